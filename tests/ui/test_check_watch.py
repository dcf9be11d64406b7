# SPDX-License-Identifier: GPL-3.0-or-later
"""The weekly check, and what is said of damage, over a real journal."""

from datetime import timedelta

import pytest

from tests.conftest import PASSPHRASE
from tests.ui.kits import Said, immediate_kit
from therapy_journal.core.errors import JournalDamaged
from therapy_journal.services import keeping
from therapy_journal.services.settings import CHECKED
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.checks import Kind
from therapy_journal.ui.check_watch import DAMAGED, CheckWatch


@pytest.fixture
def said():
    return Said()


@pytest.fixture
def watch(qapp, clock, said, qtbot):
    kit = immediate_kit(qapp, clock, said)
    return CheckWatch(kit=kit, parent=kit.theme)


@pytest.fixture
def unlock(vault_folder, clock):
    journals = []

    def run():
        journals.append(keeping.unlock(vault_folder, PASSPHRASE, clock=clock))
        return journals[-1]

    yield run
    for journal in journals:
        journal.close()


def damage(folder):
    """Fill a table that nothing reads, and change a bit of its last page."""
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    for number in range(40):
        value = f"{number} " * 300
        opened.database.insert("template", {"name": "x", "body": value})
    opened.database.close()
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)


def test_a_journal_is_looked_over_once_a_week(watch, unlock, said, clock):
    journal = unlock()
    watch.take_up(journal)
    assert said.notices == []
    first = journal.looking.look().checked_at
    assert first is None
    watch.look()
    assert journal.looking.look().checked_at == clock.now().at
    clock.at += timedelta(days=6)
    watch.look()
    assert journal.looking.look().checked_at == clock.now().at - timedelta(days=6)
    clock.at += timedelta(days=1)
    watch.look()
    assert journal.looking.look().checked_at == clock.now().at
    assert said.notices == []


def test_damage_is_told_calmly_and_the_journal_can_still_be_written(
    watch, unlock, said, vault_folder
):
    damage(vault_folder)
    journal = unlock()
    watch.take_up(journal)
    watch.look()
    assert said.last == DAMAGED
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "", "still saved", entry.revision)
    journal.close()


def test_damage_that_was_found_is_looked_at_when_the_journal_is_next_opened(
    watch, unlock, vault_folder
):
    damage(vault_folder)
    journal = unlock()
    journal.looking.check()
    assert "false" in journal.settings.get(CHECKED)
    journal.close()
    with pytest.raises(JournalDamaged):
        unlock()


def test_what_opening_put_right_is_told(watch, unlock, said, vault_folder):
    (vault_folder / "vault.json.bak").unlink()
    watch.take_up(unlock())
    assert said.last.text == f"{Kind.KEY_FILE_COPY.value} It was put right."
    assert "saved is there" in said.last.detail


def test_nobody_waits_for_a_check(unlock):
    journal = unlock()
    assert journal.looking.check_giving_way(lambda: True).value is None
    assert journal.looking.is_check_due()
