# SPDX-License-Identifier: GPL-3.0-or-later
"""Leads to anything kept, on the screen it belongs to, and to a day, from wherever one is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.days import full_day
from therapy_journal.core.messages import Message
from therapy_journal.core.typed_dates import TypedDate
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.reading_on import ReadingOn
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.homework.screen import HomeworkScreen
    from therapy_journal.ui.reflections.screen import ReflectionsScreen
    from therapy_journal.ui.sessions.screen import SessionsScreen
    from therapy_journal.ui.summary.screen import SummaryScreen
    from therapy_journal.ui.unsent_notes.screen import UnsentNotesScreen

NO_ENTRIES = Message("There is no entry yet.", "You could write the first one.", key="no_day")


class GoingTo(QObject):
    """``month_requested`` carries the first of a month that is to be read through."""

    month_requested = Signal(object)

    def __init__(self, *, journal: Journal, kit: Kit, commands: Commands, desk: Desk) -> None:
        super().__init__(desk)
        self._kit, self._desk, self._journal = kit, desk, journal
        self._commands = commands

    def open_hit(self, kind: str, item_id: int) -> None:
        """Open what was found: an entry ready to write on, or what it is on its own screen."""
        if kind == "reflection":
            screen = self._to_reflections()
            screen.entry_list.make_room_for(item_id)
            screen.open_entry(item_id)
        elif kind in ("homework", "practice"):
            homework = cast("HomeworkScreen", self._to("homework"))
            is_task = kind == "homework"
            (homework.open_homework if is_task else homework.edit_practice)(item_id)
        elif kind in ("session", "stock"):
            sessions = cast("SessionsScreen", self._to("sessions"))
            (sessions.open_session if kind == "session" else sessions.whole.open)(item_id)
        elif kind == "after_note":
            self.open_after_note(item_id)
        elif kind == "unsent_note":
            cast("UnsentNotesScreen", self._to("unsent_notes")).open_note(item_id)

    def lead(self, to: str, item_id: int) -> None:
        """Go where a quiet line leads: to an item, or as a command does."""
        if not item_id:
            self._commands.run(to)
        elif to == "reflection":
            self.open_entry(item_id)
        else:
            self.open_hit(to, item_id)

    def open_entry(self, entry_id: int) -> None:
        """Open an entry, and leave the list as it is narrowed."""
        self._to_reflections().open_entry(entry_id)

    def open_after_note(self, session_id: int) -> None:
        """Open the note about a session, or begin it."""
        self._kit.jobs.run(partial(self._journal.after_note, session_id), self, self.open_entry)

    def show_tag(self, name: str) -> None:
        """Show the entries with a tag."""
        self._to_reflections().show_tag(name)

    def prepare_next(self) -> None:
        """Prepare the summary for the session that comes next."""
        self._prepare(None)

    def prepare(self, session_id: int) -> None:
        """Prepare the summary for a session."""
        self._prepare(session_id)

    def go_to_day(self, typed: TypedDate) -> None:
        """Show the first entry of a day or month, or the one nearest to it."""
        reading = ReadingOn(writing=self._journal.writing, clock=self._kit.clock)
        find = partial(reading.nearest, typed.first, typed.last)
        self._kit.jobs.run(find, self, partial(self._show_day, typed))

    def read_month(self, first: date) -> None:
        """Show a month as one page."""
        self._desk.go("reflections")
        self.month_requested.emit(first)

    def _to(self, place: str) -> QWidget:
        self._desk.go(place)
        return self._desk.screen_of(place)

    def _to_reflections(self) -> ReflectionsScreen:
        return cast("ReflectionsScreen", self._to("reflections"))

    def _prepare(self, session_id: int | None) -> None:
        cast("SummaryScreen", self._to("summary")).open_for(session_id)

    def _show_day(self, typed: TypedDate, nearest: tuple[int, date] | None) -> None:
        if nearest is None:
            self._kit.say(NO_ENTRIES)
            return
        entry_id, day = nearest
        if not typed.first <= day <= typed.last:
            self._kit.say(
                Message("Nothing was written then.", f"Near it: {full_day(day)}.", key="no_day")
            )
        screen = self._to_reflections()
        screen.entry_list.end_search()
        screen.resume(Whereabouts("reflections", entry_id))
