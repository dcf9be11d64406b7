# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing the form in which everything is written."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from therapy_journal.core.days import Clock
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.exporting import json_file, json_raw, markdown
from therapy_journal.storage import export_log, reflection_lists
from therapy_journal.storage.connection import Database

FORMS = ("markdown", "json")


class AllSealed(JournalProblem):
    """None of the entries that were to be written may be read today."""

    code = "E_ALL_SEALED"
    sentence = "Nothing was written: what is selected is closed for now."
    action = "Open those entries first, or choose others."


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
    entry_ids: Iterable[int], *, clock: Clock | None = None
) -> Callable[[Database, Path, bool], None]:
    """Return what writes these entries as a Markdown folder; what is sealed stays out.

    Raises:
        AllSealed: by what is returned, when nothing would be left; then nothing is written.
    """
    now, wanted = (clock or SystemClock()).now(), frozenset(entry_ids)

    def export(db: Database, target: Path, replace: bool) -> None:  # noqa: FBT001 - as above
        rows = reflection_lists.rows_of(db, sorted(wanted), now.day)
        if all(row.is_sealed for row in rows):
            raise AllSealed
        markdown.write(db, target, replace=replace, sealed_after=now.day, only=wanted)
        if not db.is_read_only:
            with contextlib.suppress(JournalProblem):
                export_log.note(db, "markdown", now, export_log.ENTRIES)

    return export
