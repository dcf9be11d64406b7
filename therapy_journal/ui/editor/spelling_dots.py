# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet dots under unknown words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QTextLine
from PySide6.QtWidgets import QTextEdit

from therapy_journal.ui.editor.unknown_words import Mark
from therapy_journal.ui.theme import Theme


def paint_dots(area: QTextEdit, marks: Iterable[Mark], exposed: QRect, theme: Theme) -> None:
    """Draw them within ``exposed``, over the text."""
    painter: QPainter | None = None
    for mark in marks:
        painter = painter or _painter(area, exposed, theme)
        _underline(painter, area, mark, theme)
    if painter is not None:
        painter.end()


def _painter(area: QTextEdit, exposed: QRect, theme: Theme) -> QPainter:
    painter = QPainter(area.viewport())
    painter.setClipRect(exposed)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("muted"), theme.px(1.6))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.1])
    painter.setPen(pen)
    return painter


def _underline(painter: QPainter, area: QTextEdit, mark: Mark, theme: Theme) -> None:
    block = area.document().findBlock(mark.start)
    layout = block.layout()
    top = layout.position().y() - area.verticalScrollBar().value()
    left = layout.position().x() - area.horizontalScrollBar().value()
    at, end = mark.start - block.position(), mark.end - block.position()
    while at < end:
        line = layout.lineForTextPosition(at)
        if not line.isValid():
            return
        to = min(end, line.textStart() + line.textLength())
        y = top + line.y() + line.ascent() + theme.px(3.6)
        begin, stop = sorted((_x(line, at), _x(line, to)))
        painter.drawLine(QPointF(left + begin, y), QPointF(left + stop, y))
        at = max(to, at + 1)


def _x(line: QTextLine, at: int) -> float:
    place = cast("tuple[float, int]", line.cursorToX(at))
    return place[0]
