# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions, their notes, homework and practice of the sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from therapy_journal.core.appointments import Absence, AlliancePoints, Appointment
from therapy_journal.core.homework import (
    Agreement,
    Attempt,
    Frequency,
    Obstacle,
    PracticeOutcome,
    UntilKind,
)
from therapy_journal.core.homework_forms import TaskForm
from therapy_journal.core.reflections import Form
from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.core.stock import StockKind
from therapy_journal.services.journal import Journal
from therapy_journal.services.sample import texts
from therapy_journal.services.sample.calendar import (
    SampleClock,
    coming_session,
    past_session,
)

_LOOKS = ((5, 5, 6, 4), (6, 6, 5, 5), (6, 7, 6, 6), (7, 7, 7, 6))


def add_sessions(journal: Journal, clock: SampleClock, today: date) -> list[tuple[int, datetime]]:
    """Add the past sessions and the coming one; return those attended, the latest first."""
    data = texts.read("sessions")
    rows = data["session"]
    attended: list[tuple[int, datetime]] = []
    for place, row in enumerate(rows):
        starts = past_session(today, len(rows) - place)
        clock.local = starts - timedelta(days=6)
        appointment = Appointment(
            clock.at_local(starts), with_whom=data["with_whom"], place=data["place"]
        )
        session = journal.attending.plan(appointment).value
        clock.local = starts + timedelta(hours=2)
        if _took_place(journal, session.id, row):
            _write_note(journal, clock, session.id, row)
            attended.insert(0, (session.id, starts))
    clock.local = datetime.combine(today, time(12, 0))
    coming = Appointment(
        clock.at_local(coming_session(today)), with_whom=data["with_whom"], place=data["place"]
    )
    journal.attending.plan(coming)
    _add_team_and_looks(journal, clock, attended)
    return attended


def _took_place(journal: Journal, session_id: int, row: dict[str, Any]) -> bool:
    state = SessionState(row.get("state", "attended"))
    absence = Absence(tuple(AbsenceReason(r) for r in row.get("reasons", ())), row.get("note", ""))
    if state is SessionState.MISSED:
        journal.attending.missed(session_id, absence)
    elif state is SessionState.CANCELLED:
        journal.attending.cancelled(session_id, absence)
    else:
        journal.attending.attended(session_id)
    return state is SessionState.ATTENDED


def _write_note(journal: Journal, clock: SampleClock, session_id: int, row: dict[str, Any]) -> None:
    entry = journal.writing.new(Form.AFTER_SESSION, session_id=session_id).value
    parts = (
        ("What I want to keep", row["keep"]),
        ("What we agreed", row["agreed"]),
        ("What I did not say", row["unsaid"]),
    )
    body = "\n\n".join(f"## {heading}\n\n{words}" for heading, words in parts if words) + "\n"
    journal.writing.save(entry.id, "", body, entry.revision)
    journal.attending.link_note(session_id, entry.id)
    clock.local += timedelta(minutes=1)


def _add_team_and_looks(
    journal: Journal, clock: SampleClock, attended: list[tuple[int, datetime]]
) -> None:
    journal.attending.add_person("R.", "therapist", "Thursdays. Cancels by phone only.")
    journal.attending.add_person("Dr. in Mill Street", "family doctor", "Asked about sleep once.")
    _add_support(journal)
    for place, points in enumerate(_LOOKS):
        session_id, starts = attended[(len(_LOOKS) - 1 - place) * 4]
        clock.local = starts + timedelta(hours=3)
        journal.attending.add_look(AlliancePoints(*points), session_id)
    _take_stock(journal, clock, attended)


def _add_support(journal: Journal) -> None:
    # 555-01xx is set aside for numbers that are made up.
    journal.supporting.add_person("J.", "555 0134", "Evenings are fine. Knows a little.")
    journal.supporting.add_person("My brother", "555 0162")
    for line in ("The long way round the park", "Cold water on my wrists", "The radio, low"):
        journal.supporting.add_comfort(line)


def _take_stock(journal: Journal, clock: SampleClock, attended: list[tuple[int, datetime]]) -> None:
    for row in texts.read("sessions")["stock"]:
        session_id, starts = attended[row["session"]]
        clock.local = starts + timedelta(hours=4)
        journal.taking_stock.keep(StockKind(row["kind"]), row["lines"], session_id)


def add_homework(
    journal: Journal, clock: SampleClock, today: date, attended: list[tuple[int, datetime]]
) -> None:
    """Add the nine tasks with their tries."""
    for row in reversed(texts.read("homework")["task"]):
        session_id, starts = attended[row["session"]]
        clock.local = starts + timedelta(hours=1)
        agreement = Agreement(
            row["title"],
            row.get("detail", ""),
            session_id,
            UntilKind.OPEN if row.get("until") == "open" else UntilKind.NEXT_SESSION,
            None,
            Frequency(row.get("frequency", "open")),
            None,
            row.get("when", ""),
            row.get("obstacle", ""),
            row.get("then", ""),
            TaskForm(row.get("form", "plain")),
        )
        first = replace(agreement, **row.get("first", {}))
        task = journal.practising.agree(first, clock.now()).value
        if first != agreement:
            clock.local += timedelta(hours=3)
            journal.practising.edit(task.id, agreement)
        for place, tried in enumerate(row["tries"]):
            _log(
                journal, clock, _day_of(tried[0], today, starts), task.id, tried,
                bring=place in row.get("marked_tries", ()),
            )  # fmt: skip
        _end(journal, clock, row, task.id, starts)


def _day_of(days: int, today: date, agreed: datetime) -> date:
    """Positive numbers count back from today, negative ones on from the day of agreeing."""
    return today - timedelta(days=days) if days >= 0 else agreed.date() + timedelta(days=-days)


def _log(
    journal: Journal, clock: SampleClock, day: date, task_id: int, tried: list[Any], *, bring: bool
) -> None:
    outcome, minutes, before, after, noticed, obstacles = tried[1:7]
    attempt = Attempt(
        PracticeOutcome(outcome),
        minutes or None,
        before,
        after,
        noticed,
        tuple(Obstacle(name) for name in obstacles),
        tried[7] if len(tried) > 7 else "",
        tried[8] if len(tried) > 8 else {},
    )
    clock.set(day, time(8, 40))
    journal.practising.log_practice(task_id, attempt, bring=bring)


def _end(
    journal: Journal, clock: SampleClock, row: dict[str, Any], task_id: int, starts: datetime
) -> None:
    clock.local = starts + timedelta(days=7)
    if row.get("state") == "finished":
        journal.practising.finish(task_id, row["learned"])
    elif row.get("state") == "let_go":
        journal.practising.let_go(task_id)
    for _ in range(row.get("carried", 0)):
        journal.practising.carry_over(task_id)
