# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing the tables of a journal to the form this program knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from therapy_journal.core.errors import JournalDamaged
from therapy_journal.storage.connection import Database

APPLICATION_ID = 0x544A524E
"""``TJRN``: stands in the header of every journal."""

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def _steps(folder: Path) -> tuple[Path, ...]:
    steps = tuple(sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql")))
    numbers = [int(step.name[:4]) for step in steps]
    if numbers != list(range(1, len(steps) + 1)):
        message = "migrations must be numbered without a gap"
        raise ValueError(message)
    return steps


STEPS = _steps(_MIGRATIONS)
NEWEST = len(STEPS)


def is_behind(database: Database) -> bool:
    """Say whether the journal holds something and has not had every step yet."""
    return 0 < _version(database) < len(STEPS)


def migrate(database: Database, steps: tuple[Path, ...] | None = None) -> int:
    """Run the steps the journal has not had; each is kept whole or not at all.

    Returns:
        How many steps were run.
    """
    steps = STEPS if steps is None else steps
    done = _version(database)
    for number, step in enumerate(steps[done:], done + 1):
        _run(database, number, step.read_text(encoding="utf-8"))
    return max(0, len(steps) - done)


def statements(script: str) -> Iterator[str]:
    """Split a script; a semicolon inside a text or a trigger does not end a statement.

    The engine's own ``executescript`` would commit by itself.
    """
    pending = ""
    *pieces, rest = script.split(";")
    for piece in pieces:
        pending += piece + ";"
        if sqlite3.complete_statement(pending):
            if _says_something(pending):
                yield pending.strip()
            pending = ""
    if _says_something(pending + rest):
        message = "the script ends inside a statement"
        raise ValueError(message)


def _says_something(statement: str) -> bool:
    lines = (line.strip() for line in statement.strip().removesuffix(";").splitlines())
    return any(line and not line.startswith("--") for line in lines)


def _run(database: Database, number: int, script: str) -> None:
    with database.atomic():
        for statement in statements(script):
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {number}")
        broken = database.one("PRAGMA foreign_key_check")
        whole = database.one("PRAGMA integrity_check")
        if broken is not None or whole is None or whole[0] != "ok":
            raise JournalDamaged


def _version(database: Database) -> int:
    row = database.one("PRAGMA user_version")
    return int(row[0]) if row is not None else 0
