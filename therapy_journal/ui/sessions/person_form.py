# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of somebody of the care team."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from therapy_journal.core.sessions import CarePerson
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.material import PersonMaterial
from therapy_journal.ui.widgets.fields import TextBox, TextField, labelled


class PersonForm(FormPage):
    """A name or initials are enough."""

    def __init__(self, *, attending: Attending, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=attending.forms, keep_text="Keep", parent=parent)
        self._attending = attending
        self._name = TextField("e.g. M. K.", name="Name or initials")
        self._role = TextField("e.g. psychotherapist", name="What they do")
        self._note = TextBox("e.g. Prescribes; every third month", serif=True)
        self.add(labelled("Name or initials", self._name))
        self.add(labelled("What they do", self._role))
        self.add(labelled("Notes", self._note))
        self._name.textEdited.connect(self._on_edited)
        self._role.textEdited.connect(self._on_edited)
        self._note.text_edited.connect(self._on_edited)

    def show_material(self, material: PersonMaterial) -> None:
        """Open the form for somebody new or known."""
        person = material.person or CarePerson(0, "")
        self._fill({"name": person.name, "role": person.role, "note": person.note})
        title = f"Change {person.name}" if person.id else "Somebody of my care team"
        self.open_form(FormKind.CARE_PERSON, person.id, title, material.draft)

    def fields(self) -> Fields:
        """Return what was written."""
        return {
            "name": self._name.text(),
            "role": self._role.text(),
            "note": self._note.text(),
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._name.setText(fields.get("name", ""))
        self._role.setText(fields.get("role", ""))
        self._note.set_text(fields.get("note", ""))

    def submit(self) -> None:
        """Keep the person."""
        fields = self.fields()
        words = (fields["name"], fields["role"], fields["note"])
        if self._item_id:
            keep = partial(self._attending.edit_person, self._item_id, *words)
        else:
            keep = partial(self._attending.add_person, *words)
        self.set_busy(is_busy=True)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the field for the name."""
        return self._name

    def _kept(self, person: CarePerson) -> None:  # noqa: ARG002
        self.was_kept()

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.touched()
