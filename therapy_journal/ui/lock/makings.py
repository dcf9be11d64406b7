# SPDX-License-Identifier: GPL-3.0-or-later
"""The two new journals a lock screen can make: of what can be read, and a copy elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from therapy_journal.core.days import Clock
from therapy_journal.services import journal_places, keeping, salvaging
from therapy_journal.services.journal import Journal
from therapy_journal.ui.lock.new_place_page import Lines, Making, Progress


@dataclass(frozen=True, slots=True)
class Opening:
    """A journal that did not open where it is, and what was typed to open it.

    ``new_passphrase`` is None where ``typed`` is the passphrase; otherwise that is the recovery
    key, and a new passphrase may have been chosen with it (or is empty).
    """

    folder: Path
    typed: str = field(repr=False)
    new_passphrase: str | None = field(repr=False)
    clock: Clock

    def making(self, *, is_copy: bool) -> Making:
        """Return the words and the work of the page that makes the new journal."""
        if is_copy:
            return Making(
                icon="copy",
                title="Open a copy",
                words=(
                    "This journal lies in a place that cannot be written, so it cannot be "
                    "brought in order there. A copy elsewhere opens with everything in it. "
                    "The one here is left as it is."
                ),
                button="Copy and open",
                place=journal_places.elsewhere(self.folder, "copy"),
                run=self._copy,
            )
        return Making(
            icon="life-buoy",
            title="Recover readable entries",
            words=(
                "Everything that can still be read is written into a new journal, which opens "
                "as this one does. The old folder is left as it is."
            ),
            button="Recover",
            place=journal_places.beside(self.folder, "recovered"),
            run=self._recover,
        )

    def unlock(self, folder: Path) -> Callable[[], Journal]:
        """Return what opens the new journal with what was typed for the old."""
        if self.new_passphrase is None:
            return partial(keeping.unlock, folder, self.typed, clock=self.clock)
        return partial(
            keeping.unlock_with_recovery_key,
            folder,
            self.typed,
            clock=self.clock,
            new_passphrase=self.new_passphrase,
        )

    def _copy(self, target: Path, progress: Progress) -> Lines:
        del progress  # a copy takes a moment
        keeping.copy(self.folder, target)
        return []

    def _recover(self, target: Path, progress: Progress) -> Lines:
        is_key = self.new_passphrase is not None
        salvage = salvaging.with_recovery_key if is_key else salvaging.with_passphrase
        done = salvage(self.folder, self.typed, target, clock=self.clock, progress=progress)
        more = (("What was read:", done.read), ("What was lost:", done.lost))
        return [(done.sentence, []), *((heading, lines) for heading, lines in more if lines)]
