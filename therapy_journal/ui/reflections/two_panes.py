# SPDX-License-Identifier: GPL-3.0-or-later
"""List and entry side by side; where there is little room each is a page of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme

LIST_WIDTH = 290
NARROW = 600
"""Design pixels of width under which list and entry take turns."""
_LEAST = 340


class TwoPanes(QWidget):
    """``turned`` tells whether list and entry take turns now."""

    turned = Signal(bool)

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._first, self._second = first, second
        self._is_narrow: bool | None = None
        self._is_second = False
        self._is_alone = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(first)
        row.addWidget(second, 1)
        self._arrange()
        self._theme.changed.connect(self._arrange)

    @property
    def is_narrow(self) -> bool:
        """Whether list and entry take turns."""
        return bool(self._is_narrow)

    def go_to_first(self) -> None:
        """Bring the list into sight."""
        self._is_second = False
        self._arrange()

    def go_to_second(self) -> None:
        """Bring the entry into sight."""
        self._is_second = True
        self._arrange()

    def set_alone(self, *, is_alone: bool) -> None:
        """Leave only the entry in sight, however wide the window is; or show the list again."""
        self._is_alone = is_alone
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least one page needs: side by side would keep a window from narrowing."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Turn to pages and back."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        is_narrow = self.width() < px(NARROW)
        if is_narrow:
            self._first.setMinimumWidth(0)
            self._first.setMaximumWidth(16_777_215)
        else:
            self._first.setFixedWidth(px(LIST_WIDTH))
        self._first.setVisible(not self._is_alone and (not is_narrow or not self._is_second))
        self._second.setVisible(self._is_alone or not is_narrow or self._is_second)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.turned.emit(is_narrow)
