# SPDX-License-Identifier: GPL-3.0-or-later
"""Leads to an entry, to a day, and to what was found, from wherever one is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.days import full_day
from therapy_journal.core.messages import Message
from therapy_journal.core.typed_dates import TypedDate
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.reading_on import ReadingOn
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:
    from datetime import date

    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.reflections.screen import ReflectionsScreen

NO_ENTRIES = Message("There is no entry yet.", "You could write the first one.", key="no_day")


class GoingTo(QObject):
    """``hit_requested`` carries kind and id of something found that is no entry.

    ``month_requested`` carries the first of a month that is to be read through.
    """

    hit_requested = Signal(str, int)
    month_requested = Signal(object)

    def __init__(self, *, journal: Journal, kit: Kit, desk: Desk) -> None:
        super().__init__(desk)
        self._kit, self._desk, self._journal = kit, desk, journal

    def open_hit(self, kind: str, item_id: int) -> None:
        """Open what was found: an entry ready to write on, or what it is on its own screen."""
        if kind == "reflection":
            self._desk.go("reflections")
            self._screen.entry_list.make_room_for(item_id)
            self._screen.open_entry(item_id)
        else:
            self.hit_requested.emit(kind, item_id)

    def go_to_day(self, typed: TypedDate) -> None:
        """Show the first entry of a day or month, or the one nearest to it."""
        reading = ReadingOn(writing=self._journal.writing, clock=self._kit.clock)
        find = partial(reading.nearest, typed.first, typed.last)
        self._kit.jobs.run(find, self, partial(self._show_day, typed))

    def read_month(self, first: date) -> None:
        """Show a month as one page."""
        self._desk.go("reflections")
        self.month_requested.emit(first)

    @property
    def _screen(self) -> ReflectionsScreen:
        return cast("ReflectionsScreen", self._desk.screen_of("reflections"))

    def _show_day(self, typed: TypedDate, nearest: tuple[int, date] | None) -> None:
        if nearest is None:
            self._kit.say(NO_ENTRIES)
            return
        entry_id, day = nearest
        if not typed.first <= day <= typed.last:
            self._kit.say(
                Message("Nothing was written then.", f"Near it: {full_day(day)}.", key="no_day")
            )
        self._desk.go("reflections")
        self._screen.entry_list.end_search()
        self._screen.resume(Whereabouts("reflections", entry_id))
