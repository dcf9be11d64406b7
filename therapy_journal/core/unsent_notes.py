# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent notes without their raw layer, which has a type of its own in ``unsent_raw``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from therapy_journal.core.days import Moment

TAKE_BACK = timedelta(days=7)
"""How long a note let go can be taken back before it is erased."""


class NoteState(StrEnum):
    """Where a note stands on the shelf."""

    KEPT = "kept"
    SAID = "said"
    LET_GO = "let_go"
    ERASED = "erased"


class Delivery(StrEnum):
    """How the third layer is to be brought."""

    SAY = "say"
    READ = "read"
    HAND_OVER = "hand_over"
    COPY = "copy"
    NOT_YET = "not_yet"


DELIVERY_TITLES: dict[Delivery, str] = {
    Delivery.SAY: "Say it",
    Delivery.READ: "Read it from the page",
    Delivery.HAND_OVER: "Hand it over",
    Delivery.COPY: "Send it myself as a message",
    Delivery.NOT_YET: "Not yet",
}


class SaidHow(StrEnum):
    """How much of it was said."""

    ALL = "all"
    PART = "part"
    NO = "no"


@dataclass(frozen=True, slots=True)
class UnsentNote:
    """The second layer (``know``), the third (``say``) and what became of the note."""

    id: int
    title: str
    know: str
    say: str
    happened: Moment
    changed_at: datetime
    revision: int
    delivery: Delivery = Delivery.NOT_YET
    state: NoteState = NoteState.KEPT
    session_id: int | None = None
    said_how: SaidHow | None = None
    said_day: date | None = None
    said_note: str = ""
    let_go_at: datetime | None = None
    erased_at: datetime | None = None
    is_marked: bool = False
