# SPDX-License-Identifier: GPL-3.0-or-later
"""Reflections: dated pieces of private writing in Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from therapy_journal.core.days import Moment


class Form(StrEnum):
    """How a reflection is laid out; each form's first line alone makes a complete entry."""

    FREE = "free"
    SCENE = "scene"
    AFTER_SESSION = "after_session"
    LOW_ENERGY = "low_energy"


FORM_TITLES: dict[Form, str] = {
    Form.FREE: "Reflection",
    Form.SCENE: "Scene",
    Form.AFTER_SESSION: "After a session",
    Form.LOW_ENERGY: "Low energy",
}

# A form is an outline put into an empty entry as Markdown headings; nothing has to be filled.
FORM_OUTLINES: dict[Form, tuple[str, ...]] = {
    Form.FREE: (),
    Form.SCENE: (
        "What happened",
        "What my body did",
        "What I told myself",
        "What I did",
        "What I needed",
    ),
    Form.AFTER_SESSION: ("What I want to keep", "What we agreed", "What I did not say"),
    Form.LOW_ENERGY: ("One line is enough",),
}


def outline(form: Form) -> str:
    """Return the Markdown an empty entry of this form begins with (empty for *free*)."""
    return "".join(f"## {heading}\n\n\n" for heading in FORM_OUTLINES[form]).rstrip("\n") + (
        "\n\n" if FORM_OUTLINES[form] else ""
    )


@dataclass(frozen=True, slots=True)
class Reflection:
    """One entry, whole. ``mood`` is 0 (very bad) to 10 (very good) or None."""

    id: int
    form: Form
    title: str
    body: str
    happened: Moment
    created_at: datetime
    changed_at: datetime
    revision: int
    mood: int | None = None
    tags: tuple[str, ...] = ()
    session_id: int | None = None
    roadblock: str | None = None
    sealed_until: date | None = None
    look_back: bool = True


@dataclass(frozen=True, slots=True)
class ReflectionRow:
    """What a list shows of an entry. A sealed entry has neither title nor snippet here."""

    id: int
    form: Form
    title: str
    snippet: str
    happened: Moment
    mood: int | None = None
    is_marked: bool = False
    is_sealed: bool = False
