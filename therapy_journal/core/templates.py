# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates: what somebody likes to begin an entry with, under a name of their own."""

from __future__ import annotations

from dataclasses import dataclass

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.text import clean, first_line, shorten

_NAME = 80


class TemplateEmpty(JournalProblem):
    """There is neither a name nor a line to begin with."""

    code = "E_TEMPLATE_EMPTY"
    sentence = "This template is still empty."
    action = "A name or one line is enough."


class TemplateGone(JournalProblem):
    """The template was deleted meanwhile."""

    code = "E_TEMPLATE_GONE"
    sentence = "This template is not here any more."
    action = "You could make a new one."


@dataclass(frozen=True, slots=True)
class Template:
    """One template; ``body`` is the Markdown an entry begins with."""

    id: int
    uid: str
    name: str
    body: str
    position: int = 0


def fit_name(name: str, body: str) -> str:
    """Return a name on one line; where none was given, the first line stands for it.

    Raises:
        TemplateEmpty: when there is nothing to name it by.
    """
    said = shorten(clean(name).text, _NAME) or first_line(body, _NAME)
    if not said:
        raise TemplateEmpty
    return said


def fit_body(body: str) -> str:
    """Return the text as entries begin with it: cleaned, with room below the last line."""
    text = clean(body).text.strip("\n")
    return f"{text}\n\n" if text.strip() else ""


def headings_of(body: str) -> str:
    """Return the headings of an entry as a template's text, empty where it has none."""
    lines = (line.strip() for line in body.splitlines())
    headings = [line for line in lines if line.startswith("#") and line.lstrip("#")[:1] == " "]
    return fit_body("\n\n\n".join(headings))
