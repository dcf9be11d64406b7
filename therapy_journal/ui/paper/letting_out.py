# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving a page as a PDF and printing it, each after one sentence about what that means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.summary import PageTooFull
from therapy_journal.ui.files import ChooseTarget, choose_target, show_in_folder
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.pages import PaperLayout
from therapy_journal.ui.paper.pdf import BOXES, UNENCRYPTED, file_name, pdf_bytes, write_privately
from therapy_journal.ui.widgets.sheets import Sheet

SPOOLER = (
    "The printing system keeps a copy of the page until it is printed, and some printers keep "
    "one too. Print on a printer you trust."
)

PrintPages = Callable[[QWidget, PaperLayout, Callable[[], object]], None]
"""(parent, pages, what to do once they were handed to the printer)"""

Remember = Callable[[], object]
"""A use case that keeps that the page was made; run on the storage thread."""


def print_with_dialog(parent: QWidget, layout: PaperLayout, done: Callable[[], object]) -> None:
    """Ask for a printer and print; only here is the printing system touched."""
    from therapy_journal.ui.paper.printing import ask_and_print  # noqa: PLC0415

    ask_and_print(parent, layout, done)


class LettingOut(QObject):
    """Lets a page out of the journal when, and only when, somebody asks for it."""

    made = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        screen: QWidget,
        choose: ChooseTarget = choose_target,
        print_pages: PrintPages = print_with_dialog,
    ) -> None:
        super().__init__(screen)
        self._kit, self._screen = kit, screen
        self._choose, self._print_pages = choose, print_pages
        self._layout: PaperLayout | None = None
        self._remember: Remember | None = None
        self._day = kit.clock.now().day
        self.pdf_sheet = self._sheet("Save as PDF", UNENCRYPTED, "Choose where…")
        self.pdf_sheet.accepted.connect(self._save)
        self.print_sheet = self._sheet("Print", SPOOLER, "Choose a printer…")
        self.print_sheet.accepted.connect(self._print)

    def as_pdf(self, layout: PaperLayout, day: date, remember: Remember) -> None:
        """Say what a file means, ask where, and write it; ``day`` goes into its name."""
        self._day = day
        self._ask(self.pdf_sheet, layout, remember)

    def on_paper(self, layout: PaperLayout, remember: Remember) -> None:
        """Say what printing means, ask for a printer, and print."""
        self._ask(self.print_sheet, layout, remember)

    def _sheet(self, title: str, text: str, go_on: str) -> Sheet:
        sheet = Sheet(title, self._screen, text=text)
        sheet.add_button("Not now", dismisses=True)
        sheet.add_button(go_on, is_primary=True, accepts=True)
        return sheet

    def _ask(self, sheet: Sheet, layout: PaperLayout, remember: Remember) -> None:
        if layout.is_cut:
            self._kit.say(Message.of(PageTooFull()))
            return
        self._layout, self._remember = layout, remember
        said = UNENCRYPTED if sheet is self.pdf_sheet else SPOOLER
        sheet.set_text(f"{said}\n\n{BOXES}" if layout.has_boxes else said)
        sheet.open()

    def _save(self) -> None:
        layout, remember = self._layout, self._remember
        if layout is None or remember is None:
            return
        target = self._choose(self._screen, "Save as PDF", self._suggestion())
        if target is None:
            return
        # The file dialog has asked whether a file of that name may be replaced.
        write = partial(write_privately, pdf_bytes(layout), target, replace=True)
        saved = partial(self._saved, target)
        save = self._kit.ongoing.counted(_Both(write, remember))
        self._kit.jobs.run(save, self._screen, saved)

    def _print(self) -> None:
        if self._layout is None:
            return
        try:
            self._print_pages(self._screen, self._layout, self._printed)
        except JournalProblem as problem:
            self._kit.say(Message.of(problem))

    def _saved(self, target: Path, nothing: object) -> None:  # noqa: ARG002
        message = Message("The PDF was saved.", UNENCRYPTED, action="Show", key="pdf")
        self._kit.say(message, partial(show_in_folder, target))
        self.made.emit()

    def _printed(self) -> None:
        if self._remember is not None:
            self._kit.jobs.run(self._remember, self._screen, self._tell_made)

    def _tell_made(self, nothing: object) -> None:  # noqa: ARG002
        self.made.emit()

    def _suggestion(self) -> Path:
        places = QStandardPaths.StandardLocation
        folder = QStandardPaths.writableLocation(places.DocumentsLocation)
        return Path(folder) / file_name(self._day)


class _Both:
    """Two steps on the storage thread; the second only when the first went well."""

    def __init__(self, first: Callable[[], object], second: Callable[[], object]) -> None:
        self._first, self._second = first, second

    def __call__(self) -> object:
        self._first()
        return self._second()
