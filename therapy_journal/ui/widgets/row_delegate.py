# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws every row of a grouped list: headings, and title, day, snippet and icons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from therapy_journal.core.text import is_right_to_left
from therapy_journal.ui.icons import current_icons
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.found_words import (
    draw_line,
    formats_over,
    found_format,
    one_line,
)
from therapy_journal.ui.widgets.grouped_model import Role, RowView
from therapy_journal.ui.widgets.painting import break_lines, ring

_ROW_HEIGHT = 74
HEADING_HEIGHT = 33
_START = 21
_HEADING_START = 18
_END = 18
_BAR = 3
_TOP = 10
_PITCH = 18
_MOST_LINES = 2
_ICON = 12
_ICON_GAP = 6

_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """One painter for all rows; nothing is made per row.

    ``lines`` says how many a snippet has below its title, two at most.
    """

    def __init__(self, parent: QObject | None = None, *, lines: int = _MOST_LINES) -> None:
        super().__init__(parent)
        self._lines = lines
        self.row_height = _ROW_HEIGHT - _PITCH * (_MOST_LINES - lines)
        """Design pixels."""
        self._theme = current_theme()
        self._icons = current_icons()
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = self._theme
        self._title_font = theme.ui_font(13, 600)
        self._when_font = theme.ui_font(12)
        self._snippet_font = theme.ui_font(12.5)
        self._heading_font = theme.ui_font(11, 600)
        self._heading_font.setCapitalization(QFont.Capitalization.AllUppercase)
        self._heading_font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        self._found = found_format(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802
        """Return the height of a row; the width is the list's."""
        is_heading = index.data(Role.HEADING) is not None
        height = HEADING_HEIGHT if is_heading else self.row_height
        return QSize(self._theme.px(120), self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a heading or a row."""
        painter.save()
        rect = QRectF(option.rect)
        is_reversed = option.direction == Qt.LayoutDirection.RightToLeft
        heading = index.data(Role.HEADING)
        if heading is not None:
            self._draw_heading(painter, rect, str(heading), is_reversed=is_reversed)
        else:
            state = option.state
            self._draw_ground(painter, rect, state, is_reversed=is_reversed)
            view = index.data(Role.VIEW)
            if isinstance(view, RowView):
                self._draw_row(painter, rect, view, is_reversed=is_reversed)
        painter.restore()

    def _draw_heading(
        self, painter: QPainter, rect: QRectF, text: str, *, is_reversed: bool
    ) -> None:
        px = self._theme.px
        room = rect.adjusted(px(_HEADING_START), px(5), -px(_END), 0)
        if is_reversed:
            room = rect.adjusted(px(_END), px(5), -px(_HEADING_START), 0)
        painter.setFont(self._heading_font)
        painter.setPen(self._theme.color("muted"))
        shown = QFontMetricsF(self._heading_font).elidedText(
            text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _flags(is_reversed=is_reversed), shown)

    def _draw_ground(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, is_reversed: bool
    ) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
            bar = QRectF(rect.x(), rect.y(), theme.px(_BAR), rect.height())
            if is_reversed:
                bar.moveRight(rect.right())
            painter.fillRect(bar, theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect.adjusted(1, 1, -1, -1), 4, theme.color("accent"))

    def _draw_row(
        self, painter: QPainter, rect: QRectF, view: RowView, *, is_reversed: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        room = rect.adjusted(px(_START), px(_TOP), -px(_END), 0)
        if is_reversed:
            room = rect.adjusted(px(_END), px(_TOP), -px(_START), 0)
        first = QRectF(room.x(), room.y(), room.width(), px(_PITCH))
        used = self._draw_when(painter, first, view.when, is_reversed=is_reversed)
        title_room = QRectF(first)
        if is_reversed:
            title_room.setLeft(first.left() + used)
        else:
            title_room.setRight(first.right() - used)
        title, snippet = view.parted(self._fitting(view, title_room.width()))
        self._draw_title(painter, title_room, view, title, is_reversed=is_reversed)
        is_right = is_reversed or is_right_to_left(snippet)
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        block = break_lines(
            snippet,
            self._snippet_font,
            room.width(),
            lines=self._lines,
            pitch=px(_PITCH),
            alignment=side,
            formats=formats_over(view.snippet, view.found, self._found) if view.found else (),
        )
        color = theme.color("muted")
        block.draw(painter, room.x(), room.y() + px(_PITCH), color)

    def _draw_when(self, painter: QPainter, rect: QRectF, when: str, *, is_reversed: bool) -> float:
        if not when:
            return 0.0
        painter.setFont(self._when_font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(rect, _flags(is_reversed=not is_reversed), when)
        return QFontMetricsF(self._when_font).horizontalAdvance(when) + self._theme.px(10)

    def _fitting(self, view: RowView, width: float) -> str:
        """Return as much of the title as has room before its icons."""
        room = width - len(view.icons) * (self._theme.px(_ICON_GAP) + self._theme.px(_ICON))
        metrics = QFontMetricsF(self._title_font)
        return metrics.elidedText(view.title, Qt.TextElideMode.ElideRight, room)

    def _draw_title(
        self, painter: QPainter, rect: QRectF, view: RowView, shown: str, *, is_reversed: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        gap, side = px(_ICON_GAP), px(_ICON)
        color = theme.color("muted" if view.is_dimmed else "ink")
        if view.title_found:
            self._draw_found_title(painter, rect, view, shown, is_reversed=is_reversed)
        else:
            painter.setFont(self._title_font)
            painter.setPen(color)
            painter.drawText(rect, _flags(is_reversed=is_reversed), shown)
        x = QFontMetricsF(self._title_font).horizontalAdvance(shown) + gap
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        for name in view.icons:
            pixmap = self._icons.pixmap(name, "accent", _ICON, ratio)
            at = rect.right() - x - side if is_reversed else rect.x() + x
            painter.drawPixmap(QPointF(round(at), round(rect.center().y() - side / 2)), pixmap)
            x += side + gap

    def _draw_found_title(
        self, painter: QPainter, rect: QRectF, view: RowView, shown: str, *, is_reversed: bool
    ) -> None:
        """Draw a title with the words that were searched for in it."""
        # Of a title cut short, what stands before the ellipsis is the title's own.
        own = shown if shown == view.title else shown[:-1]
        formats = formats_over(own, view.title_found, self._found)
        side = Qt.AlignmentFlag.AlignRight if is_reversed else Qt.AlignmentFlag.AlignLeft
        line = one_line(shown, self._title_font, rect.width(), formats, side)
        draw_line(painter, line, rect, self._theme.color("ink"))


def _flags(*, is_reversed: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if is_reversed else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    return int(flags) | int(Qt.TextFlag.TextSingleLine)
