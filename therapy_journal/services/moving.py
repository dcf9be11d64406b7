# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving a journal to another folder, and copying it for another computer.

A move first copies everything and finds it whole, then the old folder goes. Both places hold
the same note of it while it lasts, so that whichever is opened after a crash can tell a copy
nobody has used from a journal somebody wrote in.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from therapy_journal.core.errors import JournalProblem, KeyFileMissing, ReadOnlyPlace
from therapy_journal.services.settings import MOVING, Settings
from therapy_journal.storage import contents, journal_files, key_file, keys, opening, relocating
from therapy_journal.storage import settings as stored
from therapy_journal.storage.connection import Database
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.vault import OpenVault


@dataclass(frozen=True, slots=True)
class Moved:
    """A journal that lies whole in both places; ``changes`` counts what the old one had seen."""

    old: Path
    new: Path
    changes: int


class Moving:
    """Used on the storage thread, with the journal open."""

    def __init__(self, *, vault: Callable[[], OpenVault], settings: Settings) -> None:
        self._vault, self._settings = vault, settings

    def copy_to(self, chosen: Path) -> Path:
        """Copy the journal, without its backups, into a folder; returns the copy.

        Raises:
            JournalProblem: the place does not do, or the copy did not read back whole.
        """
        vault = self._vault()
        target = chosen / vault.folder.name
        _require_key_file(vault)
        relocating.copy(vault, target, with_backups=False)
        return target

    def begin(self, chosen: Path) -> Moved:
        """Copy the journal and its backups into a folder, under the same name.

        The old place is still the journal, until :meth:`end`.

        Raises:
            JournalProblem: then nothing has changed.
        """
        vault = self._vault()
        if vault.database.is_read_only:
            raise ReadOnlyPlace
        _require_key_file(vault)
        target = chosen / vault.folder.name
        self._copy(vault, target)
        return Moved(vault.folder, target, vault.database.total_changes)

    def end(self, moved: Moved, remember: Callable[[Path], object]) -> list[Path]:
        """Close the journal in the old place and remove it there; returns what could not go.

        It is the last that is done with the open journal. What was written since :meth:`begin`
        is taken along. ``remember`` is told the new place once everything is there and before
        anything of the old one goes, so that after a crash the one that is whole is looked for.

        Raises:
            JournalProblem: when it had to be copied anew and could not be; it is closed then,
                and whole in the old place.
        """
        vault = self._vault()
        try:
            if vault.database.total_changes != moved.changes:
                journal_files.remove(moved.new, keys_first=False)
                self._copy(vault, moved.new)
            remember(moved.new)
        finally:
            vault.database.close()
        return journal_files.remove(moved.old, keys_first=False)

    def _copy(self, vault: OpenVault, target: Path) -> None:
        """Copy everything, with the same note of the move in both places while it lasts."""
        note = {"token": secrets.token_hex(8), "old": str(vault.folder), "new": str(target)}
        self._settings.put(MOVING, json.dumps(note))
        try:
            vault.database.checkpoint()
            relocating.copy(vault, target, with_backups=True)
        except BaseException:
            self._settings.put(MOVING, "")
            raise

    def finish(self) -> list[Path]:
        """Finish what a crash cut short; returns what should be gone and could not be removed.

        Called once after each unlock, before anything else is changed. Of the two places the
        one that is not open is removed, if it is the copy that nobody has opened since.
        """
        note = self._note()
        if note is None:
            return []
        token, old, new = note
        here = self._vault().folder
        relocating.clear_unfinished(new)
        left: list[Path] = []
        if _is_same(old, here):
            is_left, other = self._is_untouched(new, token), new
        else:
            # Whatever was saved in the old place after it had been copied is only there.
            is_here = _is_same(new, here)
            is_left, other = is_here and self._is_untouched(old, token, same=True), old
        if is_left:
            left = journal_files.remove(other, keys_first=False)
        self._settings.put(MOVING, "")
        return left

    def _note(self) -> tuple[str, Path, Path] | None:
        text = self._settings.get(MOVING)
        try:
            fields = json.loads(text) if text else {}
            return str(fields["token"]), Path(fields["old"]), Path(fields["new"])
        except (ValueError, KeyError, TypeError):
            return None

    def _is_untouched(self, folder: Path, token: str, *, same: bool = False) -> bool:
        """Say whether a folder is what the move left there, whole or already half removed.

        With ``same`` a whole one must also say the very same as the journal that is open.
        """
        vault = self._vault()
        if not folder.is_dir():
            return False
        path = folder / DATABASE_NAME
        number = bytes.fromhex(vault.vault_id)
        if not path.exists():
            return _belongs_to(folder, number)
        if opening.was_left_open(path):
            return False
        with contextlib.suppress(JournalProblem):
            database = opening.open_copy(path, keys.database_key(vault.secret, number), number)
            try:
                return self._is_copy(database, token, same=same)
            finally:
                database.close()
        return False

    def _is_copy(self, database: Database, token: str, *, same: bool) -> bool:
        if token not in (stored.read(database, MOVING.key) or ""):
            return False
        return not same or contents.read(database) == contents.read(self._vault().database)


def _require_key_file(vault: OpenVault) -> None:
    if vault.key_file is None:
        raise KeyFileMissing(
            "This journal has no key file at the moment, so it was not copied.",
            "Set a new passphrase first, under Passphrase and recovery key.",
        )


def _belongs_to(folder: Path, vault_id: bytes) -> bool:
    """Say whether what is left without a database was this very journal."""
    try:
        return key_file.find(folder).key_file.vault_id == vault_id
    except KeyFileMissing:
        return True  # the key files go before the backups and the folders do
    except JournalProblem:
        return False


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
