# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a text out of a search index so that nothing of it stays; docs/decisions/0013."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


def take_out(db: Database, index: str, row: int) -> None:
    """Take a row out of an index, to the end, before a row of that number may come again.

    Where both wait to be written together, FTS5 (3.53.4) leaves a word of the old text behind
    if the new text has it some 128 times: it takes a byte of the length for the sign that
    something was deleted. The word comes to light again when the new text goes.
    """
    take_out_all(db, index, (row,))


def take_out_all(db: Database, index: str, rows: Iterable[int]) -> None:
    """Take rows out of an index, to the end, before rows of those numbers may come again."""
    for row in rows:
        db.execute(f"DELETE FROM {index} WHERE rowid = ?", (row,))  # noqa: S608 - a name of ours
    db.execute(f"INSERT INTO {index} ({index}) VALUES ('flush')")  # noqa: S608
