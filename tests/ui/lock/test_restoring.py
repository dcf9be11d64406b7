# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring from the lock screen: which backup, unlock it, look, a new folder, open."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt

from therapy_journal.core.errors import WrongPassphrase
from therapy_journal.services.journal import Journal
from therapy_journal.storage import vault as vaults
from therapy_journal.ui.lock.lock_screen import LockScreen
from therapy_journal.ui.lock.restore.choice_page import SHOWN_FIRST


@pytest.fixture
def recovery_key(vault_folder, passphrase, clock):
    """Leave two backups of a journal, the newer with an entry in it, and close the journal."""
    journal = Journal(vaults.open_with_passphrase(vault_folder, passphrase), clock=clock)
    journal.backing_up.make_now()
    clock.advance(days=1)
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "", "a few words", entry.revision)
    journal.backing_up.make_now()
    key = journal.recovery_key
    journal.close()
    return key


@pytest.fixture
def screen_at(qtbot, kit, opened):
    screens = []  # Python lets go of a window that only a test bot knows

    def build(folder, *, is_known=True, **choices):
        screen = LockScreen(folder=folder, is_known=is_known, kit=kit, **choices)
        qtbot.addWidget(screen)
        screen.opened.connect(opened.append)
        screen.resize(1280, 800)
        screen.show()
        screens.append(screen)
        return screen

    return build


def restoring_on(screen):
    screen.unlock_page.restore_requested.emit()
    return screen._restore


def give_passphrase(qtbot, restore, text):
    qtbot.keyClicks(restore.key_page.passphrase, text)
    qtbot.keyClick(restore.key_page.passphrase, Qt.Key.Key_Return)


def test_the_lock_screen_says_when_the_last_backup_was(
    qtbot, screen_at, vault_folder, recovery_key
):
    screen = screen_at(vault_folder)
    qtbot.waitUntil(screen.unlock_page.last_backup.isVisible)
    assert screen.unlock_page.last_backup.text().startswith("Last backup: today, ")


def test_without_a_backup_nothing_is_said_of_one(qtbot, screen_at, vault_folder):
    screen = screen_at(vault_folder)
    screen._look_for_backup.timeout.emit()
    assert not screen.unlock_page.last_backup.isVisible()
    restore = restoring_on(screen)
    assert restore.choice.told.isVisible()
    assert restore.choice.rows == []


def test_a_backup_is_looked_into_restored_and_open(
    qtbot, screen_at, vault_folder, recovery_key, passphrase, opened
):
    before = {path.name: path.read_bytes() for path in vault_folder.iterdir() if path.is_file()}
    restore = restoring_on(screen_at(vault_folder))
    assert [row.text().rpartition("· ")[2] for row in restore.choice.rows] == ["today", "yesterday"]
    restore.choice.rows[0].click()
    give_passphrase(qtbot, restore, passphrase)
    assert restore.inside_page.counts.text() == "1 reflection"
    assert "Test restored.tjournal" in restore.inside_page.place.text()
    restore.inside_page.button.click()
    [journal] = opened
    assert journal.folder == vault_folder.with_name("Test restored.tjournal")
    assert len(journal.writing.ids_with_days()) == 1
    assert restore.key_page.passphrase.text() == ""
    after = {path.name: path.read_bytes() for path in vault_folder.iterdir() if path.is_file()}
    assert after == before


def test_a_wrong_passphrase_is_told_and_the_recovery_key_opens_it(
    qtbot, screen_at, vault_folder, recovery_key, opened
):
    restore = restoring_on(screen_at(vault_folder))
    restore.choice.rows[1].click()
    give_passphrase(qtbot, restore, "not this one at all")
    assert "did not open the backup" in restore.key_page.problem.words
    # The backups beside a journal get its new passphrase, so an old one may be refused here.
    assert "follow when the passphrase is changed" in restore.key_page.problem.words
    restore.key_page.other.click()
    qtbot.keyClicks(restore.key_page.recovery_key, recovery_key)
    qtbot.keyClick(restore.key_page.recovery_key, Qt.Key.Key_Return)
    assert restore.inside_page.counts.text() == "Nothing was written in it yet."
    restore.inside_page.button.click()
    assert list(opened[0].writing.ids_with_days()) == []


def test_backups_are_no_way_around_the_pause_between_tries(
    qtbot, screen_at, vault_folder, recovery_key, passphrase
):
    screen = screen_at(vault_folder)
    for _ in range(4):
        screen.unlock_page.tell(WrongPassphrase())
    restore = restoring_on(screen)
    restore.choice.rows[0].click()
    page = restore.key_page
    give_passphrase(qtbot, restore, "not this one at all")
    assert page.wait.text() == "You can try again in 1 s."
    give_passphrase(qtbot, restore, passphrase)
    assert restore.currentWidget() is page
    page.other.click()  # a recovery key needs no pause
    assert page.button.isEnabled()
    assert not page.wait.isVisible()
    page.other.click()
    assert not page.button.isEnabled()
    restore = restoring_on(screen)
    assert not restore.key_page.button.isEnabled()
    qtbot.waitUntil(restore.key_page.button.isEnabled, timeout=3000)


def test_a_damaged_backup_is_told_and_an_earlier_one_restored(
    qtbot, screen_at, vault_folder, recovery_key, passphrase, opened
):
    newest = vault_folder / "backups" / "000002" / "journal.db"
    data = bytearray(newest.read_bytes())
    data[-3000] ^= 1
    newest.write_bytes(data)
    restore = restoring_on(screen_at(vault_folder))
    restore.choice.rows[0].click()
    give_passphrase(qtbot, restore, passphrase)
    restore.inside_page.button.click()
    assert "cannot be read whole" in restore.inside_page.problem.words
    assert not opened
    restore.inside_page.back_requested.emit()
    restore.choice.rows[1].click()
    give_passphrase(qtbot, restore, passphrase)
    restore.inside_page.button.click()
    assert opened


def test_a_name_that_is_taken_is_told_and_another_chosen(
    qtbot, screen_at, vault_folder, recovery_key, passphrase, opened, tmp_path
):
    places = iter([tmp_path / "home", tmp_path / "Other.tjournal"])
    (tmp_path / "home.tjournal").mkdir()
    restore = restoring_on(screen_at(vault_folder, choose_target=lambda *_: next(places)))
    restore.choice.rows[0].click()
    give_passphrase(qtbot, restore, passphrase)
    restore.inside_page.place_requested.emit()
    restore.inside_page.button.click()
    assert "already" in restore.inside_page.problem.words
    restore.inside_page.place_requested.emit()
    restore.inside_page.button.click()
    assert opened[0].folder == tmp_path / "Other.tjournal"


def test_a_lost_journal_is_restored_from_a_stick(
    qtbot, screen_at, vault_folder, recovery_key, passphrase, opened, tmp_path
):
    stick = tmp_path / "stick"
    shutil.move(vault_folder / "backups", stick)
    shutil.rmtree(vault_folder)
    screen = screen_at(vault_folder, choose_folder=lambda *_: stick)
    assert "restore a backup" in screen.unlock_page.told
    restore = restoring_on(screen)
    assert restore.choice.rows == []
    restore.choice.place_requested.emit()
    restore.choice.rows[0].click()
    give_passphrase(qtbot, restore, passphrase)
    restore.inside_page.button.click()
    assert opened[0].folder == vault_folder


def test_the_first_start_leads_to_it_and_back(qtbot, screen_at, tmp_path):
    screen = screen_at(tmp_path / "new.tjournal", is_known=False)
    screen._guide.restore_requested.emit()
    assert screen._restore.choice.isVisible()
    screen._restore.choice.back_requested.emit()
    assert screen._guide.isVisible()


def test_only_the_newest_are_shown_at_first(qtbot, screen_at, vault_folder, passphrase, clock):
    journal = Journal(vaults.open_with_passphrase(vault_folder, passphrase), clock=clock)
    for _ in range(SHOWN_FIRST + 2):
        journal.backing_up.make_now()
    journal.close()
    restore = restoring_on(screen_at(vault_folder))
    assert len(restore.choice.rows) == SHOWN_FIRST
    restore.choice.more.click()
    assert len(restore.choice.rows) == SHOWN_FIRST + 2
    assert not restore.choice.more.isVisible()
