# SPDX-License-Identifier: GPL-3.0-or-later
"""Four weeks of somebody in therapy, each step seen in the window.

What has one button is pressed; what takes a form of many fields is done by its use case on the
storage thread, as the screen does it. What is looked at are the words in sight, after the window
has heard of it.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from therapy_journal.core.appointments import Absence, Appointment
from therapy_journal.core.homework import Agreement, Attempt, Frequency, PracticeOutcome
from therapy_journal.core.reflections import Form
from therapy_journal.core.rhythms import Repeats, Rhythm
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.core.summary import Extent
from therapy_journal.core.summary_building import mood_caption
from therapy_journal.core.summary_text import plain_text
from therapy_journal.core.unsent_notes import SaidHow
from therapy_journal.services.keeping import unlock

KEPT = "It may be unfinished."
SAYABLE = "When you joked about it, it stung."
RAW = "You laughed and I wanted to vanish."
HOPED = "To say no without a speech."
TASK = "Catch one “should” a day"
DONE, PARTLY, NOT = PracticeOutcome.DONE, PracticeOutcome.PARTLY, PracticeOutcome.NOT


class Weeks:
    """The window on an open journal, and a clock that is set to hours of November 2026."""

    def __init__(self, qtbot, program, clock) -> None:
        self.qtbot, self.program, self.clock = qtbot, program, clock
        self.journal = program.window._journal

    def at(self, day: int, hour: int = 12) -> None:
        """Go on to an hour of a day; the window notices the new day as it does at midnight."""
        self.clock.set_local(datetime(2026, 11, day, hour))
        self.program.day_watch.look()

    def do(self, use_case, *given, **named):
        """Have the storage thread do something, wait for it, and return what came of it."""
        came: list[object] = []
        self.program.jobs.run(partial(use_case, *given, **named), self.program.window, came.append)
        self.qtbot.waitUntil(lambda: bool(came))
        return came[0]

    def sees(self, place: str, *words: str) -> None:
        """Go to a screen and find words in sight there."""
        self.program.commands.run(f"go.{place}")
        for each in words:
            self.qtbot.waitUntil(lambda each=each: any(each in said for said in self.said()))

    def said(self) -> list[str]:
        """Return the words of every label in sight."""
        return [lbl.text() for lbl in self.program.window.findChildren(QLabel) if lbl.isVisible()]

    def press(self, words: str) -> None:
        """Press the one button in sight that is called so, once it is there."""
        self.qtbot.waitUntil(lambda: len(self.buttons(words)) == 1)
        self.qtbot.mouseClick(self.buttons(words)[0], Qt.MouseButton.LeftButton)

    def buttons(self, words: str) -> list[QAbstractButton]:
        """Return the buttons in sight that are called so."""
        found = self.program.window.findChildren(QAbstractButton)
        return [each for each in found if each.isVisible() and each.text() == words]

    def fill(self, name: str, words: str) -> None:
        """Type into the field in sight that is called so."""
        named = [w for w in self.program.window.findChildren(QWidget) if w.accessibleName() == name]
        (field,) = [w for w in named if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
        self.qtbot.keyClicks(field, words)

    def was_there(self) -> int:
        """Say of the session that waits for it that it took place, and return its number."""
        waiting = self.do(self.journal.attending.waiting_for_word)
        self.sees("sessions", "how did it turn out?")
        self.press("I was there")
        self.qtbot.waitUntil(lambda: self.do(self.journal.attending.waiting_for_word) is None)
        assert self.do(self.journal.attending.last_attended).id == waiting.id
        return waiting.id

    def check_in(self, mood: int) -> None:
        """Press a number on Today, once the card there is the one of today."""
        self.sees("today", "Mood")
        card = self.program.window.desk.screen_of("today").check_in
        self.qtbot.waitUntil(lambda: card.rating.value() is None)
        self.qtbot.mouseClick(card.rating.circles()[mood], Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: card.state().startswith("Kept"))

    def practise(self, day: int, task: int, how: PracticeOutcome, noticed: str = "") -> None:
        self.at(day, 19)
        self.do(self.journal.practising.log_practice, task, Attempt(how, noticed=noticed))

    def page(self) -> str:
        """Switch on whatever is offered, and return the words of the page."""
        for section in self.do(self.journal.preparing.offers):
            for key in (section.key, *(item.key for item in section.items)):
                self.do(self.journal.preparing.set_switch, key, True)
        self.sees("summary")
        return plain_text(self.do(self.journal.preparing.summary))


@pytest.fixture
def weeks(qtbot, opened, clock) -> Weeks:
    clock.set_local(datetime(2026, 11, 2, 10))
    return Weeks(qtbot, opened, clock)


def test_four_weeks(weeks):
    journal = weeks.journal
    starts = weeks.clock.at_local(datetime(2026, 11, 5, 15))
    every_week = Repeats(Rhythm.WEEKLY)
    weeks.do(journal.attending.repeating.plan, Appointment(starts, with_whom="R."), every_week)
    weeks.sees("sessions", "Thu 5 Nov")
    weeks.sees("today", "Thu 5 Nov")

    # The first week: one session, a note after it, something to try.
    weeks.at(5, 16)
    first = weeks.was_there()
    note = weeks.do(journal.after_note, first)
    entry = weeks.do(journal.writing.open, note)
    body = f"## What I want to keep\n\n{KEPT}\n"
    weeks.do(journal.writing.save, note, "", body, entry.revision)
    agreement = Agreement(TASK, session_id=first, frequency=Frequency.DAILY)
    task = weeks.do(journal.practising.agree, agreement).id
    weeks.sees("homework", TASK)
    weeks.practise(6, task, DONE, "Easier with tea.")
    weeks.practise(7, task, NOT)
    weeks.practise(9, task, PARTLY)
    weeks.sees("homework", "on 2 of 5 days")
    weeks.check_in(3)

    # Half way to the next one it comes back, without a word of it until somebody looks.
    weeks.sees("today", "On Thursday you wanted to keep something.")
    assert not any(KEPT in said for said in weeks.said())
    weeks.press("Look")
    desk = weeks.program.window.desk
    weeks.qtbot.waitUntil(lambda: desk.place == "reflections")
    weeks.qtbot.waitUntil(lambda: KEPT in desk.screen_of("reflections").pane.area.text())
    weeks.at(11)
    weeks.check_in(6)
    assert "you wanted to keep something" not in " ".join(weeks.said())
    page = weeks.page()
    assert KEPT in page
    assert "on 2 of 6 days" in page
    caption = mood_caption(weeks.do(journal.preparing.material).mood)
    assert "Lowest: Mon 9. Highest: Wed 11." in caption

    # The second week: the session is missed, and says why.
    weeks.at(12, 17)
    second = weeks.do(journal.attending.waiting_for_word)
    weeks.do(journal.attending.missed, second.id, Absence((AbsenceReason.DREAD,)))
    weeks.sees("sessions", "did not feel able to")
    for key in RoadblockKey:
        is_it = key is RoadblockKey.COMMUNICATION
        weeks.do(journal.checking_in.rate, key, Familiar.A_LOT if is_it else Familiar.NOT_NOW)
    weeks.sees("patterns", "1 attended, 1 missed.")
    unsent = weeks.do(journal.unsent_notes.new, "The joke", raw=RAW, know="It stung.", say=SAYABLE)
    weeks.sees("unsent_notes")
    weeks.do(journal.unsent_notes.add_to_summary, unsent)
    page = weeks.page()
    assert SAYABLE in page
    assert RAW not in page
    assert "Saying it out loud (a lot)" in page
    assert "Thu 12 Nov missed" in page
    assert KEPT in page, "what stayed is of the last session that took place"

    # The third week: it is said.
    weeks.at(19, 16)
    third = weeks.was_there()
    weeks.do(journal.preparing.handed_over, third, Extent.ALL)
    weeks.do(journal.unsent_notes.said, unsent, SaidHow.ALL, "There was time for it.")
    weeks.do(journal.unsent_notes.keep, unsent)
    counts = weeks.do(journal.unsent_notes.counts)
    assert (counts.still_yours, counts.said) == (0, 1)
    weeks.practise(21, task, DONE)
    weeks.sees("homework", "on 1 of 3 days")
    page = weeks.page()
    assert SAYABLE not in page
    assert "on 1 of 3 days" in page

    # Somebody looks at how it goes: one line, beside what sounded familiar, on no page.
    weeks.sees("sessions", "Looking at the whole")
    weeks.press("Look at how this is going")
    weeks.qtbot.waitUntil(lambda: any("Saying it out loud" in said for said in weeks.said()))
    weeks.fill("What I hope for", HOPED)
    weeks.press("Keep")
    weeks.qtbot.waitUntil(lambda: bool(weeks.buttons("Look at how this is going, today")))
    (look,) = weeks.do(journal.taking_stock.all)
    assert look.lines == {"hoped": HOPED}
    assert HOPED not in weeks.page()

    # The fourth week: Support is there, the task ends, and all of it is still there tomorrow.
    weeks.at(25, 20)
    weeks.sees("support", "This program cannot answer in an emergency.")
    weeks.do(journal.practising.finish, task, "It is only a sentence.")
    assert weeks.do(journal.practising.count_active) == 0
    weeks.check_in(7)
    page = weeks.page()
    assert "on 1 of 6 days, finished" in page
    assert "Thu 19 Nov attended" in page
    assert SAYABLE not in page
    weeks.at(26, 17)
    weeks.was_there()
    weeks.sees("sessions", "Thu 3 Dec")
    weeks.do(journal.writing.new, Form.AFTER_SESSION)
    states = [s.state for s in weeks.do(journal.attending.past)]
    assert states == [
        SessionState.ATTENDED, SessionState.ATTENDED, SessionState.MISSED, SessionState.ATTENDED,
    ]  # fmt: skip


def test_the_same_is_there_after_the_window_closed(weeks, qtbot, vault_folder, passphrase, clock):
    agreed = weeks.do(weeks.journal.practising.agree, Agreement(TASK)).id
    weeks.practise(3, agreed, DONE)
    weeks.program.window.close()
    qtbot.waitUntil(lambda: not weeks.program.window.isVisible())
    again = unlock(vault_folder, passphrase, clock=clock)
    try:
        (card,) = again.practising.cards()
        assert card.badge.text == "on 1 day"
    finally:
        again.close()
