# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer's clock jumps: what was written stays where and as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests import contents
from tests.clocks import SettableClock
from tests.figures import NoteFigure
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.services.journal import Journal
from therapy_journal.storage import checks, reflections
from therapy_journal.storage.vault import OpenVault

Jump = Callable[[SettableClock], None]
LAST_SUMMER_TIME = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)
LAST_WINTER_TIME = datetime(2026, 3, 29, 0, 40, tzinfo=UTC)


@dataclass(frozen=True)
class By:
    """A jump by so many hours; ``at`` is when the clock stands before it."""

    hours: float
    at: datetime | None = None

    def __call__(self, clock: SettableClock) -> None:
        clock.advance(hours=self.hours)


@dataclass(frozen=True)
class To:
    at_once: datetime
    at: datetime | None = None

    def __call__(self, clock: SettableClock) -> None:
        clock.at = self.at_once


@dataclass(frozen=True)
class Travel:
    zone: str
    at: datetime | None = None

    def __call__(self, clock: SettableClock) -> None:
        clock.zone = self.zone


JUMPS = {
    "an hour on": By(1),
    "an hour back": By(-1),
    "a day back": By(-24),
    "to 1970": To(datetime(1970, 1, 1, 0, 0, 3, tzinfo=UTC)),
    "to 2040": To(datetime(2040, 2, 29, 12, 0, tzinfo=UTC)),
    "past 2038": To(datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC)),
    "summer time ends": By(0.75, at=LAST_SUMMER_TIME),
    "summer time begins": By(0.75, at=LAST_WINTER_TIME),
    "a night asleep": By(9),
    "a journey west": Travel("America/Los_Angeles"),
    "a journey east": Travel("Pacific/Auckland"),
}


def write(journal: Journal, text: str) -> int:
    entry = journal.writing.new().value
    return journal.writing.save(entry.id, "", text, entry.revision).value.id


def order(journal: Journal) -> list[int]:
    return [number for number, _ in journal.writing.ids_with_days()]


@pytest.fixture(scope="module")
def passed() -> list[str]:
    """Return the jumps whose test has passed."""
    return []


@pytest.mark.figures(part="T13")
@pytest.mark.parametrize("name", JUMPS)
def test_what_was_written_stays_as_it_was_and_in_its_order(
    vault: OpenVault, name: str, note_figure: NoteFigure, passed: list[str]
) -> None:
    jump = JUMPS[name]
    clock = SettableClock(**({} if jump.at is None else {"at": jump.at}))
    journal = Journal(vault, clock=clock)
    before = []
    for number in range(4):
        before.append(write(journal, f"lantern {number}"))
        clock.advance(minutes=3)
    note = journal.unsent_notes.new().value
    journal.unsent_notes.save(note, title="", raw="", know="harbour", say="")
    task = journal.practising.agree(Agreement("walk")).value
    done = journal.practising.log_practice(task.id, Attempt(PracticeOutcome.DONE)).value
    rows, seen = contents.named_rows(vault.database), order(journal)
    found = [hit.item_id for hit in journal.searching.search('"lantern"')]

    jump(clock)
    after = [write(journal, f"lantern {number}") for number in range(2)]
    clock.advance(minutes=1)
    journal.take_up()

    # What there was is as it was; new numbers are higher, whatever the clock says.
    for table, told in contents.named_rows(vault.database).items():
        assert [row for row in rows[table] if row not in told] == [], table
    assert min(after) > max(before)
    assert [number for number in order(journal) if number in before] == seen
    hits = [hit.item_id for hit in journal.searching.search('"lantern"')]
    assert [number for number in hits if number in before] == found
    assert set(hits) == {*before, *after}
    # A try written anew keeps when it was, even where that is still to come by this clock.
    edited = journal.practising.edit_practice(done.id, Attempt(PracticeOutcome.PARTLY)).value
    assert edited.happened == done.happened
    # What is edited after the jump keeps its day, and its earlier text as a version.
    was = reflections.get(vault.database, before[0])
    assert was is not None
    journal.writing.save(before[0], "", "lantern, and written anew", was.revision)
    now = reflections.get(vault.database, before[0])
    assert now is not None
    assert now.happened == was.happened
    assert next(v.fields["body"] for v in journal.writing.versions(before[0])) == now.body
    assert [number for number in order(journal) if number in before] == seen
    assert checks.look_over(vault.database) == []
    passed.append(name)
    if len(passed) == len(JUMPS):
        note_figure("T13", "jumps of the clock", len(passed), "order, days and words as they were")


@pytest.mark.parametrize(("minutes", "asks"), [(-9, False), (-11, True), (600, False)])
def test_a_clock_behind_what_was_written_is_asked_about(
    vault: OpenVault, clock: SettableClock, minutes: int, asks: bool
) -> None:
    journal = Journal(vault, clock=clock)
    assert journal.clock_question.doubt() is None
    write(journal, "lantern")
    clock.advance(minutes=minutes)
    assert (journal.clock_question.doubt() is not None) == asks


def test_the_question_names_both_times_and_is_not_asked_again(
    vault: OpenVault, clock: SettableClock
) -> None:
    journal = Journal(vault, clock=clock)
    write(journal, "lantern")
    rows = contents.named_rows(vault.database)
    clock.advance(days=-5)
    doubt = journal.clock_question.doubt()
    assert doubt is not None
    assert doubt.code == "E_CLOCK"
    assert doubt.sentence == (
        "This computer's clock says Wed 18 November 2026, 20:42; "
        "the newest words here were saved on Mon 23 November 2026, 20:42."
    )
    assert contents.named_rows(vault.database) == rows

    journal.clock_question.trust()
    assert journal.clock_question.doubt() is None
    clock.advance(days=5, minutes=1)
    write(journal, "harbour")
    clock.advance(hours=-2)
    assert journal.clock_question.doubt() is not None


def test_a_date_set_by_hand_is_no_reason_to_ask(vault: OpenVault, clock: SettableClock) -> None:
    journal = Journal(vault, clock=clock)
    number = write(journal, "lantern")
    journal.writing.set_happened(number, clock.now().local + timedelta(days=3))
    assert journal.clock_question.doubt() is None


def let_go_and_unlock(journal: Journal, clock: SettableClock) -> int:
    """Let a note go in a journal that is unlocked each day for a while."""
    for _ in range(3):
        journal.take_up()
        clock.advance(days=1)
    note = journal.unsent_notes.new(raw="lantern", know="harbour").value
    journal.unsent_notes.let_go(note)
    return note


def is_there(journal: Journal, note: int) -> bool:
    return journal.unsent_notes.open(note)[1].body == "lantern"


@pytest.mark.parametrize("ahead", [7, 5_000])
def test_a_clock_that_jumps_ahead_erases_nothing_that_was_let_go(
    vault: OpenVault, clock: SettableClock, ahead: int
) -> None:
    journal = Journal(vault, clock=clock)
    note = let_go_and_unlock(journal, clock)
    clock.advance(days=ahead)
    for _ in range(3):
        journal.take_up()
        clock.advance(hours=7)
    clock.advance(days=-ahead)
    for _ in range(5):
        journal.take_up()
        clock.advance(days=1)
    assert is_there(journal, note)


def test_a_second_jump_is_not_vouched_for_by_the_first(
    vault: OpenVault, clock: SettableClock
) -> None:
    journal = Journal(vault, clock=clock)
    note = let_go_and_unlock(journal, clock)
    for days in (100, -99, 150):
        clock.advance(days=days)
        journal.take_up()
    assert is_there(journal, note)


@pytest.mark.parametrize("away", [6, 30])
def test_what_was_let_go_is_erased_once_its_week_is_over_and_a_day_agrees(
    vault: OpenVault, clock: SettableClock, away: int
) -> None:
    journal = Journal(vault, clock=clock)
    note = let_go_and_unlock(journal, clock)
    clock.advance(days=away)
    journal.take_up()
    assert is_there(journal, note)
    clock.advance(days=1)
    journal.take_up()
    assert not is_there(journal, note)
