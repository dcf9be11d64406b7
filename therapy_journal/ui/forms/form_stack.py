# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen's cards and the forms that take their place, one at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.form_drafts import FormDrafts, LeftForm
from therapy_journal.ui.forms.draft_keeper import IS_OPEN
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.unfinished import Unfinished
from therapy_journal.ui.kit import Kit


class FormStack(QStackedWidget):
    """Keeps track of which form is open, and leads back to one that was left unkept.

    ``form_changed`` tells whether a form is shown; ``went_stale`` that the cards should be
    read again; ``resume_requested`` carries the :class:`LeftForm` to open again.
    """

    form_changed = Signal(bool)
    went_stale = Signal()
    resume_requested = Signal(object)

    def __init__(
        self,
        *,
        cards: QWidget,
        unfinished: Unfinished,
        drafts: FormDrafts,
        kit: Kit,
        is_read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unfinished, self._drafts, self._kit = unfinished, drafts, kit
        self._is_read_only = is_read_only
        self._is_first = True
        self._pages: list[FormPage] = []
        self.addWidget(cards)
        unfinished.go_on_requested.connect(self.resume_requested)
        unfinished.throw_away_requested.connect(self._throw_away)

    def add_form(self, form: FormPage) -> None:
        """Take a form into the stack."""
        self._pages.append(form)
        self.addWidget(form)
        form.left.connect(self._on_left)
        form.draft_thrown_away.connect(self.went_stale)

    @property
    def is_in_form(self) -> bool:
        """Whether a form is shown."""
        return self.currentIndex() != 0

    def show_form(self, form: FormPage) -> None:
        """Show a form in place of the cards."""
        self.setCurrentWidget(form)
        self.form_changed.emit(True)  # noqa: FBT003 — what the signal carries

    def leave_form(self) -> None:
        """Leave the form that is open, if any; what was typed waits.

        Whoever asks for another form does not get the one from before the lock.
        """
        self._is_first = False
        for form in self._pages:
            form.leave()

    def enter_form(self) -> bool:
        """Let the keys go to the form that is open, and return whether one is."""
        return any(form.enter() for form in self._pages)

    def flush(self) -> None:
        """Save what is being typed."""
        for form in self._pages:
            form.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return any(form.unsaved() for form in self._pages)

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return [each for form in self._pages for each in form.unsaved_texts()]

    def show_left(self, left: LeftForm | None) -> None:
        """Show the way back to a form; one that was open at the lock opens by itself, once."""
        was_open = left is not None and bool(left.fields.get(IS_OPEN))
        if was_open and self._is_first and not self._is_read_only:
            self.resume_requested.emit(left)
        self._is_first = False
        is_hidden = self.is_in_form or self._is_read_only
        self._unfinished.show_draft(None if is_hidden else left)

    def _on_left(self) -> None:
        self.setCurrentIndex(0)
        self.form_changed.emit(False)  # noqa: FBT003 — what the signal carries
        self.went_stale.emit()

    def _throw_away(self, left: LeftForm | None) -> None:
        if left is not None:
            drop = partial(self._drafts.drop, left.kind, left.item_id)
            self._kit.jobs.run(drop, self, self._was_done)
            message = Message("Thrown away.", action="Undo", key="form_left")
            self._kit.say(message, partial(self._keep_again, left))

    def _keep_again(self, left: LeftForm) -> None:
        keep = partial(self._drafts.keep, left.kind, left.item_id, left.fields)
        self._kit.jobs.run(keep, self, self._was_done)

    def _was_done(self, nothing: None) -> None:  # noqa: ARG002
        self.went_stale.emit()
