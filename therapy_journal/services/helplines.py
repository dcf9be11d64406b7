# SPDX-License-Identifier: GPL-3.0-or-later
"""National lines, shipped only where each was read at its source; the list may be empty."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from therapy_journal.paths import resource

FORMAT = 1
OUT_OF_DATE = "This number may be out of date."
_MONTHS = 12
_FIELDS = ("country", "name", "number", "hours", "source", "read_on")


class HelplineError(ValueError):
    """A line without all that is needed to trust it, told with its place in the file."""

    def __init__(self, place: int, reason: str) -> None:
        super().__init__(f"line {place}: {reason}")


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: where, whose, when it is answered, and where and when that was read."""

    country: str
    name: str
    number: str
    hours: str
    source: str
    read_on: date

    def staleness(self, today: date) -> str:
        """Return what has to be said about its age; nothing in the first twelve months."""
        months = (today.year - self.read_on.year) * 12 + today.month - self.read_on.month
        is_old = months > _MONTHS or (months == _MONTHS and today.day >= self.read_on.day)
        return OUT_OF_DATE if is_old else ""


def load_helplines(path: Path | None = None) -> tuple[Helpline, ...]:
    """Return the lines that are shipped.

    Raises:
        HelplineError: a line lacks something, above all its source or its date.
    """
    text = (path or resource("helplines", "lines.json")).read_text(encoding="utf-8")
    whole = json.loads(text)
    if whole.get("format") != FORMAT:
        raise HelplineError(0, "The format is not known.")
    return tuple(_line(place, row) for place, row in enumerate(whole["lines"], start=1))


def _line(place: int, row: dict[str, str]) -> Helpline:
    for field in _FIELDS:
        if not str(row.get(field, "")).strip():
            raise HelplineError(place, f"“{field}” is missing.")
    if not re.fullmatch(r"[A-Z]{2}", row["country"]):
        raise HelplineError(place, "“country” is two capital letters.")
    if not re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", row["source"]):
        raise HelplineError(place, "“source” is the address of the page it was read on.")
    try:
        read_on = date.fromisoformat(row["read_on"])
    except ValueError:
        raise HelplineError(place, "“read_on” is a day, e.g. 2026-11-24.") from None
    return Helpline(
        row["country"], row["name"], row["number"], row["hours"], row["source"], read_on
    )
