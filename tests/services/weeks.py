# SPDX-License-Identifier: GPL-3.0-or-later
"""A week of somebody in therapy, written through the use cases, with canaries where none may go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.clocks import SettableClock
from therapy_journal.core.appointments import Appointment
from therapy_journal.core.homework import Agreement, Attempt, Obstacle, PracticeOutcome
from therapy_journal.core.marks import Span
from therapy_journal.core.reflections import Form
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.summary import Wish
from therapy_journal.services.attending import Attending
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.practising import Practising
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.services.writing import Writing
from therapy_journal.storage.connection import Database

CANARIES = (
    "canaryrawlayer", "canaryknowlayer", "canaryunmarkedbody", "canaryunmarkedtitle",
    "canarytagname", "canarymoodword", "canaryunbrought", "canaryrestofentry", "canarynotetitle",
    "canaryreason", "canaryplace", "canarydetail",
)  # fmt: skip
PASSAGE = "I’d rather not be asked about it like a hobby."


@dataclass
class Week:
    """The use cases, and the numbers of what they made."""

    clock: SettableClock
    attending: Attending
    writing: Writing
    practising: Practising
    notes: UnsentNotes
    checking_in: CheckingIn
    preparing: Preparing
    last_id: int = 0
    next_id: int = 0
    entry_id: int = 0
    mark_id: int = 0
    note_id: int = 0
    task_id: int = 0
    tried_id: int = 0

    def at(self, day: int, hour: int = 12) -> None:
        """Set the clock to an hour in November 2026."""
        self.clock.set_local(datetime(2026, 11, day, hour))

    def plan(self, day: int, state: SessionState = SessionState.PLANNED) -> int:
        """Plan a session at three in the afternoon."""
        starts = self.clock.at_local(datetime(2026, 11, day, 15))
        return self.attending.plan(Appointment(starts, place="canaryplace"), state).value.id

    def write(self, title: str, body: str, form: Form = Form.FREE) -> int:
        """Write an entry now."""
        entry = self.writing.new(form).value
        return self.writing.save(entry.id, title, body, entry.revision).value.id

    def all_on(self) -> None:
        """Switch on whatever is offered."""
        for section in self.preparing.offers():
            for key in (section.key, *(item.key for item in section.items)):
                self.preparing.set_switch(key, True)


def services(database: Database, clock: SettableClock) -> Week:
    """Return the use cases over a journal in which nothing is written yet."""
    both = {"db": database, "clock": clock}
    return Week(
        clock, Attending(**both), Writing(**both), Practising(**both), UnsentNotes(**both),
        CheckingIn(**both), Preparing(**both),
    )  # fmt: skip


def lived(database: Database, clock: SettableClock) -> Week:
    """Return a week from the session on 19 November to Tuesday the 24th."""
    week = services(database, clock)
    week.at(19, 17)
    week.last_id = week.plan(19, SessionState.ATTENDED)
    after = week.write(
        "", "## What I want to keep\n\nIt may be unfinished.\n\n", Form.AFTER_SESSION
    )
    week.attending.link_note(week.last_id, after)
    week.next_id = week.plan(26)
    agreed = Agreement("Catch one “should” a day", detail="canarydetail")
    week.task_id = week.practising.agree(agreed).value.id
    for day, mood in ((20, 4), (21, 2), (22, 5)):
        week.at(day)
        week.checking_in.check_in(mood, "canarymoodword")
    tried = Attempt(PracticeOutcome.DONE, noticed="Easier with tea.", obstacles=(Obstacle.FORGOT,))
    week.tried_id = week.practising.log_practice(week.task_id, tried).value.id
    week.at(23)
    week.entry_id = week.write("After the call", f"canaryrestofentry\n\n{PASSAGE}\n\nmore of it")
    week.writing.set_tags(week.entry_id, ["canarytagname"])
    body = week.writing.open(week.entry_id).body
    start = body.index(PASSAGE)
    week.mark_id = week.writing.mark_passage(
        week.entry_id, Span(start, start + len(PASSAGE))
    ).value.id
    week.write("canaryunmarkedtitle", "canaryunmarkedbody")
    week.note_id = week.notes.new(
        "canarynotetitle",
        raw="canaryrawlayer",
        know="canaryknowlayer",
        say="When you joked, it stung.",
    ).value
    week.notes.add_to_summary(week.note_id)
    week.notes.new("", raw="canaryrawlayer", know="canaryknowlayer", say="canaryunbrought")
    week.checking_in.rate(RoadblockKey.COMMUNICATION, Familiar.A_LOT)
    week.checking_in.rate(RoadblockKey.CHANGE, Familiar.NOT_NOW)
    week.at(24)
    week.preparing.set_one_thing(None, "I came close to cancelling.")
    week.preparing.add_to_agenda(None, "The call with my mother")
    week.preparing.add_to_agenda(None, "Whether we could look at the fee")
    week.preparing.set_wishes(None, {Wish.UNDERSTAND})
    return week
