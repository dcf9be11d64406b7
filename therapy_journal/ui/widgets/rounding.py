# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows with round corners: menus, and what opens under a chip.

A style sheet rounds the frame that is drawn, not the window behind it, whose corners would
stand out. They are cut off with a mask: a translucent window would be black there wherever
nothing composes the screen.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.window_keys import leads_to_support

RADIUS: Final = 8
"""Design pixels; ``app.qss`` draws the frames of QMenu and of popups with the same."""


def cut_corners(window: QWidget) -> None:
    """Leave out of a window what lies beyond its round corners; call it at each resize."""
    radius = current_theme().px(RADIUS)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(window.rect()), radius, radius)
    window.setMask(QRegion(shape.toFillPolygon().toPolygon()))


class Menu(QMenu):
    """A menu with round corners."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut the corners anew."""
        super().resizeEvent(event)
        cut_corners(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave for Support where its keys are pressed."""
        if not leads_to_support(self, event):
            super().keyPressEvent(event)
