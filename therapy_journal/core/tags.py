# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of tags: which of those in use fit what is being typed, and what a change to them is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import partial

from therapy_journal.core.errors import JournalProblem

_COMMA = re.compile("[,;\uff0c\u3001\u060c]")
"""What stands between the words of a list, in the scripts that have one of their own."""


class TagTaken(JournalProblem):
    """Another tag has this name, and nobody said that they should become one."""

    code = "E_TAG_TAKEN"
    sentence = "There is a tag of this name already."
    action = "You could put both together, or choose another name."


def folded(name: str) -> str:
    """Return a name without case and accents, as it is compared while it is typed."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def fitting(names: Iterable[str], typed: str) -> list[str]:
    """Return the names what is typed could become: beginnings first, then what lies inside.

    Among those that fit as well the order given stays; nothing typed fits all.
    """
    wanted = folded(" ".join(typed.replace("#", " ").split()))
    found = [name for name in names if wanted in folded(name)]
    return sorted(found, key=partial(_distance, wanted))


def changed(now: Sequence[str], before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return the tags there are now with what was changed from ``before`` to ``after``.

    Whatever became of the others meanwhile, such as another name, stays.
    """
    had, has = ({name.casefold() for name in names} for names in (before, after))
    kept = [name for name in now if name.casefold() in has or name.casefold() not in had]
    return (*kept, *(name for name in after if name.casefold() not in had))


def separated(typed: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names typed one after another with commas between them.

    A name in use that has a comma in it stays one name.
    """
    whole = typed.strip()
    if folded(whole) in map(folded, known):
        return (whole,)
    return tuple(name for part in _COMMA.split(typed) if (name := part.strip()))


def _distance(wanted: str, name: str) -> int:
    name = folded(name)
    if name.startswith(wanted):
        return 0
    return 1 if f" {wanted}" in name or f"-{wanted}" in name else 2
