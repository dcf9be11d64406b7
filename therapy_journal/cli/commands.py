# SPDX-License-Identifier: GPL-3.0-or-later
"""What each command on a journal that is there does; all that it needs is loaded when it is run."""

from __future__ import annotations

import argparse
import sys

from therapy_journal.cli import drawing, passphrase, places
from therapy_journal.cli.telling import Usage
from therapy_journal.core.errors import JournalDamaged

UNENCRYPTED = "What is written there is not encrypted: anyone who can open it can read it."
"""Said before anything readable is written."""


def check(options: argparse.Namespace) -> None:
    """Look a journal over, and say what was found."""
    from therapy_journal.services import keeping

    folder = places.journal(options.journal)
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    findings = keeping.check(folder, words)
    for finding in findings:
        print(finding.sentence, file=sys.stderr)
    if not all(finding.is_mended for finding in findings):
        raise JournalDamaged(
            "Not everything in this journal is as it should be.",
            "Restore a backup, or recover what can be read: "
            "therapy-journal salvage JOURNAL -o NEW. This folder was left as it is.",
        )
    print("Everything in this journal can be read.")


def summary(options: argparse.Namespace) -> None:
    """Write the very PDF that the window writes."""
    from therapy_journal.services import keeping
    from therapy_journal.services.clock import SystemClock

    folder = places.journal(options.journal)
    places.output(options.output, force=options.force)
    drawing.load()
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    journal = keeping.unlock(folder, words, clock=SystemClock())
    try:
        session = journal.attending.next()
        preparation = journal.preparing.overview(session.id if session else None)
    finally:
        journal.close()
    from therapy_journal.ui.paper.headless import write_summary_pdf
    from therapy_journal.ui.paper.pdf import BOXES

    print(UNENCRYPTED, flush=True)
    has_boxes = write_summary_pdf(
        preparation.summary,
        options.output,
        size=options.paper or preparation.paper_size,
        large=options.large or preparation.is_large,
        replace=options.force,
    )
    if has_boxes:
        print(BOXES)


def export(options: argparse.Namespace) -> None:
    """Write everything but the raw layers; JSON takes them when asked for by name."""
    if options.with_raw and options.format != "json":
        raise Usage("--with-raw goes with --format json only.", "Nothing was written.")
    from therapy_journal.services import keeping
    from therapy_journal.services.clock import SystemClock
    from therapy_journal.services.exporting import choose

    folder = places.journal(options.journal)
    places.output(options.output, force=options.force)
    words = passphrase.read(from_stdin=options.passphrase_stdin)
    clock = SystemClock()
    write = choose.exporter(
        options.format, with_raw=options.with_raw, with_sealed=options.with_sealed, clock=clock
    )
    journal = keeping.unlock(folder, words, clock=clock)
    try:
        print(UNENCRYPTED, flush=True)
        journal.export(write, options.output, replace=options.force)
    finally:
        journal.close()
