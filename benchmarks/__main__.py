# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m benchmarks [--quick] [--page]``: prints the table; may write docs/PERFORMANCE.md.

On a computer that has other work to do, ``chrt -r 10`` before it (Linux, root) lets each process
that is measured run when it wants to.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import finding, opening, processes, scrolling, storing, typing_keys
from benchmarks.figures import Figure

PAGE = Path(__file__).resolve().parent.parent / "docs" / "PERFORMANCE.md"
HEAD = """# How fast it is

Each figure is taken in one run of `make bench`, beside what it is compared with and in turns with it. The journals are
generated: entries of about 180 words over ten years. A ratio says more than a time: times are those of one machine.

Taken {day} on {cores} cores, {system}, Python {python}; {before:.1f} processes wanted to run before it and {after:.1f} at its
end. {way}

| what | measured | goal | met |
|---|---|---|---|
"""

FIRST = "What was measured went before all others (real-time scheduling)."
BESIDE = "Where these are more than the cores, times grow with them, and ratios hardly."


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small journals, few runs")
    parser.add_argument("--page", action="store_true", help="write docs/PERFORMANCE.md as well")
    options = parser.parse_args()
    before = _load()
    quick = options.quick
    sizes = (1_000,) if quick else (1_000, 10_000, 50_000)
    runs = 3 if quick else 11
    figures: list[Figure] = []
    figures += processes.start(runs)
    figures += processes.unlock(sizes, max(3, runs // 2))
    figures += storing.searching(sizes[-1])
    figures += scrolling.scrolling(sizes[-1], 100 if quick else 1_000)
    figures += finding.finding(sizes[-1])
    figures += opening.opening(1 if quick else 4)
    figures += typing_keys.typing(60 if quick else 400)
    figures += typing_keys.typing_checked(60 if quick else 400)
    for size in sizes[:2]:
        figures += storing.saving(size, 40 if quick else 200)
    for size in sizes[-2:]:
        figures += processes.memory(size)
    rows = [f"| {' | '.join(figure.cells)} |" for figure in figures]
    print("\n".join(rows))
    if options.page:
        PAGE.write_text(_head(before) + "\n".join(rows) + "\n", encoding="utf-8")


def _head(before: float) -> str:
    return HEAD.format(
        day=date.today().isoformat(),
        cores=os.cpu_count(),
        system=platform.system(),
        python=platform.python_version(),
        before=before,
        after=_load(),
        way=FIRST if _goes_first() else BESIDE,
    )


def _goes_first() -> bool:
    """Say whether this process, and with it those it starts, need not wait for others."""
    return sys.platform == "linux" and os.sched_getscheduler(0) != os.SCHED_OTHER


def _load() -> float:
    """Return how many processes wanted to run during the last minute; 0 where nobody counts."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


main()
