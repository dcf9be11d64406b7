# SPDX-License-Identifier: GPL-3.0-or-later
"""Where somebody was in the window when it was locked: screen, item, part of it, cursor."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``item_id`` is 0 where nothing is open; ``part`` and ``cursor`` are the screen's own.

    ``cursor`` counts characters of the text; -1 says that the cursor was not in it. ``top``
    is the id of the first row in sight of the list beside it; 0 is its very top.
    """

    screen: str
    item_id: int = 0
    part: str = ""
    cursor: int = -1
    top: int = 0


def to_text(place: Whereabouts) -> str:
    """Return a place as it is kept in the journal."""
    return json.dumps(asdict(place), separators=(",", ":"))


def from_text(text: str) -> Whereabouts | None:
    """Read a place; what is none gives None."""
    try:
        fields = json.loads(text)
        place = Whereabouts(**fields)
    except (ValueError, TypeError):
        return None
    numbers, words = (place.item_id, place.cursor, place.top), (place.screen, place.part)
    is_sound = all(type(n) is int for n in numbers) and all(type(w) is str for w in words)
    return place if is_sound else None
