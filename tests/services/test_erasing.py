# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing a journal: what is known is named, and all of it goes; nothing else does."""

from __future__ import annotations

import pytest

from therapy_journal.core.errors import JournalMissing
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services import keeping
from therapy_journal.services.erasing import finish, going, sweep
from therapy_journal.services.settings import SECOND_PLACE, SHEET_FILE
from therapy_journal.storage import backup, journal_files


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def journal(vault_folder, passphrase, clock, stick, tmp_path):
    opened = keeping.unlock(vault_folder, passphrase, clock=clock)
    opened.settings.put(SECOND_PLACE, str(stick))
    (tmp_path / "Sheet.pdf").write_bytes(b"%PDF")
    opened.settings.put(SHEET_FILE, str(tmp_path / "Sheet.pdf"))
    opened.backing_up.make_now()
    yield opened
    opened.vault.database.close()


def test_everything_known_is_named(journal, vault_folder, stick, tmp_path):
    known = journal.erasing.known()
    assert known.name == "Test"
    assert [kept.folder.name for kept in known.backups] == ["000001"]
    assert known.is_second_there
    assert known.second == backup.second_place(journal.vault)
    assert [kept.folder.name for kept in known.second_backups] == ["000001"]
    assert known.sheet == tmp_path / "Sheet.pdf"
    (tmp_path / "Sheet.pdf").unlink()
    assert journal.erasing.known().sheet is None


def test_a_journal_goes_with_its_backups_in_both_places(journal, vault_folder, stick, passphrase):
    known = journal.erasing.known()
    assert journal.erasing.erase(known) == []
    assert not vault_folder.exists()
    assert not going(vault_folder).exists()
    assert list(stick.iterdir()) == []
    with pytest.raises(JournalMissing):
        keeping.check(vault_folder, passphrase)


def test_a_second_place_that_is_away_is_said_and_left(journal, vault_folder, stick):
    stick.rename(stick.with_name("pulled out"))
    known = journal.erasing.known()
    assert not known.is_second_there
    assert known.second is not None
    assert journal.erasing.erase(known) == []
    assert not vault_folder.exists()


def test_words_kept_elsewhere_go_as_well(journal, tmp_path):
    kept = journal.kept_elsewhere.keep((Unsaved("reflection", 1, {"body": "x"}),), tmp_path)
    known = journal.erasing.known([tmp_path])
    assert known.words == (kept,)
    journal.erasing.erase(known)
    assert not kept.exists()


def test_a_backup_finished_meanwhile_goes_with_the_second_sweep(journal, stick):
    known = journal.erasing.known()
    assert journal.erasing.erase(known) == []
    late = known.second / "000009"
    late.mkdir(parents=True)
    (late / "journal.db").write_bytes(b"late")
    assert sweep(known) == []
    assert list(stick.iterdir()) == []


def test_files_of_others_stay(journal, vault_folder, stick):
    (vault_folder / "notes of mine.txt").write_text("mine")
    (stick / "photo.jpg").write_text("mine")
    assert journal.erasing.erase(journal.erasing.known()) == []
    assert [path.name for path in going(vault_folder).iterdir()] == ["notes of mine.txt"]
    assert [path.name for path in stick.iterdir()] == ["photo.jpg"]


def test_another_journals_backups_on_the_same_stick_stay(journal, stick):
    other = stick / "Journal backups 00000000" / "000001"
    other.mkdir(parents=True)
    (other / "journal.db").write_bytes(b"another")
    journal.erasing.erase(journal.erasing.known())
    assert (other / "journal.db").exists()


def test_only_a_folder_that_is_being_erased_is_ever_finished(vault_folder, tmp_path):
    assert finish(vault_folder) == []
    assert finish(tmp_path) == []
    assert len(journal_files.of_journal(vault_folder)) == 3
