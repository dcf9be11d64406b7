# SPDX-License-Identifier: GPL-3.0-or-later
"""Shelf and note beside each other, or where there is little room one after the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.unsent_notes.gone import GonePane
from therapy_journal.ui.unsent_notes.note_pane import NotePane
from therapy_journal.ui.unsent_notes.shelf import ShelfView
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.grounds import on_ground

SHELF_ALONE_BELOW = 640
"""Design pixels of width under which shelf and note are pages of their own."""

_FIRST = (
    "A note to your therapist that stays with you",
    (
        "Say it raw first: nobody else reads that. Then what you need them to know, then one or "
        "two sentences you could say. You can stop after any of them."
    ),
)
_CHOOSE = ("No note is open", "Choose one from the shelf, or begin a new one.")


class Pages(QWidget):
    """Holds the shelf and what stands beside it: a note, one let go, or nothing yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._is_on_shelf = True
        self.shelf = ShelfView()
        self.pane = NotePane()
        self.gone = GonePane()
        self.empty = EmptyState("mail-x", *_FIRST, "Write an unsent note", tone="unsent")
        on_ground(self.empty, "paper")
        self._beside = QStackedWidget()
        for page in (self.empty, self.pane, self.gone):
            self._beside.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shelf)
        row.addWidget(self._beside, 1)
        for each in (self.pane, self.gone):
            each.back_requested.connect(self.go_to_shelf)
        self._theme.changed.connect(self.arrange)
        self.arrange()

    def show_beside(self, page: QWidget) -> None:
        """Show a note, one let go, or nothing, and bring it into sight."""
        self._beside.setCurrentWidget(page)
        self._is_on_shelf = page is self.empty
        self.arrange()

    def go_to_note(self) -> None:
        """Bring what stands beside the shelf into sight."""
        self._is_on_shelf = False
        self.arrange()

    def go_to_shelf(self) -> None:
        """Bring the shelf into sight and go there."""
        self._is_on_shelf = True
        self.arrange()
        self.shelf.list.setFocus()

    def is_alone(self) -> bool:
        """Whether the shelf is a page of its own."""
        return self.width() < self._theme.px(SHELF_ALONE_BELOW)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let everything be read and nothing be changed."""
        for part in (self.shelf, self.pane, self.gone):
            part.set_read_only(is_read_only=is_read_only)
        self.empty.button.setEnabled(not is_read_only)

    def arrange(self) -> None:
        """Show both, or the one that is wanted."""
        is_alone = self.is_alone()
        is_bare = self.shelf.is_bare()
        self.empty.set_words(*(_FIRST if is_bare else _CHOOSE))
        # A shelf without a note has nothing to say: what a note is for is said instead.
        is_shelf_wanted = self._is_on_shelf and not (
            is_bare and self._beside.currentWidget() is self.empty
        )
        self.shelf.set_alone(is_alone=is_alone)
        self.shelf.setVisible(not is_alone or is_shelf_wanted)
        self._beside.setVisible(not is_alone or not is_shelf_wanted)
        for page in (self.pane, self.gone):
            page.set_back_visible(is_visible=is_alone)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return what one page needs: with less room than for both, one is shown."""
        return QSize(self._theme.px(320), self._theme.px(360))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make pages of both where there is no room for both."""
        super().resizeEvent(event)
        self.arrange()
