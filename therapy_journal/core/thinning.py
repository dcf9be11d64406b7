# SPDX-License-Identifier: GPL-3.0-or-later
"""Which earlier versions stay: all of the last hour, one an hour for a day, one a day after.

A version that time alone would let go stays when the next one kept has lost words of it: what
somebody took out of a long text, in one go or bit by bit, can be had back later as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from therapy_journal.core.days import day_of
from therapy_journal.core.text import common_start, tokens

ALL_OF = timedelta(hours=1)
"""How long every version stays."""

HOURLY_FOR = timedelta(days=1)
"""How long one an hour stays; after that, one a day."""

FEW_WORDS = 3
"""So many words may go with a version that is let go: a word put otherwise, a slip mended."""


WHILE_SAVING = 600_000
"""Characters that are compared during a save: less than anybody notices. The rest goes at rest."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One version, by its number and when it was saved (aware)."""

    id: int
    saved_at: datetime


def let_go(
    saved: Sequence[Saved],
    now: datetime,
    offset: int,
    text_of: Callable[[int], str],
    most: int | None = None,
) -> list[int]:
    """Return which versions of one thing may go.

    Args:
        saved: The versions, the newest first, by the order in which they were saved: a clock
            that was set back changes nothing about it.
        now: The present instant.
        offset: Minutes east of UTC, for where an hour and a day begin.
        text_of: Everything written in a version; asked only where time would let it go.
        most: Characters to compare at most, for whoever has no time; the rest may go later.
    """
    gone: list[int] = []
    compared = 0
    kept: Saved | None = None
    for version in saved:
        slot = _slot(version, now, offset)
        if kept is not None and slot is not None and slot == _slot(kept, now, offset):
            old, new = text_of(version.id), text_of(kept.id)
            compared += len(old) + len(new)
            if most is not None and compared > most and gone:
                break
            if not loses_words(old, new):
                gone.append(version.id)
                continue
        kept = version
    return gone


def loses_words(old: str, new: str) -> bool:
    """Say whether more than a few words of ``old`` are nowhere in ``new``."""
    # What both begin and end with cancels out, and in a long entry it is nearly all of it.
    start = _whole_words(old, common_start(old, new))
    old, new = old[start:], new[start:]
    end = _whole_words(old[::-1], common_start(old[::-1], new[::-1]))
    old, new = old[: len(old) - end], new[: len(new) - end]
    missing = Counter(tokens(old).split()) - Counter(tokens(new).split())
    return missing.total() > FEW_WORDS


def _whole_words(text: str, length: int) -> int:
    """Return the length of the beginning of a text up to its last blank or line end."""
    return max(text.rfind(" ", 0, length), text.rfind("\n", 0, length)) + 1


def _slot(version: Saved, now: datetime, offset: int) -> tuple[str, object] | None:
    """Return the hour or the day a version stands for; None while each stands for itself."""
    age = now - version.saved_at
    if age <= ALL_OF:
        return None  # as long as the clock says it is still to come, too
    local = (version.saved_at + timedelta(minutes=offset)).replace(tzinfo=None)
    if age <= HOURLY_FOR:
        return ("hour", local.replace(minute=0, second=0, microsecond=0))
    return ("day", day_of(local))
