# SPDX-License-Identifier: GPL-3.0-or-later
"""The accent bar beside a quote."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextEdit

from therapy_journal.ui.editor.kinds import Kind
from therapy_journal.ui.editor.looks import QUOTE_BAR
from therapy_journal.ui.theme import Theme


def paint_quote_bars(area: QTextEdit, exposed: QRect, theme: Theme) -> None:
    """Draw the bars of the quotes within ``exposed``, over the margin their lines leave free."""
    layout = area.document().documentLayout()
    scrolled = area.verticalScrollBar().value()
    block = area.cursorForPosition(QPoint(0, exposed.top())).block()
    wide = theme.px(QUOTE_BAR)
    painter: QPainter | None = None
    while block.isValid():
        if block.userState() == Kind.QUOTE:
            rect = layout.blockBoundingRect(block).translated(0, -scrolled)
            if rect.top() > exposed.bottom():
                break
            is_right = block.textDirection() == Qt.LayoutDirection.RightToLeft
            left = area.viewport().width() - wide if is_right else 0
            painter = painter or QPainter(area.viewport())
            painter.fillRect(QRectF(left, rect.top(), wide, rect.height()), theme.color("accent"))
        elif layout.blockBoundingRect(block).top() - scrolled > exposed.bottom():
            break
        block = block.next()
    if painter is not None:
        painter.end()
