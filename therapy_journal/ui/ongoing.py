# SPDX-License-Identifier: GPL-3.0-or-later
"""What is under way and takes a while: a copy, an export, a move, new keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Ongoing:
    """Holds back the lock after rest: how it came out is to be seen by whoever waits for it.

    Every other lock hides the window at once and waits behind that until it is done.
    """

    def __init__(self) -> None:
        self._under_way: set[object] = set()

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def counted(self, fn: Callable[[], T]) -> Callable[[], T]:
        """Return ``fn``, under way from now until it has run, on whichever thread that is."""
        ticket = object()
        self._under_way.add(ticket)

        def run() -> T:
            try:
                return fn()
            finally:
                self._under_way.discard(ticket)

        return run
