# SPDX-License-Identifier: GPL-3.0-or-later
"""Which quiet line Today shows: one at most, and none on a day somebody said *Not now*."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.quiet_lines import QuietLine
from therapy_journal.services.pausing import is_paused
from therapy_journal.services.settings import QUIET_LINES, Settings
from therapy_journal.storage.connection import Database

Source = Callable[[], QuietLine | None]
"""Says on the storage thread what could be shown now; reads, and changes nothing."""

_MOST_KEPT = 200
_SAID = ""
_FOR_GOOD = date.max.isoformat()


class QuietLines:
    """Asks its sources in the order in which they were added, and shows what one says first."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._settings = Settings(db=db)
        self._sources: list[Source] = []

    def add(self, source: Source) -> None:
        """Ask this source too, after those already there."""
        self._sources.append(source)

    def first(self) -> QuietLine | None:
        """Return the line to show now, if any."""
        if self._db.is_read_only or is_paused(self._db):
            return None
        today = self._clock.now().day.isoformat()
        aside = self._aside()
        if aside.get(_SAID) == today:
            return None
        for source in self._sources:
            line = source()
            if line is not None and aside.get(line.key, "") <= today:
                return line
        return None

    def not_now(self, line: QuietLine) -> Outcome[None]:
        """Put a line aside for as long as it rests, and every other for the rest of the day."""
        today = self._clock.now().day
        back = _FOR_GOOD
        if line.rests is not None:
            back = (today + timedelta(days=line.rests)).isoformat()
        left = _work(line.leave.work) if line.leave else Changes()
        aside = self._aside()
        aside.pop(line.key, None)
        kept = self._keep({**aside, line.key: back, _SAID: today.isoformat()})
        return Outcome(None, left | kept.changes)

    def after_all(self, line: QuietLine) -> Outcome[None]:
        """Take a *Not now* back."""
        back = _work(line.leave.undo) if line.leave else Changes()
        aside = self._aside()
        aside.pop(line.key, None)
        aside.pop(_SAID, None)
        return Outcome(None, back | self._keep(aside).changes)

    def _aside(self) -> dict[str, str]:
        """Return from which day on each line may come back, the one put aside last at the end."""
        try:
            kept = json.loads(self._settings.get(QUIET_LINES) or "{}")
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        return {key: day for key, day in kept.items() if isinstance(day, str)}

    def _keep(self, aside: dict[str, str]) -> Outcome[None]:
        latest = dict(list(aside.items())[-_MOST_KEPT:])
        self._settings.put(QUIET_LINES, json.dumps(latest))
        return Outcome(None, Changes(settings=True))


def _work(work: Callable[[], Outcome[Any]] | None) -> Changes:
    return work().changes if work is not None else Changes()
