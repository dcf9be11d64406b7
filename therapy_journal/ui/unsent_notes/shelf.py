# SPDX-License-Identifier: GPL-3.0-or-later
"""The shelf: every note, still yours, said out loud or let go."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.still_unsaid import Unsaid
from therapy_journal.core.unsent_notes import GROUP_TITLES, Group, Shelf, ShelfRow
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.unsent_notes.unsaid_card import UnsaidCard
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel, RowView
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.search_box import SearchBox

_LIST_WIDTH = 290


class ShelfView(QWidget):
    """``note_chosen`` and ``note_opened`` carry a note's id, ``searched`` what is asked for."""

    note_chosen = Signal(object)
    note_opened = Signal(object)
    new_requested = Signal()
    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "canvas")
        self.search = SearchBox("Search unsent notes", hint="")
        self.search.text_changed.connect(self.searched)
        self.search.left_downwards.connect(self._go_to_list)
        self.new = IconButton("plus", "New unsent note", role="unsent")
        self.new.clicked.connect(self.new_requested)
        self._model = GroupedListModel(parent=self)
        self.list = GroupedList(self._model, name="Shelf of unsent notes")
        self.list.chosen.connect(self.note_chosen)
        self.list.opened.connect(self.note_opened)
        self._nothing = Label("No note has these words in it.", "muted")
        self._nothing.hide()
        self.unsaid = UnsaidCard()
        self._top = QHBoxLayout()
        self._top.addWidget(self.search, 1)
        self._top.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self.unsaid)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_shelf(self, shelf: Shelf, today: date) -> None:
        """Show these notes; the selection stays where it is."""
        groups = [(GROUP_TITLES[group], [row.id for row in rows]) for group, rows in shelf.groups]
        self._model.set_groups(groups)
        self._model.deliver({row.id: _view(row, today) for _, rows in shelf.groups for row in rows})
        self._nothing.setVisible(bool(self.search.text().strip()) and not self._model.ids())

    def show_question(self, unsaid: Unsaid | None) -> None:
        """Ask about one note over the shelf, but not over what was searched for."""
        self.unsaid.show_question(None if self.search.text().strip() else unsaid)

    def show_row(self, row: ShelfRow, today: date) -> None:
        """Show what one note says now, where it is listed."""
        if row.id in self._model.ids():
            self._model.deliver({row.id: _view(row, today)})

    def ids(self) -> tuple[object, ...]:
        """Return the notes in sight, in order."""
        return self._model.ids()

    def is_bare(self) -> bool:
        """Whether there is no note at all."""
        return not self._model.ids() and not self.search.text()

    def select(self, note_id: int | None) -> None:
        """Select a note without telling anybody."""
        self.list.set_current_id(note_id)

    def set_alone(self, *, is_alone: bool) -> None:
        """Be a page of its own, or a list beside the note."""
        if is_alone:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(self._theme.px(_LIST_WIDTH))

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Begin no note where nothing can be saved."""
        self.new.setEnabled(not is_read_only)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the hairline at the end."""
        super().paintEvent(event)
        painter = QPainter(self)
        x = self.width() - 1 if self.isLeftToRight() else 0
        painter.fillRect(x, 0, 1, self.height(), self._theme.color("line"))
        painter.end()

    def _go_to_list(self) -> None:
        self.list.setFocus()

    def _restyle(self) -> None:
        px = self._theme.px
        self._top.setContentsMargins(px(14), px(14), px(10), px(8))
        self._top.setSpacing(px(6))
        self._nothing.setContentsMargins(px(18), px(10), px(18), 0)


def _view(row: ShelfRow, today: date) -> RowView:
    return RowView(
        title=row.name,
        when="" if row.group is Group.LET_GO else recent_day(row.day, today),
        snippet=row.line,
        icons=("pin",) if row.is_marked else (),
        spoken="on my summary" if row.is_marked else "",
    )
