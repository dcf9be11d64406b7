# SPDX-License-Identifier: GPL-3.0-or-later
"""How large the figures of reliability are in this run, and where what came out is noted.

A test that counts something (kills, damaged files, lost power) is marked with its part of
docs/RELIABILITY.md and asks here how often it is to try::

    @pytest.mark.figures(part="T1")
    def test_no_saved_entry_is_lost_by_a_kill(note_figure):
        kills = figure(1_000)
        ...
        note_figure("T1", "kills while saving", kills, "0 saved entries lost")

``make test`` takes a hundredth (at least 20), ``make test-long`` a tenth, ``make test-full``
all of it, and only the last is noted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

NoteFigure = Callable[[str, str, int, str], None]
"""(part, what was counted, how many, what came out)"""

_SHARES = {"short": 100, "long": 10, "full": 1}
_AT_LEAST = 20


def figure(full: int) -> int:
    """Return how many are tried in this run of a figure that is ``full`` at its fullest."""
    share = _SHARES[os.environ.get("FIGURES", "short")]
    return min(full, max(_AT_LEAST, full // share))


def note(part: str, what: str, count: int, outcome: str) -> None:
    """Add a line to the file named by FIGURES_NOTED, where there is one."""
    target = os.environ.get("FIGURES_NOTED")
    if not target:
        return
    line = json.dumps({"part": part, "what": what, "count": count, "outcome": outcome})
    with Path(target).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
