# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rail shows: how much each screen holds, and the next session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from therapy_journal.core.sessions import Session
from therapy_journal.services.journal import Journal


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers by screen; ``marked`` counts what is to be brought."""

    screens: Mapping[str, int]
    next_session: Session | None
    marked: int


def count(journal: Journal) -> Counts:
    """Read the rail's numbers; runs on the storage thread."""
    return Counts(
        {
            "reflections": journal.writing.count(),
            "homework": journal.practising.count_active(),
            "unsent_notes": journal.unsent_notes.count_kept(),
            "sessions": journal.attending.count(),
        },
        journal.attending.next(),
        journal.preparing.count_marked(),
    )
