# SPDX-License-Identifier: GPL-3.0-or-later
"""``new`` and ``sample``: making a journal, and what its owner has to keep."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from therapy_journal.cli import drawing, passphrase, places, terminal
from therapy_journal.core.errors import JournalProblem

if TYPE_CHECKING:
    from therapy_journal.services.keeping import NewJournal

TRIES = 3
"""How often a group of the recovery key may be typed."""

MADE = (
    "The journal was made and your passphrase opens it. "
    "Its settings can show its recovery key on a new sheet."
)
_KEY = (
    "Recovery key of journal {number}. It is shown once; write it down now.\n\n"
    "  {key}\n\n"
    "Whoever has it and the journal can read everything. Without it and without the\n"
    "passphrase nobody can.\n"
)
_UNASKED = (
    "Two groups of the recovery key are to be typed back there. "
    "Add --i-have-written-it-down to leave that out."
)


class KeyNotShown(JournalProblem):
    """Standard output did not take the recovery key."""

    code = "E_KEY_NOT_SHOWN"
    sentence = "The recovery key could not be shown."
    action = MADE


def new(options: argparse.Namespace) -> None:
    """Make a journal, show its recovery key once, and have two groups typed back."""
    from therapy_journal.services import keeping

    folder = places.new_journal(options.journal)
    if options.sheet is not None:
        places.output(options.sheet, force=False)
        drawing.load()
    if not options.i_have_written_it_down:
        terminal.require(_UNASKED)
    words = passphrase.read_new(from_stdin=options.passphrase_stdin)
    passphrase.warn(words)
    made = keeping.make(folder, words)
    if options.sheet is not None:
        _write_sheet(made, options)
    elif options.i_have_written_it_down:
        _show(print, made)
    else:
        _show(terminal.show, made)
    if not options.i_have_written_it_down:
        _ask_back(made.recovery_key)
    print("The journal is ready.")


def sample(options: argparse.Namespace) -> None:
    """Make the sample journal, or one of N generated entries for measuring."""
    from therapy_journal.services import sample
    from therapy_journal.services.clock import SystemClock

    folder = places.new_journal(options.journal)
    words = sample.PASSPHRASE
    if options.passphrase_stdin:
        words = passphrase.read_new(from_stdin=True)
    if options.entries is None:
        sample.make_sample(folder, passphrase=words, today=SystemClock().now().day)
    else:
        sample.make_large(folder, options.entries, passphrase=words)
    if not options.passphrase_stdin:
        print(f"Its passphrase is: {words}")


def _write_sheet(made: NewJournal, options: argparse.Namespace) -> None:
    from therapy_journal.ui.recovery_sheet.headless import write_sheet

    try:
        write_sheet(made.number, made.recovery_key, options.sheet)
    except JournalProblem as problem:
        raise type(problem)(problem.sentence, MADE) from None
    print("The recovery sheet was written. Print it or move it off this computer.", flush=True)


def _show(say: Callable[[str], None], made: NewJournal) -> None:
    try:
        say(_KEY.format(number=made.number, key=made.recovery_key))
        sys.stdout.flush()
    except OSError:
        raise KeyNotShown from None


def _ask_back(recovery_key: str) -> None:
    groups = recovery_key.split("-")
    for place in sorted(secrets.SystemRandom().sample(range(len(groups)), 2)):
        _ask_group(place + 1, groups[place])


def _ask_group(number: int, group: str) -> None:
    from therapy_journal.storage.recovery_key import same_group

    try:
        for left in reversed(range(TRIES)):
            if same_group(terminal.ask(f"Please type group {number}: "), group):
                return
            if left:
                terminal.show(f"Group {number} does not match. Please look once more.")
    except (terminal.NoAnswer, KeyboardInterrupt):
        raise JournalProblem("The recovery key was not typed back.", MADE) from None
    raise JournalProblem(f"Group {number} does not match.", MADE)
