# SPDX-License-Identifier: GPL-3.0-or-later
"""Reflections, check-ins, unsent notes and answers about roadblocks of the sample."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import Any

from therapy_journal.core.marks import Span
from therapy_journal.core.pictures import source_line
from therapy_journal.core.reflections import Form
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.unsent_notes import Delivery, SaidHow
from therapy_journal.services.journal import Journal
from therapy_journal.services.sample import texts
from therapy_journal.services.sample.calendar import SampleClock
from therapy_journal.services.sample.drawing import drawing

DAYS = 182
PICTURE = "5" * 32
"""The uid of the one picture: the same sample has the same texts."""
_WORDS = ("tight", "tired", "steady", "heavy", "clearer", "restless", "quiet", "wool", "warm", "")

_RATINGS = {
    RoadblockKey.FIT: (2, 1, 1),
    RoadblockKey.EXPECTATIONS: (2, 2, 1),
    RoadblockKey.PARTICIPATION: (0, 1, 1),
    RoadblockKey.CHANGE: (1, 2, 2),
    RoadblockKey.COMMUNICATION: (1, 2, 2),
    RoadblockKey.CONSISTENCY: (0, 2, 1),
}
"""Answers a long, a middling and a short while ago; one of the seven was never answered."""


def add_reflections(journal: Journal, clock: SampleClock, today: date) -> None:
    """Add the longer entries over the half year, and short ones between them."""
    chance = random.Random(1951)  # noqa: S311 — the same sample every time, nothing secret
    longer = texts.read("reflections")["entry"]
    short = texts.read("short")["lines"]
    for place, row in enumerate(longer):
        back = _days_back(place, len(longer))
        clock.set(today - timedelta(days=back), time(19 + place % 3, (place * 17 + 42) % 60))
        _write(journal, clock, row)
    free = [day for day in range(2, DAYS) if day not in _taken(len(longer))]
    days = sorted(chance.sample(free, min(len(short), len(free))), reverse=True)
    for day, (mood, words) in zip(days, short, strict=False):
        clock.set(today - timedelta(days=day), time(21 + day % 2, (day * 13) % 60))
        entry = journal.writing.new(Form.LOW_ENERGY).value
        journal.writing.save(entry.id, "", words, entry.revision)
        journal.writing.set_mood(entry.id, mood)


def _days_back(place: int, count: int) -> int:
    """Spread the entries evenly; the last one is yesterday's, the last few lie closer."""
    left = count - 1 - place
    recent = (1, 2, 4, 5, 7)
    return recent[left] if left < len(recent) else 7 + round((left - 4) * (DAYS - 10) / (count - 5))


def _taken(count: int) -> set[int]:
    return {_days_back(place, count) for place in range(count)}


def _write(journal: Journal, clock: SampleClock, row: dict[str, Any]) -> None:
    entry = journal.writing.new(Form(row.get("form", "free"))).value
    for earlier in row.get("earlier", ()):
        entry = journal.writing.save(entry.id, "", earlier.strip("\n") + "\n", entry.revision).value
        clock.local += timedelta(minutes=12)
    body = row["body"].strip("\n") + "\n"
    if "picture" in row:
        uid = journal.writing.pictures.keep(entry.id, drawing(), PICTURE)
        body += f"\n{source_line(uid, row['picture'])}\n"
    entry = journal.writing.save(entry.id, row["title"], body, entry.revision).value
    if "mood" in row:
        journal.writing.set_mood(entry.id, row["mood"])
    if "tags" in row:
        journal.writing.set_tags(entry.id, row["tags"])
    marked = row.get("marked", "")
    if marked == "whole":
        journal.writing.bring(entry.id)
    elif marked:
        start = body.index(marked)
        journal.writing.mark_passage(entry.id, Span(start, start + len(marked)))


def add_sealed(journal: Journal, clock: SampleClock, today: date) -> None:
    """Write one entry that is closed until a day that is still to come."""
    row = texts.read("reflections")["sealed"]
    clock.set(today - timedelta(days=row["written"]), time(22, 35))
    entry = journal.writing.new().value
    journal.writing.save(entry.id, row["title"], row["body"].strip("\n") + "\n", entry.revision)
    journal.writing.seal(entry.id, today + timedelta(days=row["until"]))


def add_check_ins(journal: Journal, clock: SampleClock, today: date) -> None:
    """Add check-ins on most days, with a slow drift, bad weeks and gaps."""
    chance = random.Random(7)  # noqa: S311 — the same sample every time, nothing secret
    mood = 4.0
    for back in range(DAYS, -1, -1):
        mood += chance.uniform(-1.2, 1.25) + (5.2 - mood) * 0.12
        if back and chance.random() < 0.24:
            continue
        for hour in (8, 18) if chance.random() < 0.15 else (8,):
            clock.set(today - timedelta(days=back), time(hour, chance.randrange(60)))
            value = min(9, max(1, round(mood + chance.uniform(-0.8, 0.8))))
            journal.checking_in.check_in(value, chance.choice(_WORDS))


def add_ratings(journal: Journal, clock: SampleClock, today: date) -> None:
    """Add three answers over time for the roadblocks that were looked at."""
    for key, answers in _RATINGS.items():
        for back, answer in zip((150, 70, 6), answers, strict=True):
            clock.set(today - timedelta(days=back), time(20, 15))
            journal.checking_in.rate(key, Familiar(answer))


def add_unsent_notes(journal: Journal, clock: SampleClock, today: date) -> None:
    """Add the notes in all their stages."""
    for row in reversed(texts.read("unsent_notes")["note"]):
        clock.set(today - timedelta(days=row["days"]), time(22, 10))
        raw, know, say = (row[layer].strip("\n") for layer in ("raw", "know", "say"))
        notes = journal.unsent_notes
        first = row.get("first", {})
        texts_then = [first.get(layer, words) for layer, words in _layers(raw, know, say)]
        note_id = notes.new(row["title"], *texts_then).value
        if first:
            clock.local += timedelta(minutes=18)
            notes.save(note_id, title=row["title"], raw=raw, know=know, say=say)
        notes.set_delivery(note_id, Delivery(row.get("delivery", "not_yet")))
        if "said" in row:
            day = today - timedelta(days=row["said_days"])
            clock.set(day, time(17, 0))
            notes.said(note_id, SaidHow(row["said"]), row["said_note"], day)
        if "erased_days" in row:
            clock.set(today - timedelta(days=row["erased_days"]), time(22, 0))
            notes.erase_now(note_id)
        if row.get("marked"):
            notes.add_to_summary(note_id)


def add_trash(journal: Journal, clock: SampleClock, today: date) -> None:
    """Write a few things and throw them away, so that the trash is not empty."""
    data = texts.read("trash")
    for row in data["entry"]:
        clock.set(today - timedelta(days=row["written"]), time(16, 35))
        entry = journal.writing.new().value
        entry = journal.writing.save(entry.id, row["title"], row["body"].strip("\n"), 1).value
        journal.writing.set_mood(entry.id, row["mood"])
        clock.set(today - timedelta(days=row["thrown"]), time(9, 5))
        journal.writing.trash(entry.id)
    clock.set(today - timedelta(days=2), time(21, 50))
    made = journal.checking_in.check_in(**data["check_in"]).value
    journal.checking_in.remove(made.id)
    line_id = journal.preparing.add_to_agenda(None, data["agenda"]).value
    if line_id is not None:
        journal.preparing.remove_from_agenda(line_id)


def add_templates(journal: Journal) -> None:
    """Add two own templates."""
    for row in texts.read("templates")["template"]:
        journal.templates.keep(0, row["name"], row["body"])


def _layers(raw: str, know: str, say: str) -> tuple[tuple[str, str], ...]:
    return (("raw", raw), ("know", know), ("say", say))
