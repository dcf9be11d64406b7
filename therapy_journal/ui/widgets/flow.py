# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout that sets its items beside each other and goes on in a new line."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from therapy_journal.ui.theme import current_theme


class FlowLayout(QLayout):
    """Lines of items at their own width; gaps are in design pixels.

    ``is_at_end`` sets the lines at the end of the room (the buttons of a sheet).
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        row_gap: int = 8,
        is_at_end: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap, self._is_at_end = gap, row_gap, is_at_end
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return the item at ``index``, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove and return the item at ``index``, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Ask for no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height all lines take at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, is_real=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of everything in one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        theme = current_theme()
        width = sum(item.sizeHint().width() for item in shown)
        width += theme.px(self._gap) * max(0, len(shown) - 1)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _spacing(self, width: int) -> tuple[int, int]:  # noqa: ARG002 — for lines of one length
        """Return the gap between two items, and how many stand in a line at most."""
        return current_theme().px(self._gap), max(1, len(self._items))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, is_real: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        theme = current_theme()
        row_gap = theme.px(self._row_gap)
        gap, most = self._spacing(room.width())
        y, row_height = room.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        x = room.x()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(room.width(), item.minimumSize().width())))
            if item.hasHeightForWidth():  # words that wrap where they are given less
                size.setHeight(max(size.height(), item.heightForWidth(size.width())))
            if len(row) == most or (row and x + size.width() > room.x() + room.width()):
                self._place(row, room, row_height, is_real=is_real)
                x, y, row, row_height = room.x(), y + row_height + row_gap, [], 0
            row.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + gap
            row_height = max(row_height, size.height())
        self._place(row, room, row_height, is_real=is_real)
        return y + row_height - rect.y() + margins.bottom()

    def _place(
        self, row: list[tuple[QLayoutItem, QRect]], room: QRect, height: int, *, is_real: bool
    ) -> None:
        if not is_real or not row:
            return
        spare = room.x() + room.width() - (row[-1][1].x() + row[-1][1].width())
        parent = self.parentWidget()
        is_reversed = (
            parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        )
        for item, rect in row:
            rect.translate(spare if self._is_at_end else 0, (height - rect.height()) // 2)
            if is_reversed:
                rect.moveLeft(room.x() + room.right() - rect.right())
            item.setGeometry(rect)


class EvenFlow(FlowLayout):
    """Items of one size: moved closer before a line is broken, then lines of one length."""

    _CLOSEST = 2

    def _spacing(self, width: int) -> tuple[int, int]:
        gap, count = current_theme().px(self._gap), len(self._items)
        side = max((item.sizeHint().width() for item in self._items), default=0)
        if count < 2 or not side:
            return gap, max(1, count)
        closest = min(gap, current_theme().px(self._CLOSEST))
        gap = min(gap, max(closest, (width - count * side) // (count - 1)))
        in_line = max(1, (width + gap) // (side + gap))
        return gap, ceil(count / ceil(count / in_line))
