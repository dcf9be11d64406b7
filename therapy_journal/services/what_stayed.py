# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be said quietly on Today about sessions that were, and about the whole."""

from __future__ import annotations

from functools import partial

from therapy_journal.core.changes import Outcome
from therapy_journal.core.coming_back import attended_since, comes_back, on_day, to_write_about
from therapy_journal.core.days import Clock
from therapy_journal.core.page_words import takeaway
from therapy_journal.core.quiet_lines import Answer, QuietLine
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.core.stock import StockKind
from therapy_journal.services.attending import Attending
from therapy_journal.services.gathering import readable
from therapy_journal.services.quiet_lines import QuietLines
from therapy_journal.services.settings import LOOK_EVERY, Settings
from therapy_journal.services.taking_stock import TakingStock
from therapy_journal.storage.connection import Database

AFTER_NOTE = "after_note"
"""Where the line after a session leads to, with the session's number."""

_TWO_WEEKS = 14


class WhatStayed:
    """Three quiet lines; each may be left, and none repeats a word that was written."""

    def __init__(
        self,
        *,
        db: Database,
        clock: Clock,
        attending: Attending,
        taking_stock: TakingStock,
        quiet_lines: QuietLines,
    ) -> None:
        self._db, self._clock = db, clock
        self._attending, self._taking_stock = attending, taking_stock
        self._quiet_lines = quiet_lines
        self._settings = Settings(db=db)

    def add_lines(self) -> None:
        """Let Today ask for all three."""
        for source in (self.after_session, self.midweek, self.look_at_it):
            self._quiet_lines.add(source)

    def after_session(self) -> QuietLine | None:
        """Offer to write down what stays of a session that has ended."""
        session = to_write_about(self._attending.all(), self._clock.now().at)
        if session is None:
            return None
        line = _named(f"after.{session.id}")
        when = on_day(session.starts.day, self._clock.now().day)
        text = f"{when} you had a session. Is there something of it you want to keep?"
        if session.state is SessionState.PLANNED:
            text = f"{when} a session was planned. If you were there: what do you want to keep?"
        begin = Answer("Write it down", AFTER_NOTE, session.id)
        if session.state is SessionState.PLANNED:
            begin = Answer(
                "I was there, write it down",
                AFTER_NOTE,
                session.id,
                partial(self._attending.attended, session.id),
                "Noted: you were there.",
                partial(self._attending.put_back, session),
            )
        return QuietLine(line.key, text, (begin,), rests=None)

    def midweek(self) -> QuietLine | None:
        """Bring back that something was to be kept; what it was is read only when asked for."""
        last = self._attending.last_attended()
        if last is None or last.note_id is None:
            return None
        now = self._clock.now()
        if not comes_back(last, self._attending.all(), now.at) or not self._has_takeaway(last):
            return None
        line = _named(f"midweek.{last.id}")
        look = Answer("Look", "reflection", last.note_id, partial(self._was_looked_at, line))
        text = f"{on_day(last.starts.day, now.day)} you wanted to keep something."
        return QuietLine(line.key, text, (look,), rests=None)

    def look_at_it(self) -> QuietLine | None:
        """Offer a look at how it is going, every so many sessions; 0 in the settings is never."""
        every = self._settings.get(LOOK_EVERY)
        latest = self._taking_stock.latest(StockKind.GOING)
        since = None if latest is None else latest.happened.at
        count = attended_since(self._attending.all(), since)
        if not every or count < every:
            return None
        text = (
            f"{count} sessions so far. You could look at how this is going."
            if latest is None
            else f"{count} sessions since you last looked at how this is going."
        )
        look = Answer("Look at it now", "stock.going")
        return QuietLine("stock.going", text, (look,), rests=_TWO_WEEKS)

    def _has_takeaway(self, session: Session) -> bool:
        note = readable(self._db, session.note_id or 0, self._clock.now().day)
        return note is not None and bool(takeaway(note.body))

    def _was_looked_at(self, line: QuietLine) -> Outcome[None]:
        return self._quiet_lines.not_now(line)


def _named(key: str) -> QuietLine:
    return QuietLine(key, "", (), rests=None)
