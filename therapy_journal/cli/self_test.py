# SPDX-License-Identifier: GPL-3.0-or-later
"""``--self-test``: whether this installation can be trusted with a journal."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

VOID_CALLS = 20_000


def self_test() -> int:
    """Run every check, print a line for each, and return 0 when all are well."""
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("Encryption, and a journal made and opened again", _journal),
        ("Qt keeps the references it is lent", _void_calls),
        ("Fonts, icons, texts and colours", _resources),
        ("A window", _window),
    )
    bad = 0
    for words, check in checks:
        try:
            good = check()
        except Exception as error:  # noqa: BLE001 — every fault is a line of the answer
            print(f"  {type(error).__name__}", file=sys.stderr)
            good = False
        print(f"{'ok  ' if good else 'BAD '} {words}")
        bad += not good
    return 1 if bad else 0


def _journal() -> bool:
    from therapy_journal.services import keeping
    from therapy_journal.services.clock import SystemClock
    from therapy_journal.storage.keys import LEAST

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "self-test.tjournal"
        words = secrets.token_hex(16)
        keeping.make(folder, words, cost=LEAST)
        journal = keeping.unlock(folder, words, clock=SystemClock())
        journal.close()
        return keeping.check(folder, words) == ()


def _void_calls() -> bool:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(VOID_CALLS):
        thing.setObjectName("x")
    return abs(sys.getrefcount(None) - before) < VOID_CALLS // 20


def _resources() -> bool:
    from therapy_journal.paths import resource
    from therapy_journal.services.roadblock_texts import load_roadblocks

    folders = ("fonts/inter", "fonts/literata", "icons/lucide", "themes")
    return len(load_roadblocks()) == 7 and all(
        any(resource(*folder.split("/")).iterdir()) for folder in folders
    )


def _window() -> bool:
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from therapy_journal import app

    application = app.make_application()
    program = app.Program(application)
    program.show()
    application.processEvents()
    picture = program.window.grab()
    program.window.leave()
    return not picture.isNull()
