# SPDX-License-Identifier: GPL-3.0-or-later
"""Making the sample journal: everything through the use cases a window uses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from therapy_journal import paths
from therapy_journal.core.days import Clock
from therapy_journal.core.summary import Wish
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.journal import Journal
from therapy_journal.services.sample import loop, writing
from therapy_journal.services.sample.calendar import SampleClock
from therapy_journal.storage.keys import LEAST, KdfCost

PASSPHRASE = "a quiet sample journal"  # noqa: S105 — printed wherever it is asked for

ONE_THING = "I came close to cancelling, and I think it had to do with the worksheet."
AGENDA = (
    "The call with my mother: why did I protect her from how I felt?",
    "Whether we could look at the fee.",
)
OWN_WORDS = ("cancelled", "practise", "shoulds")
LEFT_OUT = ("section.attendance",)
LEFT_OUT_TASKS = ("Two-minute breathing before meetings",)
"""What of the sample's page stays off, so that there is room to write on."""


def make_sample(
    folder: Path,
    *,
    passphrase: str = PASSPHRASE,
    today: date,
    clock: Clock | None = None,
    cost: KdfCost = LEAST,
) -> None:
    """Make the sample journal; the same on every day of the same date and zone."""
    keeping.make(folder, passphrase, cost=cost)
    with whole_or_gone(folder):
        _fill(folder, passphrase, today, clock or SystemClock())


@contextmanager
def whole_or_gone(folder: Path) -> Iterator[None]:
    """Remove a journal that was just made, unless everything got into it."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _fill(folder: Path, passphrase: str, today: date, base: Clock) -> None:
    sample_clock = SampleClock(base, datetime.combine(today, time(9, 0)))
    journal = keeping.unlock(folder, passphrase, clock=sample_clock)
    try:
        attended = loop.add_sessions(journal, sample_clock, today)
        loop.add_homework(journal, sample_clock, today, attended)
        writing.add_reflections(journal, sample_clock, today)
        writing.add_sealed(journal, sample_clock, today)
        writing.add_check_ins(journal, sample_clock, today)
        writing.add_ratings(journal, sample_clock, today)
        writing.add_unsent_notes(journal, sample_clock, today)
        writing.add_templates(journal)
        for word in OWN_WORDS:
            journal.spelling.learn(word)
        writing.add_trash(journal, sample_clock, today)
        sample_clock.set(today, time(19, 0))
        _prepare(journal)
    finally:
        journal.close()


def demo_journal() -> Path:
    """Make the sample journal anew in the cache folder, and return its place."""
    folder = paths.cache_folder() / "Sample.tjournal"
    if folder.exists():
        shutil.rmtree(folder)
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_sample(folder, today=SystemClock().now().day)
    return folder


def _prepare(journal: Journal) -> None:
    session = journal.attending.next()
    session_id = session.id if session else None
    preparing = journal.preparing
    preparing.set_one_thing(session_id, ONE_THING)
    for words in AGENDA:
        preparing.add_to_agenda(session_id, words)
    preparing.set_wishes(session_id, {Wish.UNDERSTAND})
    for section in preparing.offers(session_id):
        left_out = {item.key for item in section.items if item.label in LEFT_OUT_TASKS}
        for key in (section.key, *(item.key for item in section.items)):
            if key not in LEFT_OUT and key not in left_out and not key.endswith(".title"):
                preparing.set_switch(key, True)  # noqa: FBT003 — a switch's value
