# SPDX-License-Identifier: GPL-3.0-or-later
"""Reflections: dated pieces of private writing in Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from therapy_journal.core.days import Moment
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.text import clean


class EntryGone(JournalProblem):
    """The entry was erased, so it can neither be shown nor changed."""

    code = "E_ENTRY_GONE"
    sentence = "This entry is not here any more."
    action = "You could begin a new one."


class FormIsSet(JournalProblem):
    """The entry holds words already, so that another form would stand over them."""

    code = "E_FORM_SET"
    sentence = "Something is written here already, so its form stays."
    action = "You could begin a new entry in another form. Nothing was changed."


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
    Form.LOW_ENERGY: ("One word", "One line is enough"),
}


_GIVEN = frozenset(f"## {heading}" for each in FORM_OUTLINES.values() for heading in each)


def is_given(line: str) -> bool:
    """Whether a form came with this line: nobody wrote it, so it neither counts nor names."""
    return line in _GIVEN


def own_words(body: str) -> str:
    """Return a text without the headings a form came with; what is left names the entry."""
    if "## " not in body:
        return body
    return "\n".join(line for line in body.split("\n") if line not in _GIVEN)


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
    """What a list shows of an entry.

    A sealed one has neither title nor snippet here, but the day it is closed until.
    """

    id: int
    form: Form
    title: str
    snippet: str
    happened: Moment
    mood: int | None = None
    is_marked: bool = False
    closed_until: date | None = None
    changed_at: datetime | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether the entry is closed for now."""
        return self.closed_until is not None


def beginning(form: Form, prompt: str = "") -> str:
    """Return the body a new entry begins with: a prompt as a quotation, the form's outline."""
    quoted = "".join(f"> {line}\n" for line in prompt.strip().splitlines())
    return (f"{quoted}\n" if quoted else "") + outline(form)


def in_form(reflection: Reflection, form: Form) -> str:
    """Return the body of an entry nothing was written into, laid out in another form.

    Raises:
        FormIsSet: when there are words of somebody's own in it.
    """
    given = {f"## {heading}" for heading in FORM_OUTLINES[reflection.form]}
    has_prompt = reflection.roadblock is not None
    quoted: list[str] = []
    for line in reflection.body.splitlines():
        if has_prompt and line.startswith("> "):
            quoted.append(line.removeprefix("> "))
        elif line.strip() and line not in given:
            raise FormIsSet
    return beginning(form, "\n".join(quoted))


def is_untouched(reflection: Reflection) -> bool:
    """Whether nothing was put into an entry since it was begun.

    A text that was saved once, be it to take everything out again, counts as touched:
    its earlier versions hold words.
    """
    given = {f"## {heading}" for heading in FORM_OUTLINES[reflection.form]}
    has_prompt = reflection.roadblock is not None
    own = (
        line
        for line in reflection.body.splitlines()
        if line.strip() and line not in given and not (has_prompt and line.startswith("> "))
    )
    return (
        reflection.revision == 1
        and not reflection.title
        and reflection.mood is None
        and not reflection.tags
        and not any(own)
    )


def is_sealed(reflection: Reflection, today: date) -> bool:
    """Whether an entry stays closed beyond ``today``."""
    return reflection.sealed_until is not None and reflection.sealed_until > today


def tag_names(typed: Iterable[str]) -> tuple[str, ...]:
    """Make tags of what was typed: no number sign, no odd spaces, each once."""
    names: dict[str, str] = {}
    for text in typed:
        name = " ".join(clean(text).text.replace("#", " ").split())
        if name:
            names.setdefault(name.casefold(), name)
    return tuple(names.values())
