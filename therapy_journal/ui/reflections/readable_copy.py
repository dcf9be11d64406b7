# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the selected entries as plain files, after one sentence about what that means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from therapy_journal.core.messages import Message
from therapy_journal.ui.files import ChooseFolder, choose_folder, show_in_folder
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.several import COPY
from therapy_journal.ui.widgets.sheets import Sheet

if TYPE_CHECKING:
    from therapy_journal.services.journal import Export, Journal

UNENCRYPTED = "These files are not encrypted: anyone who can open them can read them."
WHAT = "Each entry becomes a Markdown file, with its pictures beside it. Sealed ones stay out."
TITLE = "Save as Markdown"


class ReadableCopy(QObject):
    """Answers where the list asks for a copy of several entries, or of one."""

    def __init__(
        self,
        *,
        journal: Journal,
        kit: Kit,
        screen: QWidget,
        choose: ChooseFolder = choose_folder,
    ) -> None:
        super().__init__(screen)
        self._journal, self._kit, self._screen, self._choose = journal, kit, screen, choose
        self._ids: tuple[int, ...] = ()
        self.sheet: Sheet | None = None

    def do(self, what: str, ids: Sequence[int], name: str = "") -> None:  # noqa: ARG002 — no tag
        """Say what a readable copy of these entries means, and ask where it is to lie."""
        if what != COPY or not ids:
            return
        self._ids = tuple(ids)
        sheet = self.sheet or self._make()
        count = f"{len(ids):,} {'entry' if len(ids) == 1 else 'entries'}"
        sheet.set_text(f"{count}. {WHAT}\n\n{UNENCRYPTED}")
        sheet.open()

    def _make(self) -> Sheet:
        self.sheet = Sheet(TITLE, self._screen, text=UNENCRYPTED)
        self.sheet.add_button("Not now", dismisses=True)
        self.sheet.add_button("Choose where…", is_primary=True, accepts=True)
        self.sheet.accepted.connect(self._ask_place)
        return self.sheet

    def _ask_place(self) -> None:
        folder = self._choose(self._screen, "Where they are to be kept", _documents())
        if folder is None:
            return
        from therapy_journal.services.exporting import choose  # noqa: PLC0415 — seldom asked for

        write = choose.of_entries(self._ids, clock=self._journal.clock)
        name = f"Entries {self._kit.clock.now().day.isoformat()}"
        export = partial(_export, self._journal, write, folder, name)
        self._kit.jobs.run(self._kit.ongoing.counted(export), self._screen, self._saved)

    def _saved(self, place: Path) -> None:
        message = Message("The entries were saved.", UNENCRYPTED, action="Show", key="copy")
        self._kit.say(message, partial(show_in_folder, place))


def _export(journal: Journal, write: Export, folder: Path, name: str) -> Path:
    """Write into a new folder, whatever others of that name there are."""
    names = chain((name,), (f"{name} ({number})" for number in count(2)))
    target = next(folder / each for each in names if not os.path.lexists(folder / each))
    journal.export(write, target, replace=False)
    return target


def _documents() -> Path:
    places = QStandardPaths.StandardLocation
    folder = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
