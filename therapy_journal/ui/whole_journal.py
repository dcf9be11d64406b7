# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done to the journal as a whole: look at it on the disk, move, copy, erase it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal import paths
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.services.settings import (
    ELSEWHERE,
    ERASING,
    LAST_JOURNAL,
    REMEMBER_LAST,
    WindowSettings,
)
from therapy_journal.ui import files
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.main_window import MainWindow

if TYPE_CHECKING:  # loaded while the passphrase is being typed
    from therapy_journal.services.erasing import Known
    from therapy_journal.services.journal import Journal
    from therapy_journal.services.moving import Moved
    from therapy_journal.ui.settings.erase_sheet import EraseSheet
    from therapy_journal.ui.settings.move_sheet import MoveSheet
    from therapy_journal.ui.widgets.sheets import Sheet

LEFT_BEHIND = Message(
    "The journal was moved, but part of it could not be removed from the old place.",
    "Everything is here. You could delete the old folder yourself.",
    key="left_behind",
    stays=True,
)

DRAFTS_WAIT = Message(
    "The disk is full or cannot be written, so your last words wait to be saved.",
    "You can read everything, and they are still here. Free some space before you write more.",
    key="drafts_wait",
    stays=True,
)


class NotSavedYet(JournalProblem):
    """The last words could not be saved, so nothing was begun."""

    code = "E_NOT_SAVED_YET"
    sentence = "The last words could not be saved yet, so nothing was begun."
    action = "Free some space or connect the drive, then try again."


class WholeJournal(QObject):
    """Opens each sheet over the window when its command asks for it, and does what it asks."""

    def __init__(
        self, *, kit: Kit, commands: Commands, settings: WindowSettings, window: MainWindow,
        choose_folder: files.ChooseFolder = files.choose_folder,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._kit, self._settings, self._window = kit, settings, window
        self._choose_folder = choose_folder
        self._journal: Journal | None = None
        for command, slot in (
            ("journal.disk", self.open_disk),
            ("journal.another", self.open_another_computer),
            ("journal.move", self.open_move),
            ("journal.erase", self.open_erase),
        ):
            commands.bind(command, slot)

    def take_up(self, journal: Journal) -> None:
        """Work on this journal from now on."""
        self._journal = journal
        if journal.are_drafts_waiting:
            self._kit.say(DRAFTS_WAIT)
        if journal.left_behind:
            self._kit.say(LEFT_BEHIND, partial(files.show_in_folder, journal.left_behind[0]))

    # -- the sheets -------------------------------------------------------------------

    def open_disk(self) -> None:
        """Show what is on the disk."""
        from therapy_journal.ui.settings.disk_sheet import DiskSheet  # noqa: PLC0415

        if self._journal is not None:
            elsewhere = self._elsewhere()
            _open(DiskSheet(self._journal, self._kit, self._window, elsewhere=elsewhere))

    def open_another_computer(self) -> None:
        """Tell the three steps to another computer."""
        from therapy_journal.ui.settings.another_computer_sheet import (  # noqa: PLC0415
            AnotherComputerSheet,
        )

        if self._journal is not None:
            sheet = AnotherComputerSheet(
                self._journal, self._kit, self._window,
                begin=self._journal.folder.parent, choose=self._choose_folder,
            )  # fmt: skip
            _open(sheet)

    def open_move(self) -> None:
        """Ask where the journal is to go."""
        from therapy_journal.ui.settings.move_sheet import MoveSheet  # noqa: PLC0415

        if self._journal is not None:
            sheet = MoveSheet(
                self._journal.folder, self._window,
                is_remembered=self._settings.get(REMEMBER_LAST), choose=self._choose_folder,
            )  # fmt: skip
            sheet.chosen.connect(partial(self._move, sheet))
            _open(sheet)

    def open_erase(self) -> None:
        """Ask what is known of the journal, then whether it is to be erased."""
        if self._journal is not None:
            known = partial(self._journal.erasing.known, self._elsewhere())
            self._kit.jobs.run(known, self, self._show_erase)

    def _elsewhere(self) -> list[Path]:
        """Return the folders in which words may have been kept."""
        folder = self._settings.get(ELSEWHERE)
        return [Path(folder)] if folder else []

    # -- moving -----------------------------------------------------------------------

    def _move(self, sheet: MoveSheet, folder: Path) -> None:
        sheet.set_busy(is_busy=True)
        begin = partial(self._begin_move, sheet, folder)
        self._window.doors.saved_then(begin, partial(sheet.tell, NotSavedYet()))

    def _begin_move(self, sheet: MoveSheet, folder: Path) -> None:
        if self._journal is not None:
            begin = self._kit.ongoing.counted(partial(self._journal.moving.begin, folder))
            self._kit.jobs.run(begin, sheet, self._end_move, sheet.tell)

    def _end_move(self, moved: Moved) -> None:
        """Close the old place for good; nothing else is written in it from now on."""
        if self._journal is None or self._window.doors.is_closed:
            return  # the old place has everything, and its next unlock clears the copy away
        end = partial(self._journal.moving.end, moved, self._remember)
        self._window.doors.close_by(end, partial(self._moved, moved))

    def _moved(self, moved: Moved, answer: list[Path] | JournalProblem) -> None:
        is_there = not isinstance(answer, JournalProblem)
        self._window.start_anew_at(moved.new if is_there else moved.old)

    def _remember(self, folder: Path) -> None:
        # On the storage thread, while the window waits for it and does nothing else.
        if self._settings.get(REMEMBER_LAST):
            self._settings.put(LAST_JOURNAL, str(folder))

    # -- erasing ----------------------------------------------------------------------

    def _show_erase(self, known: Known) -> None:
        from therapy_journal.ui.settings.erase_sheet import EraseSheet  # noqa: PLC0415

        sheet = EraseSheet(known, self._kit.clock.now().local.date(), self._window)
        sheet.copy_requested.connect(partial(self._copy_first, sheet))
        sheet.readable_requested.connect(partial(self._keep_readable, sheet))
        sheet.agreed.connect(self._erase)
        _open(sheet)

    def _copy_first(self, sheet: EraseSheet) -> None:
        if self._journal is not None:
            self._ask_and_keep(sheet, self._journal.moving.copy_to)

    def _keep_readable(self, sheet: EraseSheet) -> None:
        if self._journal is not None:
            self._ask_and_keep(sheet, partial(_export, self._journal))

    def _ask_and_keep(self, sheet: EraseSheet, keep: Callable[[Path], Path]) -> None:
        """Ask for a folder, save what is typed, and keep a copy there."""
        folder = self._choose_folder(sheet, "Where it is to be kept", Path.home())
        if folder is not None:
            run = partial(self._keep, sheet, partial(keep, folder))
            self._window.doors.saved_then(run, partial(sheet.tell, NotSavedYet()))

    def _keep(self, sheet: EraseSheet, keep: Callable[[], Path]) -> None:
        counted = self._kit.ongoing.counted(keep)
        self._kit.jobs.run(counted, sheet, partial(_kept, sheet), sheet.tell)

    def _erase(self, known: Known) -> None:
        if self._journal is None:
            return
        from therapy_journal.services.erasing import going  # noqa: PLC0415 — hardly ever needed

        # Noted first: whatever cuts this short, the next start goes on with it.
        self._settings.put(ERASING, str(going(known.folder)))
        self._settings.put(LAST_JOURNAL, "")
        erase = partial(self._journal.erasing.erase, known)
        self._window.doors.close_by(erase, partial(self._erased, known))

    def _erased(self, known: Known, _: object) -> None:
        from therapy_journal.services.erasing import sweep  # noqa: PLC0415 — hardly ever needed

        self._kit.jobs.close()  # a backup may have been finished meanwhile, on another thread
        if not sweep(known):
            self._settings.put(ERASING, "")
            self._settings.put(ELSEWHERE, "")
        paths.log_file().unlink(missing_ok=True)
        self._window.start_anew_at(None)


def _open(sheet: Sheet) -> None:
    sheet.accepted.connect(sheet.deleteLater)
    sheet.dismissed.connect(sheet.deleteLater)
    sheet.open()


def _kept(sheet: EraseSheet, place: Path) -> None:
    sheet.tell_done(f"It was kept in {place}")


def _export(journal: Journal, folder: Path) -> Path:
    """Write everything but raw layers and sealed entries as Markdown into a new folder."""
    from therapy_journal.services.exporting import choose  # noqa: PLC0415 — seldom asked for

    target = folder / f"Journal {journal.clock.now().day.isoformat()}"
    write = choose.exporter("markdown", with_raw=False, with_sealed=False, clock=journal.clock)
    journal.export(write, target, replace=False)
    return target
