# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking stock: a few lines about a longer stretch than one session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from therapy_journal.core.agreeing import kept_words
from therapy_journal.core.days import Moment
from therapy_journal.core.errors import JournalProblem


class StockKind(StrEnum):
    """What is looked at: how it goes, what was expected, a change of therapist, an ending."""

    GOING = "going"
    EXPECTED = "expected"
    CHANGE = "change"
    ENDING = "ending"


TITLES: dict[StockKind, str] = {
    StockKind.GOING: "Look at how this is going",
    StockKind.EXPECTED: "What I expected",
    StockKind.CHANGE: "For somebody new",
    StockKind.ENDING: "When therapy ends or pauses",
}

LINES: dict[StockKind, dict[str, str]] = {
    StockKind.GOING: {
        "hoped": "What I hope for",
        "different": "What is different",
        "not_yet": "What is not, or not yet",
        "came_up": "What came up on the way",
        "ask": "What I would like to ask",
    },
    StockKind.EXPECTED: {
        "hoped": "What I hope for",
        "by_when": "By when I thought it would be so",
        "now": "How it is now",
    },
    StockKind.CHANGE: {
        "worked_on": "What we worked on",
        "helped": "What helped",
        "did_not": "What did not help",
        "keep": "What I want to keep",
        "next_one": "What I would like the next one to know",
    },
    StockKind.ENDING: {
        "looking_back": "Looking back",
        "helped": "What helped",
        "keep": "What I want to keep",
    },
}
"""The lines of each kind in the order in which they are read; the first alone is enough."""

LABELS: dict[str, str] = {key: label for lines in LINES.values() for key, label in lines.items()}
"""What every line is called; a key that two kinds have is called the same in both."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What was written on one occasion. ``lines`` has texts by key, and no empty one."""

    id: int
    kind: StockKind
    happened: Moment
    lines: Mapping[str, str] = field(default_factory=dict, repr=False)
    session_id: int | None = None

    def line(self, key: str) -> str:
        """Return what stands in a line, nothing where it was left open."""
        return self.lines.get(key, "")

    @property
    def in_order(self) -> tuple[tuple[str, str], ...]:
        """The lines written, by key, in their order; those of later versions come last."""
        known = [(key, self.line(key)) for key in LINES[self.kind] if self.line(key)]
        later = [(key, text) for key, text in self.lines.items() if key not in LINES[self.kind]]
        return tuple(known + later)


def kind_told_by(lines: Iterable[str]) -> StockKind:
    """Return the kind that has lines of these keys; where several have them all, the first."""
    keys = set(lines)
    return next((kind for kind, known in LINES.items() if keys <= set(known)), StockKind.GOING)


class NoLine(JournalProblem):
    """Not one line was written."""

    code = "E_NO_STOCK_LINE"
    sentence = "Nothing was written yet, so there was nothing to keep."
    action = "One line is enough, or leave it for now."


def fit(lines: Mapping[str, str], before: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return lines as they can be kept; what ``before`` has and ``lines`` does not name stays.

    Raises:
        NoLine: When no text is left.
    """
    joined = {**(before or {}), **{key: kept_words(text) for key, text in lines.items()}}
    kept = {key: text for key, text in joined.items() if text}
    if not kept:
        raise NoLine
    return kept
