# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking over a stretch of time: mood, practice, roadblocks, sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from therapy_journal.core.charts import grain_of, points_of
from therapy_journal.core.days import Clock
from therapy_journal.core.name_shield import NameShield
from therapy_journal.core.patterns import MoodPattern, Patterns, Stretch, on_paper, span_of
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.services.settings import LARGE_PRINT, PAPER_SIZE, STRETCH, Settings
from therapy_journal.storage import export_log, shielded_names
from therapy_journal.storage import patterns as stored
from therapy_journal.storage.connection import Database


@dataclass(frozen=True, slots=True)
class Looked:
    """What a stretch shows, and the paper it would go on.

    ``for_paper`` is the same with names shielded. ``has_anything`` says whether any stretch
    shows something; ``titles`` are the roadblocks'.
    """

    patterns: Patterns
    for_paper: Patterns
    has_anything: bool
    titles: Mapping[RoadblockKey, str]
    paper_size: str
    is_large: bool


class LookingOver:
    """The use cases of Patterns; reads, and keeps nothing but which stretch was chosen."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._settings = Settings(db=db)

    def stretch(self) -> Stretch:
        """Return the stretch that was chosen last."""
        return Stretch(self._settings.get(STRETCH))

    def look(self, stretch: Stretch | None = None) -> Looked:
        """Return what a stretch shows, and keep it as chosen; without one, the one chosen last."""
        if stretch is None:
            stretch = self.stretch()
        elif stretch is not self.stretch() and not self._db.is_read_only:
            self._settings.put(STRETCH, stretch.value)
        patterns = self.patterns(stretch)
        return Looked(
            patterns,
            on_paper(patterns, NameShield(shielded_names.all_names(self._db))),
            stored.first_day(self._db, self._clock.now().day) is not None,
            {roadblock.key: roadblock.title for roadblock in load_roadblocks()},
            self._settings.get(PAPER_SIZE),
            self._settings.get(LARGE_PRINT),
        )

    def patterns(self, stretch: Stretch) -> Patterns:
        """Return what a stretch shows. Entries that are closed today stay out."""
        db, now = self._db, self._clock.now()
        span = span_of(
            stretch,
            now.day,
            last_session=stored.last_session_day(db, now.at),
            first=stored.first_day(db, now.day),
        )
        grain = grain_of(span)
        counted, mood_days = stored.moods(db, span, grain, now.day)
        return Patterns(
            stretch,
            span,
            grain,
            stored.session_days(db, span),
            MoodPattern(points_of(counted), mood_days),
            stored.practice(db, span, grain),
            stored.roadblocks(db, span, grain),
            stored.attendance(db, span),
        )

    def page_made(self, form: str) -> None:
        """Keep that a page of patterns left the journal, as ``print`` or ``pdf``."""
        if not self._db.is_read_only:
            export_log.note(self._db, form, self._clock.now(), "patterns")
