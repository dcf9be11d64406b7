# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever was done before, a backup becomes a journal again that holds just that."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.model.machine import StoreMachine
from tests.figures import NoteFigure, figure
from therapy_journal.core.errors import (
    BackupDiskLow,
    BackupFailed,
    BackupPlaceAway,
    JournalDamaged,
    ReadOnlyPlace,
)
from therapy_journal.services.journal import Journal
from therapy_journal.storage import backup, checks, copying, opening, restoring, schema
from therapy_journal.storage import settings as stored
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.keys import LEAST
from therapy_journal.storage.vault import OpenVault

PAGE = 4096
TEXT = "a line that fills the page a little; " * 40


class RestoredAtTheEnd(StoreMachine):
    """Makes a backup of whatever came of a sequence, restores it, and compares."""

    compared = 0

    def teardown(self) -> None:
        try:
            [folder] = backup.make(self.vault, now=self.clock.now().at).folders
            self.vault.database.close()
            before = {path.name: path.read_bytes() for path in folder.iterdir()}
            unlocked = restoring.unlock_with_recovery_key(folder, self.recovery_key)
            restoring.restore(unlocked, self._next_folder())
            assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
            self._open()
            assert vaults.check(self.vault) == []
            self._require()
            type(self).compared += 1
        finally:
            super().teardown()


@pytest.mark.figures(part="T11")
def test_a_backup_of_whatever_was_done_is_restored_equal(
    vault_folder: Path, passphrase: str, memory: Path, note_figure: NoteFigure
) -> None:
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    opened.database.close()

    class OnCopies(RestoredAtTheEnd):
        template = vault_folder
        recovery_key = opened.recovery_key
        scratch = memory

    wanted = figure(500)
    while OnCopies.compared < wanted:
        run_state_machine_as_test(
            OnCopies,
            settings=settings(
                max_examples=max(3, wanted - OnCopies.compared),
                stateful_step_count=20,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
    note_figure(
        "T11", "random sequences backed up and restored", OnCopies.compared, "equal to the model"
    )


def torn_free_page(vault: OpenVault, passphrase: str) -> OpenVault:
    """Return a journal in which a page that nothing is written on does not fit its seal."""
    with vault.database.atomic():
        for number in range(60):
            vault.database.insert("setting", {"key": f"{number:04}", "value": TEXT})
        vault.database.execute("DELETE FROM setting WHERE key < '0040'")
    vault.database.close()
    path = vault.folder / "journal.db"
    sound = path.read_bytes()
    for page in range(1, len(sound) // PAGE):
        torn = bytearray(sound)
        torn[page * PAGE + 512 : (page + 1) * PAGE] = bytes(PAGE - 512)
        path.write_bytes(torn)
        try:
            opened = vaults.open_with_passphrase(vault.folder, passphrase)
        except JournalDamaged:
            continue
        is_free = (
            checks.broken_seals(opened.database) == 1
            and not checks.structure(opened.database)[checks.Kind.STRUCTURE]
        )
        if is_free:
            return opened
        opened.database.close()
    pytest.fail("no free page was found")


@pytest.mark.figures(part="T11")
def test_a_journal_with_a_torn_free_page_has_a_backup_that_restores(
    vault: OpenVault, tmp_path: Path, passphrase: str, note_figure: NoteFigure
) -> None:
    opened = torn_free_page(vault, passphrase)
    try:
        [folder] = backup.make(opened).folders
        kept = {row["key"]: row["value"] for row in opened.database.all("SELECT * FROM setting")}
    finally:
        opened.database.close()
    place = tmp_path / "Restored.tjournal"
    restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
    again = vaults.open_with_passphrase(place, passphrase)
    assert vaults.check(again) == []
    assert {r["key"]: r["value"] for r in again.database.all("SELECT * FROM setting")} == kept
    again.database.close()
    note_figure("T11", "journals with a torn free page", 1, "backed up and restored")


def test_a_full_disk_leaves_the_earlier_backups_and_the_journal(disk, passphrase) -> None:
    small = disk(48_000)
    folder = small.place / "Mine.tjournal"
    vaults.create(folder, passphrase, cost=LEAST)
    vault = vaults.open_with_passphrase(folder, passphrase)
    stored.write(vault.database, "words", TEXT)
    [first] = backup.make(vault).folders
    size = (first / "journal.db").stat().st_size
    for room in (0, 20_000, size // 2):
        filler = small.fill(but=room)
        for begin in (backup.make, written_without_asking):
            with pytest.raises(BackupDiskLow):
                begin(vault)
        assert [path.name for path in backup.own_place(folder).iterdir()] == [first.name]
        filler.unlink()
    stored.write(vault.database, "words", "still written")
    assert len(backup.folders(folder)) == 1
    assert backup.make(vault).folders[0] > first
    assert vaults.check(vault) == []
    vault.database.close()


def written_without_asking(vault: OpenVault) -> None:
    """Begin a backup although there is no room for it, as when the disk fills up meanwhile."""
    wanted = copying.ROOM_BESIDE
    try:
        copying.ROOM_BESIDE = -(10**12)
        backup.make(vault)
    finally:
        copying.ROOM_BESIDE = wanted


def test_a_stick_pulled_out_amid_the_copy_is_told_and_leaves_the_own_backup(
    disk, vault: OpenVault, monkeypatch
) -> None:
    stick = disk(48_000)
    stored.write(vault.database, backup.SECOND_PLACE, json.dumps(str(stick.place)))
    stored.write(vault.database, "words", TEXT)
    copy, pulled = copying.copy_file, []

    def pulling_out(source: Path, target: Path) -> None:
        copy(source, target)
        if not pulled:
            subprocess.run(["umount", "-l", str(stick.place)], check=True)
            pulled.append(target)

    monkeypatch.setattr(copying, "copy_file", pulling_out)
    made = backup.make(vault)
    assert pulled
    assert len(made.folders) == 1
    [problem] = made.problems.values()
    assert isinstance(problem, BackupFailed)
    assert list(stick.place.iterdir()) == []
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(stick.place)], check=True)


def test_a_stick_that_only_reads_is_told(disk, vault: OpenVault) -> None:
    stick = disk(48_000)
    stored.write(vault.database, backup.SECOND_PLACE, json.dumps(str(stick.place)))
    stick.refuse_writing()
    made = backup.make(vault)
    assert len(made.folders) == 1
    [problem] = made.problems.values()
    assert isinstance(problem, BackupFailed)
    assert not isinstance(problem, BackupPlaceAway)


def test_a_journal_that_can_only_be_read_is_backed_up_elsewhere(
    disk, tmp_path: Path, passphrase, clock
) -> None:
    small = disk(48_000)
    folder = small.place / "Mine.tjournal"
    vaults.create(folder, passphrase, cost=LEAST)
    small.refuse_writing()
    journal = Journal(vaults.open_with_passphrase(folder, passphrase), clock=clock)
    assert journal.is_read_only
    with pytest.raises(ReadOnlyPlace):
        journal.backing_up.make_now()
    [made] = journal.backing_up.make_now(tmp_path).folders
    journal.close()
    again = vaults.open_with_passphrase(made, passphrase)
    assert vaults.check(again) == []
    again.database.close()


def one_more_step(tmp_path: Path, monkeypatch) -> None:
    """Let this program know one more step of the schema than the journal has had."""
    step = tmp_path / f"{schema.NEWEST + 1:04}_more.sql"
    step.write_text("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;")
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    for module in (schema, opening):
        monkeypatch.setattr(module, "NEWEST", len(schema.STEPS))


def test_a_migration_makes_a_backup_of_the_older_version_first(
    vault: OpenVault, tmp_path: Path, passphrase: str, monkeypatch
) -> None:
    stored.write(vault.database, "words", TEXT)
    vault.database.close()
    with monkeypatch.context() as newer:
        one_more_step(tmp_path, newer)
        opened = vaults.open_with_passphrase(vault.folder, passphrase)
        assert opened.database.all("SELECT * FROM more") == []
        opened.database.close()
    [folder] = backup.folders(vault.folder)
    older = vaults.open_with_passphrase(folder, passphrase)
    assert stored.read(older.database, "words") == TEXT
    assert vaults.check(older) == []
    older.database.close()


def test_a_migration_without_room_for_a_backup_is_not_begun(
    vault: OpenVault, tmp_path: Path, passphrase: str, monkeypatch
) -> None:
    vault.database.close()
    before = (vault.folder / "journal.db").read_bytes()
    usage = shutil.disk_usage(tmp_path)
    with monkeypatch.context() as newer:
        one_more_step(tmp_path, newer)
        newer.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
        with pytest.raises(BackupDiskLow) as told:
            vaults.open_with_passphrase(vault.folder, passphrase)
    assert "second place" not in told.value.action  # the journal that could take one is shut
    assert (vault.folder / "journal.db").read_bytes()[:PAGE] == before[:PAGE]
    again = vaults.open_with_passphrase(vault.folder, passphrase)
    assert vaults.check(again) == []
    again.database.close()
