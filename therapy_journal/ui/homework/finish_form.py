# SPDX-License-Identifier: GPL-3.0-or-later
"""Finishing a task, with what was learned from it if somebody wants to say."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.homework import Homework
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.practising import Practising
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.homework.material import PracticeMaterial
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.fields import TextBox, labelled
from therapy_journal.ui.widgets.labels import Label


class FinishForm(FormPage):
    """One question, which may stay unanswered."""

    finished = Signal(object)

    def __init__(self, *, practising: Practising, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=practising.forms, keep_text="Finish", parent=parent)
        self._practising = practising
        self._homework: Homework | None = None
        self._task = Label("", "muted", 15, serif=True)
        self._learned = TextBox("Something about me, about it, or about what helps", serif=True)
        self.add(self._task)
        self.add(labelled("What I learned", self._learned, "You could also leave this open."))
        self._learned.text_edited.connect(self.touched)

    def show_material(self, material: PracticeMaterial) -> None:
        """Open the form for a task."""
        self._homework = material.homework
        self._task.setText(material.homework.title)
        self._fill({"learned": material.homework.learned})
        self.open_form(FormKind.FINISH, material.homework.id, "Finish homework", material.draft)

    def fields(self) -> Fields:
        """Return what was learned."""
        return {"learned": self._learned.text()}

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._learned.set_text(fields.get("learned", ""))

    def submit(self) -> None:
        """Finish the task."""
        if self._homework is not None:
            finish = partial(self._practising.finish, self._homework.id, self._learned.text())
            self.set_busy(is_busy=True)
            self._kit.jobs.run(finish, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the only field."""
        return self._learned

    def _kept(self, homework: Homework) -> None:  # noqa: ARG002
        before = self._homework
        self.was_kept()
        self.finished.emit(before)
