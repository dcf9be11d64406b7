# SPDX-License-Identifier: GPL-3.0-or-later
"""When backups are made, what interrupts them, and where they go."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from tests.clocks import SettableClock
from tests.conftest import PASSPHRASE
from tests.figures import figure
from therapy_journal import paths
from therapy_journal.core.errors import BackupFailed, BackupPlaceAway, DiskFull
from therapy_journal.services import backing_up, cloud_folders, journal_places, restoring
from therapy_journal.services.backing_up import MOST_INTERRUPTIONS
from therapy_journal.services.journal import Journal
from therapy_journal.services.settings import SECOND_PLACE
from therapy_journal.storage import backup
from therapy_journal.storage import settings as stored
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.keys import LEAST


def never() -> bool:
    return False


def always() -> bool:
    return True


def folders(journal: Journal):
    return backup.folders(journal.folder)


def test_one_is_due_on_each_day_of_the_person(journal, clock):
    assert journal.backing_up.is_due()
    journal.backing_up.make_now()
    assert not journal.backing_up.is_due()
    clock.set_local(datetime(2026, 11, 24, 3, 59))
    assert not journal.backing_up.is_due()
    clock.set_local(datetime(2026, 11, 24, 4, 1))
    assert journal.backing_up.is_due()


@pytest.mark.parametrize(
    "jump",
    [
        datetime(1970, 1, 1, 12, tzinfo=UTC),
        datetime(2040, 6, 1, 12, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    ],
)
def test_a_clock_that_jumps_makes_one_due_and_none_lost(journal, clock, jump):
    for _ in range(3):
        journal.backing_up.make_now()
        clock.advance(days=1)
    before = folders(journal)
    clock.at = jump
    assert journal.backing_up.is_due()
    journal.backing_up.make_now()
    assert not journal.backing_up.is_due()
    clock.at = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert journal.backing_up.is_due()
    [made] = journal.backing_up.make_now().folders
    assert folders(journal)[0] == made
    assert set(before) < set(folders(journal))


@pytest.mark.figures(part="T13")
def test_months_of_jumping_clocks_always_keep_the_newest(journal, clock, note_figure):
    jumps = figure(300)
    for number in range(jumps):
        clock.at = datetime(1970 + number * 37 % 80, 1 + number % 12, 3, tzinfo=UTC)
        [made] = journal.backing_up.make_now().folders
        there = folders(journal)
        assert there[0] == made
        assert [int(folder.name) for folder in there[:7]] == list(
            range(number + 1, max(0, number - 6), -1)
        )
        assert len(there) <= 17
    note_figure("T13", "backups with a clock that jumps", jumps, "the newest seven always kept")


def test_it_gives_way_and_waits_for_rest_after_three_times(journal):
    for _ in range(MOST_INTERRUPTIONS):
        assert not journal.backing_up.waits_for_rest
        assert journal.backing_up.begin(always) is None
        assert list(backup.own_place(journal.folder).iterdir()) == []
    assert journal.backing_up.waits_for_rest
    begun = journal.backing_up.begin(never)
    finished = journal.backing_up.finish(begun)
    assert finished.folders == (folders(journal)[0],)
    assert not journal.backing_up.waits_for_rest


def fill(database) -> None:
    """Take the room from a journal, until nothing more can be noted in it."""
    database.permit(None)
    pages = database.one("PRAGMA page_count")[0]
    database.one(f"PRAGMA max_page_count = {pages}")
    for size in (1_000, 100, 1):
        with suppress(DiskFull):
            for number in range(4_096):
                stored.write(database, f"{size} {number}", "x" * size)
    with pytest.raises(DiskFull):
        stored.write(database, "one more", "E_BACKUP_FAILED")


def test_on_a_full_disk_it_is_the_backup_that_failed(journal, vault):
    fill(vault.database)
    own = backup.own_place(journal.folder)
    if own.exists():
        shutil.rmtree(own)
    own.write_bytes(b"in the way")
    with pytest.raises(BackupFailed):
        journal.backing_up.make_now()
    assert journal.backing_up.note(BackupFailed.code).value.count == 0
    journal.backing_up.owe()
    journal.close()


def test_what_is_owed_is_made_when_the_journal_closes(journal):
    journal.close()
    assert folders(journal) == []
    again = Journal(vaults.open_with_passphrase(journal.folder, PASSPHRASE), clock=journal.clock)
    again.backing_up.owe()
    again.close()
    assert len(folders(journal)) == 1


def test_a_large_journal_keeps_nobody_waiting_at_the_door(journal, monkeypatch):
    monkeypatch.setattr(backing_up, "SMALL", 0)
    journal.backing_up.owe()
    journal.backing_up.make_owed()
    assert folders(journal) == []
    for _ in range(MOST_INTERRUPTIONS):
        journal.backing_up.begin(always)
    journal.backing_up.owe()
    journal.backing_up.make_owed()
    assert len(folders(journal)) == 1


def test_closing_makes_no_second_one_on_a_day(journal):
    journal.backing_up.make_now()
    journal.backing_up.owe()
    journal.close()
    assert len(folders(journal)) == 1


def test_the_second_place_is_used_said_when_away_and_given_up(journal, tmp_path):
    stick = tmp_path / "stick"
    with pytest.raises(BackupPlaceAway):
        journal.backing_up.choose_second(stick)
    stick.mkdir()
    state = journal.backing_up.choose_second(stick).value
    assert (state.second, state.is_second_there, state.last_in_second) == (stick, True, None)
    assert len(journal.backing_up.make_now().folders) == 2
    assert journal.backing_up.state().last_in_second == journal.clock.now().at
    shutil.rmtree(stick)
    finished = journal.backing_up.make_now()
    assert len(finished.folders) == 1
    assert isinstance(finished.problems[0], BackupPlaceAway)
    state = journal.backing_up.state()
    assert not state.is_second_there
    assert isinstance(state.problem, BackupPlaceAway)
    assert journal.backing_up.choose_second(None).value.problem is None
    assert journal.backing_up.make_now().problems == ()


def test_the_second_place_cannot_be_inside_the_journal(journal):
    with pytest.raises(BackupFailed):
        journal.backing_up.choose_second(journal.folder / "backups")
    assert journal.settings.get(SECOND_PLACE) == ""


def test_it_vanishes_while_it_is_written_to(journal, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    journal.backing_up.choose_second(stick)
    begun = journal.backing_up.begin(never)
    shutil.rmtree(stick)
    finished = journal.backing_up.finish(begun)
    assert len(finished.folders) == 1
    assert isinstance(finished.problems[0], BackupPlaceAway)
    assert not stick.exists()


def test_keys_changed_while_it_was_verified_make_it_begin_again(journal, monkeypatch):
    begun = journal.backing_up.begin(never)
    other = vaults.create(journal.folder.parent / "Other.tjournal", PASSPHRASE, cost=LEAST)
    del other
    for name in ("vault.json", "vault.json.bak"):
        shutil.copy(journal.folder.parent / "Other.tjournal" / name, journal.folder / name)
    assert journal.backing_up.finish(begun) is None
    assert folders(journal) == []


def test_a_folder_of_a_file_service_is_told_once(tmp_path, clock):
    place = tmp_path / "Dropbox" / "Mine.tjournal"
    vaults.create(place, PASSPHRASE, cost=LEAST)
    journal = Journal(vaults.open_with_passphrase(place, PASSPHRASE), clock=clock)
    assert journal.backing_up.cloud_to_tell() == "Dropbox"
    assert journal.backing_up.cloud_to_tell() == ""
    journal.close()


@pytest.mark.parametrize(
    ("parts", "service"),
    [
        (("OneDrive - Home", "a.tjournal"), "OneDrive"),
        (("Library", "Mobile Documents", "a.tjournal"), "iCloud Drive"),
        (("My Nextcloud notes", "a.tjournal"), ""),
        (("Documents", "a.tjournal"), ""),
    ],
)
def test_services_are_told_by_their_folders(tmp_path, parts, service):
    place = tmp_path.joinpath(*parts)
    place.mkdir(parents=True)
    assert cloud_folders.service_of(place) == service


def test_they_are_told_by_their_marks_and_by_second_copies(tmp_path):
    place = tmp_path / "a.tjournal"
    place.mkdir()
    (place / "journal.sync-conflict-20261123-1942.db").touch()
    assert cloud_folders.service_of(place) == cloud_folders.UNKNOWN
    (tmp_path / ".stfolder").mkdir()
    assert cloud_folders.service_of(place) == "Syncthing"


def test_backups_are_found_from_wherever_one_looks(journal, tmp_path, clock):
    stick = tmp_path / "stick"
    stick.mkdir()
    journal.backing_up.choose_second(stick)
    first = journal.backing_up.make_now()
    clock.advance(days=1)
    second = journal.backing_up.make_now()
    own, on_stick = ([made.folders[at] for made in (second, first)] for at in (0, 1))
    found = [
        [offer.folder for offer in restoring.offers(place)]
        for place in (journal.folder, own[0].parent, stick, on_stick[0].parent, own[1])
    ]
    assert found == [own, own, on_stick, on_stick, [own[1]]]
    assert restoring.offers(tmp_path) == []
    assert journal_places.last_backup(journal.folder) == clock.now().at
    assert journal_places.last_backup(tmp_path) is None


def test_a_restored_journal_gets_a_name_that_is_free(tmp_path):
    folder = tmp_path / "Mine.tjournal"
    names = []
    for _ in range(4):
        place = restoring.free_place(folder)
        names.append(place.name)
        place.mkdir()
    assert names == [
        "Mine.tjournal",
        "Mine restored.tjournal",
        "Mine restored 2.tjournal",
        "Mine restored 3.tjournal",
    ]
    assert restoring.free_place(tmp_path / "gone" / "a.tjournal").parent == paths.journals_folder()


def test_what_a_backup_holds_is_told_and_restored(journal, tmp_path):
    journal.writing.new()
    made = journal.backing_up.make_now()
    unlocked = restoring.unlock(made.folders[0], passphrase=PASSPHRASE)
    assert restoring.look(unlocked).counts["reflections"] == 1
    folder = restoring.restore(unlocked, tmp_path / "New")
    assert folder == tmp_path / "New.tjournal"
    again = Journal(vaults.open_with_passphrase(folder, PASSPHRASE), clock=SettableClock())
    assert again.backing_up.state().count == 0
    again.close()
