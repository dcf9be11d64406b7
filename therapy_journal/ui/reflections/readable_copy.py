# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes entries in a form anyone can read, after one question about what that means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.services.settings import LARGE_PRINT, PAPER_SIZE
from therapy_journal.ui.files import (
    ChooseFolder,
    ChooseTarget,
    choose_folder,
    choose_target,
    show_in_folder,
)
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.export_sheet import (
    HTML,
    MARKDOWN,
    PDF,
    UNENCRYPTED,
    ExportSheet,
)
from therapy_journal.ui.reflections.export_under_way import ExportUnderWay
from therapy_journal.ui.reflections.several import COPY

if TYPE_CHECKING:
    from therapy_journal.services.exporting.progress import Progress
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.paper.entry_pages import EntriesOnPaper

_WHERE = "Where they are to be kept"
_ENDINGS = {PDF: "pdf", HTML: "html"}


@dataclass(frozen=True, slots=True)
class _Wanted:
    ids: tuple[int, ...]
    form: str
    with_pictures: bool


class ReadableCopy(QObject):
    """Answers where the list asks for a copy of several entries, or of one."""

    def __init__(
        self,
        *,
        journal: Journal,
        kit: Kit,
        screen: QWidget,
        choose: ChooseFolder = choose_folder,
        choose_file: ChooseTarget = choose_target,
    ) -> None:
        super().__init__(screen)
        self._journal, self._kit, self._screen = journal, kit, screen
        self._choose, self._choose_file = choose, choose_file
        self._ids: tuple[int, ...] = ()
        self.sheet: ExportSheet | None = None
        self.under_way: ExportUnderWay | None = None

    def do(self, what: str, ids: Sequence[int], name: str = "") -> None:  # noqa: ARG002 — no tag
        """Ask in which form these entries are to leave, and say what that means."""
        if what != COPY or not ids:
            return
        self._ids = tuple(ids)
        if self.sheet is None:
            self.sheet = ExportSheet(self._screen)
            self.sheet.accepted.connect(self._ask_place)
        self.sheet.ask(len(ids))

    def _ask_place(self) -> None:
        if self.sheet is None:
            return
        form = self.sheet.form
        # A folder and a page for a browser hold what is written; on paper it is a choice.
        wanted = _Wanted(self._ids, form, form != PDF or self.sheet.pictures.isChecked())
        day = self._kit.clock.now().day.isoformat()
        if form == MARKDOWN:
            place = self._choose(self._screen, _WHERE, _documents())
            name = f"Entries {day}"
        else:
            suggested = _documents() / f"Notes {day}.{_ENDINGS[form]}"
            place = self._choose_file(self._screen, _WHERE, suggested)
            name = ""
        if place is not None:
            self._begin(wanted, place, name)

    def _begin(self, wanted: _Wanted, place: Path, name: str) -> None:
        from therapy_journal.services.exporting.progress import Progress  # noqa: PLC0415

        progress = Progress()
        if self.under_way is None:
            self.under_way = ExportUnderWay(self._screen)
        self.under_way.begin(progress)
        # The file dialog has asked whether a file of that name may be replaced.
        export = partial(_export, self._journal, wanted, progress, place, name)
        saved = partial(self._saved, wanted.form)
        self._kit.jobs.run(self._kit.ongoing.counted(export), self._screen, saved, self._failed)

    def _saved(self, form: str, written: tuple[Path, bool]) -> None:
        self._end()
        from therapy_journal.ui.paper.pdf import BOXES  # noqa: PLC0415 — as below

        place, has_boxes = written
        what = "The entries were saved." if len(self._ids) > 1 else "The entry was saved."
        detail = f"{UNENCRYPTED[form]} {BOXES}" if has_boxes else UNENCRYPTED[form]
        message = Message(what, detail, action="Show", key="copy", stays=has_boxes)
        self._kit.say(message, partial(show_in_folder, place))

    def _failed(self, problem: JournalProblem) -> None:
        self._end()
        self._kit.say(Message.of(problem))

    def _end(self) -> None:
        if self.under_way is not None:
            self.under_way.end()


def _export(
    journal: Journal, wanted: _Wanted, progress: Progress, place: Path, name: str
) -> tuple[Path, bool]:
    """Write, on the storage thread; with a name into a new folder, whatever others there are.

    Returns where it is, and whether some character is in no font here.
    """
    from therapy_journal.services.exporting import choose  # noqa: PLC0415 — seldom asked for

    drawing = _drawing(journal) if wanted.form == PDF else None
    write = choose.of_entries(
        wanted.ids,
        wanted.form,
        clock=journal.clock,
        progress=progress,
        drawing=drawing,
        with_pictures=wanted.with_pictures,
    )
    target = _free(place, name) if name else place
    journal.export(write, target, replace=not name)
    return target, drawing is not None and drawing.has_boxes


def _free(folder: Path, name: str) -> Path:
    names = chain((name,), (f"{name} ({number})" for number in count(2)))
    return next(folder / each for each in names if not os.path.lexists(folder / each))


def _drawing(journal: Journal) -> EntriesOnPaper:
    from therapy_journal.ui.paper.entry_pages import EntriesOnPaper  # noqa: PLC0415 — as above
    from therapy_journal.ui.paper.form import PageForm, PaperSize  # noqa: PLC0415

    size, is_large = journal.settings.get(PAPER_SIZE), journal.settings.get(LARGE_PRINT)
    return EntriesOnPaper(PageForm(PaperSize(size), is_large))


def _documents() -> Path:
    places = QStandardPaths.StandardLocation
    folder = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
