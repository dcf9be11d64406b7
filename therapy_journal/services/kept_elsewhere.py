# SPDX-License-Identifier: GPL-3.0-or-later
"""Words the journal could not be given: kept in an encrypted file elsewhere, and taken up again.

A disk that is full or gone must not cost a word. What is unsaved is sealed under the journal's
own secret into a folder of the person's choice; the next unlock finds it and puts every word
where it belongs.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.unsaved import REFLECTION, TAGS, Unsaved
from therapy_journal.services import private_files
from therapy_journal.services.placing import Placing
from therapy_journal.services.settings import TAKEN_UP, Settings
from therapy_journal.storage import words_file
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

SUFFIX = words_file.SUFFIX
_REMEMBERED = 40
"""How many of the files taken up are remembered, should one not let itself be removed."""

EVERYTHING = Changes(
    reflection_list=True, tags=True, marks=True, unsent_notes=True, check_ins=True, summary=True,
    homework=True, sessions=True, roadblocks=True,
)  # fmt: skip


class KeptElsewhere:
    """Writes such files, finds them and takes them up."""

    def __init__(self, *, db: Database, vault: Callable[[], OpenVault], placing: Placing) -> None:
        self._db, self._vault, self._placing = db, vault, placing
        self._settings = Settings(db=db)

    def keep(self, words: Sequence[Unsaved], folder: Path) -> Path:
        """Write the words into a new encrypted file in a folder; returns the file.

        Raises:
            JournalProblem: when the folder cannot take it; nothing is left behind then.
        """
        sealed = words_file.seal(self._vault().secret, self._vault_id, words)
        target = folder / f"journal-{sealed.file_id[:8]}{SUFFIX}"
        private_files.write_file(sealed.content, target, replace=False)
        return target

    def keep_anywhere(self, words: Sequence[Unsaved], folders: Iterable[Path]) -> Path | None:
        """Write the words into the first folder that takes them; None when none does."""
        for folder in folders:
            with contextlib.suppress(JournalProblem, OSError):
                return self.keep(words, folder)
        return None

    def find(self, folders: Iterable[Path]) -> tuple[Path, ...]:
        """Return the files of this journal in these folders, each once."""
        found = {
            os.path.realpath(path): path
            for folder in folders
            for path in words_file.find(folder, self._vault_id)
        }
        return tuple(found.values())

    def take_up(self, files: Iterable[Path]) -> Outcome[int]:
        """Put the words of each file where they belong and remove it; returns how many files.

        Raises:
            JournalProblem: when a file is not this journal's or the journal cannot be written.
        """
        taken = [ids for path in files if (ids := self._take_up(path)) is not None]
        changes = EVERYTHING | Changes(frozenset().union(*taken)) if taken else Changes()
        return Outcome(len(taken), changes)

    def look(self, folders: Iterable[Path]) -> Outcome[int]:
        """Take up what is found in these folders; what cannot be taken up now is left there."""
        if self._db.is_read_only:
            return Outcome(0, Changes())
        count, changes = 0, Changes()
        for path in self.find(folders):
            with contextlib.suppress(JournalProblem):
                taken = self.take_up((path,))
                count, changes = count + taken.value, changes | taken.changes
        return Outcome(count, changes)

    @property
    def _vault_id(self) -> bytes:
        return bytes.fromhex(self._vault().vault_id)

    def _take_up(self, path: Path) -> frozenset[int] | None:
        """Return the reflections the words belong to; None where they were taken up before."""
        vault = self._vault()
        content, former = words_file.read(path), words_file.former_keys(vault)
        file_id, words = words_file.unseal(vault.secret, self._vault_id, content, former)
        with self._db.atomic():
            taken = [each for each in self._settings.get(TAKEN_UP).split(",") if each]
            is_new = file_id not in taken
            if is_new:
                for each in words:
                    self._placing.place(each)
                taken = [*taken, file_id][-_REMEMBERED:]
                self._settings.put(TAKEN_UP, ",".join(taken))
        with contextlib.suppress(OSError):
            path.unlink()
        ids = frozenset(each.item_id for each in words if each.kind in (REFLECTION, TAGS))
        return ids if is_new else None
