# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is selected in a window of ours, no other program finds it in the X11 selection."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(display: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.selecting", *arguments],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def ask(process: subprocess.Popen[str]) -> str:
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_nothing_selected_reaches_the_x11_selection(screen):
    window, reader = run(screen.name), run(screen.name, "reader")
    found = {}
    try:
        did = window.stdout.readline().strip()
        while did and did != "done":
            found[did] = ask(reader)
            did = ask(window)
    finally:
        for process in (window, reader):
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()
    assert did == "done"
    bare = {name: text for name, text in found.items() if name.startswith("bare")}
    ours = {name: text for name, text in found.items() if not name.startswith("bare")}
    # A field of Qt's own hands it over, so it would have been found.
    assert any("Sycamore" in text for text in bare.values())
    assert len(ours) == 5 * 4
    assert not {name: text for name, text in ours.items() if text not in ("''", '""')}
