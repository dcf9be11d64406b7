# SPDX-License-Identifier: GPL-3.0-or-later
"""Start, unlocking and memory, each in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure, middle
from benchmarks.journals import PASSPHRASE, large

CHILDREN = Path(__file__).resolve().parent / "children"


def run(script: str, *arguments: str) -> tuple[dict[str, float], int]:
    """Run one child in a home of its own; return what it told and when it was begun."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("XDG_")},
            "HOME": home,
            "XDG_RUNTIME_DIR": home,  # every session has one
            "QT_QPA_PLATFORM": "offscreen",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begun = time.perf_counter_ns()
        finished = subprocess.run(
            [sys.executable, str(CHILDREN / script), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    lines = finished.stdout.strip().splitlines()
    if not lines:
        raise RuntimeError(finished.stderr[-2000:])
    return json.loads(lines[-1]), begun


def start(runs: int) -> list[Figure]:
    """Compare the painted lock screen with a bare window, in turns."""
    journal = str(large(1_000))
    ours, bare = [], []
    run("lock_screen.py", journal)
    for _ in range(runs):
        told, begun = run("bare_window.py")
        bare.append((told["painted"] - begun) / 1e6)
        told, begun = run("lock_screen.py", journal)
        ours.append((told["painted"] - begun) / 1e6)
    ratio = middle(ours) / middle(bare)
    words = f"{ratio:.2f} × ({middle(ours):.0f} ms, bare {middle(bare):.0f} ms)"
    return [Figure("process start to painted lock screen", words, "≤ 1.8 ×", ratio <= 1.8)]


def unlock(sizes: tuple[int, ...], runs: int) -> list[Figure]:
    """Time unlocking to the painted list, less Argon2id."""
    figures = []
    for size in sizes:
        journal = str(large(size))
        taken = [run("unlocked.py", journal, PASSPHRASE)[0]["list_ms"] for _ in range(runs)]
        is_last = size == max(sizes)
        figures.append(
            Figure(
                f"unlock to painted list, {size:,} entries, less Argon2id",
                f"{middle(taken):.0f} ms (fastest {min(taken):.0f} ms)",
                "≤ 60 ms at 50,000" if is_last else "",
                middle(taken) <= 60 if size == 50_000 else None,
            )
        )
    return figures


def memory(size: int) -> list[Figure]:
    """Compare resident memory 5 s after the list is painted with a bare window's."""
    bare, _ = run("memory.py", "bare")
    ours, _ = run("memory.py", str(large(size)), PASSPHRASE)
    more = ours["resident_mb"] - bare["resident_mb"]
    words = (
        f"bare + {more:.0f} MB ({ours['resident_mb']:.0f} MB, bare {bare['resident_mb']:.0f} MB; "
        f"peak {ours['peak_mb']:.0f} MB)"
    )
    most = 120 if size == 50_000 else 80
    return [
        Figure(f"resident memory, {size:,} entries", words, f"≤ bare + {most} MB", more <= most)
    ]
