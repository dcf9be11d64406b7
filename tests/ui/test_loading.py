# SPDX-License-Identifier: GPL-3.0-or-later
"""What is loaded for the lock screen, and what while the passphrase is being typed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import therapy_journal
from therapy_journal.ui import importing

PACKAGE, IMPORTING = Path(therapy_journal.__file__).parent, Path(importing.__file__)
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
import json, linecache, sys
from pathlib import Path
from therapy_journal.ui.importing import without_reading_sources
without_reading_sources()
from therapy_journal.storage import process
process.harden()
from therapy_journal import app
application = app.make_application()
program = app.Program(application, folder=Path(sys.argv[1]))
program.show()
print(json.dumps(sorted(sys.modules)))
print(json.dumps([name for name in linecache.cache if "therapy_journal" in name]))
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
    for_lock_screen, sources_read, still_missing = map(json.loads, ran.stdout.splitlines())
    assert "therapy_journal.ui.lock.unlock_page" in for_lock_screen
    assert not [name for name in for_lock_screen if is_behind_the_lock(name)]
    assert not sources_read
    assert not still_missing


def test_no_module_wants_what_pyside_looks_for_in_sources():
    for source in PACKAGE.rglob("*.py"):
        assert "from __feature__" not in source.read_text(encoding="utf-8") or source == IMPORTING
