# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows with round corners: menus, and what opens under a chip.

A style sheet rounds the frame that is drawn, not the window behind it, whose corners would
stand out. They are cut off with a mask: a translucent window would be black there wherever
nothing composes the screen.
"""

from __future__ import annotations

from math import floor, sqrt
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.window_keys import leads_to_support

RADIUS: Final = 8
"""Design pixels; ``app.qss`` draws the frames of QMenu and of popups with the same."""


def cut_corners(window: QWidget) -> None:
    """Leave out of a window what lies beyond its round corners; call it at each resize."""
    width, height, radius = window.width(), window.height(), current_theme().px(RADIUS)
    shape = QRegion(0, radius, width, height - 2 * radius)
    for row in range(radius):
        # A pixel that the frame only grazes stays, or its edge would be thinner there.
        left = floor(radius - sqrt(radius**2 - (radius - row - 0.5) ** 2))
        shape += QRect(left, row, width - 2 * left, 1)
        shape += QRect(left, height - 1 - row, width - 2 * left, 1)
    window.setMask(shape)


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
