# SPDX-License-Identifier: GPL-3.0-or-later
"""What Today counts before a session, counted once more over any order of deeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.core.summary import MOST_TO_BRING, AgendaFull
from therapy_journal.core.unsent_notes import SaidHow
from therapy_journal.services.journal import Journal

TABLES = ("mark", "agenda_item", "practice", "homework", "reflection", "unsent_note")


@dataclass
class Thing:
    """Something that may be marked, as a plain value."""

    kind: str
    id: int
    is_marked: bool = False
    is_there: bool = True
    can_be_said: bool = False
    was_said: bool = False


@dataclass
class Lived:
    """Does each deed in the journal and notes what follows from it."""

    journal: Journal
    things: list[Thing] = field(default_factory=list)
    agenda: list[int] = field(default_factory=list)

    def entry(self) -> None:
        entry = self.journal.writing.new().value
        self.journal.writing.save(entry.id, "", "words", entry.revision)
        self.things.append(Thing("entry", entry.id))

    def note(self, *, can_be_said: bool) -> None:
        note_id = self.journal.unsent_notes.new().value
        say = "This could be said." if can_be_said else " \n"
        self.journal.unsent_notes.save(note_id, title="", raw="raw", know="know", say=say)
        self.things.append(Thing("note", note_id, can_be_said=can_be_said))

    def practice(self) -> None:
        task = self.journal.practising.agree(Agreement(title="Try it")).value.id
        attempt = Attempt(outcome=PracticeOutcome.DONE)
        practice = self.journal.practising.log_practice(task, attempt).value
        self.things.append(Thing("practice", practice.id))

    def bring(self, thing: Thing) -> None:
        if not thing.is_there:
            return
        if thing.kind == "entry":
            self.journal.writing.bring(thing.id)
        elif thing.kind == "practice":
            self.journal.practising.bring_practice(thing.id, on=True)
        elif thing.can_be_said:
            self.journal.unsent_notes.add_to_summary(thing.id)
        else:
            return
        thing.is_marked = True

    def leave(self, thing: Thing) -> None:
        if not thing.is_there:
            return
        if thing.kind == "entry":
            self.journal.writing.unbring(thing.id)
        elif thing.kind == "practice":
            self.journal.practising.bring_practice(thing.id, on=False)
        else:
            self.journal.unsent_notes.take_from_summary(thing.id)
        thing.is_marked = False

    def take_away(self, thing: Thing) -> None:
        if not thing.is_there:
            return
        if thing.kind == "entry":
            self.journal.writing.seal(thing.id, date(2027, 1, 1))
        elif thing.kind == "practice":
            self.journal.practising.remove_practice(thing.id)
        else:
            self.journal.unsent_notes.let_go(thing.id)
        thing.is_there = False

    def say(self, thing: Thing) -> None:
        """Say a note: it is not waiting any more; what was on the page stays on it."""
        if thing.is_there and thing.kind == "note":
            self.journal.unsent_notes.said(thing.id, how=SaidHow.ALL)
            thing.was_said = True

    def plan_to_bring(self) -> None:
        if len(self.agenda) == MOST_TO_BRING:
            with pytest.raises(AgendaFull):
                self.journal.preparing.add_to_agenda(None, "One more")
            return
        item = self.journal.preparing.add_to_agenda(None, "Something").value
        assert item is not None
        self.agenda.append(item)

    def drop_from_agenda(self) -> None:
        if self.agenda:
            self.journal.preparing.remove_from_agenda(self.agenda.pop())


MAKING = ("entry", "note", "half_note", "practice", "plan_to_bring", "drop_from_agenda")
DOING = ("bring", "leave", "take_away", "say")
deeds = st.lists(
    st.tuples(st.sampled_from((*MAKING, *DOING, "bring")), st.integers(0, 30)), max_size=16
)


@given(deeds)
@settings(max_examples=60)
def test_what_is_marked_and_what_is_ready_are_what_is_there(journal: Journal, all_deeds) -> None:
    for table in TABLES:
        journal._db.execute(f"DELETE FROM {table}")
    lived = Lived(journal)
    for deed, number in all_deeds:
        if deed in DOING:
            if lived.things:
                getattr(lived, deed)(lived.things[number % len(lived.things)])
        elif deed.endswith("note"):
            lived.note(can_be_said=deed == "note")
        else:
            getattr(lived, deed)()
    there = [thing for thing in lived.things if thing.is_there]
    arrival = journal.arriving.look()
    assert arrival.marked == sum(thing.is_marked for thing in there) + len(lived.agenda)
    waiting = [thing for thing in there if thing.can_be_said and not thing.was_said]
    assert arrival.ready == sum(not thing.is_marked for thing in waiting)
