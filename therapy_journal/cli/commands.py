# SPDX-License-Identifier: GPL-3.0-or-later
"""What each command does; all that it needs is loaded when it is run."""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from therapy_journal.cli import passphrase
from therapy_journal.core.errors import JournalDamaged, JournalProblem, PlaceTaken


def new(options: argparse.Namespace) -> None:
    """Make a journal, show its recovery key once, and have two groups typed back."""
    from therapy_journal.services import keeping

    folder = keeping.named(options.journal)
    if options.sheet is not None:
        _require_free(options.sheet, force=False)
    words = passphrase.read_new(from_stdin=options.passphrase_stdin)
    made = keeping.make(folder, words)
    if options.sheet is None:
        _show_key(made.number, made.recovery_key)
    else:
        from therapy_journal.ui.recovery_sheet.headless import write_sheet

        write_sheet(made.number, made.recovery_key, options.sheet)
        print("The recovery sheet was written. Print it or move it off this computer.")
    if not options.i_have_written_it_down:
        _ask_back(made.recovery_key)
    print("The journal is ready.")


def check(options: argparse.Namespace) -> None:
    """Look a journal over, and say what was found."""
    from therapy_journal.services import keeping

    words = passphrase.read(from_stdin=options.passphrase_stdin)
    findings = keeping.check(options.journal, words)
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        raise JournalDamaged
    print("Everything in this journal can be read.")


def summary(options: argparse.Namespace) -> None:
    """Write the very PDF that the window writes."""
    from therapy_journal.services import keeping
    from therapy_journal.services.clock import SystemClock

    _require_free(options.output, force=options.force)
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    journal = keeping.unlock(options.journal, words, clock=SystemClock())
    try:
        session = journal.attending.next()
        preparation = journal.preparing.overview(session.id if session else None)
    finally:
        journal.close()
    from therapy_journal.ui.paper.headless import write_summary_pdf

    write_summary_pdf(
        preparation.summary,
        options.output,
        size=options.paper or preparation.paper_size,
        large=options.large or preparation.is_large,
        replace=options.force,
    )
    print("This file is not encrypted: anyone who can open it can read it.")


def export(options: argparse.Namespace) -> None:
    """Write everything but the raw layers; JSON takes them when asked for by name."""
    if options.with_raw and options.format != "json":
        print("--with-raw goes with --format json only.", file=sys.stderr)
        sys.exit(2)
    from therapy_journal.services import keeping
    from therapy_journal.services.clock import SystemClock
    from therapy_journal.services.exporting import choose

    _require_free(options.output, force=options.force)
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    write = choose.exporter(
        options.format, with_raw=options.with_raw, with_sealed=options.with_sealed
    )
    journal = keeping.unlock(options.journal, words, clock=SystemClock())
    try:
        journal.export(write, options.output, replace=options.force)
    finally:
        journal.close()
    print("What was written is not encrypted: anyone who can open it can read it.")


def sample(options: argparse.Namespace) -> None:
    """Make the sample journal, or one of N generated entries for measuring."""
    from therapy_journal.services import keeping, sample
    from therapy_journal.services.clock import SystemClock

    folder = keeping.named(options.journal)
    words = sample.PASSPHRASE
    if options.passphrase_stdin:
        words = passphrase.read_new(from_stdin=True)
    if options.entries is None:
        sample.make_sample(folder, passphrase=words, today=SystemClock().now().day)
    else:
        from therapy_journal.services import sample_large

        sample_large.make_large(folder, options.entries, passphrase=words)
    if not options.passphrase_stdin:
        print(f"Its passphrase is: {words}")


def _require_free(target: Path, *, force: bool) -> None:
    """Refuse before anything is asked for when the name is taken."""
    if target.exists() and not force:
        raise PlaceTaken(
            "Something with that name is there already. It was left as it is.",
            "Choose another name, or add --force to replace it.",
        )


def _show_key(number: str, recovery_key: str) -> None:
    print(f"Recovery key of journal {number}. It is shown once; write it down now.\n")
    print(f"  {recovery_key}\n")
    print("Whoever has it and the journal can read everything. Without it and without the")
    print("passphrase nobody can.\n")


def _ask_back(recovery_key: str) -> None:
    groups = recovery_key.split("-")
    places = sorted(secrets.SystemRandom().sample(range(len(groups)), 2))
    for place in places:
        typed = input(f"Please type group {place + 1}: ").strip().upper()
        if typed != groups[place]:
            raise JournalProblem(
                f"Group {place + 1} does not match.",
                "The journal was made and your passphrase opens it. "
                "A new sheet can be printed from its settings.",
            )
