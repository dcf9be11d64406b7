# SPDX-License-Identifier: GPL-3.0-or-later
"""Migrations: split soundly, whole or not at all, and never backwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from therapy_journal.core.errors import JournalDamaged
from therapy_journal.storage import schema
from therapy_journal.storage.connection import Database, StatementError


def names(database: Database) -> set[str]:
    return {row[0] for row in database.all("SELECT name FROM sqlite_master")}


def version(database: Database) -> int:
    row = database.one("PRAGMA user_version")
    assert row is not None
    return int(row[0])


def with_step(tmp_path: Path, script: str) -> tuple[Path, ...]:
    step = tmp_path / "9999_more.sql"
    step.write_text(script, encoding="utf-8")
    return (*schema.STEPS, step)


def test_a_script_is_split_where_statements_end() -> None:
    script = """
    -- a comment; with a semicolon
    CREATE TABLE a (x TEXT DEFAULT 'one;two');
    CREATE TRIGGER t AFTER INSERT ON a BEGIN
        DELETE FROM a; -- inside
        INSERT INTO a VALUES ('x');
    END;
    -- nothing follows;
    """
    first, second = schema.statements(script)
    assert first.endswith("'one;two');")
    assert second.startswith("CREATE TRIGGER")
    assert second.endswith("END;")


def test_a_script_that_ends_too_early_is_refused() -> None:
    with pytest.raises(ValueError, match="inside a statement"):
        list(schema.statements("CREATE TABLE a (x); CREATE TABLE b (y"))


def test_a_step_is_run_once(database: Database, tmp_path: Path) -> None:
    steps = with_step(tmp_path, "CREATE TABLE more (x TEXT) STRICT;")
    assert schema.migrate(database, steps) == 1
    assert version(database) == schema.NEWEST + 1
    assert schema.migrate(database, steps) == 0
    assert "more" in names(database)


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("CREATE TABLE more (x); INSERT INTO tag (name) VALUES ('new'); NONSENSE;", StatementError),
        (
            "CREATE TABLE more (x REFERENCES tag (id)); PRAGMA defer_foreign_keys = ON;",
            StatementError,
        ),
    ],
)
def test_a_step_that_fails_leaves_the_journal_as_it_was(
    database: Database, tmp_path: Path, script: str, fault: type[Exception]
) -> None:
    before = names(database)
    with pytest.raises(fault):
        schema.migrate(database, with_step(tmp_path, script))
    assert names(database) == before
    assert version(database) == schema.NEWEST
    assert database.all("SELECT * FROM tag") == []


def test_a_step_that_leaves_a_link_to_nowhere_is_taken_back(
    database: Database, tmp_path: Path
) -> None:
    database.execute("PRAGMA foreign_keys = OFF")
    script = "INSERT INTO reflection_tag (reflection_id, tag_id) VALUES (7, 7);"
    with pytest.raises(JournalDamaged):
        schema.migrate(database, with_step(tmp_path, script))
    assert database.all("SELECT * FROM reflection_tag") == []
    assert version(database) == schema.NEWEST


def test_the_numbers_of_the_steps_have_no_gap(tmp_path: Path) -> None:
    for name in ("0001_a.sql", "0003_b.sql"):
        (tmp_path / name).touch()
    with pytest.raises(ValueError, match="without a gap"):
        schema._steps(tmp_path)


def test_every_table_is_strict(database: Database) -> None:
    tables = database.all("SELECT name, strict, type FROM pragma_table_list WHERE schema = 'main'")
    loose = {
        row["name"]
        for row in tables
        if row["type"] == "table" and not row["strict"] and not row["name"].startswith("sqlite_")
    }
    assert loose == set()
