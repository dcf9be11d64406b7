# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own people and numbers, and what helps them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from therapy_journal.core.errors import JournalProblem

MOST_ON_LOCK_SCREEN = 3
"""How many may stand on the lock screen, where anyone can read them."""

# What a number ends a line with: digits with what people put between them.
_NUMBER = re.compile(r"[\s:,;–-]*(\+?[\d(][\d\s()/.\-]{1,38}\d)\s*$")


class LockLine(NamedTuple):
    """What stands on the lock screen of one person: no more than this."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to turn to; initials are enough, and every line but the name may stay empty."""

    id: int
    name: str
    number: str = ""
    note: str = ""
    is_on_lock_screen: bool = False


@dataclass(frozen=True, slots=True)
class Comfort:
    """One thing that helps."""

    id: int
    body: str


@dataclass(frozen=True, slots=True)
class Around:
    """Everything the screen of Support shows, each in the person's own order."""

    people: tuple[Person, ...] = ()
    comforts: tuple[Comfort, ...] = ()


class NothingWritten(JournalProblem):
    """A line that holds nothing yet."""

    code = "E_NOTHING_WRITTEN"
    sentence = "There is nothing in this line yet."
    action = "A name, initials or a few words are enough."


class LockScreenFull(JournalProblem):
    """A fourth was to be put on the lock screen."""

    code = "E_LOCK_SCREEN_FULL"
    sentence = "Three are on the lock screen already. Nothing was changed."
    action = "Take one of them off first."


def name_and_number(line: str) -> LockLine:
    """Take one line apart: what ends it in digits is the number, the rest the name.

    A line of digits alone is both, e.g. ``112``.
    """
    line = " ".join(line.split())
    found = _NUMBER.search(line)
    if found is None:
        return LockLine(line, "")
    name, number = line[: found.start()].strip(), found[1].strip()
    return LockLine(name or number, number)
