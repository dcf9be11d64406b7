# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing the form in which everything is written."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from therapy_journal.core.days import Clock
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services import private_files
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.exporting import html_file, json_file, json_raw, markdown
from therapy_journal.services.exporting.chosen import ChosenEntries
from therapy_journal.services.exporting.progress import Progress
from therapy_journal.storage import export_log
from therapy_journal.storage.connection import Database

FORMS = ("markdown", "json")


FORMS_OF_ENTRIES = ("markdown", "pdf", "html")

Drawing = Callable[[ChosenEntries], bytes]
"""Draws entries as the bytes of a PDF; only a window knows how."""


def exporter(
    form: str, *, with_raw: bool, with_sealed: bool, clock: Clock | None = None
) -> Callable[[Database, Path, bool], None]:
    """Return what writes everything in a form: (database, where to, whether to replace).

    ``with_raw`` goes with ``json`` only, and takes the own words along. Entries still sealed
    today stay out without ``with_sealed``.
    """
    if form not in FORMS or (with_raw and form != "json"):
        raise ValueError(form)
    now = (clock or SystemClock()).now()
    sealed_after = None if with_sealed else now.day
    if form == "markdown":
        write = partial(markdown.write, sealed_after=sealed_after)
    else:
        raw_sections = json_raw.sections if with_raw else None
        write = partial(json_file.write, sealed_after=sealed_after, raw_sections=raw_sections)

    def export(db: Database, target: Path, replace: bool) -> None:  # noqa: FBT001 - as services.journal hands it over
        write(db, target, replace=replace)
        if not db.is_read_only:
            # The copy is there already; that its note could not be kept does not undo it.
            with contextlib.suppress(JournalProblem):
                export_log.note(db, f"{form}, raw layers" if with_raw else form, now)

    return export


def of_entries(
    entry_ids: Iterable[int],
    form: str = "markdown",
    *,
    clock: Clock | None = None,
    progress: Progress | None = None,
    drawing: Drawing | None = None,
    with_pictures: bool = True,
) -> Callable[[Database, Path, bool], None]:
    """Return what writes these entries in a form; what is sealed stays out.

    A Markdown folder has its pictures beside it in any case. A PDF needs a ``drawing``.

    Raises:
        AllSealed: by what is returned, when nothing would be left; then nothing is written.
        Stopped: by what is returned, when ``progress`` was stopped; then nothing is left.
    """
    if form not in FORMS_OF_ENTRIES or (form == "pdf") != (drawing is not None):
        raise ValueError(form)
    now, wanted = (clock or SystemClock()).now(), frozenset(entry_ids)
    counting = progress or Progress()

    def export(db: Database, target: Path, replace: bool) -> None:  # noqa: FBT001 - as above
        entries = ChosenEntries(db, wanted, now.day, with_pictures=with_pictures, progress=counting)
        counting.expect(len(entries))
        if drawing is not None:
            private_files.write_file(drawing(entries), target, replace=replace)
        elif form == "html":
            html_file.write(entries, target, replace=replace, day=now.day)
        else:
            markdown.write(
                db, target, replace=replace, sealed_after=now.day, only=wanted,
                step=counting.step,
            )  # fmt: skip
        if not db.is_read_only:
            with contextlib.suppress(JournalProblem):
                export_log.note(db, form, now, export_log.ENTRIES)

    return export
