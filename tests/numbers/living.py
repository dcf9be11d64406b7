# SPDX-License-Identifier: GPL-3.0-or-later
"""Lives a drawn history through the use cases of a real journal, and writes it down plainly."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from tests.clocks import SettableClock
from tests.numbers.plain import Entry, History, Line, Meeting, Mood, Note, Task, Try, lived_day
from therapy_journal.core.appointments import Appointment
from therapy_journal.core.homework import Agreement, Attempt, Frequency, PracticeOutcome
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.summary import AgendaFull
from therapy_journal.core.unsent_notes import SaidHow
from therapy_journal.services.journal import Journal

ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Kuala_Lumpur", "Pacific/Apia", "Pacific/Honolulu",
    "UTC",
)  # fmt: skip
# A few days before clocks are changed in Berlin or New York, and in the middle of nothing.
BEGINNINGS = (
    datetime(2026, 10, 20, 9, tzinfo=UTC),
    datetime(2026, 10, 29, 22, tzinfo=UTC),
    datetime(2026, 3, 5, 12, tzinfo=UTC),
    datetime(2026, 3, 26, 2, tzinfo=UTC),
    datetime(2026, 12, 28, 18, tzinfo=UTC),
    datetime(2028, 2, 26, 6, tzinfo=UTC),
)
OFTEN = (Frequency.OPEN, Frequency.ONCE, Frequency.DAILY, Frequency.WORKDAYS, Frequency.WEEKLY)
T = TypeVar("T")
HOW = (PracticeOutcome.NOT, PracticeOutcome.PARTLY, PracticeOutcome.DONE)


class Step(NamedTuple):
    """Something done after so many minutes; what ``pick`` and ``value`` mean depends on it."""

    minutes: int
    what: str
    pick: int
    value: int


WHAT = (
    *("check_in", "write", "practise", "practise") * 3,
    *("agree", "meet", "meet", "say_how_it_went") * 2,
    "move", "travel", "turn_the_day", "bring_entry", "bring_task", "bring_try", "end_task",
    "carry_over", "trash_mood", "trash_entry", "trash_try", "trash_task", "trash_session", "seal",
    "write_note", "bring_note", "say_note", "let_note_go", "list_thing", "take_off_list",
)  # fmt: skip
steps = st.lists(
    st.builds(
        Step,
        st.integers(0, 60 * 40),
        st.sampled_from(WHAT),
        st.integers(0, 11),
        st.integers(0, 1_000),
    ),
    min_size=20,
    max_size=60,
)


class Living:
    """A journal and the plain history of it; the clock goes on with every step."""

    def __init__(self, journal: Journal, begins: datetime) -> None:
        self.journal = journal
        self.clock: SettableClock = journal.clock
        self.clock.at = begins
        self.history = History()

    def live(self, lived: list[Step]) -> History:
        """Do everything in turn and return what was done."""
        for step in lived:
            self.clock.advance(minutes=step.minutes)
            getattr(self, f"_{step.what}")(step.pick, step.value)
        return self.history

    @property
    def today(self) -> date:
        return lived_day(self.clock.at, self.clock.zone, self.clock.boundary)

    def _wall(self, days: int, at: time) -> datetime:
        return datetime.combine(self.today + timedelta(days=days), at)

    def _day_of(self, instant: datetime) -> date:
        return lived_day(instant, self.clock.zone, self.clock.boundary)

    # --- where and when --------------------------------------------------------------

    def _travel(self, pick: int, value: int) -> None:
        self.clock.zone = ZONES[value % len(ZONES)]

    def _turn_the_day(self, pick: int, value: int) -> None:
        self.journal.day_boundary.set(value % 7)

    # --- moods and entries -----------------------------------------------------------

    def _check_in(self, pick: int, value: int) -> None:
        kept = self.journal.checking_in.check_in(value % 11).value
        self.history.moods.append(Mood(kept.id, self.today, value % 11))

    def _write(self, pick: int, value: int) -> None:
        made = self.journal.writing.new().value
        self.journal.writing.save(made.id, f"Day {value}", "Some words.", made.revision)
        entry = Entry(made.id, self.clock.at, self.today)
        self.history.entries.append(entry)
        if pick % 2:
            self.journal.writing.set_mood(made.id, value % 11)
            self.history.moods.append(Mood(0, self.today, value % 11, entry))

    def _seal(self, pick: int, value: int) -> None:
        if entry := _one([e for e in self.history.entries if not e.gone], pick):
            entry.sealed_until = self.today + timedelta(days=1 + value % 9)
            self.journal.writing.seal(entry.id, entry.sealed_until)

    def _bring_entry(self, pick: int, value: int) -> None:
        here = [e for e in self.history.entries if not e.gone and not e.marked]
        if entry := _one(here, pick):
            self.journal.writing.bring(entry.id)
            entry.marked = self.clock.at

    def _trash_entry(self, pick: int, value: int) -> None:
        if entry := _one(self.history.entries, pick):
            entry.gone = not entry.gone
            (self.journal.writing.trash if entry.gone else self.journal.writing.restore)(entry.id)

    def _trash_mood(self, pick: int, value: int) -> None:
        if mood := _one([m for m in self.history.moods if m.entry is None], pick):
            mood.gone = not mood.gone
            checking_in = self.journal.checking_in
            (checking_in.remove if mood.gone else checking_in.put_back)(mood.id)

    # --- homework --------------------------------------------------------------------

    def _agree(self, pick: int, value: int) -> None:
        often = OFTEN[value % len(OFTEN)]
        times = 1 + value % 4 if often is Frequency.WEEKLY else None
        past = [m for m in self._sessions_to_come_from() if pick % 2]
        session = _one(past, pick)
        agreed = self.journal.practising.agree(
            Agreement(
                f"Task {value}",
                frequency=often,
                times_a_week=times,
                session_id=session.id if session else None,
            )
        ).value
        when, day = (session.starts, session.day) if session else (self.clock.at, self.today)
        self.history.tasks.append(Task(agreed.id, when, day, often.value, times))

    def _sessions_to_come_from(self) -> list[Meeting]:
        return [m for m in self.history.sessions() if m.starts <= self.clock.at]

    def _practise(self, pick: int, value: int) -> None:
        """Note a try of now, or one of a day that is over, as the form does."""
        task = _one([t for t in self.history.tasks if not t.gone], pick)
        if task is None:
            return
        how, back = HOW[value % 3], (value // 3) % 5
        when = self.clock.at_local(self._wall(-back, time(12))) if back else None
        kept = self.journal.practising.log_practice(task.id, Attempt(how), when).value
        task.tries.append(Try(kept.id, self._day_of(when.at) if when else self.today, how.value))

    def _bring_task(self, pick: int, value: int) -> None:
        if task := _one([t for t in self.history.tasks if not t.gone], pick):
            task.marked = not task.marked
            self.journal.practising.bring(task.id, on=task.marked)

    def _bring_try(self, pick: int, value: int) -> None:
        if tried := _one(self._tries(), pick):
            tried.marked = not tried.marked
            self.journal.practising.bring_practice(tried.id, on=tried.marked)

    def _tries(self) -> list[Try]:
        here = (task for task in self.history.tasks if not task.gone)
        return [tried for task in here for tried in task.tries if not tried.gone]

    def _end_task(self, pick: int, value: int) -> None:
        if task := _one([t for t in self.history.tasks if not t.gone], pick):
            task.state, task.ended = ("finished", "let_go")[value % 2], self.today
            practising = self.journal.practising
            (practising.let_go if value % 2 else practising.finish)(task.id)

    def _carry_over(self, pick: int, value: int) -> None:
        if task := _one([t for t in self.history.tasks if not t.gone], pick):
            task.state, task.ended = "active", None
            self.journal.practising.carry_over(task.id)

    def _trash_try(self, pick: int, value: int) -> None:
        if tried := _one(self._tries(), pick):
            tried.gone, tried.marked = True, False
            self.journal.practising.remove_practice(tried.id)

    def _trash_task(self, pick: int, value: int) -> None:
        if task := _one([t for t in self.history.tasks if not t.gone], pick):
            removed = self.journal.practising.remove(task.id).value
            task.gone = value % 2 == 0
            if not task.gone:
                self.journal.practising.restore(removed)

    # --- sessions --------------------------------------------------------------------

    def _meet(self, pick: int, value: int) -> None:
        """Plan one ahead, or note one that was, and perhaps what became of it."""
        starts = self._appointment(value)
        ahead = starts.starts.at > self.clock.at
        states = (SessionState.PLANNED,) * 2 if ahead else (SessionState.ATTENDED,) * 2
        state = (*states, SessionState.CANCELLED, SessionState.PLANNED)[pick % 4]
        kept = self.journal.attending.plan(starts, state).value
        self.history.meetings.append(
            Meeting(kept.id, starts.starts.at, self._day_of(starts.starts.at), state.value)
        )

    def _appointment(self, value: int) -> Appointment:
        # No two at the very same minute: which of those is the last nobody can say.
        at = time(8 + value % 13, len(self.history.meetings) % 60)
        return Appointment(self.clock.at_local(self._wall(value % 18 - 8, at)))

    def _say_how_it_went(self, pick: int, value: int) -> None:
        begun = [m for m in self._sessions_to_come_from() if m.state == "planned"]
        if meeting := _one(begun, pick):
            attending = self.journal.attending
            say, meeting.state = (
                (attending.attended, "attended"),
                (attending.attended, "attended"),
                (attending.missed, "missed"),
                (attending.cancelled, "cancelled"),
            )[value % 4]
            say(meeting.id)

    def _move(self, pick: int, value: int) -> None:
        if meeting := _one([m for m in self.history.sessions() if m.state == "planned"], pick):
            to = self._appointment(value)
            moved = self.journal.attending.move(meeting.id, to).value
            record = Meeting(
                moved.record_id, meeting.starts, meeting.day, "moved", moved_to=meeting.id
            )
            self.history.meetings.append(record)
            meeting.starts, meeting.day = to.starts.at, self._day_of(to.starts.at)

    def _trash_session(self, pick: int, value: int) -> None:
        if meeting := _one(self.history.meetings, pick):
            meeting.gone = not meeting.gone
            attending = self.journal.attending
            (attending.remove if meeting.gone else attending.restore)(meeting.id)

    # --- notes, and the list ---------------------------------------------------------

    def _write_note(self, pick: int, value: int) -> None:
        say = "I would like to say this." if pick % 3 else ""
        note_id = self.journal.unsent_notes.new("", raw="raw", know="know", say=say).value
        self.history.notes.append(Note(note_id, bool(say)))

    def _bring_note(self, pick: int, value: int) -> None:
        if note := _one([n for n in self.history.notes if n.state == "kept"], pick):
            self.journal.unsent_notes.add_to_summary(note.id)
            note.marked = note.has_line

    def _say_note(self, pick: int, value: int) -> None:
        if note := _one([n for n in self.history.notes if n.state == "kept"], pick):
            self.journal.unsent_notes.said(note.id, SaidHow.ALL)
            note.state = "said"  # and stays switched on until it is switched off

    def _let_note_go(self, pick: int, value: int) -> None:
        if note := _one([n for n in self.history.notes if n.state == "kept"], pick):
            self.journal.unsent_notes.let_go(note.id)
            note.marked = False
            note.state = "let_go" if value % 2 else "kept"
            if note.state == "kept":
                self.journal.unsent_notes.take_back(note.id)

    def _list_thing(self, pick: int, value: int) -> None:
        target = self.journal.attending.next()
        with suppress(AgendaFull):
            before = {item.id for item in self.journal.preparing.agenda()}
            kept = self.journal.preparing.add_to_agenda(None, f"Thing {value}").value
            here = target.id if target else None
            for line in self.history.lines:  # the whole list is of the session it stands for now
                line.for_session = here if line.id in before else line.for_session
            self.history.lines.append(Line(kept, self.clock.at, here))

    def _take_off_list(self, pick: int, value: int) -> None:
        if line := _one([line for line in self.history.lines if not line.gone], pick):
            line.gone = True
            self.journal.preparing.remove_from_agenda(line.id)


def _one(among: list[T], pick: int) -> T | None:
    return among[pick % len(among)] if among else None
