# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number once more, from *How numbers are made* and from nothing of the program.

Practised: local days with at least one *done* or *partly* since the task was agreed or since the
last session, whichever is later; a denominator only where a frequency was set, and today is in
it once something was noted for today. Mood: one point a day, the median; gaps stay gaps.
A page: the end of the last attended session to now; the first time, the last 14 days.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.numbers.plain import History, Line, Meeting, Task

DAY = timedelta(days=1)
Point = tuple[date, float, int, int]


def last_session(history: History, until: datetime) -> Meeting | None:
    """Return the attended session that began last."""
    met = [m for m in history.sessions() if m.state == "attended" and m.starts <= until]
    return sorted(met, key=lambda m: m.starts)[-1] if met else None


def next_session(history: History, now: datetime) -> Meeting | None:
    """Return the planned session that comes first, also while it is under way."""
    coming = [m for m in history.sessions() if m.state == "planned" and now < m.ends]
    return sorted(coming, key=lambda m: m.starts)[0] if coming else None


def days_from(first: date, last: date) -> list[date]:
    """Return every day, both included."""
    return [first + DAY * n for n in range(max(0, (last - first).days + 1))]


def since_when(task: Task, last: Meeting | None) -> date:
    """Return the day of the later of the two; what was agreed once counts from then on."""
    if last is None or task.often == "once" or task.agreed > last.ends:
        return task.agreed_day
    return last.day


def practised(task: Task, first: date, last: date) -> str:
    """Say on how many days, as a card does."""
    tries = [t for t in task.tries if not t.gone and first <= t.day <= last]
    good = [t for t in tries if t.how in ("partly", "done")]
    days = {t.day for t in good}
    if not days:
        return ""
    if task.often == "once":
        return "done" if any(t.how == "done" for t in good) else plural(len(good), "try", "tries")
    over = days_from(first, last - DAY)
    if any(t.day == last for t in tries) and last >= first:
        over.append(last)
    if task.often == "daily" and len(days) <= len(over):
        return f"on {len(days)} of {plural(len(over), 'day', 'days')}"
    if task.often == "workdays":
        return _on_workdays(days, over)
    if task.often == "weekly":
        weeks = len({(day - first).days // 7 for day in over})
        wanted = weeks * (task.times or 0)
        if len(days) <= wanted:
            return f"on {len(days)} of {plural(wanted, 'day', 'days')}"
    return f"on {plural(len(days), 'day', 'days')}"


def _on_workdays(days: set[date], over: list[date]) -> str:
    free = {day for day in days if day.isoweekday() > 5}
    if free == days:
        return f"on {plural(len(free), 'day', 'days')}"
    wanted = len([day for day in over if day.isoweekday() <= 5])
    more = f" and {plural(len(free), 'other day', 'other days')}" if free else ""
    return f"on {len(days - free)} of {plural(wanted, 'workday', 'workdays')}{more}"


def plural(count: int, one: str, many: str) -> str:
    """Say a count with its noun."""
    return f"{count} {one if count == 1 else many}"


def outcomes(task: Task, first: date, last: date) -> str:
    """Say how many tries went how."""
    hows = [t.how for t in task.tries if not t.gone and first <= t.day <= last]
    words = {"done": "done", "partly": "partly", "not": "not this time"}
    return ", ".join(f"{hows.count(how)} {said}" for how, said in words.items() if how in hows)


def mood_points(history: History, first: date, last: date, today: date) -> list[Point]:
    """Return (day, median, lowest, highest) of each day on which there was a mood."""
    points = []
    for day in days_from(first, last):
        values = sorted(
            mood.value
            for mood in history.moods
            if mood.day == day
            and not mood.gone
            and not (mood.entry and (mood.entry.gone or mood.entry.is_closed(today)))
        )
        if values:
            half = len(values) // 2
            middle = values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
            points.append((day, float(middle), values[0], values[-1]))
    return points


def lowest_and_highest(points: list[Point]) -> tuple[date | None, date | None]:
    """Return the first day of the lowest single number, and of the highest."""
    if not points:
        return None, None
    low, high = min(p[2] for p in points), max(p[3] for p in points)
    return (
        next(p[0] for p in points if p[2] == low),
        next(p[0] for p in points if p[3] == high),
    )


class Covered:
    """What a page made now covers."""

    def __init__(self, history: History, now: datetime, today: date) -> None:
        self.target = next_session(history, now)
        self.now = min(now, self.target.starts) if self.target else now
        self.last = last_session(history, self.now)
        # A session may be noted as attended before it is over: nothing begins after now.
        self.since = min(self.last.ends, self.now) if self.last else self.now - 14 * DAY
        end = min(today, self.target.day) if self.target else today
        first = self.last.day if self.last else today - 14 * DAY
        self.first, self.end = min(first, end), end


def on_the_page(history: History, covered: Covered) -> list[Task]:
    """Return the tasks a page tells of: alive in its time, tried in it, or switched on."""
    told = []
    for task in history.tasks:
        if task.gone:
            continue
        tried = any(
            not t.gone and (t.marked or covered.first <= t.day <= covered.end) for t in task.tries
        )
        alive = task.agreed <= covered.now and (
            task.state == "active" or (task.ended is not None and task.ended >= covered.first)
        )
        if tried or alive or task.marked:
            told.append(task)
    return told


def to_bring(history: History, covered: Covered, today: date) -> int:
    """Count what was switched on for the session, and the things on its list."""
    entries = [
        e
        for e in history.entries
        if e.marked and not e.gone and not e.is_closed(today) and e.marked <= covered.now
    ]
    tasks = [task for task in history.tasks if not task.gone]
    tries = [t for task in tasks for t in task.tries if t.marked and not t.gone]
    notes = [note for note in history.notes if note.marked]
    lines = [
        line for line in history.lines if not line.gone and _is_on_list(history, line, covered)
    ]
    return len(entries) + len([t for t in tasks if t.marked]) + len(tries + notes + lines)


def _is_on_list(history: History, line: Line, covered: Covered) -> bool:
    """A thing to bring waits for its session, and for the next one where that did not happen."""
    session = next((m for m in history.sessions() if m.id == line.for_session), None)
    if session is None:
        return line.at >= covered.since
    if covered.target is not None and session.id == covered.target.id:
        return True
    return session.state != "attended" and covered.since <= session.starts <= covered.now
