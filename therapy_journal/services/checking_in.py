# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking in: how it is right now, and which roadblocks sound familiar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.check_ins import CheckIn, MoodPoint, mood_line
from therapy_journal.core.days import Clock
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.roadblocks import (
    CheckWay,
    Familiar,
    Rating,
    RoadblockKey,
    growing,
    offered,
    standing_open,
)
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.text import clean
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.services.settings import CHECK_WAY, LAST_ROADBLOCK, Settings
from therapy_journal.storage import check_ins, roadblock_ratings, sessions
from therapy_journal.storage.connection import Database

LONGEST_WORD = 40
"""Characters kept of the one word; whatever is longer belongs into an entry."""

_WAITING = "word"
_FOLDED = "folded"
_CHECKED_IN = Changes(check_ins=True)
_RATED = Changes(roadblocks=True)


class CheckInGone(JournalProblem):
    """The check-in that was to be changed is not there any more."""

    code = "E_CHECK_IN_GONE"
    sentence = "This check-in was taken out meanwhile."
    action = "You can check in again. Nothing else was changed."


class CheckingIn:
    """The use cases around check-ins and roadblock ratings."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._settings = Settings(db=db)
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written here."""
        return self._db.is_read_only

    # --- check-ins -------------------------------------------------------------------

    def check_in(
        self, mood: int, word: str = "", local: datetime | None = None
    ) -> Outcome[CheckIn]:
        """Keep how it is, 0 (very bad) to 10 (very good), and perhaps one word.

        Without a wall-clock time (naive, of this computer) it is how it is now.
        """
        when = self._clock.now() if local is None else self._clock.at_local(local)
        with self._db.atomic():
            kept = check_ins.insert(self._db, when, _mood(mood), _word(word))
            self.forms.drop(FormKind.CHECK_IN, 0)
        return Outcome(kept, _CHECKED_IN)

    def keep_waiting(self, word: str) -> None:
        """Keep a word that has no number yet; nobody has checked in by it."""
        self.forms.keep(FormKind.CHECK_IN, 0, {_WAITING: _word(word)})

    def waiting(self) -> str:
        """Return the word that waits for its number, empty where none does."""
        return self.forms.get(FormKind.CHECK_IN, 0).get(_WAITING, "")

    def change(self, check_in_id: int, mood: int, word: str) -> Outcome[CheckIn]:
        """Write a check-in down anew; when it happened stays as it was."""
        with self._db.atomic():
            before = check_ins.get(self._db, check_in_id)
            if before is None:
                raise CheckInGone
            changed = replace(before, mood=_mood(mood), word=_word(word))
            check_ins.update(self._db, changed, self._clock.now())
        return Outcome(changed, _CHECKED_IN)

    def remove(self, check_in_id: int) -> Outcome[CheckIn]:
        """Move a check-in to the trash; :meth:`put_back` is the way back."""
        with self._db.atomic():
            removed = check_ins.trash(self._db, check_in_id, self._clock.now())
        if removed is None:
            raise CheckInGone
        return Outcome(removed, _CHECKED_IN)

    def put_back(self, check_in_id: int) -> Outcome[CheckIn]:
        """Take a check-in out of the trash."""
        with self._db.atomic():
            kept = check_ins.restore(self._db, check_in_id)
        if kept is None:
            raise CheckInGone
        return Outcome(kept, _CHECKED_IN)

    def of_day(self, day: date) -> tuple[CheckIn, ...]:
        """Return the check-ins of a day, in the order in which they were."""
        return tuple(check_ins.of_day(self._db, day))

    def today(self) -> tuple[CheckIn, ...]:
        """Return today's check-ins, in the order in which they were."""
        return self.of_day(self._clock.now().day)

    def moods_between(self, first: date, last: date) -> tuple[tuple[date, int], ...]:
        """Return (day, mood) of check-ins and entries, both days included."""
        return tuple(check_ins.moods_between(self._db, first, last))

    def mood_line(self, first: date, last: date) -> tuple[MoodPoint, ...]:
        """Return one point a day, both days included; gaps stay gaps."""
        return mood_line(check_ins.moods_between(self._db, first, last))

    # --- roadblocks ------------------------------------------------------------------

    def rate(self, key: RoadblockKey, familiar: Familiar) -> Outcome[Rating]:
        """Keep how familiar a roadblock is today."""
        now = self._clock.now()
        roadblock_ratings.put(self._db, key, familiar, now)
        return Outcome(Rating(key, familiar, now.day, now.at), _RATED)

    def take_back_rating(self, key: RoadblockKey) -> Outcome[Rating | None]:
        """Take back today's answer and return the one that holds now."""
        with self._db.atomic():
            roadblock_ratings.remove(self._db, key, self._clock.now().day)
        return Outcome(self.latest_ratings().get(key), _RATED)

    def latest_ratings(self) -> dict[RoadblockKey, Rating]:
        """Return the last answer for each roadblock that has one, in the order of the seven."""
        return roadblock_ratings.latest(self._db)

    def history(self, key: RoadblockKey) -> tuple[Rating, ...]:
        """Return every answer for one roadblock, the first one first."""
        return tuple(roadblock_ratings.history(self._db, key))

    def growing(self) -> tuple[RoadblockKey, ...]:
        """Return those that sound more familiar than before, the most first."""
        return growing(roadblock_ratings.last_two(self._db), self._clock.now().day)

    def offered(self) -> tuple[RoadblockKey, ...]:
        """Return what sounds familiar: what grows first, then the most familiar."""
        return offered(roadblock_ratings.last_two(self._db), self._clock.now().day)

    def standing_open(self, screen: str) -> RoadblockKey | None:
        """Return the roadblock that fits where somebody is, or None."""
        opened = self._settings.get(LAST_ROADBLOCK)
        return standing_open(
            screen,
            missed=screen == "sessions" and self._missed_the_last(),
            last_opened=RoadblockKey(opened) if opened in list(RoadblockKey) else None,
            offers=() if opened == _FOLDED else self.offered(),
        )

    def check_way(self) -> CheckWay:
        """Return how all seven were looked at the last time."""
        return CheckWay(self._settings.get(CHECK_WAY))

    def choose_check_way(self, way: CheckWay) -> None:
        """Keep how all seven are looked at; a journal that can only be read keeps it not."""
        if not self._db.is_read_only:
            self._settings.put(CHECK_WAY, way.value)

    def remember_open(self, key: RoadblockKey | None) -> None:
        """Keep which roadblock was opened last, or that it was folded.

        A journal that can only be read keeps neither.
        """
        if not self._db.is_read_only:
            self._settings.put(LAST_ROADBLOCK, key.value if key else _FOLDED)

    def _missed_the_last(self) -> bool:
        now = self._clock.now().at
        past = (s for s in sessions.all_sessions(self._db) if s.starts.at <= now)
        last = next((s for s in past if s.state is not SessionState.MOVED), None)
        return last is not None and last.state is SessionState.MISSED


def _mood(mood: int) -> int:
    if not 0 <= mood <= 10:
        raise ValueError("a mood is 0 to 10")
    return mood


def _word(word: str) -> str:
    return " ".join(clean(word).text.split())[:LONGEST_WORD].strip()
