# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a session did not take place: asked once, without blame, and free to stay open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.appointments import Absence
from therapy_journal.core.session_words import STATE_TITLES, when
from therapy_journal.core.sessions import ABSENCE_TITLES, AbsenceReason, Session, SessionState
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.values import choice_text, choices_text, read_choice, read_choices
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.material import AbsenceMaterial
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.fields import TextBox, labelled
from therapy_journal.ui.widgets.labels import Label

_ABOUT = "Life happens. Nothing has to be chosen here."


class AbsenceForm(FormPage):
    """Keeps that a session was missed or cancelled, and why if somebody wants to say."""

    told = Signal(object)

    def __init__(self, *, attending: Attending, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=attending.forms, keep_text="Keep", parent=parent)
        self._attending = attending
        self._session: Session | None = None
        self._state = SessionState.MISSED
        self._when = Label("", size=15, serif=True)
        self._reasons = ChipRow(
            list(ABSENCE_TITLES.items()),
            exclusive=False,
            tone="session",
            name="What got in the way",
        )
        self._note = TextBox("In my words, if I like", serif=True)
        self.add(self._when)
        self.add(Label(_ABOUT, "muted"))
        self.add(labelled("What got in the way", self._reasons))
        self.add(self._note)
        self._reasons.value_changed.connect(self._on_edited)
        self._note.text_edited.connect(self._on_edited)

    def show_material(self, material: AbsenceMaterial) -> None:
        """Open the form for a session."""
        self._session = material.session
        draft_state = read_choice(SessionState, material.draft.get("state", ""))
        self._state = draft_state or material.state
        self._when.setText(when(material.session, self._kit.clock.now().day))
        self._fill({})
        title = f"This session was {STATE_TITLES[self._state]}"
        self.open_form(FormKind.ABSENCE, material.session.id, title, material.draft)

    def fields(self) -> Fields:
        """Return what was said, and of which kind of absence."""
        return {
            "state": choice_text(self._state),
            "reasons": choices_text(self._reasons.value()),
            "note": self._note.text(),
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._reasons.set_value(read_choices(AbsenceReason, fields.get("reasons", "")))
        self._note.set_text(fields.get("note", ""))

    def submit(self) -> None:
        """Keep it."""
        if self._session is None:
            return
        fields = self.fields()
        absence = Absence(read_choices(AbsenceReason, fields["reasons"]), fields["note"])
        is_missed = self._state is SessionState.MISSED
        tell = self._attending.missed if is_missed else self._attending.cancelled
        self.set_busy(is_busy=True)
        self._kit.jobs.run(
            partial(tell, self._session.id, absence), self, self._kept, self.was_not_kept
        )

    def first_field(self) -> QWidget:
        """Return the first reason."""
        return self._reasons.chips()[0]

    def _kept(self, session: Session) -> None:  # noqa: ARG002
        before = self._session
        self.was_kept()
        self.told.emit(before)

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.touched()
