# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a quiet line leads to, in the whole window."""

from __future__ import annotations

from datetime import datetime

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.quiet_lines import Answer, QuietLine


def test_a_quiet_line_leads_to_an_entry_a_session_or_a_command(qtbot, opened):
    desk, jobs = opened.window.desk, opened.jobs
    journal = desk._journal  # the lines of other screens come from it
    made: list[int] = []
    jobs.run(lambda: made.append(journal.writing.new().value.id), desk)
    jobs.run(
        lambda: made.append(
            journal.attending.plan(
                Appointment(journal.clock.at_local(datetime(2026, 12, 1, 9)))
            ).value.id
        ),
        desk,
    )
    qtbot.waitUntil(lambda: len(made) == 2)
    answers = (
        Answer("Read it", "reflection", made[0]),
        Answer("See the session", "session", made[1]),
        Answer("Look at patterns", "go.patterns"),
    )
    journal.quiet_lines.add(lambda: QuietLine("a.1", "Something was kept.", answers))
    for place, led in enumerate(("reflections", "sessions", "patterns")):
        desk.go("today")
        quiet = desk.screen_of("today").quiet
        qtbot.waitUntil(quiet.isVisible)
        quiet.buttons()[place].click()
        assert desk.place == led
