# SPDX-License-Identifier: GPL-3.0-or-later
"""Prompts for the open entry: of a roadblock, for a blank page, and what was kept last time."""

from __future__ import annotations

from therapy_journal.core.days import Clock
from therapy_journal.core.page_words import takeaway
from therapy_journal.core.prompts import Offered, PromptKind, from_place
from therapy_journal.core.reflections import Form
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.nudges import load_nudges
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.storage import reflections
from therapy_journal.storage.connection import Database

LAST_SESSION = "What you wanted to keep from last time"
_NOTES = 5
"""How many after-session notes are looked through for one with words under its first line."""


class Prompting:
    """Offers; it neither counts nor remembers what was taken."""

    def __init__(self, *, db: Database, clock: Clock, checking_in: CheckingIn) -> None:
        self._db, self._clock, self._checking_in = db, clock, checking_in

    def offers(
        self, key: RoadblockKey | None = None, *, but: int | None = None
    ) -> tuple[Offered, ...]:
        """Return what is there to begin with, each kind once, those with no words left out.

        ``key`` is the roadblock that stands open, ``but`` the entry being written. The texts
        take turns from day to day.
        """
        turn = self._clock.now().day.toordinal()
        nudges = load_nudges()
        offered = (
            self._roadblock(key, turn),
            Offered(nudges.kind, nudges.title, from_place(nudges.texts, turn)),
            Offered(PromptKind.TAKEAWAY, LAST_SESSION, self._kept(but)),
        )
        return tuple(each for each in offered if each.texts)

    def _roadblock(self, key: RoadblockKey | None, turn: int) -> Offered:
        every = load_roadblocks()
        offered = self._checking_in.offered()
        wanted = key or self._checking_in.standing_open("reflections") or next(iter(offered), None)
        chosen = next((one for one in every if one.key is wanted), every[turn % len(every)])
        questions = [prompt.question for prompt in chosen.prompts]
        return Offered(PromptKind.ROADBLOCK, chosen.title, from_place(questions, turn))

    def _kept(self, but: int | None) -> tuple[str, ...]:
        today = self._clock.now().day
        notes = reflections.newest_of_form(self._db, Form.AFTER_SESSION, today, _NOTES)
        words = (takeaway(note.body) for note in notes if note.id != but)
        return next(((found,) for found in words if found.strip()), ())
