# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept at one moment: the journal, what opens it, its newest backup, new journals."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests import contents
from therapy_journal.storage import backup_places, key_file, keys, opening, vault
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.vault import OpenVault


@dataclass(frozen=True)
class Kept:
    """``slots`` tells the passphrases that open it; ``backup`` and ``beside`` are digests."""

    journal: str
    slots: str
    recovery_key: str
    backup: str
    beside: tuple[str, ...]

    def to_text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Kept:
        fields = json.loads(text)
        return cls(**{**fields, "beside": tuple(fields["beside"])})

    def is_one_of(self, may_be: Iterable[Kept]) -> bool:
        """Whether each part is as it was acknowledged, or as the step under way leaves it."""
        columns = zip(*(one.parts for one in may_be), strict=True)
        return all(part in column for part, column in zip(self.parts, columns, strict=True))

    @property
    def parts(self) -> tuple[object, ...]:
        return (self.journal, self.slots, self.recovery_key, self.backup, self.beside)


def of(opened: OpenVault) -> Kept:
    """Return what is kept in and beside an open journal.

    Raises:
        JournalProblem: when something that has a name cannot be opened.
    """
    found = key_file.find(opened.folder).key_file
    slots = hashlib.sha256(repr(found.slots).encode()).hexdigest()[:16]
    newest = next(iter(backup_places.folders(opened.folder)), None)
    return Kept(
        contents.digest(opened.database),
        slots,
        opened.recovery_key,
        "" if newest is None else f"{newest.name} {_copy(newest, opened)}",
        tuple(_beside(opened)),
    )


def _copy(folder: Path, opened: OpenVault) -> str:
    vault_id = bytes.fromhex(opened.vault_id)
    key_file.find(folder)
    key = keys.database_key(opened.secret, vault_id)
    copy = opening.open_copy(folder / DATABASE_NAME, key, vault_id)
    try:
        return contents.digest(copy)
    finally:
        copy.close()


def _beside(opened: OpenVault) -> Iterable[str]:
    for folder in sorted(opened.folder.parent.glob("New*.tjournal")):
        found = key_file.find(folder).key_file
        if found.vault_id.hex() == opened.vault_id:
            yield f"{folder.name} {_copy(folder, opened)}"
            continue
        number = int(folder.name.removeprefix("New").removesuffix(".tjournal"))
        other = vault.open_with_passphrase(folder, f"passphrase {number}")
        try:
            faults = "".join(one.kind.name for one in vault.check(other))
            yield f"{folder.name} {contents.digest(other.database)}{faults}"
        finally:
            other.database.close()
