# SPDX-License-Identifier: GPL-3.0-or-later
"""A history as plain values: what was told to the program, and nothing the program made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SESSION_LENGTH = timedelta(minutes=50)


def lived_day(at: datetime, zone: str, boundary: int) -> date:
    """Return the day an instant belongs to where it is lived; it begins at the boundary."""
    wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return wall.date() - timedelta(days=1) if wall.hour < boundary else wall.date()


@dataclass
class Mood:
    """One number: a check-in, or the mood of an entry."""

    id: int
    day: date
    value: int
    entry: Entry | None = None
    gone: bool = False


@dataclass
class Entry:
    """One entry; ``marked`` is when it was switched on to be brought."""

    id: int
    at: datetime
    day: date
    sealed_until: date | None = None
    marked: datetime | None = None
    gone: bool = False

    def is_closed(self, today: date) -> bool:
        return self.sealed_until is not None and self.sealed_until > today


@dataclass
class Try:
    """One try of a task."""

    id: int
    day: date
    how: str
    marked: bool = False
    gone: bool = False


@dataclass
class Task:
    """One task as agreed; ``often`` is open, once, daily, workdays or weekly."""

    id: int
    agreed: datetime
    agreed_day: date
    often: str
    times: int | None
    state: str = "active"
    ended: date | None = None
    marked: bool = False
    gone: bool = False
    tries: list[Try] = field(default_factory=list)


@dataclass
class Meeting:
    """One session, or the record that one was moved away from here."""

    id: int
    starts: datetime
    day: date
    state: str
    gone: bool = False
    moved_to: int | None = None

    @property
    def ends(self) -> datetime:
        return self.starts + SESSION_LENGTH


@dataclass
class Note:
    """One unsent note; ``has_line`` says whether there is something ready to say."""

    id: int
    has_line: bool
    marked: bool = False
    state: str = "kept"


@dataclass
class Line:
    """One thing put on the list of what to bring."""

    id: int
    at: datetime
    for_session: int | None
    gone: bool = False


@dataclass
class History:
    """Everything of one journal."""

    moods: list[Mood] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def sessions(self) -> list[Meeting]:
        return [meeting for meeting in self.meetings if not meeting.gone]
