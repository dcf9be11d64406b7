# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is killed while somebody types: at most a second is missing, and all is well."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import walk
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.program import ROOT, Program
from tests.journeys.screen import Screen
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock

MAY_BE_BEHIND = 1.0
ON_THE_WAY = 0.5
"""Seconds a key may take from the display to the window while the machine is busy."""


@pytest.mark.parametrize("seconds", [0.3, 2.2, 4.1])
def test_at_most_a_second_is_missing(
    screen: Screen, start: Callable[..., Program], folder: Path, seconds: float
) -> None:
    program = start(folder)
    walk.unlock(screen, PASSPHRASE)
    walk.see_the_desk(screen)
    walk.begin_a_reflection(screen)

    typed = type_and_kill(screen, program, seconds)
    assert look_over(folder) == "Everything in this journal can be read."
    window_opens_again(screen, start(folder))

    body, (last, whole) = body_of_the_entry(folder), typed[-1]
    due = [text for when, text in typed if when < last - MAY_BE_BEHIND - ON_THE_WAY]
    assert whole.startswith(body)
    assert len(body) >= len(due[-1] if due else "")
    assert any(due) == (seconds > MAY_BE_BEHIND)


def type_and_kill(screen: Screen, program: Program, seconds: float) -> list[tuple[float, str]]:
    """Type words for so long and kill at once; returns when how much had been typed."""
    begun = time.monotonic()
    typed = [(begun, "")]
    while typed[-1][0] - begun < seconds:
        word = f"word{len(typed)} "
        screen.type(word)
        typed.append((time.monotonic(), typed[-1][1] + word))
    program.kill()
    return typed


def look_over(folder: Path) -> str:
    """Return what ``therapy-journal check`` says."""
    done = subprocess.run(
        (sys.executable, "-m", "therapy_journal", "check", str(folder), "--passphrase-stdin"),
        cwd=ROOT,
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def window_opens_again(screen: Screen, program: Program) -> None:
    walk.unlock(screen, PASSPHRASE)
    walk.see_the_desk(screen)
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0


def body_of_the_entry(folder: Path) -> str:
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        row = journal.writing.latest()
        return journal.writing.open(row.id).body if row else ""
    finally:
        journal.close()
