# SPDX-License-Identifier: GPL-3.0-or-later
"""At what hour the days of a journal begin."""

from __future__ import annotations

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.services.settings import DAY_BEGINS, Settings

TURNED = Changes(
    reflection_list=True, homework=True, sessions=True, check_ins=True, summary=True
)  # fmt: skip
"""What is shown another way when another day is today. Nothing of it is written anew."""


class DayBoundary:
    """Keeps the hour in the journal and tells it to the clock.

    What is written from then on belongs to a day by the new hour; what was written stays.
    """

    def __init__(self, *, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    def take_up(self) -> None:
        """Let the clock's days begin when this journal's do."""
        self._clock.boundary = self.hour()

    def hour(self) -> int:
        """Return at what hour a day begins, 0 to 6."""
        return self._settings.get(DAY_BEGINS)

    def set(self, hour: int) -> Outcome[int]:
        """Let days begin at another hour from now on."""
        kept = self._settings.put(DAY_BEGINS, hour)
        self._clock.boundary = kept.value
        return Outcome(kept.value, kept.changes | TURNED)
