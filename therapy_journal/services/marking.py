# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks of reflections: what of an entry is to be brought, found again after every edit."""

from __future__ import annotations

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.marks import Mark, MarkKind, Span, around, locate
from therapy_journal.storage import marks
from therapy_journal.storage.connection import Database

_KIND = MarkKind.REFLECTION


class Marking:
    """Switches entries and passages on and off."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def of(self, reflection_id: int) -> tuple[Mark, ...]:
        """Return the marks of an entry in the order they were made."""
        return tuple(marks.of_item(self._db, _KIND, reflection_id))

    def bring(self, reflection_id: int) -> Outcome[int]:
        """Mark the whole entry; the value is the mark's id."""
        with self._db.atomic():
            mark_id = marks.put_whole(self._db, _KIND, reflection_id, self._clock.now())
        return Outcome(mark_id, _changes(reflection_id))

    def unbring(self, reflection_id: int) -> Outcome[None]:
        """Take the whole entry's mark away; marked passages stay marked."""
        with self._db.atomic():
            marks.remove_whole(self._db, _KIND, reflection_id)
        return Outcome(None, _changes(reflection_id))

    def mark_passage(self, reflection_id: int, body: str, span: Span) -> Outcome[Mark | None]:
        """Mark a selection of ``body``; None when nothing but blanks was selected.

        The same place is not marked twice.
        """
        span = _without_blanks(body, span)
        passage, before, after = around(body, span)
        if not passage:
            return Outcome(None, Changes())
        for mark in self.of(reflection_id):
            if mark.passage == passage and locate(body, mark) == span:
                return Outcome(mark, Changes())
        with self._db.atomic():
            mark_id = marks.put_passage(
                self._db, _KIND, reflection_id, passage, before, after, self._clock.now()
            )
            made = marks.get(self._db, mark_id)
        return Outcome(made, _changes(reflection_id))

    def unmark(self, mark_id: int) -> Outcome[Mark | None]:
        """Take one mark away and return it; None when it was gone already."""
        with self._db.atomic():
            mark = marks.get(self._db, mark_id)
            marks.remove(self._db, mark_id)
        return Outcome(mark, Changes() if mark is None else _changes(mark.item_id))

    def relocate(self, reflection_id: int, body: str) -> bool:
        """Find the marked passages again in a body just saved, inside its transaction.

        A passage whose words stand there no more is lost until they do.

        Returns:
            Whether a passage was lost or came back.
        """
        turned = False
        for mark in self.of(reflection_id):
            if mark.passage is None:
                continue
            span = locate(body, mark)
            if mark.is_lost != (span is None):
                marks.set_lost(self._db, mark.id, span is None)
                turned = True
            if span is not None:
                _, before, after = around(body, span)
                if (before, after) != (mark.before, mark.after):
                    marks.set_surroundings(self._db, mark.id, before, after)
        return turned


def _changes(reflection_id: int) -> Changes:
    return Changes(reflections=frozenset({reflection_id}), marks=True, summary=True)


def _without_blanks(body: str, span: Span) -> Span:
    start, end = max(0, span.start), min(len(body), span.end)
    selected = body[start:end]
    start += len(selected) - len(selected.lstrip())
    return Span(start, start + len(selected.strip()))
