# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns that scroll where the window is too low for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from therapy_journal.ui.theme import current_theme


def scrolling(inside: QWidget) -> QScrollArea:
    """Return a frame around ``inside`` as wide as there is room; it scrolls up and down only."""
    area = QScrollArea()
    _put_in(area, inside)
    return area


class TallAsInside(QScrollArea):
    """As tall as what is inside; where there is less room it scrolls, down to ``least``.

    ``least`` is a height in design pixels.
    """

    def __init__(self, inside: QWidget, *, least: int) -> None:
        super().__init__()
        self._inside, self._least = inside, least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        _put_in(self, inside)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of what is inside, at the width there is."""
        hint = self._inside.sizeHint()
        if self._inside.hasHeightForWidth():
            width = min(self.width(), self._inside.maximumWidth())
            hint.setHeight(self._inside.heightForWidth(width))
        return hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of what is inside, and a part of its height."""
        least = min(current_theme().px(self._least), self.sizeHint().height())
        return QSize(self._inside.minimumSizeHint().width(), least)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for another height where the width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow what is inside."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _put_in(area: QScrollArea, inside: QWidget) -> None:
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
