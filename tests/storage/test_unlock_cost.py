# SPDX-License-Identifier: GPL-3.0-or-later
"""What unlocking costs on this computer, at the real cost: told, and never judged."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.figures import NoteFigure
from therapy_journal.storage import vault as vaults

ROOT = Path(__file__).parents[2]
TIMES = 5
UNLOCKING = """
import pathlib, resource, sys, time
from therapy_journal.storage import vault
def peak():
    status = pathlib.Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux hands the peak that getrusage tells on from the process that started this one.
    (line,) = [one for one in status.read_text().splitlines() if one.startswith("VmHWM:")]
    return int(line.split()[1])
before = peak()
began = time.perf_counter()
opened = vault.open_with_passphrase(pathlib.Path(sys.argv[1]), sys.stdin.readline().rstrip())
lasted = time.perf_counter() - began
more = peak() - before
opened.database.close()
print(lasted, more / (1024 if sys.platform != "darwin" else 1024 * 1024))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory in another way")
@pytest.mark.figures(part="T16")
def test_an_unlock_at_the_real_cost_is_measured(
    tmp_path: Path, passphrase: str, note_figure: NoteFigure
) -> None:
    folder = tmp_path / "Real.tjournal"
    vaults.create(folder, passphrase)
    measured = []
    for _ in range(TIMES):
        done = subprocess.run(
            [sys.executable, "-c", UNLOCKING, str(folder)],
            input=passphrase + "\n", capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
        measured.append([float(number) for number in done.stdout.split()])
    seconds = statistics.median(lasted for lasted, _ in measured)
    memory = max(more for _, more in measured)
    told = f"{seconds:.2f} s (median), {memory:.0f} MiB more memory at most; not judged"
    note_figure("T16", "unlocks at the real cost", TIMES, told)
