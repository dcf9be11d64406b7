# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal of the first schema is found in as before once its index is turned round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from therapy_journal.storage import checks, opening, schema, search

KEY, VAULT_ID = bytes(32), bytes(16)
EPOCH = date(1970, 1, 1)
DAYS = (date(1958, 3, 2), date(1969, 12, 31), EPOCH, date(2026, 11, 22), date(2026, 11, 23))


@pytest.fixture
def first_schema(tmp_path):
    database = opening.create(tmp_path / "journal.db", KEY, VAULT_ID)
    schema.migrate(database, schema.STEPS[:1])
    yield database
    database.close()


def put_as_the_first_schema_did(database, item_id, row, body):
    database.insert("search_row", {"kind": "reflection", "item_id": item_id, "row": row})
    database.insert(
        "search", {"rowid": row, "body": body, "kind": "reflection", "item_id": item_id}
    )


def test_what_was_indexed_is_found_newest_first_under_its_day(first_schema):
    expected = []
    for place, day in enumerate(DAYS):
        for count in (0, 1):
            row = (day - EPOCH).days * 1_000_000 + count
            put_as_the_first_schema_did(first_schema, 2 * place + count, row, "kettle and rain")
            expected.insert(0, (2 * place + count, day))
    assert schema.migrate(first_schema) == schema.NEWEST - 1
    found = search.query(first_schema, '"kett" *')
    assert [(hit.item_id, hit.day) for hit in found] == expected
    assert checks.look_over(first_schema) == []


def test_it_goes_on_from_there(first_schema):
    today = DAYS[-1]
    put_as_the_first_schema_did(first_schema, 1, (today - EPOCH).days * 1_000_000, "rain")
    schema.migrate(first_schema)
    search.put(first_schema, "reflection", 2, today, "", "rain")
    search.put(first_schema, "reflection", 3, today - timedelta(days=1), "", "rain")
    search.put(first_schema, "reflection", 1, today, "", "sun")
    assert [hit.item_id for hit in search.query(first_schema, '"rain"')] == [2, 3]
    assert [hit.item_id for hit in search.query(first_schema, '"sun"')] == [1]


def test_the_index_goes_on_wiping_what_is_deleted(first_schema):
    schema.migrate(first_schema)
    kept = first_schema.one("SELECT v FROM search_config WHERE k = 'secure-delete'")
    assert kept[0] == 1
