# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the list: an entry, a closed one, one in the trash, or nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from therapy_journal.core.days import long_day
from therapy_journal.core.reflections import Reflection
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.reflections.reading_page import ReadingPage
from therapy_journal.ui.reflections.trashed_entry import TrashedEntry
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.grounds import on_ground


class Side(QStackedWidget):
    """Shows one of its pages; until the journal answers, a bare one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        on_ground(self, "paper")
        self.pane = EntryPane()
        self.nothing = EmptyState("notebook-pen", "No entry is open", "", "Write something")
        self.closed = EmptyState("lock", "Closed for now", "", "Open it now")
        self.trashed = TrashedEntry()
        for page in (QWidget(), self.pane, self.nothing, self.closed, self.trashed):
            self.addWidget(page)

    @property
    def is_reading_on(self) -> bool:
        """Whether several entries stand here as one page."""
        return isinstance(self.currentWidget(), ReadingPage)

    def show_pane(self) -> None:
        """Show the open entry."""
        self._turn_to(self.pane)

    def show_nothing(self) -> None:
        """Say that no entry is open."""
        self._turn_to(self.nothing)

    def show_closed(self, entry: Reflection) -> None:
        """Say until when an entry is closed, and none of its words."""
        until = long_day(entry.sealed_until) if entry.sealed_until else "a day you chose"
        self.closed.set_words(
            "Closed for now",
            f"You closed this entry until {until}. It opens by itself then, and it is yours to "
            "open at any time.",
        )
        self._turn_to(self.closed)

    def show_trashed(self, entry: Reflection) -> None:
        """Show an entry that lies in the trash."""
        self.trashed.show_entry(entry)
        self._turn_to(self.trashed)

    def show_back(self, is_shown: bool) -> None:  # noqa: FBT001 — a slot
        """Offer the way back to the list, where the list is a page of its own."""
        self.pane.bar.show_back(is_shown)
        self.trashed.back.setVisible(is_shown)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let nothing be changed."""
        self.pane.set_read_only(is_read_only=is_read_only)
        for button in (
            self.nothing.button,
            self.trashed.put_back,
            self.trashed.gone,
        ):
            button.setVisible(not is_read_only)

    def _turn_to(self, page: QWidget) -> None:
        if page is not self.trashed:
            self.trashed.clear()
        self.setCurrentWidget(page)
