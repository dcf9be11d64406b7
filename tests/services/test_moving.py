# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving a journal, and copying it for another computer: whole there, gone here."""

from __future__ import annotations

import os
import stat

import pytest

from therapy_journal.core.errors import NoAccess, PlaceTaken, ReadOnlyPlace
from therapy_journal.core.reflections import Form
from therapy_journal.services import keeping
from therapy_journal.services.settings import LAST_ROADBLOCK, MOVING
from therapy_journal.storage import contents, copying, journal_files
from therapy_journal.storage.relocating import InsideItself, NoPlace, NotCopied


@pytest.fixture
def elsewhere(tmp_path):
    place = tmp_path / "elsewhere"
    place.mkdir()
    return place


@pytest.fixture
def journal(vault_folder, passphrase, clock):
    opened = keeping.unlock(vault_folder, passphrase, clock=clock)
    entry = opened.writing.new(Form.FREE).value
    opened.writing.save(entry.id, "Kept", "Every word of it.", entry.revision)
    opened.backing_up.make_now()
    opened.writing.save(entry.id, "Kept", "Every word of it, and more.", entry.revision + 1)
    yield opened
    opened.vault.database.close()


def bodies(folder, passphrase, clock):
    opened = keeping.unlock(folder, passphrase, clock=clock)
    try:
        ids = [each for each, _ in opened.writing.ids_with_days()]
        return [opened.writing.open(each).body for each in ids]
    finally:
        opened.vault.database.close()


def modes(folder):
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}


def test_a_moved_journal_is_whole_in_the_new_place_and_gone_in_the_old(
    journal, vault_folder, elsewhere, passphrase, clock
):
    backups = [file.name for file in journal_files.of_backups(vault_folder / "backups")]
    moved = journal.moving.begin(elsewhere)
    assert journal.moving.end(moved, lambda _: None) == []
    assert not vault_folder.exists()
    assert moved.new == elsewhere / vault_folder.name
    assert bodies(moved.new, passphrase, clock) == ["Every word of it, and more."]
    assert keeping.check(moved.new, passphrase) == ()
    assert [file.name for file in journal_files.of_backups(moved.new / "backups")] == backups
    assert modes(moved.new) == {0o600}
    assert sorted(path.name for path in elsewhere.iterdir()) == [vault_folder.name]


def test_files_of_others_in_the_old_folder_stay(journal, vault_folder, elsewhere):
    (vault_folder / "my own list.txt").write_text("mine")
    (vault_folder / "backups" / "photo.jpg").write_text("mine")
    journal.moving.end(journal.moving.begin(elsewhere), lambda _: None)
    left = sorted(path.name for path in vault_folder.rglob("*"))
    assert left == ["backups", "my own list.txt", "photo.jpg"]


def test_what_was_written_after_the_copy_is_taken_along(
    journal, vault_folder, elsewhere, passphrase, clock
):
    told = []
    moved = journal.moving.begin(elsewhere)
    entry = journal.writing.new(Form.FREE).value
    journal.writing.save(entry.id, "", "One more.", entry.revision)
    assert journal.moving.end(moved, told.append) == []
    assert told == [moved.new]
    assert not vault_folder.exists()
    assert sorted(bodies(moved.new, passphrase, clock)) == [
        "Every word of it, and more.", "One more.",
    ]  # fmt: skip
    assert keeping.check(moved.new, passphrase) == ()


def test_where_it_cannot_be_copied_anew_it_stays_whole_where_it_was(
    journal, vault_folder, elsewhere, passphrase, clock
):
    told = []
    moved = journal.moving.begin(elsewhere)
    journal.settings.put(LAST_ROADBLOCK, "change")
    elsewhere.rename(elsewhere.with_name("pulled out"))
    with pytest.raises(NoPlace):
        journal.moving.end(moved, told.append)
    assert told == []
    assert bodies(vault_folder, passphrase, clock) == ["Every word of it, and more."]


def test_a_copy_for_another_computer_leaves_the_journal_as_it_is(
    journal, vault_folder, elsewhere, passphrase, clock
):
    before = contents.read(journal.vault.database)
    copy = journal.moving.copy_to(elsewhere)
    assert contents.read(journal.vault.database) == before
    assert bodies(copy, passphrase, clock) == ["Every word of it, and more."]
    assert sorted(path.name for path in copy.iterdir()) == [
        "journal.db", "vault.json", "vault.json.bak",
    ]  # fmt: skip


@pytest.mark.parametrize("door", ["begin", "copy_to"])
def test_a_place_that_does_not_do_is_said_and_nothing_changes(
    journal, vault_folder, elsewhere, tmp_path, door
):
    go = getattr(journal.moving, door)
    with pytest.raises(PlaceTaken):
        go(vault_folder.parent)
    with pytest.raises(NoPlace):
        go(tmp_path / "nowhere")
    with pytest.raises(InsideItself):
        go(vault_folder)
    with pytest.raises(InsideItself):
        go(vault_folder / "backups")
    (tmp_path / "link").symlink_to(vault_folder / "backups")
    with pytest.raises(InsideItself):
        go(tmp_path / "link")
    assert journal.settings.get(MOVING) == ""
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_cannot_be_written_is_said(journal, elsewhere):
    elsewhere.chmod(0o500)
    with pytest.raises(NoAccess):
        journal.moving.begin(elsewhere)


def test_a_copy_that_does_not_read_back_is_not_kept(journal, elsewhere, monkeypatch):
    def spoil(source, target):
        real(source, target)
        target.write_bytes(target.read_bytes()[:-1] + b"!")

    real = copying.copy_file
    monkeypatch.setattr(copying, "copy_file", spoil)
    with pytest.raises(NotCopied):
        journal.moving.begin(elsewhere)
    assert list(elsewhere.iterdir()) == []
    assert journal.settings.get(MOVING) == ""


def test_a_journal_that_can_only_be_read_is_not_moved(journal, elsewhere):
    journal.vault.database.is_read_only = True
    with pytest.raises(ReadOnlyPlace):
        journal.moving.begin(elsewhere)


def test_a_copy_that_nobody_opened_goes_when_the_old_place_is_opened(
    journal, vault_folder, elsewhere, passphrase, clock
):
    moved = journal.moving.begin(elsewhere)
    journal.vault.database.close()  # a crash, before the old one was removed
    old = keeping.unlock(vault_folder, passphrase, clock=clock)  # which removes the unused copy
    assert not moved.new.exists()
    old.vault.database.close()


def test_a_copy_that_was_opened_is_never_removed_by_the_old_one(
    journal, vault_folder, elsewhere, passphrase, clock
):
    moved = journal.moving.begin(elsewhere)
    journal.vault.database.close()
    old_before = (vault_folder / "journal.db").read_bytes()
    assert bodies(moved.new, passphrase, clock) == ["Every word of it, and more."]
    assert not vault_folder.exists()
    vault_folder.mkdir()
    (vault_folder / "journal.db").write_bytes(old_before)  # as if a second copy had been kept
    for name in ("vault.json", "vault.json.bak"):
        (vault_folder / name).write_bytes((moved.new / name).read_bytes())
    assert bodies(vault_folder, passphrase, clock) == ["Every word of it, and more."]
    assert (moved.new / "journal.db").exists()


def test_an_old_place_that_holds_more_is_never_removed(
    journal, vault_folder, elsewhere, passphrase, clock
):
    moved = journal.moving.begin(elsewhere)
    entry = journal.writing.new(Form.FREE).value
    journal.writing.save(entry.id, "", "Only here.", entry.revision)
    journal.vault.database.close()  # a crash, and then the copy is opened by hand
    assert bodies(moved.new, passphrase, clock) == ["Every word of it, and more."]
    assert sorted(bodies(vault_folder, passphrase, clock)) == [
        "Every word of it, and more.", "Only here.",
    ]  # fmt: skip
