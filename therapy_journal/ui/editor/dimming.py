# SPDX-License-Identifier: GPL-3.0-or-later
"""The paragraph being written at full strength, all others dimmed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTextEdit

from therapy_journal.ui.theme import Theme

_STRENGTH = 0.62
"""How much of the paper lies over the other paragraphs."""


def dim_around(area: QTextEdit, exposed: QRect, theme: Theme) -> None:
    """Lay thin paper over what is above and below the paragraph with the cursor.

    A colour for each paragraph would have the text laid out again at every step of the
    cursor; this costs two rectangles.
    """
    layout = area.document().documentLayout()
    block = layout.blockBoundingRect(area.textCursor().block())
    block.translate(0, -area.verticalScrollBar().value())
    whole = QRectF(area.viewport().rect())
    above = QRectF(whole.left(), whole.top(), whole.width(), block.top() - whole.top())
    below = QRectF(whole.left(), block.bottom(), whole.width(), whole.bottom() - block.bottom())
    paper = QColor(theme.color("paper"))  # a copy: the theme's own is everybody's
    paper.setAlphaF(_STRENGTH)
    painter = QPainter(area.viewport())
    for part in (above, below):
        if part.height() > 0:
            painter.fillRect(part.intersected(QRectF(exposed)), paper)
    painter.end()
