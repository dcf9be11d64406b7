# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes at any moment: what was said to be saved is there, and every page is sound."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.power import losing, trace
from tests.figures import NoteFigure, figure
from therapy_journal.storage import vault

pytestmark = [
    pytest.mark.figures(part="T2"),
    pytest.mark.skipif(shutil.which("strace") is None, reason="system calls are read by strace"),
]

Lose = Callable[..., losing.Found]
SHARES = {
    "saves": 8_000,
    "churn": 8_000,
    "passphrases": 4_000,
    "rotations": 2_500,
    "backups": 2_000,
    "creations": 1_000,
    "restores": 1_000,
}
"""How many states are of which use: 20,000, and those of uses that write more than the journal."""
FEW = {"creations": 3, "restores": 5}
"""Steps of those uses that leave something beside the journal, looked at in every state."""


@pytest.fixture
def lose(vault_folder: Path, passphrase: str, memory: Path) -> Lose:
    """Return a function that runs a workload and cuts its power at so many moments."""

    def run(workload: str, states: int, *mutant: str) -> losing.Found:
        opened = vault.open_with_passphrase(vault_folder, passphrase)
        opened.database.close()
        before = memory / "before"
        used = memory / "used"
        for place in (before, used):
            shutil.copytree(vault_folder, place / vault_folder.name)
        steps = str(FEW.get(workload, max(12, states // 40)))
        folder = used / vault_folder.name
        arguments = (workload, steps, str(folder), opened.recovery_key, *mutant)
        trace.record(memory / "trace", "tests.faults.power.workloads", *arguments)
        return losing.lose_power(memory / "trace", used, before, states, memory)

    return run


@pytest.mark.parametrize("workload", SHARES)
def test_nothing_acknowledged_is_lost_with_the_power(
    lose: Lose, note_figure: NoteFigure, workload: str
) -> None:
    states = figure(SHARES[workload])
    found = lose(workload, states)
    assert found.is_sound, found
    assert found.states == states
    outcome = "0 acknowledged steps lost, 0 pages that cannot be read"
    note_figure("T2", f"states of the disk when the power went: {workload}", states, outcome)


@pytest.mark.parametrize(
    ("workload", "mutant"),
    [
        ("saves", "engine defaults"),
        ("saves", "wal normal"),
        ("passphrases", "folder not synced"),
        ("backups", "folder not synced"),
        ("creations", "folder not synced"),
    ],
)
def test_keeping_a_journal_less_carefully_is_found_out(
    lose: Lose, note_figure: NoteFigure, workload: str, mutant: str
) -> None:
    states = figure(2_000)
    found = lose(workload, states, mutant)
    assert found.lost > 0
    note_figure(
        "T2", f"mutant, {workload}: {mutant}", states, f"found out: {found.lost} steps lost"
    )
