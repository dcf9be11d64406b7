# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of tags: which of those in use fit what is being typed, and what a change to them is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import partial

from therapy_journal.core.errors import JournalProblem


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


def _distance(wanted: str, name: str) -> int:
    name = folded(name)
    if name.startswith(wanted):
        return 0
    return 1 if f" {wanted}" in name or f"-{wanted}" in name else 2
