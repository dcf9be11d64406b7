# SPDX-License-Identifier: GPL-3.0-or-later
"""What is under way and takes a while: an export, an import, a print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Ongoing:
    """Holds back the lock after rest, and is stopped cleanly by every other lock."""

    def __init__(self) -> None:
        self._stops: dict[object, Callable[[], object]] = {}

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._stops)

    def begin(self, stop: Callable[[], object]) -> object:
        """Say that something begins, and how it is stopped; returns what ends it."""
        ticket = object()
        self._stops[ticket] = stop
        return ticket

    def end(self, ticket: object) -> None:
        """Say that it is done, or was stopped."""
        self._stops.pop(ticket, None)

    def stop_all(self) -> None:
        """Stop everything, because the journal is locked."""
        stops, self._stops = tuple(self._stops.values()), {}
        for stop in stops:
            stop()

    @contextmanager
    def during(self, stop: Callable[[], object]) -> Iterator[None]:
        """Count the block as under way."""
        ticket = self.begin(stop)
        try:
            yield
        finally:
            self.end(ticket)
