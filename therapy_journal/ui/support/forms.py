# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms in which somebody to turn to, or something that helps, is written anew."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from therapy_journal.core.support import Comfort, Person
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.supporting import Supporting
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.fields import TextBox, TextField, labelled


class PersonForm(FormPage):
    """Name, number and note; a name or initials are enough."""

    def __init__(self, *, supporting: Supporting, kit: Kit) -> None:
        super().__init__(kit=kit, forms=supporting.forms, keep_text="Keep")
        self._supporting = supporting
        self.name = TextField("e.g. M. K.", name="Name or initials")
        self.number = TextField("", name="Number")
        self.note = TextBox("e.g. Evenings are fine", serif=True)
        self.add(labelled("Name or initials", self.name))
        self.add(labelled("Number", self.number))
        self.add(labelled("Note", self.note))
        for field in (self.name, self.number):
            field.textEdited.connect(self._on_edited)
        self.note.text_edited.connect(self._on_edited)

    def show_person(self, person: Person, draft: Fields) -> None:
        """Open the form for somebody who is there."""
        self._fill({"name": person.name, "number": person.number, "note": person.note})
        self.open_form(FormKind.PERSON, person.id, f"Change {person.name}", draft)

    def fields(self) -> Fields:
        """Return what was written."""
        return {
            "name": self.name.text(), "number": self.number.text(), "note": self.note.text()
        }  # fmt: skip

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self.name.setText(fields.get("name", ""))
        self.number.setText(fields.get("number", ""))
        self.note.set_text(fields.get("note", ""))

    def submit(self) -> None:
        """Keep the person."""
        fields = self.fields()
        words = (fields["name"], fields["number"], fields["note"])
        self.set_busy(is_busy=True)
        keep = partial(self._supporting.edit_person, self._item_id, *words)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the field for the name."""
        return self.name

    def _kept(self, _value: object) -> None:
        self.was_kept()

    def _on_edited(self, *_: object) -> None:
        self.touched()


class ComfortForm(FormPage):
    """One line."""

    def __init__(self, *, supporting: Supporting, kit: Kit) -> None:
        super().__init__(kit=kit, forms=supporting.forms, keep_text="Keep")
        self._supporting = supporting
        self.line = TextField("", name="What helps me")
        self.add(labelled("What helps me", self.line))
        self.line.textEdited.connect(self._on_edited)

    def show_comfort(self, comfort: Comfort, draft: Fields) -> None:
        """Open the form for a line that is there."""
        self._fill({"body": comfort.body})
        self.open_form(FormKind.COMFORT, comfort.id, "What helps me", draft)

    def fields(self) -> Fields:
        """Return what was written."""
        return {"body": self.line.text()}

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self.line.setText(fields.get("body", ""))

    def submit(self) -> None:
        """Keep the line."""
        self.set_busy(is_busy=True)
        keep = partial(self._supporting.edit_comfort, self._item_id, self.line.text())
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the line."""
        return self.line

    def _kept(self, _value: object) -> None:
        self.was_kept()

    def _on_edited(self, *_: object) -> None:
        self.touched()
