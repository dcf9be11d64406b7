# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk of a journal that is not open yet, made ready while the passphrase is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from therapy_journal.services.settings import WindowSettings
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.main_window import MainWindow

if TYPE_CHECKING:  # see Loading
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.desk import Desk

BEGUN_ON = ("today", "reflections")
"""The screens on which most people begin."""


class Ready(NamedTuple):
    """A journal that may not be open yet, and the desk built upon it."""

    journal: Journal
    desk: Desk


class BehindTheLock:
    """Builds the desk once, when it is first needed or when there is time for it.

    Nobody can see it or reach it by the keyboard before a journal is open, and there is not
    a word of the person's in it until then.
    """

    def __init__(
        self, *, kit: Kit, commands: Commands, settings: WindowSettings, window: MainWindow
    ) -> None:
        self._kit, self._commands = kit, commands
        self._settings, self._window = settings, window
        self._ready: Ready | None = None

    def ready(self) -> Ready:
        """Return the journal and its desk, built now if they were not yet."""
        from therapy_journal.services.journal import Journal  # noqa: PLC0415 — see Loading
        from therapy_journal.ui.wiring import Wiring  # noqa: PLC0415

        if self._ready is None:
            journal = Journal(clock=self._kit.clock)
            wiring = Wiring(
                journal=journal, kit=self._kit, commands=self._commands, settings=self._settings
            )
            self._window.hold(wiring.desk)
            self._ready = Ready(journal, wiring.desk)
        return self._ready

    def steps(self) -> Iterator[Callable[[], object]]:
        """Return what makes the desk ready, in pieces that nobody notices while typing."""
        yield self.ready
        for place in BEGUN_ON:
            yield partial(self._build, place)
            yield partial(self._draw, place)

    def _build(self, place: str) -> None:
        if not self._is_shown:
            self.ready().desk.screen_of(place)

    def _draw(self, place: str) -> None:
        if not self._is_shown:
            self.ready().desk.draw_out_of_sight(place)

    @property
    def _is_shown(self) -> bool:
        return self._window.desk is not None
