# SPDX-License-Identifier: GPL-3.0-or-later
"""One quiet line at a time, and *Not now* is heard."""

from __future__ import annotations

import pytest

from therapy_journal.core.quiet_lines import Answer, QuietLine
from therapy_journal.services.quiet_lines import QuietLines
from therapy_journal.services.settings import QUIET_LINES, Settings

NOTE = QuietLine("midweek.3", "Two days ago you wrote a note.", (Answer("Read it"),))
UNSAID = QuietLine("unsaid.17", "A note is still unsaid.", (Answer("Open it"),), rests=None)


@pytest.fixture
def lines(database, clock) -> QuietLines:
    lines = QuietLines(db=database, clock=clock)
    lines.add(lambda: NOTE)
    lines.add(lambda: UNSAID)
    return lines


def test_the_first_source_that_has_something_is_heard(database, clock, lines):
    assert lines.first() == NOTE
    other = QuietLines(db=database, clock=clock)
    assert other.first() is None
    other.add(lambda: None)
    other.add(lambda: UNSAID)
    assert other.first() == UNSAID


def test_not_now_is_quiet_for_the_day_and_that_line_for_a_week(clock, lines):
    lines.not_now(NOTE)
    assert lines.first() is None
    clock.advance(days=1)
    assert lines.first() == UNSAID
    clock.advance(days=6)
    assert lines.first() == NOTE


def test_a_line_without_a_rest_never_comes_back(clock, lines):
    lines.not_now(NOTE)
    lines.not_now(UNSAID)
    clock.advance(days=1)
    assert lines.first() is None
    clock.advance(days=700)
    assert lines.first() == NOTE
    lines.not_now(NOTE)
    clock.advance(days=1)
    assert lines.first() is None


def test_not_now_can_be_taken_back(lines):
    lines.not_now(NOTE)
    lines.after_all(NOTE)
    assert lines.first() == NOTE


def test_what_is_kept_holds_keys_and_days_alone_and_stays_small(database, clock, lines):
    for number in range(250):
        lines.not_now(QuietLine(f"unsaid.{number}", "a word nobody should keep", ()))
    kept = Settings(db=database).get(QUIET_LINES)
    assert "word" not in kept
    assert len(kept) < 10_000
    assert lines.first() is None
    assert "unsaid.249" in kept


def test_what_was_put_aside_again_is_not_the_first_to_be_forgotten(database, clock):
    lines = QuietLines(db=database, clock=clock)
    lines.add(lambda: UNSAID)
    lines.not_now(UNSAID)
    for number in range(150):
        lines.not_now(QuietLine(f"after.{number}", "", ()))
    lines.not_now(UNSAID)
    for number in range(150, 300):
        lines.not_now(QuietLine(f"after.{number}", "", ()))
    clock.advance(days=1)
    assert lines.first() is None


@pytest.mark.parametrize("spoilt", ["[]", "{", '{"": 7}', "nothing"])
def test_a_spoilt_setting_counts_as_nothing_put_aside(database, lines, spoilt):
    Settings(db=database).put(QUIET_LINES, spoilt)
    assert lines.first() == NOTE


def test_a_journal_that_can_only_be_read_asks_nothing(database, lines):
    database.is_read_only = True
    assert lines.first() is None
