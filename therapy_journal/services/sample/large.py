# SPDX-License-Identifier: GPL-3.0-or-later
"""Journals of many entries, for measuring: words by chance, the same every time."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from therapy_journal.core.days import Moment, to_text
from therapy_journal.services import keeping
from therapy_journal.services.sample.demo import whole_or_gone
from therapy_journal.storage import search
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.keys import LEAST

WORDS_AN_ENTRY = 180
_VOCABULARY = 6_000
_SYLLABLES = ("ba", "do", "ke", "li", "mo", "na", "pe", "ri", "su", "ta", "vo", "wen", "zi", "ar")
_START = datetime(2016, 1, 4, 19, 30, tzinfo=UTC)
_A_BATCH = 1_000


def make_large(folder: Path, entries: int, *, passphrase: str) -> None:
    """Make a journal of ``entries`` reflections of about 180 words, one or more a day."""
    keeping.make(folder, passphrase, cost=LEAST)
    with whole_or_gone(folder):
        vault = vaults.open_with_passphrase(folder, passphrase)
        try:
            fill(vault.database, entries)
        finally:
            vault.database.close()


def fill(db: Database, entries: int) -> None:
    """Add the entries, a thousand to a transaction."""
    chance = random.Random(42)  # noqa: S311 — the same journal every time, nothing secret
    vocabulary = _vocabulary(chance)
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    for first in range(0, entries, _A_BATCH):
        with db.atomic():
            for number in range(first, min(entries, first + _A_BATCH)):
                words = chance.choices(vocabulary, weights, k=WORDS_AN_ENTRY)
                _insert(db, number, entries, words)


def _insert(db: Database, number: int, entries: int, words: list[str]) -> None:
    at = _START + timedelta(days=3_650 * number / max(entries, 1))
    moment = Moment(at, 0, "UTC", at.date())
    title = " ".join(words[:3]).capitalize()
    body = "\n\n".join(
        " ".join(words[start : start + 45]).capitalize() + "." for start in range(3, len(words), 45)
    )
    entry_id = db.insert(
        "reflection",
        {
            "title": title,
            "body": body,
            "happened_at": to_text(at),
            "utc_offset": moment.offset,
            "zone": moment.zone,
            "day": moment.day.isoformat(),
            "created_at": to_text(at),
            "changed_at": to_text(at),
            "mood": number % 11,
        },
    )
    search.put(db, "reflection", entry_id, moment.day, title, body)


def _vocabulary(chance: random.Random) -> list[str]:
    words: set[str] = set()
    while len(words) < _VOCABULARY:
        words.add("".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))))
    return sorted(words, key=lambda word: (len(word), word))
