# SPDX-License-Identifier: GPL-3.0-or-later
"""A full week's material, and every switch of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from therapy_journal.core.check_ins import mood_line
from therapy_journal.core.days import Moment
from therapy_journal.core.homework import Homework, Obstacle, Practice, PracticeOutcome
from therapy_journal.core.offers import offers
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.summary import AgendaItem, MoodMaterial, Period, Stayed, SummaryPage, Wish
from therapy_journal.core.summary_material import (
    Attended,
    FamiliarRoadblock,
    MarkedWords,
    Material,
    SayableNote,
    TaskMaterial,
)


def day(number):
    return date(2026, 11, number)


def moment(number):
    return Moment(datetime(2026, 11, number, 12, tzinfo=UTC), 60, "Europe/Berlin", day(number))


def practice(number, on, outcome, noticed="", obstacles=(), note=""):
    return Practice(
        number, 1, moment(on), outcome, noticed=noticed, obstacles=obstacles, obstacle_note=note
    )


MOODS = [(day(19), 5), (day(20), 3), (day(20), 6), (day(21), 2), (day(22), 4), (day(24), 8)]


def a_week(**changes):
    values = {
        "session_id": 7,
        "session_day": day(26),
        "period": Period(day(19), day(26)),
        "since": moment(19).at,
        "today": day(24),
        "page": SummaryPage(7, "I came close to cancelling.", frozenset({Wish.UNDERSTAND})),
        "agenda": (AgendaItem(1, "The call with my mother"), AgendaItem(2, "The fee")),
        "stayed": Stayed(6, "It is allowed to be unfinished."),
        "mood": MoodMaterial(mood_line(MOODS), (day(19),), day(21), day(24)),
        "tasks": (
            TaskMaterial(
                Homework(1, "Catch one “should” a day", moment(19)),
                "on 2 days",
                (
                    practice(1, 20, PracticeOutcome.DONE, "Easier with tea."),
                    practice(
                        2, 21, PracticeOutcome.PARTLY, "", (Obstacle.FORGOT,), "Weekends vanish."
                    ),
                ),
                "1 done, 1 partly",
            ),
        ),
        "roadblocks": (
            FamiliarRoadblock(RoadblockKey.EXPECTATIONS, "What I expected", Familiar.A_LITTLE),
            FamiliarRoadblock(RoadblockKey.COMMUNICATION, "Saying it out loud", Familiar.A_LOT),
        ),
        "marked": (
            MarkedWords(17, day(23), "After the call", "I’d rather not be asked."),
            MarkedWords(18, day(24), "", "A **whole** entry.", is_whole=True),
        ),
        "notes": (SayableNote(5, "When you joked, it stung."),),
        "sessions": (Attended(day(19), SessionState.ATTENDED),),
    }
    return Material(**(values | changes))


def every_key(material):
    return [
        key
        for section in offers(material, {})
        for key in (section.key, *(item.key for item in section.items))
    ]


def all_on(material):
    return dict.fromkeys(every_key(material), True)
