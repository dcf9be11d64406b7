# SPDX-License-Identifier: GPL-3.0-or-later
"""``salvage``: what can be read of a damaged journal becomes a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from therapy_journal.cli import passphrase, places
from therapy_journal.cli.telling import Usage

SAME = "The new journal opens with the same passphrase."
KEY_ALONE = "The new journal opens with the recovery key alone, until it is given a new passphrase."


def salvage(options: argparse.Namespace) -> None:
    """Make the new journal, and list what was read and what was lost, never their words."""
    from therapy_journal.services import salvaging
    from therapy_journal.services.clock import SystemClock

    folder = places.journal(options.journal)
    target = places.new_journal(options.output)
    _require_apart(folder, target)
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    how = salvaging.with_recovery_key if options.recovery_key else salvaging.with_passphrase
    done = how(folder, words, target, clock=SystemClock())
    print(done.sentence)
    for heading, lines in (("Read:", done.read), ("Lost:", done.lost)):
        if lines:
            print(heading, *lines, sep="\n  ")
    opens = SAME if salvaging.opens_with_passphrase(target) else KEY_ALONE
    print(f"{opens} The old folder was left as it was.")


def _require_apart(folder: Path, target: Path) -> None:
    if folder.resolve() in target.resolve().parents:
        raise Usage(
            "The new journal cannot lie inside the damaged one.", "Choose another place for it."
        )
