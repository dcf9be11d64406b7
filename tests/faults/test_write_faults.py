# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault at every single write and sync while somebody saves; and a disk that runs full.

Whichever call fails: what did not go is told with its type, the text is still in hand and goes
when the fault is over, and what was reported as saved is there afterwards, in a sound journal.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.conftest import Disk
from tests.faults.stubborn_child import TEXTS, text
from tests.figures import NoteFigure, figure
from therapy_journal.core.errors import DiskFull, StorageFault
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database

ROOT = Path(__file__).parents[2]
CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate")
ALL_POINTS = 1_000
"""More than there are: at its fullest every one of them is tried."""

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace on Linux"
)


class Run(NamedTuple):
    """What the child said: what it saved, which faults it met, and how many texts it kept."""

    saved: list[int]
    faults: list[str]
    kept: int
    is_closed: bool


def child(folder: Path, passphrase: str, *before: str) -> Run:
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.faults.stubborn_child", str(folder)],
        cwd=ROOT,
        input=f"{passphrase}\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    named = {name: [words[1] for words in lines if words[0] == name] for name in ("saved", "kept")}
    faults = [words[1] for words in lines if words[0] in ("fault", "closed")]
    return Run(
        [int(number) for number in named["saved"]],
        faults,
        int(named["kept"][0]) if named["kept"] else 0,
        not any(words[0] == "open" for words in lines),
    )


def strace(folder: Path, log: Path, *more: str) -> list[str]:
    names = ("journal.db", "journal.db-wal")
    paths = [word for name in names for word in ("-P", str(folder / name))]
    return ["strace", "-f", "-qq", "-o", str(log), *paths, "-e", f"trace={','.join(CALLS)}", *more]


def texts_in(database: Database) -> list[str]:
    return [row[0] for row in database.all("SELECT body FROM reflection ORDER BY id")]


def require_sound(folder: Path, passphrase: str, run: Run) -> None:
    opened = vaults.open_with_passphrase(folder, passphrase)
    bodies = Counter(texts_in(opened.database))
    assert [number for number in run.saved if bodies[text(number)] != 1] == []
    assert [finding for finding in vaults.check(opened) if not finding.is_mended] == []
    opened.database.close()


@needs_strace
@pytest.mark.figures(part="T4")
@pytest.mark.parametrize("lasts", [False, True], ids=["once", "from then on"])
def test_a_fault_at_any_write_or_sync_loses_nothing_that_was_saved(
    vault_folder: Path, passphrase: str, tmp_path: Path, note_figure: NoteFigure, lasts: bool
) -> None:
    whole = tmp_path / "Whole.tjournal"
    shutil.copytree(vault_folder, whole)
    log = tmp_path / "log"
    untouched = child(vault_folder, passphrase, *strace(vault_folder, log))
    assert untouched == Run(list(range(TEXTS)), [], 0, is_closed=False)
    counts = Counter(re.findall(r"\b(" + "|".join(CALLS) + r")\(", log.read_text()))
    points = [
        (call, number, error)
        for call in CALLS
        for number in range(1, counts[call] + 1)
        for error in ("EIO", "ENOSPC")
    ]
    count = min(len(points), figure(ALL_POINTS))
    tried = [points[len(points) * each // count] for each in range(count)]
    met = Counter[str]()
    for call, number, error in tried:
        shutil.rmtree(vault_folder)
        shutil.copytree(whole, vault_folder)
        inject = f"inject={call}:error={error}:when={number}{'+' if lasts else ''}"
        run = child(vault_folder, passphrase, *strace(vault_folder, log, "-e", inject))
        assert set(run.faults) <= {StorageFault.code, DiskFull.code}, inject
        if not run.is_closed:
            assert len(run.saved) + run.kept == TEXTS, inject
            assert lasts or run.kept == 0, inject
        met.update(run.faults or ["none told"])
        require_sound(vault_folder, passphrase, run)
    # A fault that is told nowhere was met while closing, when all was saved already.
    assert {StorageFault.code, DiskFull.code} <= set(met)
    assert met["none told"] <= count // 4, met
    how = "every fault lasting" if lasts else "each fault once"
    told = ", ".join(f"{count} {name}" for name, count in met.most_common())
    note_figure("T4", f"writes and syncs that failed, {how}", len(tried), f"0 lost; {told}")


@pytest.mark.figures(part="T4")
def test_a_disk_that_is_full_at_any_size_takes_back_what_does_not_fit(
    vault_folder: Path,
    passphrase: str,
    disk: Callable[[int], Disk],
    note_figure: NoteFigure,
) -> None:
    size = sum(path.stat().st_size for path in vault_folder.iterdir())
    free = [step * 64 * 1024 for step in range(24)]
    tried = free[:: 1 if figure(ALL_POINTS) > 20 else 3]
    met = Counter[str]()
    made = disk(size // 1024 + 4096)
    folder = made.place / "Mine.tjournal"
    for room in tried:
        shutil.copytree(vault_folder, folder)
        filler = made.fill(but=room)
        run = child(folder, passphrase)
        assert set(run.faults) <= {DiskFull.code, StorageFault.code}
        assert run.is_closed or len(run.saved) + run.kept == TEXTS
        met.update(run.faults or ["none"])
        filler.unlink()
        require_sound(folder, passphrase, run)
        again = child(folder, passphrase)
        assert again.kept == 0
        shutil.rmtree(folder)
    assert met["none"]
    assert met[DiskFull.code]
    told = ", ".join(f"{count} {name}" for name, count in met.most_common())
    note_figure("T4", "disks full at each 64 KB", len(tried), f"0 lost; {told}")
