# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of one roadblock: icon, title and three dots; pressing it opens or folds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.core.roadblocks import FAMILIAR_TITLES, MOST_DOTS, Rating, dots
from therapy_journal.ui.widgets.buttons import DrawnButton
from therapy_journal.ui.widgets.painting import ring, rounded
from therapy_journal.ui.widgets.tips import set_tip

_DOT = 6
_DOT_GAP = 3
_MOVES = {
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Home): -100,
    int(Qt.Key.Key_End): 100,
}


class Heading(DrawnButton):
    """Space and Enter press it; the arrows, Home and End go to the other headings."""

    move_requested = Signal(int)

    _pad_x = 10
    _pad_y = 9
    _icon_size = 16
    _weight = 400

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(title, icon, parent)
        self._filled = 0
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rating(None)
        self.set_open(is_open=False)

    def show_rating(self, rating: Rating | None) -> None:
        """Fill the dots, and say the same in words."""
        self._filled = dots(rating)
        answer = FAMILIAR_TITLES[rating.familiar].lower() if rating else ""
        self._said = f"sounds familiar: {answer}" if answer else "not answered yet"
        self.setAccessibleName(f"{self.text()}, {self._said}")
        set_tip(self, f"{self.text()} · {self._said}")
        self.update()

    def filled(self) -> int:
        """Return how many dots are filled."""
        return self._filled

    def set_open(self, *, is_open: bool) -> None:
        """Draw as the head of an open card, or as one line of the list."""
        self._weight = 600 if is_open else 400
        self._pad_x = 15 if is_open else 10
        self.setAccessibleDescription("open" if is_open else "folded")
        self._restyle()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the line's height and a modest width."""
        size = super().sizeHint()
        return QSize(min(size.width() + self._dots_width(), self._theme.px(240)), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hand the moving keys to the list."""
        if event.key() in _MOVES:
            self.move_requested.emit(_MOVES[event.key()])
        else:
            super().keyPressEvent(event)

    def _drawn_font(self) -> QFont:
        return self._theme.ui_font(13, self._weight)

    def _dots_width(self) -> int:
        px = self._theme.px
        return MOST_DOTS * px(_DOT) + (MOST_DOTS - 1) * px(_DOT_GAP) + px(12)

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, radius = self._theme, self._theme.px(8)
        if self._is_hovered or self.isDown():
            role = "pressed" if self.isDown() else "hover"
            inside = rect.adjusted(1, 1, -1, -1)
            rounded(painter, inside, radius, fill=theme.color(role))
        if self.hasFocus():
            ring(painter, rect, radius, theme.color("accent"))

    def _draw_content(self, painter: QPainter, role: str) -> None:
        px = self._theme.px
        rect = QRectF(self.rect()).adjusted(px(self._pad_x), 0, -px(self._pad_x), 0)
        side = self._icon_extent()
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap(self._icon_name or "", "accent", self._icon_size, ratio)
        at = self._mirrored(rect, 0, side)
        painter.drawPixmap(QPointF(round(at), round(rect.center().y() - side / 2)), pixmap)
        end = rect.width() - self._dots_width()
        self._draw_label(painter, rect, side + px(10), end, self._theme.color(role))
        self._draw_dots(painter, rect)

    def _draw_dots(self, painter: QPainter, rect: QRectF) -> None:
        px, theme = self._theme.px, self._theme
        side, step = px(_DOT), px(_DOT) + px(_DOT_GAP)
        start = rect.width() - MOST_DOTS * step + px(_DOT_GAP)
        for number in range(MOST_DOTS):
            x = self._mirrored(rect, start + number * step, side)
            dot = QRectF(x, rect.center().y() - side / 2, side, side)
            if number < self._filled:
                rounded(painter, dot, side / 2, fill=theme.color("accent"))
            else:
                rounded(painter, dot, side / 2, border=theme.color("marker"))
