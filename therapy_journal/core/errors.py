# SPDX-License-Identifier: GPL-3.0-or-later
"""The world's faults: each with a code, one plain sentence and one safe thing to do.

A fault never carries anything the person wrote, nor a path, nor the engine's own text.
Anything that is not a ``JournalProblem`` is our own bug and goes to the crash dialog.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import ClassVar


class JournalProblem(Exception):  # noqa: N818  # a fault of the world, not of the program
    """A fault of the world that can be told and dealt with.

    ``code`` is stable and may be logged, ``sentence`` says what happened, and ``action``
    says what is safe to do next. ``trying`` stands for ``action`` where the program itself
    tries again; where nobody does, saying so would be false.
    """

    code: ClassVar[str] = "E_PROBLEM"
    sentence: str = "Something outside this program went wrong."
    action: str = "Your journal was left as it was. Please try again."
    trying: ClassVar[str] = ""

    def __init__(self, sentence: str | None = None, action: str | None = None) -> None:
        self.sentence = sentence or type(self).sentence
        self.action = action or type(self).action
        super().__init__(self.code)

    @property
    def action_while_trying(self) -> str:
        """What to do while the program tries again by itself."""
        return self.trying or self.action


class WrongPassphrase(JournalProblem):
    """No key slot opens with the passphrase given."""

    code = "E_PASSPHRASE"
    sentence = "That passphrase did not open the journal."
    action = "Check Caps Lock and the keyboard layout, then try again, or use your recovery key."


class RecoveryKeyTypo(JournalProblem):
    """One group of the recovery key, or its length, cannot be right.

    ``group`` counts from 1; 0 when no single group can be named.
    """

    code = "E_RECOVERY_TYPO"

    def __init__(self, group: int = 0) -> None:
        self.group = group
        which = f"Group {group} does not match." if group else "The recovery key does not match."
        super().__init__(which, "Please compare it with your sheet, character by character.")


class WrongRecoveryKey(JournalProblem):
    """A well-formed recovery key that belongs to another journal."""

    code = "E_RECOVERY_KEY"
    sentence = "That recovery key is complete, but it belongs to another journal."
    action = "Compare the journal number on your sheet, or open another journal."


class UnsureRecoveryKey(WrongRecoveryKey):
    """A recovery key that opens nothing, where nothing is left to tell whose fault it is."""

    sentence = (
        "This recovery key did not open the journal. It may belong to another journal, "
        "or the journal file is damaged as well."
    )


class KeyFileDamaged(JournalProblem):
    """vault.json cannot be read, or its numbers are out of bounds."""

    code = "E_SLOT_DAMAGED"
    sentence = "The key file of this journal is damaged. Your entries may be fine."
    action = "Use your recovery key, which opens the journal without the key file."


class KeyFileMissing(JournalProblem):
    """vault.json and its copy are both gone."""

    code = "E_SLOT_MISSING"
    sentence = "The key file of this journal is missing. Your entries may be fine."
    action = "Use your recovery key, which opens the journal without the key file."


class JournalMissing(JournalProblem):
    """There is no journal at the place named."""

    code = "E_DB_MISSING"
    sentence = "There is no journal at this place. Nothing was created or overwritten."
    action = "If it was moved, open it where it is now, or restore a backup."


class JournalEmpty(JournalProblem):
    """The database file is empty, or far too short to be one."""

    code = "E_DB_EMPTY"
    sentence = "The journal file is empty. Nothing was overwritten."
    action = "Leave this folder as it is, and restore a backup if there is one."


class JournalDamaged(JournalProblem):
    """The key is right but the database, or part of it, cannot be read."""

    code = "E_DB_DAMAGED"
    sentence = "Part of the journal cannot be read. We stopped before changing anything."
    action = (
        "Your passphrase or key is right. Restore a backup, or recover what can be read into "
        "a new journal. This folder is left as it is."
    )


class JournalNewer(JournalProblem):
    """The journal was written by a newer version of the program."""

    code = "E_NEWER"
    sentence = "This journal was last used with a newer version of Therapy Journal."
    action = "Open it with that version. Nothing was changed."


class JournalInUse(JournalProblem):
    """Another window or computer has the journal open."""

    code = "E_IN_USE"
    sentence = "This journal is already open in another window or on another computer."
    action = "Lock it there with Ctrl+L, then try again."


class ReadOnlyPlace(JournalProblem):
    """The journal can be read where it is, but not written."""

    code = "E_READ_ONLY"
    sentence = "This journal lies in a place that cannot be written, so new text cannot be saved."
    action = "Copy its folder to a place you can write to, and open that copy."


class NoAccess(JournalProblem):
    """The operating system refuses to open the journal."""

    code = "E_NO_ACCESS"
    sentence = "This computer does not let the program open that place."
    action = "Check the folder's permissions, or choose another place."


class DiskFull(JournalProblem):
    """No space is left where the journal lies."""

    code = "E_DISK_FULL"
    sentence = "Not saved yet: the disk is full. Your words are still here."
    action = "Free some space, then try once more."
    trying = "Free some space; saving is tried again by itself."


class StorageFault(JournalProblem):
    """The disk reported an error while reading or writing."""

    code = "E_IO"
    sentence = "Not saved yet: the disk reported a fault. Your words are still here."
    action = "Check that the drive is connected, then try once more."
    trying = "Check that the drive is connected; saving is tried again by itself."


class LowMemory(JournalProblem):
    """Not enough memory to turn the passphrase into a key."""

    code = "E_LOW_MEMORY"
    sentence = "There was not enough free memory to open the journal."
    action = "Close some other programs, then try again. Nothing was changed."


class EngineFault(JournalProblem):
    """The encryption engine failed its own check at start."""

    code = "E_ENGINE"
    sentence = "The encryption engine did not pass its check, so nothing was opened."
    action = "Install Therapy Journal again, then try once more."


class ClockBehind(JournalProblem):
    """The computer's clock is behind what was written already; ``sentence`` names both."""

    code = "E_CLOCK"
    sentence = "This computer's clock says an earlier time than the newest words here."
    action = "Nothing was changed. If the clock is wrong, set it before you write on."


class PlaceTaken(JournalProblem):
    """A file or folder of that name is there already."""

    code = "E_EXISTS"
    sentence = "Something with that name is there already. It was left as it is."
    action = "Choose another name or another place."


class BackupFailed(JournalProblem):
    """No backup could be made; whatever was begun of it was removed again."""

    code = "E_BACKUP_FAILED"
    sentence = "No backup was made. Your journal and the earlier backups are as they were."
    action = "Check the place where backups are kept, then choose Back up now."


class BackupDiskLow(BackupFailed):
    """There is too little room for a backup and what is needed to check it."""

    code = "E_DISK_LOW"
    sentence = "There is too little free space for a backup. The earlier ones are kept."
    action = "Free some space, or choose a second place for backups."


class BackupPlaceAway(BackupFailed):
    """The second place for backups, such as a stick, is not connected now."""

    code = "E_BACKUP_PLACE"
    sentence = "The second place for backups is not there at the moment."
    action = "Connect it when you can. A backup goes there the next time one is made."


Words = Mapping[type[JournalProblem], tuple[str, str]]

WHILE_OPENING: Words = {
    DiskFull: (
        "The disk is full, so the journal could not be opened safely.",
        "Free some space, then try again. What was saved is still there.",
    ),
    StorageFault: (
        "The disk reported a fault while the journal was being opened.",
        "Check that the drive is connected, then try again. What was saved is still there.",
    ),
    BackupDiskLow: (
        "There is too little room for the backup a new version makes first. Nothing was changed.",
        "Free some space, then try again. What was saved is still there.",
    ),
    BackupFailed: (
        "The backup a new version makes first could not be made. Nothing was changed.",
        "Check that the folder backups in the journal's folder can be written, then try again.",
    ),
}
"""The same faults, told when nothing has been written yet."""

WHILE_CREATING: Words = {
    DiskFull: (
        "The disk is full, so no journal was made.",
        "Free some space, or choose another place.",
    ),
    StorageFault: (
        "The disk reported a fault, so no journal was made.",
        "Check that the drive is connected, or choose another place.",
    ),
    ReadOnlyPlace: (
        "That place cannot be written, so no journal was made.",
        "Choose another place.",
    ),
    LowMemory: (
        "There was not enough free memory to make the journal.",
        "Close some other programs, then try again.",
    ),
}
"""The same faults, told when a journal was to be made."""

WHILE_RESTORING: Words = {
    JournalDamaged: (
        "This backup cannot be read whole, so nothing was restored from it.",
        "Choose an earlier backup. This one was left as it is.",
    ),
    JournalEmpty: (
        "This backup is empty, so nothing was restored from it.",
        "Choose another backup. This one was left as it is.",
    ),
    DiskFull: (
        "There is too little free space to restore the backup. Nothing was left behind.",
        "Free some space, or choose another place.",
    ),
    StorageFault: (
        "The disk reported a fault, so nothing was restored.",
        "Check that the drive is connected, or choose another place. The backup is as it was.",
    ),
    ReadOnlyPlace: (
        "That place cannot be written, so nothing was restored.",
        "Choose another place. The backup is as it was.",
    ),
}
"""The same faults, told when a backup was to be looked into or restored."""


@contextmanager
def telling(words: Words) -> Iterator[None]:
    """Tell the faults met inside in the words of what was being done."""
    try:
        yield
    except JournalProblem as problem:
        if type(problem) not in words:
            raise
        raise type(problem)(*words[type(problem)]) from None
