# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number that is shown equals one counted once more, over histories of any kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.clocks import SettableClock
from tests.figures import NoteFigure, figure
from tests.numbers import recount
from tests.numbers.living import BEGINNINGS, Living, Step, steps
from tests.numbers.plain import History
from therapy_journal.core.practised import elapsed_days
from therapy_journal.services.journal import Journal
from therapy_journal.storage import vault as vaults
from therapy_journal.ui.counts import count as rail_counts

pytestmark = pytest.mark.figures(part="numbers")

LOOK_EVERY = 12
"""Steps after which every number is looked at once more."""

UNDER_WAY = [Step(0, "meet", 0, 8), Step(5 * 60 + 30, "say_how_it_went", 0, 0)]
"""A session of 16:00, noted as attended at 16:30: it ends after now."""

NOTED_UNDER_WAY = [Step(5 * 60 + 30, "meet", 0, 8), Step(5, "list_thing", 0, 1)]
"""The same session noted at once, and a thing put on the list before it ends."""

Lived = Callable[[datetime], AbstractContextManager[Living]]


@pytest.fixture
def living(vault_folder: Path, passphrase: str, tmp_path: Path) -> Lived:
    """Return what opens a copy of a new journal and lives a history in it."""
    numbers = count()
    key = vaults.open_with_passphrase(vault_folder, passphrase)
    key.database.close()

    @contextmanager
    def live(begins: datetime) -> Iterator[Living]:
        folder = tmp_path / f"{next(numbers)}.tjournal"
        shutil.copytree(vault_folder, folder)
        opened = vaults.open_with_recovery_key(folder, key.recovery_key)
        try:
            yield Living(Journal(opened, clock=SettableClock()), begins)
        finally:
            opened.database.close()
            shutil.rmtree(folder)

    return live


def covered(living: Living) -> recount.Covered:
    return recount.Covered(living.history, living.clock.at, living.today)


def check_cards(living: Living) -> None:
    history, last = living.history, recount.last_session(living.history, living.clock.at)
    for task in history.tasks:
        card = living.journal.practising.card(task.id)
        if task.gone:
            assert card is None
            continue
        since = recount.since_when(task, last)
        assert card.numbers.since == since
        assert card.badge.text == recount.practised(task, since, living.today)
        days = {t.day for t in task.tries if not t.gone and t.how != "not"}
        assert card.is_practised_today == (living.today in days and living.today >= since)
        if card.dots and task.often not in ("workdays", "once"):
            noted = [t for t in card.log if since <= t.happened.day <= living.today]
            assert len(card.dots) == min(28, len(elapsed_days(since, living.today, noted)))


def check_page(living: Living) -> None:
    here, told = covered(living), living.journal.preparing.material()
    assert told.session_id == (here.target.id if here.target else None)
    assert (told.period.start, told.period.end) == (here.first, here.end)
    assert told.since == here.since
    check_mood(living, here)
    expected = recount.on_the_page(living.history, here)
    assert sorted(t.homework.id for t in told.tasks) == sorted(t.id for t in expected)
    by_id = {task.id: task for task in living.history.tasks}
    for shown in told.tasks:
        task = by_id[shown.homework.id]
        later = here.first if here.last and task.agreed <= here.last.ends else task.agreed_day
        first = max(later, here.first) if here.last is None else later
        said = recount.practised(task, first, here.end)
        ended = {"finished": "finished", "let_go": "let go"}.get(task.state, "")
        assert shown.practised == (", ".join(w for w in (said, ended) if w) or "not yet")
        assert shown.outcomes == recount.outcomes(task, first, here.end)


def check_mood(living: Living, here: recount.Covered) -> None:
    mood = living.journal.preparing.material().mood
    points = recount.mood_points(living.history, here.first, here.end, living.today)
    assert [tuple(point) for point in mood.points] == points
    assert (mood.lowest, mood.highest) == recount.lowest_and_highest(points)
    if points:
        met = {
            m.day
            for m in living.history.sessions()
            if m.state == "attended" and here.first <= m.day <= here.end and m.starts <= here.now
        }
        assert set(mood.session_days) == met


def check_attendance(living: Living) -> None:
    here = covered(living)
    shown = [(s.day, s.state.value) for s in living.journal.preparing.material().sessions]
    expected = [
        (m.day, m.state)
        for m in sorted(living.history.sessions(), key=lambda m: m.starts)
        if m.state != "planned" and here.first <= m.day <= here.end
        and (here.target is None or m.starts < here.target.starts or m.moved_to == here.target.id)
    ]  # fmt: skip
    assert sorted(shown) == sorted(expected)


def check_counts(living: Living) -> None:
    history, rail = living.history, rail_counts(living.journal)
    assert rail.screens["reflections"] == len([e for e in history.entries if not e.gone])
    in_progress = [t for t in history.tasks if not t.gone and t.state == "active"]
    assert rail.screens["homework"] == len(in_progress)
    assert rail.screens["unsent_notes"] == len([n for n in history.notes if n.state != "let_go"])
    sessions = [m.state for m in history.sessions() if m.state != "moved"]
    assert rail.screens["sessions"] == len(sessions)
    counts = living.journal.attending.counts()
    assert counts.attended == sessions.count("attended")
    assert counts.missed == sessions.count("missed")
    assert counts.cancelled == sessions.count("cancelled")
    coming = recount.next_session(history, living.clock.at)
    assert (rail.next_session.id if rail.next_session else None) == (coming.id if coming else None)
    assert rail.marked == recount.to_bring(history, covered(living), living.today)


def check_today(living: Living) -> None:
    seen, history = living.journal.arriving.look(), living.history
    assert seen.today == living.today
    assert seen.marked == recount.to_bring(history, covered(living), living.today)
    ready = [n for n in history.notes if n.state == "kept" and n.has_line and not n.marked]
    assert seen.ready == len(ready)
    today = sorted(
        m.value for m in history.moods if m.day == living.today and not m.gone and not m.entry
    )
    assert sorted(c.mood for c in living.journal.checking_in.today()) == today


CHECKS = (check_cards, check_page, check_attendance, check_counts, check_today)


def test_every_number_equals_one_counted_once_more(living: Lived, note_figure: NoteFigure) -> None:
    examples = figure(4_000)

    @settings(max_examples=examples)
    @given(st.sampled_from(BEGINNINGS), steps)
    @example(BEGINNINGS[0], UNDER_WAY)
    @example(BEGINNINGS[0], NOTED_UNDER_WAY)
    @example(BEGINNINGS[0], [*NOTED_UNDER_WAY, Step(30, "check_in", 0, 4)])
    def equals(begins: datetime, lived: list[Step]) -> None:
        with living(begins) as there:
            for start in range(0, len(lived), LOOK_EVERY):
                there.live(lived[start : start + LOOK_EVERY])
                for check in CHECKS:
                    check(there)

    equals()
    what = "histories with zones, changed clocks, moved and missing sessions, and trash"
    note_figure("numbers", what, examples, "every number equal to one counted once more")


def test_a_history_of_nothing_has_no_numbers(living: Lived) -> None:
    with living(BEGINNINGS[0]) as there:
        assert there.history == History()
        for check in CHECKS:
            check(there)
        told = there.journal.preparing.material()
        assert (told.mood.points, told.tasks, told.sessions) == ((), (), ())
