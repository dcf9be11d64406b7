# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged backup is told, or restores what was written; it is never silently something else."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.figures import NoteFigure, figure
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services import restoring
from therapy_journal.storage import backup, contents, settings
from therapy_journal.storage import vault as vaults

NAMES = ("journal.db", "journal.db", "vault.json", "vault.json.bak", "backup.json")
PAGE = 4096


def harmed(data: bytes, chance: random.Random) -> bytes:
    """Return what a bad disk, a bad copy or a bad hand could make of a file."""
    content = bytearray(data)
    at = chance.randrange(len(content))
    many = chance.choice((1, 16, 512, PAGE))
    kind = chance.choice(("flip", "zero", "noise", "cut", "longer", "swap", "empty"))
    if kind == "flip":
        content[at] ^= 1 << chance.randrange(8)
    elif kind == "zero":
        content[at : at + many] = bytes(len(content[at : at + many]))
    elif kind == "noise":
        content[at : at + many] = chance.randbytes(len(content[at : at + many]))
    elif kind == "cut":
        del content[at:]
    elif kind == "longer":
        content += chance.randbytes(many)
    elif kind == "swap":
        other = chance.randrange(len(content))
        first, second = bytes(content[at : at + many]), bytes(content[other : other + many])
        least = min(len(first), len(second))
        content[at : at + least], content[other : other + least] = second[:least], first[:least]
    else:
        content.clear()
    return bytes(content)


@pytest.fixture
def memory() -> Iterator[Path]:
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as place:
        yield Path(place)


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
        (place / name).write_bytes(harmed(sound[name], chance))
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
    assert told > tried // 4
    note_figure("T3", "damaged backups", tried, "each told, or restored as it was written")


def contents_of(folder: Path, recovery_key: str) -> contents.Contents:
    opened = vaults.open_with_recovery_key(folder, recovery_key)
    try:
        return contents.read(opened.database)
    finally:
        opened.database.close()
