# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet with a list of one's own words: changed, removed and had back by key."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel, RowView
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.undo_line import UndoLine


class ListSize(NamedTuple):
    """Design pixels: the sheet's width, its height without the list, the list's own height."""

    width: int
    around: int
    least: int
    most: int


class ListSheet(Sheet):
    """F2 changes what is selected, Delete removes it, Ctrl+Z takes back what was done last.

    A subclass lays out ``list``, ``empty`` and ``undo``, and has what is half typed looked
    after by ``_half``, which a lock asks for it.
    """

    _half: HalfTyped

    def __init__(
        self,
        title: str,
        parent: QWidget,
        *,
        kit: Kit,
        what: str,
        empty: str,
        size: ListSize,
        lines: int = 2,
    ) -> None:
        super().__init__(title, parent, text=what, width=size.width)
        self._kit, self._size = kit, size
        self._last = 0
        self._model = GroupedListModel(parent=self)
        self.list = GroupedList(self._model, name=title, lines=lines)
        self.empty = Label(empty, "muted")
        self.undo = UndoLine()
        self.list.chosen.connect(self._choose)
        kit.bus.changed.connect(self._on_changed)
        self._theme.changed.connect(self._arrange)

    # -- what a subclass says -----------------------------------------------------------------

    @abstractmethod
    def refresh(self) -> None:
        """Read what is listed anew."""
        raise NotImplementedError

    @abstractmethod
    def _is_about(self, changes: Changes) -> bool:
        """Whether other things may be listed after these changes."""
        raise NotImplementedError

    @abstractmethod
    def _change(self) -> None:
        """Begin to change what is selected."""
        raise NotImplementedError

    @abstractmethod
    def _remove(self) -> None:
        """Remove what is selected."""
        raise NotImplementedError

    @abstractmethod
    def _leave_typed(self) -> None:
        """Let what is half typed wait, or forget it: the sheet is being closed."""
        raise NotImplementedError

    def _is_on_list(self) -> bool:
        """Whether the keys are about the list."""
        return True

    def _around(self) -> int:
        """Return what stands round the list, in design pixels."""
        return self._size.around

    # -- what is typed, for a lock ------------------------------------------------------------

    def flush(self) -> None:
        """Keep what is being typed."""
        self._half.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._half.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._half.unsaved_texts()

    # -- keys and size ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Change with F2, remove with Delete, take back with Ctrl+Z."""
        is_undo = event.key() == Qt.Key.Key_Z and event.modifiers() == _CONTROL
        if not self._is_on_list():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self._change()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        elif is_undo:
            self.undo.undo()
        else:
            super().keyPressEvent(event)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the room the window has."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._arrange()
        return super().eventFilter(watched, event)

    def dismiss(self) -> None:
        """Close it; the message bar goes on offering the way back."""
        self._leave_typed()
        undone = self.undo.take()
        super().dismiss()
        if undone is not None:
            self._kit.say(*undone)

    # -- for subclasses -----------------------------------------------------------------------

    def _list(self, rows: Mapping[Hashable, RowView]) -> None:
        """List these; where what was selected is gone, what took its place is selected."""
        ids = list(rows)
        self._model.set_groups([("", ids)])
        self._model.deliver(rows)
        if ids and self.list.current_id() not in rows:
            self.list.set_current_id(ids[min(self._last, len(ids) - 1)])

    def _choose(self, item_id: object) -> None:
        ids = self._model.ids()
        self._last = ids.index(item_id) if item_id in ids else 0

    def _arrange(self) -> None:
        px, size = self._theme.px, self._size
        room = self.window().height() - px(self._around())
        self.list.setFixedHeight(min(px(size.most), max(px(size.least), room)))

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if self._is_about(changes) and self.is_open and initiator is not self:
            self.refresh()


_CONTROL = Qt.KeyboardModifier.ControlModifier
