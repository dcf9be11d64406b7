# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent notes without their raw layer, which has a type of its own in ``unsent_raw``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from therapy_journal.core.days import DAY_BOUNDARY_HOUR, Moment, bare_day, day_of
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.text import first_line, snippet, word_count

TAKE_BACK = timedelta(days=7)
"""How long a note let go can be taken back before it is erased."""


class NoteGone(JournalProblem):
    """The note was erased, so nothing more can be kept in it."""

    code = "E_NOTE_GONE"
    sentence = "This note is not here any more."
    action = "You could begin a new one."


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


SAID_TITLES: dict[SaidHow, str] = {
    SaidHow.ALL: "All of it",
    SaidHow.PART: "Part of it",
    SaidHow.NO: "No, not this time",
}

SAYABLE_WORDS = 60
"""About as much as can be said in one breath; past it the third layer says so, gently."""


class Group(StrEnum):
    """The three groups of the shelf, in their order."""

    STILL_YOURS = "still_yours"
    SAID = "said"
    LET_GO = "let_go"


GROUP_TITLES: dict[Group, str] = {
    Group.STILL_YOURS: "Still yours",
    Group.SAID: "Said out loud",
    Group.LET_GO: "Let go",
}

_GROUPS = {
    NoteState.KEPT: Group.STILL_YOURS,
    NoteState.SAID: Group.SAID,
    NoteState.LET_GO: Group.LET_GO,
    NoteState.ERASED: Group.LET_GO,
}


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
    marked_at: datetime | None = None
    not_yet_day: date | None = None

    @property
    def is_marked(self) -> bool:
        """Whether its third layer is on the summary."""
        return self.marked_at is not None

    @property
    def is_out_of_sight(self) -> bool:
        """Whether the note was let go, so that none of its words are shown."""
        return self.state in (NoteState.LET_GO, NoteState.ERASED)

    @property
    def has_third_layer(self) -> bool:
        """Whether there is something ready to say."""
        return bool(self.say.strip())

    @property
    def name(self) -> str:
        """What the note is called: its title, else its first words, else its day."""
        if self.is_out_of_sight:
            return f"Draft of {bare_day(self.happened.day)}"
        return (
            self.title.strip()
            or first_line(self.know, 60)
            or first_line(self.say, 60)
            or f"Note of {bare_day(self.happened.day)}"
        )


@dataclass(frozen=True, slots=True)
class ReadyToSay:
    """The third layer of one note, as the summary may take it: nothing else of the note."""

    note_id: int
    say: str
    delivery: Delivery
    day: date
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One note as the shelf shows it. A note let go has no words left in it."""

    id: int
    name: str
    day: date
    line: str
    group: Group
    state: NoteState
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """All notes, grouped; each group the newest first."""

    still_yours: tuple[ShelfRow, ...] = ()
    said: tuple[ShelfRow, ...] = ()
    let_go: tuple[ShelfRow, ...] = ()

    @property
    def groups(self) -> tuple[tuple[Group, tuple[ShelfRow, ...]], ...]:
        """The groups in their order, the empty ones too."""
        return (
            (Group.STILL_YOURS, self.still_yours),
            (Group.SAID, self.said),
            (Group.LET_GO, self.let_go),
        )


@dataclass(frozen=True, slots=True)
class NoteCounts:
    """How many notes stand in each group of the shelf."""

    still_yours: int = 0
    said: int = 0
    let_go: int = 0

    @property
    def held(self) -> int:
        """Notes whose words are still in sight."""
        return self.still_yours + self.said


def shelf_row(
    note: UnsentNote, *, offset: int, has_raw: bool, boundary: int = DAY_BOUNDARY_HOUR
) -> ShelfRow:
    """Return the row of a note.

    ``offset`` says in which zone the days of letting go are told, ``boundary`` when they begin.
    """
    return ShelfRow(
        id=note.id,
        name=note.name,
        day=note.happened.day,
        line=_line(note, offset, boundary, has_raw=has_raw),
        group=_GROUPS[note.state],
        state=note.state,
        is_marked=note.is_marked,
    )


def take_back_until(
    note: UnsentNote, offset: int, boundary: int = DAY_BOUNDARY_HOUR
) -> date | None:
    """Return the last day on which a note let go can be taken back."""
    at = note.let_go_at
    return None if at is None else local_day(at + TAKE_BACK, offset, boundary)


def local_day(at: datetime, offset: int, boundary: int = DAY_BOUNDARY_HOUR) -> date:
    """Return the day an instant falls on, ``offset`` minutes east of UTC."""
    return day_of((at + timedelta(minutes=offset)).replace(tzinfo=None), boundary)


def told(note: UnsentNote) -> str:
    """Say what became of a note after the session, in one line."""
    if note.said_how is None:
        return ""
    when = f" on {bare_day(note.said_day)}" if note.said_day else ""
    how = {
        SaidHow.ALL: f"Said{when}.",
        SaidHow.PART: f"Said in part{when}.",
        SaidHow.NO: f"Not said{when}." if when else "Not said yet.",
    }[note.said_how]
    return f"{how} {snippet(note.said_note)}".strip()


def is_long_to_say(text: str) -> bool:
    """Whether a third layer is longer than one or two sentences usually are."""
    return word_count(text) > SAYABLE_WORDS


def _line(note: UnsentNote, offset: int, boundary: int, *, has_raw: bool) -> str:
    if note.state is NoteState.ERASED and note.erased_at is not None:
        return f"Erased on {bare_day(local_day(note.erased_at, offset, boundary))}."
    if note.state is NoteState.LET_GO and note.let_go_at is not None:
        until = local_day(note.let_go_at + TAKE_BACK, offset, boundary)
        return f"Out of sight. You can take it back until {bare_day(until)}."
    if note.state is NoteState.SAID:
        return told(note)
    words = snippet(note.know) or snippet(note.say)
    return words or ("Raw so far. Only for you." if has_raw else "Nothing written yet.")
