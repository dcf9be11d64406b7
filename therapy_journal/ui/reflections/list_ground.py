# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground a list stands on beside a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.theme import current_theme


class ListGround(QWidget):
    """Quiet, with a hairline towards the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground_theme = current_theme()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the ground and the hairline at its end."""
        painter = QPainter(self)
        theme = self._ground_theme
        rect = QRectF(self.rect())
        painter.fillRect(rect, theme.color("canvas"))
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0.0 if is_reversed else rect.width() - 1
        painter.fillRect(QRectF(left, 0, 1, rect.height()), theme.color("line"))
        painter.end()
