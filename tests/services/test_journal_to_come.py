# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built upon a journal before it is open works with it from then on."""

from __future__ import annotations

import pytest

from therapy_journal.services.journal import Journal
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database, NotOpen, StatementError


def test_nothing_can_be_asked_of_it_before(clock):
    journal = Journal(clock=clock)
    for ask in (
        journal.writing.new,
        journal.take_up,
        lambda: journal.folder,
        lambda: journal.is_read_only,
        lambda: journal.recovery_key,
        lambda: journal.unsent_notes.is_read_only,
    ):
        with pytest.raises(NotOpen):
            ask()
    journal.interrupt()
    journal.close()


def test_a_database_goes_on_with_the_connection_of_another(vault):
    db = Database()
    db.take_over(vault.database)
    with db.atomic(), db.atomic():
        db.insert("tag", {"name": "walk"})
    assert [row["name"] for row in db.all("SELECT name FROM tag")] == ["walk"]
    with pytest.raises(StatementError), db.atomic():
        db.insert("tag", {"name": "run", "no_such_column": 1})
    assert db.one("SELECT count(*) FROM tag")[0] == 1
    with pytest.raises(NotOpen):
        vault.database.one("SELECT 1")
    vault.database.close()
    assert db.one("SELECT 1")[0] == 1
    db.close()


def test_what_may_not_leave_the_journal_is_still_refused(vault, tmp_path):
    db = Database()
    db.take_over(vault.database)
    db.copy_into(tmp_path / "copy.db")
    with pytest.raises(StatementError):
        db.execute(f"ATTACH '{tmp_path / 'other.db'}' AS other")
    db.close()


def test_a_journal_built_before_reads_writes_and_closes_the_opened_one(
    vault_folder, passphrase, clock
):
    journal = Journal(clock=clock)
    writing = journal.writing
    journal.take_over(Journal(vaults.open_with_passphrase(vault_folder, passphrase), clock=clock))
    assert (journal.folder, journal.is_read_only) == (vault_folder, False)
    entry = writing.new().value
    writing.save(entry.id, "A title", "Some words", entry.revision)
    assert journal.recovery_key
    journal.close()
    again = Journal(vaults.open_with_passphrase(vault_folder, passphrase), clock=clock)
    assert again.writing.open(entry.id).body == "Some words"
    again.close()
