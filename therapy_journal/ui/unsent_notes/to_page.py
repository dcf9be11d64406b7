# SPDX-License-Identifier: GPL-3.0-or-later
"""From the open note to a page of its own: on the screen, on paper, or as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.say_page import SayPage
from therapy_journal.services.note_paper import NotePaper, SayPaper
from therapy_journal.ui.files import ChooseTarget
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.letting_out import LettingOut, PrintPages
from therapy_journal.ui.paper.pages import PaperLayout
from therapy_journal.ui.paper.say_page import lay_out_say_page
from therapy_journal.ui.unsent_notes.page_view import PageView
from therapy_journal.ui.unsent_notes.saver import NoteSaver


class ToPage(QObject):
    """Reads the third layer anew once the note is saved; it is never handed another layer."""

    def __init__(
        self,
        *,
        note_paper: NotePaper,
        kit: Kit,
        saver: NoteSaver,
        note_id: Callable[[], int | None],
        screen: QWidget,
        choose: ChooseTarget,
        print_pages: PrintPages,
    ) -> None:
        super().__init__(screen)
        self._paper, self._kit, self._saver, self._note_id = note_paper, kit, saver, note_id
        self.view = PageView(screen)
        self.letting_out = LettingOut(
            kit=kit, screen=screen, choose=choose, print_pages=print_pages
        )

    def read(self) -> None:
        """Show the words large over the whole window."""
        self._with_note(self._read)

    def print_page(self) -> None:
        """Print the words on a page of their own."""
        self._with_note(partial(self._on_paper, self._print))

    def save_pdf(self) -> None:
        """Save the words as a PDF."""
        self._with_note(partial(self._on_paper, self._as_pdf))

    def _with_note(self, go_on: Callable[[int], object]) -> None:
        note_id = self._note_id()
        if note_id is not None:
            self._saver.when_saved(partial(go_on, note_id))

    def _read(self, note_id: int) -> None:
        self._kit.jobs.run(partial(self._paper.to_read, note_id), self, self._show, self._tell)

    def _show(self, page: SayPage) -> None:
        self.view.open(page)

    def _on_paper(self, then: Callable[[SayPaper], object], note_id: int) -> None:
        self._kit.jobs.run(partial(self._paper.for_paper, note_id), self, then, self._tell)

    def _tell(self, problem: JournalProblem) -> None:
        self._kit.say(Message.of(problem))

    def _print(self, paper: SayPaper) -> None:
        remember = partial(self._paper.page_made, "print")
        self.letting_out.on_paper(_laid_out(paper), remember)

    def _as_pdf(self, paper: SayPaper) -> None:
        remember = partial(self._paper.page_made, "pdf")
        self.letting_out.as_pdf(_laid_out(paper), self._kit.clock.now().day, remember)


def _laid_out(paper: SayPaper) -> PaperLayout:
    return lay_out_say_page(paper.page, PageForm(PaperSize(paper.paper_size), paper.is_large))
