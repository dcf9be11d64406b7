# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built upon a database before it is open works with it from then on."""

from __future__ import annotations

import pytest

from therapy_journal.services.journal import AwaitedJournal, Journal
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.awaited import AwaitedDatabase
from therapy_journal.storage.connection import StatementError


def test_nothing_can_be_asked_of_it_before(clock):
    journal = AwaitedJournal(clock=clock)
    with pytest.raises(AttributeError):
        journal.writing.new()
    with pytest.raises(AttributeError):
        _ = journal.folder


def test_it_becomes_the_database_that_was_opened(vault):
    db = AwaitedDatabase()
    db.become(vault.database)
    with db.atomic(), db.atomic():
        db.insert("tag", {"name": "walk"})
    assert [row["name"] for row in db.all("SELECT name FROM tag")] == ["walk"]
    with pytest.raises(StatementError), db.atomic():
        db.insert("tag", {"name": "run", "no_such_column": 1})
    assert db.one("SELECT count(*) FROM tag")[0] == 1


def test_a_journal_built_before_reads_writes_and_closes_the_opened_one(
    vault_folder, passphrase, clock
):
    journal = AwaitedJournal(clock=clock)
    writing = journal.writing
    journal.become(Journal(vaults.open_with_passphrase(vault_folder, passphrase), clock=clock))
    assert (journal.folder, journal.is_read_only) == (vault_folder, False)
    entry = writing.new().value
    writing.save(entry.id, "A title", "Some words", entry.revision)
    assert journal.recovery_key
    journal.close()
    again = Journal(vaults.open_with_passphrase(vault_folder, passphrase), clock=clock)
    assert again.writing.open(entry.id).body == "Some words"
    again.close()
