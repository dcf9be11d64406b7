# SPDX-License-Identifier: GPL-3.0-or-later
"""A long list in groups, which keeps its selection by id."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.grouped_model import GroupedListModel, Role, RowView
from therapy_journal.ui.widgets.row_delegate import HEADING_HEIGHT, ROW_HEIGHT, RowDelegate

__all__ = ["GroupedList", "GroupedListModel", "Role", "RowView"]

_ENTERING = frozenset(int(key) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space))


class GroupedList(QTableView):
    """Shows a :class:`GroupedListModel`.

    ``chosen`` carries the id the person went to, by key or pointer; ``opened`` the id on
    which Enter was pressed or that was double-clicked. Setting an id from code tells nobody.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, list_model: GroupedListModel, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._list_model = list_model
        self._current: Hashable | None = None
        self._is_restoring = False
        self._top = 0
        self._sized: tuple[int, ...] = ()
        self.setProperty("list", True)  # noqa: FBT003 — a Qt property
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(RowDelegate(self))
        self.setModel(list_model)
        list_model.modelAboutToBeReset.connect(self._note_place)
        list_model.modelReset.connect(self._restore)
        self.activated.connect(self._on_activated)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def list_model(self) -> GroupedListModel:
        """Return the model."""
        return self._list_model

    def current_id(self) -> Hashable | None:
        """Return the id that is selected, or None."""
        return self._current

    def set_current_id(self, item_id: Hashable | None) -> None:
        """Select an id and bring it into sight without telling anybody.

        An id the list does not hold is kept, and selected when it arrives.
        """
        self._current = item_id
        self._select()
        row = None if item_id is None else self._list_model.row_of(item_id)
        if row is not None:
            self.scrollTo(self._list_model.index(row, 0))

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell where the person went."""
        super().selectionChanged(selected, deselected)
        if self._is_restoring:
            return
        rows = self.selectionModel().selectedIndexes()
        item_id = self._list_model.id_at(rows[0].row()) if rows else None
        if item_id is not None and item_id != self._current:
            self._current = item_id
            self.chosen.emit(item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose the row on which the focus came in, before moving on from it."""
        index = self.currentIndex()
        has_none = not self.selectionModel().hasSelection()
        if has_none and index.isValid() and event.key() in _ENTERING:
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Take Home and End as first and last row, which in a table stay in theirs.

        From nowhere it goes to the first row; Qt would go to a heading, which is none.
        """
        moves = QAbstractItemView.CursorAction
        if action == moves.MoveEnd:
            return self._list_model.index(self._list_model.edge_row(is_last=True), 0)
        if action == moves.MoveHome or not self.currentIndex().isValid():
            return self._list_model.index(self._list_model.edge_row(is_last=False), 0)
        return super().moveCursor(action, modifiers)

    def _on_activated(self, index: QModelIndex) -> None:
        item_id = self._list_model.id_at(index.row())
        if item_id is not None:
            self.opened.emit(item_id)

    def _note_place(self) -> None:
        self._top = self.verticalScrollBar().value()
        self._is_restoring = True

    def _restore(self) -> None:
        self._size_headings()
        self._is_restoring = False
        self._select()
        self.verticalScrollBar().setValue(self._top)

    def _select(self) -> None:
        row = None if self._current is None else self._list_model.row_of(self._current)
        selection = self.selectionModel()
        self._is_restoring = True
        try:
            if row is None:
                selection.clear()
            else:
                selection.setCurrentIndex(
                    self._list_model.index(row, 0),
                    QItemSelectionModel.SelectionFlag.ClearAndSelect,
                )
        finally:
            self._is_restoring = False

    def _restyle(self) -> None:
        self.setFont(self._theme.ui_font(13))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self._size_headings()
        self.viewport().update()

    def _size_headings(self) -> None:
        height = self._theme.px(HEADING_HEIGHT)
        header = self.verticalHeader()
        # A row that was a heading before the model was filled anew keeps its height otherwise.
        headings = self._list_model.headings()
        for row in self._sized:
            if row not in headings and row < header.count():
                header.resizeSection(row, header.defaultSectionSize())
        for row in headings:
            header.resizeSection(row, height)
        self._sized = headings
