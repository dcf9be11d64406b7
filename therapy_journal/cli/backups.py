# SPDX-License-Identifier: GPL-3.0-or-later
"""``backup`` and ``restore``: making a verified copy, and making a journal of one again."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from therapy_journal.cli import passphrase, places
from therapy_journal.core.errors import BackupPlaceAway, JournalMissing


def backup(options: argparse.Namespace) -> None:
    """Make a backup where the journal keeps its own, or in the folder named."""
    from therapy_journal.services import keeping
    from therapy_journal.services.clock import SystemClock

    folder = places.journal(options.journal)
    to: Path | None = options.to
    if to is not None and not to.is_dir():
        raise BackupPlaceAway(
            "The folder for the backup is not there.", "Make that folder first, or name another."
        )
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    journal = keeping.unlock(folder, words, clock=SystemClock())
    try:
        finished = journal.backing_up.make_now(to)
    finally:
        journal.close()
    for problem in finished.problems:
        print(f"{problem.sentence} {problem.action}", file=sys.stderr)
    for made in finished.folders:
        print(f"A backup was made and can be read: {made}")


def restore(options: argparse.Namespace) -> None:
    """Make a journal of a backup, at a place where nothing is yet."""
    from therapy_journal.services import restoring

    target = places.new_journal(options.output)
    offers = restoring.offers(options.backup)
    if not offers:
        raise JournalMissing(
            "There is no backup at this place.",
            "Name a backup's numbered folder, or the folder in which backups are kept.",
        )
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    unlocked = restoring.unlock(offers[0].folder, passphrase=words)
    inside = restoring.look(unlocked)
    made = restoring.restore(unlocked, target)
    print(f"The backup of {_said(inside.made_at)} was restored: {made}")


def _said(made_at: datetime) -> str:
    return f"{made_at.astimezone():%Y-%m-%d %H:%M}"
