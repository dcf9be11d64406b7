# SPDX-License-Identifier: GPL-3.0-or-later
"""Instants, local days and how a person says them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

DAY_BOUNDARY_HOUR = 4
"""When a day begins, until somebody chooses otherwise."""

LATEST_BOUNDARY = 6

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant as it was lived: in UTC, with the zone it was lived in and its day.

    ``at`` is aware and in UTC; ``offset`` is minutes east of UTC at that instant; ``zone``
    is an IANA name or ``UTC+HH:MM``; ``day`` is the local day, which begins at the day
    boundary. A moment read back never shifts, whatever zone the computer is in now.
    """

    at: datetime
    offset: int
    zone: str
    day: date

    @property
    def local(self) -> datetime:
        """The wall clock where the moment was lived, without a zone."""
        return (self.at + timedelta(minutes=self.offset)).replace(tzinfo=None)

    @classmethod
    def from_local(
        cls, local: datetime, *, offset: int, zone: str, boundary: int = DAY_BOUNDARY_HOUR
    ) -> Moment:
        """Build a moment from a naive wall-clock time and the offset that held then."""
        at = (local - timedelta(minutes=offset)).replace(tzinfo=UTC)
        return cls(at, offset, zone, day_of(local, boundary))


class Clock(Protocol):
    """Says what time it is; injected, so that tests can hold it still.

    ``boundary`` is the hour at which its days begin, 0 to 6; what was written before it was
    changed stays on its day.
    """

    boundary: int

    def now(self) -> Moment:
        """Return the present moment."""
        ...

    def at_local(self, local: datetime) -> Moment:
        """Return the moment of a naive wall-clock time in the computer's zone."""
        ...


def zone_elsewhere(moment: Moment, clock: Clock) -> str:
    """Name the zone a moment was lived in where clocks here showed another time, else nothing.

    ``Asia/Ho_Chi_Minh`` is told as ``Ho Chi Minh``; an hour that came twice is not elsewhere.
    """
    here = (clock.at_local(moment.local.replace(fold=fold)).offset for fold in (0, 1))
    if moment.offset in here:
        return ""
    return moment.zone.rpartition("/")[2].replace("_", " ")


def day_of(local: datetime, boundary: int = DAY_BOUNDARY_HOUR) -> date:
    """Return the day a wall-clock time belongs to; before ``boundary`` o'clock it is yesterday."""
    return (local - timedelta(hours=boundary)).date()


def wall_clock(day: date, at: time, boundary: int) -> datetime:
    """Return when ``at`` o'clock of a day was; before ``boundary`` it is past midnight.

    The inverse of :func:`day_of`: the night of the 23rd at 1:30 is the 24th on the wall.
    """
    return datetime.combine(day + timedelta(days=at.hour < boundary), at)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or before; where there is none, the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def to_text(at: datetime) -> str:
    """Return an aware instant as stored: ``2026-11-23T19:42:05.123Z``."""
    utc = at.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def from_text(text: str) -> datetime:
    """Read an instant written by :func:`to_text`."""
    return datetime.fromisoformat(text)


def weekday(day: date) -> str:
    """Return the weekday's name, e.g. ``Thursday``."""
    return WEEKDAYS[day.weekday()]


def month_name(day: date) -> str:
    """Return the month and year, e.g. ``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return ``Thu 26 Nov``."""
    return f"{weekday(day)[:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def bare_day(day: date) -> str:
    """Return ``26 Nov``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """Return ``Thursday 26 November``."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """Return ``Thu 26 November 2026``."""
    return f"{weekday(day)[:3]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_full_day(day: date) -> str:
    """Return ``Thu 26 Nov 2026``."""
    return f"{short_day(day)} {day.year}"


def clock_time(local: datetime) -> str:
    """Return ``15:00``."""
    return f"{local:%H:%M}"


def away(day: date, today: date) -> str:
    """Say how far off a day is: ``today``, ``tomorrow``, ``in 3 days``, ``5 days ago``."""
    days = (day - today).days
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in named:
        return named[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def recent_day(day: date, today: date) -> str:
    """Name a past day for a list: ``today``, ``yesterday``, ``12 Nov``, ``12 Nov 2025``."""
    if (today - day).days in (0, 1):
        return away(day, today)
    return bare_day(day) if day.year == today.year else f"{bare_day(day)} {day.year}"


def recent_time(local: datetime, today: date) -> str:
    """Say when something was, by the calendar: ``today, 20:42`` or ``12 Nov, 20:42``."""
    return f"{recent_day(local.date(), today)}, {clock_time(local)}"
