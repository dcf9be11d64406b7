# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the disk: each file is named, with its size and whether anyone could read it."""

from __future__ import annotations

import pytest

from therapy_journal import log, paths
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services import keeping
from therapy_journal.services.exporting import choose
from therapy_journal.services.settings import (
    APPEARANCE,
    SECOND_PLACE,
    SHEET_FILE,
    WindowSettings,
)


@pytest.fixture
def journal(vault_folder, passphrase, clock):
    opened = keeping.unlock(vault_folder, passphrase, clock=clock)
    yield opened
    opened.vault.database.close()


def by_name(disk):
    return {kept.name: kept for kept in disk.kept}


def test_a_new_journal_has_two_things_and_no_more(journal, vault_folder):
    kept = by_name(journal.looking.look())
    there = {name for name, one in kept.items() if one.place is not None}
    assert there == {"Your journal", "Key file and its copy"}
    assert kept["Your journal"].size >= (vault_folder / "journal.db").stat().st_size
    assert not any(one.is_readable for one in kept.values())


def test_everything_there_can_be_is_named(journal, vault_folder, tmp_path):
    (tmp_path / "stick").mkdir()
    journal.settings.put(SECOND_PLACE, str(tmp_path / "stick"))
    journal.backing_up.make_now()
    sheet = tmp_path / "Sheet.pdf"
    sheet.write_bytes(b"%PDF" * 100)
    journal.settings.put(SHEET_FILE, str(sheet))
    WindowSettings(paths.settings_file()).put(APPEARANCE, "dark")
    log.note(paths.log_file(), KeyError, None)
    paths.runtime_folder().mkdir(parents=True)
    (paths.runtime_folder() / "0123456789abcdef.lock").write_text("1\n")
    words = journal.kept_elsewhere.keep((Unsaved("reflection", 1, {"body": "x"}),), tmp_path)
    (vault_folder / "journal.db.replaced").write_bytes(b"old")
    (vault_folder / "list.txt").write_text("mine")
    kept = by_name(journal.looking.look([words]))
    assert kept["Recovery sheet you saved"].size == 400
    assert {name for name, one in kept.items() if one.is_readable} == {
        "Recovery sheet you saved", "Window settings", "Log of faults", "Not of this program",
        "Sign of the open window",
    }  # fmt: skip
    assert {name for name, one in kept.items() if one.place and not one.is_readable} == {
        "Your journal", "Key file and its copy", "Left by a crash", "Backups beside it",
        "Backups in the second place", "Words saved elsewhere",
    }  # fmt: skip
    sheet.unlink()
    (tmp_path / "stick").rename(tmp_path / "away")
    kept = by_name(journal.looking.look())
    assert kept["Recovery sheet you saved"].detail == "It is no longer where you saved it."
    assert kept["Backups in the second place"].place is None


def test_a_check_is_remembered_with_what_it_found(journal, clock, vault_folder):
    assert journal.looking.look().checked_at is None
    assert journal.looking.check().value is True
    disk = journal.looking.look()
    assert disk.checked_at == clock.now().at
    assert disk.is_sound
    (vault_folder / "vault.json.bak").unlink()
    assert journal.looking.check().value is False
    assert not journal.looking.look().is_sound


def test_exports_are_told_by_form_and_time_alone(journal, clock, tmp_path):
    for form in ("markdown", "json"):
        write = choose.exporter(form, with_raw=False, with_sealed=False, clock=clock)
        journal.export(write, tmp_path / f"secret name {form}", replace=False)
    exported = journal.looking.look().exported
    assert [(each.form, each.at) for each in exported] == [
        ("json", clock.now().at), ("markdown", clock.now().at),
    ]  # fmt: skip
    rows = journal.vault.database.all("SELECT * FROM export_log")
    assert not any("secret" in str(value) for row in rows for value in row)
