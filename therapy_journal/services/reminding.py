# SPDX-License-Identifier: GPL-3.0-or-later
"""A reminder of the next session, inside the program only: one quiet line on Today."""

from __future__ import annotations

from datetime import timedelta

from therapy_journal.core.days import Clock, clock_time, to_text
from therapy_journal.core.quiet_lines import Answer, QuietLine
from therapy_journal.core.sessions import Session
from therapy_journal.services.attending import Attending
from therapy_journal.services.settings import SESSION_REMINDER, Settings

SHORTLY = timedelta(hours=2)


class Reminding:
    """Says the line from the chosen time on until the session begins; put aside, it stays so."""

    def __init__(self, *, attending: Attending, settings: Settings, clock: Clock) -> None:
        self._attending = attending
        self._settings = settings
        self._clock = clock

    def line(self) -> QuietLine | None:
        """Return the reminder that is due now, if it is wanted."""
        chosen = self._settings.get(SESSION_REMINDER)
        if chosen == "off":
            return None
        session = self._attending.next()
        if session is None or not self._is_due(session, chosen):
            return None
        named = "today" if session.starts.day <= self._clock.now().day else "tomorrow"
        return QuietLine(
            key=f"session_reminder.{session.id}.{to_text(session.starts.at)}",
            text=f"Your session is {named} at {clock_time(session.starts.local)}.",
            answers=(
                Answer("Prepare summary", leads="go.summary"),
                Answer("Open the session", leads="session", item_id=session.id),
            ),
            rests=None,
        )

    def _is_due(self, session: Session, chosen: str) -> bool:
        now = self._clock.now()
        if session.starts.at <= now.at:
            return False
        if chosen == "hours":
            return session.starts.at - now.at <= SHORTLY
        return (session.starts.day - now.day).days <= 1
