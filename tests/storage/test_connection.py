# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection: rows, transactions, interruption, and what becomes of errors."""

from __future__ import annotations

import threading

import pytest

from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage.connection import Database, Interrupted, StatementError

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
WORDS = "something only I should read"


def settings(database: Database) -> dict[str, str]:
    return {row["key"]: row["value"] for row in database.all("SELECT * FROM setting")}


def put(database: Database, key: str, value: str = "x") -> None:
    database.insert("setting", {"key": key, "value": value})


def test_rows_are_read_by_name_and_by_place(database: Database) -> None:
    put(database, "a", "1")
    row = database.one("SELECT value, key FROM setting")
    assert row is not None
    assert (row["key"], row[0], list(row), len(row)) == ("a", "1", ["1", "a"], 2)
    assert list(row.keys()) == ["value", "key"]
    assert database.one("SELECT 1 WHERE 0") is None
    assert [row[0] for row in database.execute("VALUES (1), (2)")] == [1, 2]


def test_insert_tells_the_number_and_update_how_many(database: Database) -> None:
    first = database.insert("tag", {"name": "one"})
    second = database.insert("tag", {"name": "two"})
    assert second == first + 1
    assert database.update("tag", {"name": "three"}, {"id": second}) == 1
    assert database.update("tag", {"name": "four"}, {"id": 99}) == 0
    assert [row["name"] for row in database.all("SELECT name FROM tag ORDER BY id")] == [
        "one",
        "three",
    ]


def test_update_finds_rows_in_which_a_column_is_empty(database: Database) -> None:
    values = {"body": "b", "created_at": "2026-11-23T19:42:05.123Z"}
    database.insert("agenda_item", values)
    assert database.update("agenda_item", {"position": 3}, {"session_id": None}) == 1


@pytest.mark.parametrize("name", ["tag; DROP TABLE tag", 'tag"', "", "1tag"])
def test_only_plain_names_become_part_of_a_statement(database: Database, name: str) -> None:
    with pytest.raises(StatementError):
        database.insert(name, {"name": "x"})
    with pytest.raises(StatementError):
        database.update("tag", {name: "x"}, {"id": 1})
    with pytest.raises(StatementError):
        database.update("tag", {"name": "x"}, {name: 1})


def test_a_transaction_keeps_everything_or_nothing(database: Database) -> None:
    with database.atomic():
        put(database, "kept")
    with pytest.raises(ZeroDivisionError), database.atomic():  # noqa: PT012
        put(database, "lost")
        raise ZeroDivisionError
    assert set(settings(database)) == {"kept"}


def test_inside_a_transaction_another_can_be_taken_back_alone(database: Database) -> None:
    with database.atomic():
        put(database, "outer")
        with pytest.raises(ZeroDivisionError), database.atomic():  # noqa: PT012
            put(database, "inner")
            with database.atomic():
                put(database, "innermost")
            raise ZeroDivisionError
        with database.atomic():
            put(database, "inner again")
    assert set(settings(database)) == {"outer", "inner again"}


def test_the_whole_is_taken_back_with_its_parts(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.atomic():  # noqa: PT012
        with database.atomic():
            put(database, "inner")
        raise ZeroDivisionError
    assert settings(database) == {}


def test_nothing_is_saved_piecemeal_once_a_transaction_is_gone(database: Database) -> None:
    """A full disk or an I/O fault rolls back underneath; what follows must not slip in."""
    with pytest.raises(StatementError), database.atomic():  # noqa: PT012
        put(database, "before")
        database.execute("ROLLBACK")
        put(database, "after")
    assert settings(database) == {}
    put(database, "later")
    assert set(settings(database)) == {"later"}


def test_a_query_is_interrupted_from_another_thread(database: Database) -> None:
    timer = threading.Timer(0.1, database.interrupt)
    timer.start()
    with pytest.raises(Interrupted):
        database.one(ENDLESS)
    timer.join()
    assert database.one("SELECT 1") is not None


def test_a_transaction_is_not_interrupted(database: Database) -> None:
    limited = ENDLESS.replace("FROM n)", "FROM n WHERE i < 400000)")
    with database.atomic():
        put(database, "kept")
        timer = threading.Timer(0.02, database.interrupt)
        timer.start()
        row = database.one(limited)
        timer.join()
    assert row is not None
    assert row[0] == 400000
    assert set(settings(database)) == {"kept"}


def test_a_single_write_is_not_interrupted(database: Database) -> None:
    limited = ENDLESS.replace("FROM n)", "FROM n WHERE i < 400000)")
    timer = threading.Timer(0.02, database.interrupt)
    timer.start()
    database.execute(f"INSERT INTO setting SELECT 'kept', * FROM ({limited})")
    timer.join()
    assert settings(database) == {"kept": "400000"}


def test_a_write_may_answer_with_rows(database: Database) -> None:
    sql = "INSERT INTO setting (key, value) VALUES ('a', '1'), ('b', '2') RETURNING key"
    assert [row["key"] for row in database.all(sql)] == ["a", "b"]
    with database.atomic():
        row = database.one("DELETE FROM setting WHERE key = 'a' RETURNING value")
    assert row is not None
    assert row["value"] == "1"
    assert settings(database) == {"b": "2"}


def test_an_interruption_without_a_query_is_forgotten(database: Database) -> None:
    database.interrupt()
    put(database, "kept")
    database.close()
    database.interrupt()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT nothing_like_it FROM setting",
        "INSERT INTO setting (key) VALUES ('no value')",
        "INSERT INTO mark (kind, item_id, marked_at) VALUES ('no kind', 1, '')",
        "INSERT INTO practice (homework_id) VALUES ('no number')",
        "SELECT 1; SELECT 2",
    ],
)
def test_a_wrong_statement_is_a_bug_and_no_problem_of_the_world(
    database: Database, sql: str
) -> None:
    with pytest.raises(StatementError) as caught:
        database.execute(sql)
    assert not isinstance(caught.value, JournalProblem)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("query", [f'"{WORDS}', f"{WORDS.replace(' ', '_')}:x", "AND AND"])
def test_a_search_that_cannot_be_read_is_not_quoted(database: Database, query: str) -> None:
    with pytest.raises(StatementError) as caught:
        database.all("SELECT rowid FROM search WHERE search MATCH ?", (query,))
    assert query not in str(caught.value)
    assert WORDS.replace(" ", "_") not in repr(caught.value)


def test_closing_twice_does_no_harm(database: Database) -> None:
    put(database, "kept")
    database.close()
    database.close()
    with pytest.raises(StatementError):
        database.one("SELECT 1")
