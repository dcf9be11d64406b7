# SPDX-License-Identifier: GPL-3.0-or-later
"""A long list in groups, which keeps its selection by id."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.grouped_model import GroupedListModel, Role, RowView
from therapy_journal.ui.widgets.row_delegate import HEADING_HEIGHT, RowDelegate

__all__ = ["GroupedList", "GroupedListModel", "Role", "RowView"]

_ENTERING = frozenset(int(key) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space))


class GroupedList(QTableView):
    """Shows a :class:`GroupedListModel`.

    ``chosen`` carries the id the person went to, by key or pointer; ``opened`` the id on
    which Enter was pressed or that was double-clicked. Setting an id from code tells nobody.
    ``lines`` says how many there are below a title, two at most.
    Where several can be selected, ``several_changed`` tells that others are.
    """

    chosen = Signal(object)
    opened = Signal(object)
    several_changed = Signal()

    def __init__(
        self,
        list_model: GroupedListModel,
        parent: QWidget | None = None,
        *,
        name: str = "",
        lines: int = 2,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._list_model = list_model
        self._current: Hashable | None = None
        self._several: tuple[Hashable, ...] = ()
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
        self._painter = RowDelegate(self, lines=lines)
        self.setItemDelegate(self._painter)
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
        if item_id in self._several:
            return  # what was opened a moment ago is one of several by now
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
        ids = self._selected()
        several = ids if len(ids) > 1 else ()
        if several != self._several:
            self._several = several
            self.several_changed.emit()
        if len(ids) == 1 and ids[0] != self._current:
            self._current = ids[0]
            self.chosen.emit(ids[0])

    def allow_several(self) -> None:
        """Let several be selected, with Ctrl and Shift or all of them."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def several(self) -> tuple[Hashable, ...]:
        """Return the ids that are selected where they are more than one, in their order."""
        return self._several

    def select_one(self) -> None:
        """Select but the one that was gone to last."""
        self._several = ()
        self._select()
        self.several_changed.emit()

    def _selected(self) -> tuple[Hashable, ...]:
        # A list of ranges, which the stubs do not say; all the indexes would be thousands.
        selection = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        ranges = sorted((one.top(), one.bottom()) for one in selection)
        model = self._list_model
        ids = (model.id_at(row) for top, bottom in ranges for row in range(top, bottom + 1))
        return tuple(each for each in ids if each is not None)

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
            self._select_several()
        finally:
            self._is_restoring = False

    def _select_several(self) -> None:
        """Select again what is still there of several; Qt joins rows that follow each other."""
        rows = [self._list_model.row_of(each) for each in self._several]
        there = [row for row in rows if row is not None]
        if len(there) < 2:
            self._leave_several()
            return
        joined = QItemSelection()
        for row in there:
            index = self._list_model.index(row, 0)
            joined.append(QItemSelectionRange(index))
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(joined, how)
        self._several = self._selected()
        self.several_changed.emit()

    def _leave_several(self) -> None:
        if self._several:
            self._several = ()
            self.several_changed.emit()

    def _restyle(self) -> None:
        self.setFont(self._theme.ui_font(13))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._painter.row_height))
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
