# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a row of the palette: an icon, a title, and at the end a shortcut or a day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from therapy_journal.ui.icons import current_icons
from therapy_journal.ui.palette.rows import ROW, Row
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import rounded

HEIGHT = 36
_ICON = 15
_AROUND = 12
_GAP = 10
_SHARE_BESIDE = 0.5

_Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """One painter for all rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._icons = current_icons()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802
        """Return the height of a row; the width is the list's."""
        return QSize(self._theme.px(120), self._theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        rect = QRectF(option.rect)
        is_reversed = option.direction == Qt.LayoutDirection.RightToLeft
        self._draw_ground(painter, rect, option.state)
        px = self._theme.px
        room = rect.adjusted(px(_AROUND), 0, -px(_AROUND), 0)
        room = self._draw_icon(painter, room, row.icon, is_reversed=is_reversed)
        room = self._draw_beside(painter, room, row.beside, is_reversed=is_reversed)
        font = self._theme.ui_font(13.5)
        shown = QFontMetricsF(font).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(room, _flags(is_at_end=is_reversed), shown)
        painter.restore()

    def _draw_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, rect, theme.px(7), fill=theme.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, rect, theme.px(7), fill=theme.color("hover"))

    def _draw_icon(
        self, painter: QPainter, room: QRectF, icon: str, *, is_reversed: bool
    ) -> QRectF:
        px = self._theme.px
        side = px(_ICON)
        if icon:
            device = painter.device()
            ratio = device.devicePixelRatioF() if device is not None else 1.0
            pixmap = self._icons.pixmap(icon, "muted", _ICON, ratio)
            x = room.right() - side if is_reversed else room.x()
            painter.drawPixmap(QPointF(round(x), round(room.center().y() - side / 2)), pixmap)
        used = side + px(_GAP)
        return room.adjusted(0, 0, -used, 0) if is_reversed else room.adjusted(used, 0, 0, 0)

    def _draw_beside(
        self, painter: QPainter, room: QRectF, words: str, *, is_reversed: bool
    ) -> QRectF:
        if not words:
            return room
        font = self._theme.ui_font(12)
        metrics = QFontMetricsF(font)
        most = room.width() * _SHARE_BESIDE
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(room, _flags(is_at_end=not is_reversed), shown)
        used = metrics.horizontalAdvance(shown) + self._theme.px(_GAP)
        return room.adjusted(used, 0, 0, 0) if is_reversed else room.adjusted(0, 0, -used, 0)


def _flags(*, is_at_end: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if is_at_end else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    return int(flags) | int(Qt.TextFlag.TextSingleLine)
