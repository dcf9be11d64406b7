# SPDX-License-Identifier: GPL-3.0-or-later
"""Making and opening a journal, for windows and for the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from therapy_journal.core.days import Clock
from therapy_journal.core.errors import WHILE_CREATING, WHILE_OPENING, telling
from therapy_journal.services.journal import Journal
from therapy_journal.services.passphrases import require_enough
from therapy_journal.storage import backups_follow, changing_keys, copying
from therapy_journal.storage import recovery_key as recovery_keys
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.checks import Finding
from therapy_journal.storage.keys import STRONG, KdfCost


@dataclass(frozen=True, slots=True)
class NewJournal:
    """A journal just made: its place, its number for the sheet, and its recovery key."""

    folder: Path
    vault_id: str
    recovery_key: str = field(repr=False)

    @property
    def number(self) -> str:
        """The first eight characters of the journal's id, which stand on the sheet."""
        return self.vault_id[:8]


def make(folder: Path, passphrase: str, *, cost: KdfCost = STRONG) -> NewJournal:
    """Make a new journal; takes about half a second and 256 MiB for a moment.

    Raises:
        WrongPassphrase: with a sentence of its own, when it is too short.
        JournalProblem: when the place is taken, full or cannot be written.
    """
    require_enough(passphrase)
    created = vaults.create(folder, passphrase, cost=cost)
    return NewJournal(folder, created.vault_id, created.recovery_key)


def unlock(folder: Path, passphrase: str, *, clock: Clock) -> Journal:
    """Open a journal with its passphrase (about 0.4 s); raises a ``JournalProblem``."""
    return _take_up(Journal(vaults.open_with_passphrase(folder, passphrase), clock=clock))


def unlock_with_recovery_key(
    folder: Path,
    recovery_key: str,
    *,
    clock: Clock,
    new_passphrase: str = "",
    cost: KdfCost = STRONG,
) -> Journal:
    """Open a journal with its recovery key; a new passphrase takes the old one's place.

    Raises:
        WrongPassphrase: with a sentence of its own, when the new one is too short.
        JournalProblem: when the key is mistyped, is another journal's, or on any other fault.
    """
    if new_passphrase:
        require_enough(new_passphrase)
    vault = vaults.open_with_recovery_key(folder, recovery_key)
    if new_passphrase:
        try:
            after = backups_follow.newest_generation(vault)
            vault = changing_keys.set_passphrase(vault, new_passphrase, cost=cost, after=after)
        except BaseException:
            vault.database.close()
            raise
    return _take_up(Journal(vault, clock=clock))


def is_group(typed: str, group: str) -> bool:
    """Return whether a group of the recovery key was typed, read as kindly as a whole key."""
    return recovery_keys.same_group(typed, group)


def check(folder: Path, passphrase: str) -> tuple[Finding, ...]:
    """Look a whole journal over; returns each kind of damage found, put right or not."""
    vault = vaults.open_with_passphrase(folder, passphrase)
    try:
        return tuple(vaults.check(vault))
    finally:
        vault.database.close()


def copy(folder: Path, target: Path) -> None:
    """Copy a journal, with what was saved last, to a place where nothing is yet.

    Raises:
        JournalProblem: when it cannot be read, or the place is taken, full or not to be written.
    """
    with telling(WHILE_CREATING):
        copying.copy_journal(folder, target)


def _take_up(journal: Journal) -> Journal:
    try:
        with telling(WHILE_OPENING):
            journal.take_up()
    except BaseException:
        journal.close()
        raise
    return journal
