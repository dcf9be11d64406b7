# SPDX-License-Identifier: GPL-3.0-or-later
"""The reminder of a session: from the chosen time on, until it begins or is put aside."""

from __future__ import annotations

from datetime import datetime

import pytest

from therapy_journal.core.appointments import Appointment
from therapy_journal.services.settings import SESSION_REMINDER


@pytest.fixture
def session(journal, clock):
    at = Appointment(clock.at_local(datetime(2026, 11, 26, 15)))
    return journal.attending.plan(at).value


def test_it_is_off_until_somebody_wants_it(journal, session, clock):
    clock.set_local(datetime(2026, 11, 26, 14))
    assert journal.quiet_lines.first() is None


@pytest.mark.parametrize(
    ("chosen", "before", "due", "said"),
    [
        ("day", datetime(2026, 11, 24, 23), datetime(2026, 11, 25, 9), "tomorrow"),
        ("hours", datetime(2026, 11, 26, 12, 59), datetime(2026, 11, 26, 13), "today"),
    ],
)
def test_it_is_said_from_its_time_on_until_the_session_begins(
    journal, session, clock, chosen, before, due, said
):
    journal.settings.put(SESSION_REMINDER, chosen)
    clock.set_local(before)
    assert journal.quiet_lines.first() is None
    clock.set_local(due)
    assert journal.quiet_lines.first().text == f"Your session is {said} at 15:00."
    clock.set_local(datetime(2026, 11, 26, 15))
    assert journal.quiet_lines.first() is None


def test_put_aside_it_is_not_said_again_unless_the_session_moves(journal, session, clock):
    journal.settings.put(SESSION_REMINDER, "day")
    clock.set_local(datetime(2026, 11, 25, 9))
    journal.quiet_lines.not_now(journal.quiet_lines.first())
    clock.set_local(datetime(2026, 11, 26, 9))
    assert journal.quiet_lines.first() is None
    journal.attending.move(session.id, Appointment(clock.at_local(datetime(2026, 11, 27, 9))))
    assert journal.quiet_lines.first().text == "Your session is tomorrow at 09:00."


def test_one_that_was_cancelled_is_not_said(journal, session, clock):
    journal.settings.put(SESSION_REMINDER, "day")
    clock.set_local(datetime(2026, 11, 25, 9))
    journal.attending.cancelled(session.id)
    assert journal.quiet_lines.first() is None
