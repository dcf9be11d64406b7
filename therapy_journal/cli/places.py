# SPDX-License-Identifier: GPL-3.0-or-later
"""What the paths on the command line mean, settled before anything is asked for."""

from __future__ import annotations

import os
from pathlib import Path

from therapy_journal.cli.telling import Usage
from therapy_journal.core.errors import JournalInUse, JournalMissing, PlaceTaken


def journal(given: Path) -> Path:
    """Return the folder of a journal that is there; its ending may be left out."""
    from therapy_journal.services import journal_places

    if os.path.lexists(given):
        return given
    if given.name and journal_places.is_there(journal_places.named(given)):
        return journal_places.named(given)
    raise JournalMissing


def new_journal(given: Path) -> Path:
    """Return where a new journal will be, under a name that nothing has yet."""
    from therapy_journal.services import journal_places

    if given.name in ("", ".."):
        raise Usage("That names no folder of its own.", "Give the new journal a name.")
    folder = journal_places.named(given)
    if os.path.lexists(folder):
        raise JournalInUse if journal_places.is_open(folder) else PlaceTaken
    return folder


def output(given: Path, *, force: bool) -> None:
    """Refuse a place for something readable that is taken, missing or inside a journal."""
    from therapy_journal.services import private_files

    try:
        private_files.require_place(given, replace=force)
    except PlaceTaken as taken:
        raise PlaceTaken(
            taken.sentence, "Choose another name, or add --force to replace it."
        ) from None
