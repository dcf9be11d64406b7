# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet line on Today: something that could be done, which one may leave for now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from therapy_journal.core.changes import Outcome

A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing a line offers.

    ``work`` is a use case, run on the storage thread; afterwards ``said`` is told, with *Undo*
    where ``undo`` takes it back. ``leads`` then says where to: the kind of the item
    ``item_id`` (``reflection``, ``homework``, ``session``, ``unsent_note``), or without an
    item the id of a command.
    """

    label: str
    leads: str = ""
    item_id: int = 0
    work: Callable[[], Outcome[Any]] | None = None
    said: str = ""
    undo: Callable[[], Outcome[Any]] | None = None


@dataclass(frozen=True, slots=True)
class QuietLine:
    """One line and what it offers; *Not now* is offered beside it by itself.

    Where leaving it is an answer of its own, ``leave`` says what it is called and does.

    ``key`` names what the line is about, e.g. ``unsaid.17``, never with a written word. Once
    it was put aside it does not come back for ``rests`` days; None keeps it away for good.
    """

    key: str
    text: str
    answers: tuple[Answer, ...]
    rests: int | None = A_WEEK
    leave: Answer | None = None
