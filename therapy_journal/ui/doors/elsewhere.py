# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps unsaved words in an encrypted file of the person's choice, and takes them up again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.services.settings import ELSEWHERE, WindowSettings
from therapy_journal.ui.files import ChooseFile, ChooseFolder
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # loaded while the passphrase is being typed
    from therapy_journal.core.unsaved import Unsaved
    from therapy_journal.services.journal import Journal

TAKEN_UP = Message(
    "Words that could not be saved before are in the journal now.",
    "Each is where it belongs.",
    key="taken_up",
)
NOTHING_NEW = Message("The words of that file are in the journal already.", key="taken_up")
KEPT = Message(
    "Kept in an encrypted file.",
    "The next unlock puts the words where they belong and removes the file.",
    key="kept_elsewhere",
)


class Elsewhere(QObject):
    """Knows where words were kept; a file written in vain is removed again."""

    def __init__(
        self,
        *,
        kit: Kit,
        settings: WindowSettings,
        choose_folder: ChooseFolder,
        choose_file: ChooseFile,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kit, self._settings = kit, settings
        self._choose_folder, self._choose_file = choose_folder, choose_file
        self._journal: Journal | None = None
        self._written: list[Path] = []

    def begin(self, journal: Journal) -> None:
        """Look after this journal: take up what was kept of it before."""
        self._journal = journal
        look = partial(journal.kept_elsewhere.look, self.folders(journal))
        self._kit.jobs.run(look, self, self._looked)

    def folders(self, journal: Journal) -> list[Path]:
        """Return where words may lie: the place chosen last, beside the journal, at home."""
        chosen = self._settings.get(ELSEWHERE)
        folders = [Path(chosen)] if chosen else []
        return [*folders, journal.folder.parent, journal.folder, Path.home()]

    def choose_and_keep(
        self,
        words: list[Unsaved],
        parent: QWidget,
        done: Callable[[], object],
        failed: Callable[[JournalProblem], object],
    ) -> None:
        """Ask for a folder and keep the words there; nothing happens where none is chosen."""
        journal = self._journal
        begin = Path(self._settings.get(ELSEWHERE) or Path.home())
        folder = self._choose_folder(parent, "Save the last words, encrypted, in", begin)
        if journal is None or folder is None:
            return
        keep = partial(journal.kept_elsewhere.keep, words, folder)
        self._kit.jobs.run(keep, self, partial(self._kept, done), failed)

    def keep_anywhere(self, words: list[Unsaved]) -> Callable[[], Path | None]:
        """Return what keeps the words without asking: the system does not wait for an answer."""
        journal = self._journal
        if journal is None:
            return _nowhere
        return partial(journal.kept_elsewhere.keep_anywhere, words, self.folders(journal))

    def settle(self) -> Callable[[], None]:
        """Return what removes files whose words the journal has now."""
        written, self._written = tuple(self._written), []
        return partial(_remove, written)

    def open_file(self, parent: QWidget) -> None:
        """Ask for a file of words kept elsewhere and take it up."""
        journal = self._journal
        if journal is None:
            return
        file = self._choose_file(parent, "Words saved elsewhere", Path.home(), "*.tjwords")
        if file is not None:
            take_up = partial(journal.kept_elsewhere.take_up, (file,))
            self._kit.jobs.run(take_up, self, self._opened)

    def _looked(self, count: int) -> None:
        if count:
            self._settings.put(ELSEWHERE, "")
            self._kit.say(TAKEN_UP)

    def _opened(self, count: int) -> None:
        self._kit.say(TAKEN_UP if count else NOTHING_NEW)

    def _kept(self, done: Callable[[], object], file: Path) -> None:
        # The new file holds every unsaved word; one written before holds no other.
        self._kit.jobs.run(self.settle(), self)
        self._written.append(file)
        self._settings.put(ELSEWHERE, str(file.parent))
        done()


def _nowhere() -> Path | None:
    return None


def _remove(files: tuple[Path, ...]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
