# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal with everything in it, its pages, and what it holds, for tests of damage."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from therapy_journal.services import sample
from therapy_journal.storage import changing_keys, keys, search
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.sealed_pages import SealedPages
from therapy_journal.storage.surviving_rows import SurvivingRows
from therapy_journal.storage.vault import OpenVault

PAGE = 4096
PASSPHRASE = sample.PASSPHRASE
Rows = dict[str, Counter[tuple[object, ...]]]

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"
    " AND name <> 'search_row' ORDER BY name"
)


class Full(NamedTuple):
    """A closed journal: where it lies, what opens it, what is in it, and its file."""

    folder: Path
    secret: bytes
    vault_id: bytes
    recovery_key: str
    rows: Rows
    data: bytes

    @property
    def path(self) -> Path:
        return self.folder / "journal.db"

    def pages_of(self, table: str, kind: str = "table") -> list[int]:
        """Return the numbers of the pages of a table's tree, its root first."""
        with SealedPages(self.path, self.key, self.vault_id) as pages:
            rows = SurvivingRows(pages)
            (tree,) = [t for t in rows._listed if t.kind == kind and t.name == table]
            return list(rows._tree(tree.root))

    @property
    def key(self) -> bytes:
        return keys.database_key(self.secret, self.vault_id)

    def spoil(self, *numbers: int) -> None:
        """Change one bit of each of these pages."""
        data = bytearray(self.path.read_bytes())
        for number in numbers:
            data[(number - 1) * PAGE + 2000] ^= 0x10
        self.path.write_bytes(data)

    def mend(self) -> None:
        """Take the damage back."""
        self.path.write_bytes(self.data)


def rows_of(database: Database) -> Rows:
    """Return every row of every table of ours, the index of the search left out."""
    return {
        name: Counter(tuple(row) for row in database.all(f'SELECT * FROM "{name}"'))
        for (name,) in database.all(_TABLES)
    }


# Long texts end on pages of their own, whose loss the engine does not notice by itself.
_LESS = """
DELETE FROM reflection WHERE id > 20; DELETE FROM check_in WHERE id > 30;
DELETE FROM version WHERE id > 20; DELETE FROM search_row WHERE row % 5 > 0;
DELETE FROM search WHERE rowid % 5 > 0;
UPDATE reflection SET body = replace(hex(zeroblob(700)), '00', id || ' words ')
"""


def full_journal(place: Path, *, is_small: bool = False) -> Full:
    """Make the sample journal with drafts, settings and people, and close it."""
    folder = place / "Full.tjournal"
    sample.make_sample(folder, passphrase=PASSPHRASE, today=date(2026, 11, 24))
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    opened = changing_keys.set_passphrase(opened, PASSPHRASE, cost=keys.LEAST)
    db = opened.database
    with db.atomic():
        long = "A very long line that goes over many pages. " * 700
        db.execute("UPDATE reflection SET body = ? WHERE id = 3", (long,))
        fields = json.dumps({"title": "", "body": long})
        db.execute(
            "UPDATE version SET fields = ? WHERE kind = 'reflection' AND item_id = 3", (fields,)
        )
        db.execute("UPDATE reflection SET title = '' WHERE id = 3")
        day = db.one("SELECT day FROM reflection WHERE id = 3")
        search.put(db, "reflection", 3, date.fromisoformat(day[0]), "", long)
        for number in range(40):
            db.insert("setting", {"key": f"a.setting.{number}", "value": "x" * 300})
            db.insert("word", {"word": f"word{number}"})
        for number in range(5):
            db.execute(
                'INSERT INTO draft VALUES (\'reflection\', ?, \'{"title": "", "body": "b"}\','
                " 0, 1, '2026-11-23T10:00:00.000Z')",
                (number + 1,),
            )
        db.insert("person", {"name": "Somebody", "number": "000"})
        db.execute(
            "INSERT INTO unsent_raw_draft SELECT id, 'being typed, raw', 0, 1, changed_at"
            " FROM unsent_note LIMIT 2"
        )
    if is_small:
        db = _made_small(db, folder, opened)
    rows = rows_of(db)
    found = Full(
        folder, opened.secret, bytes.fromhex(opened.vault_id), opened.recovery_key, rows, b""
    )
    db.close()
    return found._replace(data=found.path.read_bytes())


def _made_small(db: Database, folder: Path, opened: OpenVault) -> Database:
    with db.atomic():
        for statement in _LESS.split(";"):
            db.execute(statement)
    db.copy_into(folder / "small.db")
    db.close()
    (folder / "small.db").replace(folder / "journal.db")
    return vaults.open_with_passphrase(folder, PASSPHRASE).database
