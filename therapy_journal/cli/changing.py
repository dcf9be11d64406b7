# SPDX-License-Identifier: GPL-3.0-or-later
"""``change-passphrase``: another passphrase for a journal and its backups."""

from __future__ import annotations

import argparse
import sys

from therapy_journal.cli import passphrase, places

CHANGED = (
    "The new passphrase opens the journal now, and the former one no more.\n"
    "Copies made elsewhere still open with the former one."
)
_LEFT = "Backups here that could not follow, and still open with the former one: {count}."
_AWAY = "The second place for backups is not there now; its backups follow when it is."


def change_passphrase(options: argparse.Namespace) -> None:
    """Ask for the present passphrase once and for the new one twice; nothing else changes."""
    from therapy_journal.services import keeping
    from therapy_journal.services.clock import SystemClock

    from_stdin: bool = options.passphrase_stdin
    folder = places.journal(options.journal)
    present = passphrase.read(from_stdin=from_stdin, question="Present passphrase: ")
    journal = keeping.unlock(folder, present, clock=SystemClock())
    try:
        new = passphrase.read_new(from_stdin=from_stdin, question="New passphrase: ")
        passphrase.warn(new)
        journal.key_changes.change_passphrase(present, new)
        left = journal.key_changes.follow_all()
        is_away = journal.key_changes.is_place_away
    finally:
        journal.close()
    print(CHANGED)
    if left:
        print(_LEFT.format(count=left), file=sys.stderr)
    if is_away:
        print(_AWAY, file=sys.stderr)
