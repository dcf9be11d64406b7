# SPDX-License-Identifier: GPL-3.0-or-later
"""The backup of the day: made at rest, given up for whoever waits, told when it failed."""

from __future__ import annotations

import shutil
from functools import partial

import pytest
from PySide6.QtCore import QObject

from therapy_journal.core.changes import Changes
from therapy_journal.services.journal import Journal
from therapy_journal.storage import backup, copying
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.keys import LEAST
from therapy_journal.ui.backup_watch import (
    CLOUD,
    LONG_REST_MS,
    MADE,
    MADE_WITHOUT_SECOND,
    REST_MS,
    BackupWatch,
)
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.jobs import Jobs


@pytest.fixture
def watch(kit, journal):
    owner = QObject()
    watch = BackupWatch(kit=kit, commands=Commands(kit.icons), parent=owner)
    watch.take_up(journal)
    yield watch
    owner.deleteLater()


def saved(kit):
    kit.bus.changed.emit(Changes(check_ins=True), None)


def made(journal):
    return len(backup.folders(journal.folder))


def test_the_first_save_of_a_day_is_followed_by_a_backup_at_rest(qtbot, kit, watch, journal, clock):
    saved(kit)
    assert watch._rest.isActive()
    assert made(journal) == 0
    watch._rest.timeout.emit()
    assert made(journal) == 1
    saved(kit)
    watch._rest.timeout.emit()
    assert made(journal) == 1
    clock.advance(days=1)
    saved(kit)
    watch._rest.timeout.emit()
    assert made(journal) == 2


def test_going_from_screen_to_screen_is_no_reason_for_one(kit, watch):
    kit.bus.changed.emit(Changes(settings=True), None)
    assert not watch._rest.isActive()


def test_back_up_now_says_that_it_was_made(watch, journal, said):
    watch.back_up_now()
    watch.back_up_now()
    assert made(journal) == 2
    assert said.last == MADE


def test_a_stick_that_is_away_is_said_and_not_failed(watch, journal, said, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    journal.backing_up.choose_second(stick)
    stick.rmdir()
    watch.back_up_now()
    assert made(journal) == 1
    assert said.last == MADE_WITHOUT_SECOND


def test_a_failure_is_told_once_and_the_next_success_takes_it_back(
    kit, watch, journal, said, monkeypatch
):
    usage = shutil.disk_usage(journal.folder)
    with monkeypatch.context() as context:
        context.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
        for _ in range(2):
            saved(kit)
            watch._rest.timeout.emit()
    assert [message.key for message, _ in said.notices] == ["E_DISK_LOW"]
    assert journal.backing_up.state().problem.code == "E_DISK_LOW"
    saved(kit)
    watch._rest.timeout.emit()
    assert made(journal) == 1
    assert journal.backing_up.state().problem is None


def test_after_three_interruptions_it_waits_for_a_long_rest(watch, journal):
    for times in range(1, 4):
        journal.backing_up.begin(lambda: True)
        watch._begun(None)
        assert watch._rest.interval() == (LONG_REST_MS if times == 3 else REST_MS)


def test_the_running_program_makes_one_and_keeps_it_through_the_lock(
    qtbot, opened, vault_folder, restarts
):
    opened.commands.run("entry.new")
    opened.commands.run("backup.now")
    qtbot.waitUntil(lambda: len(backup.folders(vault_folder)) == 1)
    opened.window.lock()
    qtbot.waitUntil(lambda: bool(restarts))
    assert len(backup.folders(vault_folder)) == 1


def test_closing_soon_after_the_first_save_leaves_a_backup(qtbot, opened, vault_folder):
    opened.commands.run("entry.new")
    screen = opened.window.desk.screen_of("reflections")
    qtbot.waitUntil(screen.has_entry)
    qtbot.keyClicks(screen.pane.area, "a few words")
    opened.window.leave()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert len(backup.folders(vault_folder)) == 1


def test_a_folder_that_is_copied_elsewhere_is_told_once(kit, said, clock, tmp_path, passphrase):
    place = tmp_path / "Nextcloud" / "Mine.tjournal"
    vaults.create(place, passphrase, cost=LEAST)
    journal, owner = Journal(vaults.open_with_passphrase(place, passphrase), clock=clock), QObject()
    for _ in range(2):
        BackupWatch(kit=kit, commands=Commands(kit.icons), parent=owner).take_up(journal)
    assert [message.text for message, _ in said.notices] == [CLOUD.format(service="Nextcloud")]
    journal.close()


def test_a_failure_leads_to_the_settings(watch, said, journal):
    backup.own_place(journal.folder).write_text("in the way")
    watch.back_up_now()
    assert said.last.text.startswith("No backup was made.")
    assert said.last.action == "Settings"
    said.press()


def test_a_save_goes_before_a_backup_that_is_being_written(qtbot, qapp, vault, clock):
    """The statement is interrupted, its file removed, and the backup begun again."""
    with vault.database.atomic():
        for number in range(3_000):
            vault.database.insert("setting", {"key": f"{number:05}", "value": "words " * 800})
    journal, bus, owner = Journal(vault, clock=clock), Bus(), QObject()
    jobs = Jobs(bus)
    jobs.set_interrupt(journal.interrupt)
    place, answers = backup.own_place(vault.folder), []
    saves = 0
    while not journal.backing_up.waits_for_rest and saves < 30:
        jobs.run_giving_way(journal.backing_up.begin, owner, answers.append)
        qtbot.waitUntil(lambda: any(place.glob("*.tmp/journal.db")))
        jobs.run(partial(journal.checking_in.check_in, 5, ""), owner)
        jobs.flush()
        saves += 1
        qtbot.waitUntil(lambda saves=saves: len(answers) == saves)
        if answers[-1] is not None:  # it was through before it could be interrupted
            copying.abandon(answers[-1].copying)
        assert list(place.iterdir()) == []
    assert len(journal.checking_in.today()) == saves
    assert journal.backing_up.waits_for_rest
    journal.backing_up.owe()
    jobs.run(journal.backing_up.make_owed, owner)
    jobs.flush()
    assert len(backup.folders(vault.folder)) == 1
    jobs.close()
