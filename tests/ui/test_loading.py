# SPDX-License-Identifier: GPL-3.0-or-later
"""What is loaded for the lock screen, and what while the passphrase is being typed."""

from __future__ import annotations

import json
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QEvent, Qt

from therapy_journal.app import Program
from therapy_journal.services.settings import WindowSettings

BEHIND_THE_LOCK = (
    "markdown", "nh3", "zxcvbn", "sqlcipher3", "cryptography", "subprocess",
    *(
        f"therapy_journal.{name}"
        for name in (
            "services.journal", "services.keeping", "storage.vault", "storage.connection",
            "ui.desk", "ui.editor", "ui.reflections", "ui.today", "ui.homework", "ui.sessions",
            "ui.summary", "ui.unsent_notes", "ui.roadblocks", "ui.paper", "ui.lock.guide.guide",
        )
    ),
)  # fmt: skip
LOCK_SCREEN = """
import json, sys
from pathlib import Path
from therapy_journal.storage import process
process.harden()
from therapy_journal import app
application = app.make_application()
program = app.Program(application, folder=Path(sys.argv[1]))
program.show()
print(json.dumps(sorted(sys.modules)))
while not program.loading.is_done:
    application.processEvents()
loaded = set(sys.modules)
from therapy_journal.ui import wiring
from therapy_journal.services import keeping
print(json.dumps(sorted(name for name in set(sys.modules) - loaded if "therapy" in name)))
"""


def is_behind_the_lock(name):
    return any(name == each or name.startswith(f"{each}.") for each in BEHIND_THE_LOCK)


def test_the_lock_screen_loads_only_what_it_shows_and_the_rest_follows(vault_folder):
    ran = subprocess.run(
        [sys.executable, "-c", LOCK_SCREEN, str(vault_folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    for_lock_screen, still_missing = map(json.loads, ran.stdout.splitlines())
    assert "therapy_journal.ui.lock.unlock_page" in for_lock_screen
    assert not [name for name in for_lock_screen if is_behind_the_lock(name)]
    assert not still_missing


def test_a_journal_is_shown_on_what_was_built_and_drawn_before(
    qtbot, qapp, clock, vault_folder, passphrase, tmp_path
):
    hook = sys.excepthook
    settings = WindowSettings(tmp_path / "window.json")
    program = Program(qapp, folder=vault_folder, clock=clock, settings=settings, restart=list)
    program.show()
    qtbot.waitUntil(lambda: program.loading.is_done)
    assert program.window.desk is None  # nothing is shown of it yet
    field = program.lock_screen.unlock_page.field
    assert field.isVisible()
    ready = {place: program.desk.screen_of(place) for place in ("today", "reflections")}
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    desk = program.window.desk
    assert desk is program.desk
    for place, screen in ready.items():
        desk.go(place)
        assert desk.screen_of(place) is screen
        assert screen.isVisible()
    desk.draw_out_of_sight("today")  # somebody is writing: nothing moves under their hands
    assert ready["reflections"].isVisible()
    program.window.leave()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    program.window.deleteLater()
    program.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook = hook
