# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated journals, made once and used again."""

from __future__ import annotations

import shutil
from pathlib import Path

from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.sample import make_large
from therapy_journal.services.search_renewal import LETTERS
from therapy_journal.services.settings import LAST_SCREEN, SEARCH_LETTERS

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
PASSPHRASE = "only for measuring here"


def large(entries: int) -> Path:
    """Return a journal of so many entries that opens on its reflections."""
    folder = FOLDER / f"{entries}.tjournal"
    if not folder.is_dir():
        FOLDER.mkdir(parents=True, exist_ok=True)
        making = FOLDER / f"{entries}-unfinished.tjournal"
        shutil.rmtree(making, ignore_errors=True)
        make_large(making, entries, passphrase=PASSPHRASE)
        journal = keeping.unlock(making, PASSPHRASE, clock=SystemClock())
        journal.settings.put(LAST_SCREEN, "reflections")
        # It is indexed as today's program does: nothing is owed to it after an unlock.
        journal.settings.put(SEARCH_LETTERS, LETTERS)
        journal.close()
        making.rename(folder)
    return folder
