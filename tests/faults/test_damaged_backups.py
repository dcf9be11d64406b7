# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged backup is told, or restores what was written; it is never silently something else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.faults.mutations import OF_DATABASE, OF_KEY_FILE
from tests.figures import NoteFigure, figure
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services import restoring
from therapy_journal.storage import backup, contents, settings
from therapy_journal.storage import vault as vaults

NAMES = ("journal.db", "journal.db", "vault.json", "vault.json.bak", "backup.json")


@pytest.mark.figures(part="T3")
def test_a_damaged_backup_is_told_or_restores_what_was_written(
    vault: vaults.OpenVault, memory: Path, note_figure: NoteFigure
) -> None:
    for number in range(40):
        settings.write(vault.database, f"{number}", "what was written " * 100)
    [made] = backup.make(vault).folders
    written = contents.read(vault.database)
    place, target = memory / "backups" / "000001", memory / "Restored.tjournal"
    shutil.copytree(made, place)
    sound = {path.name: path.read_bytes() for path in place.iterdir()}
    chance = random.Random(5)
    tried, told = figure(10_000), 0
    for each in range(tried):
        name = chance.choice(NAMES)
        ways = OF_DATABASE if name == "journal.db" else OF_KEY_FILE
        (place / name).write_bytes(chance.choice(ways)(sound[name], chance))
        try:
            offers = restoring.offers(memory / "backups")
            if offers:
                unlocked = restoring.unlock(offers[0].folder, recovery_key=vault.recovery_key)
                restoring.look(unlocked)
                restoring.restore(unlocked, target)
                assert contents_of(target, vault.recovery_key) == written, (each, name)
        except JournalProblem:
            told += 1
            assert not target.exists()
        assert sorted(path.name for path in memory.iterdir() if path != target) == ["backups"]
        shutil.rmtree(target, ignore_errors=True)
        (place / name).write_bytes(sound[name])
    assert tried // 4 < told < tried
    note_figure("T3", "damaged backups", tried, "each told, or restored as it was written")


def contents_of(folder: Path, recovery_key: str) -> contents.Contents:
    opened = vaults.open_with_recovery_key(folder, recovery_key)
    try:
        return contents.read(opened.database)
    finally:
        opened.database.close()
