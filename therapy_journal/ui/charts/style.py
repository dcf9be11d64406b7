# SPDX-License-Identifier: GPL-3.0-or-later
"""What a chart is drawn with: its type, its measure and its colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """``unit`` is one design pixel of a screen, or one point of paper, in the painter's measure.

    ``ink`` draws lines and dots, ``words`` what is read, ``quiet`` ranges and the marks of
    sessions, ``rule`` hairlines that carry no information; ``ground`` lies in a hollow dot.
    """

    font: QFont
    unit: float
    ink: QColor
    words: QColor
    quiet: QColor
    rule: QColor
    ground: QColor
    leading: float = 1.42
    is_reversed: bool = False


class Words:
    """A line of text that is never broken; where ``width`` is given it is cut with a dot trail."""

    def __init__(self, text: str, style: ChartStyle, width: float | None = None) -> None:
        text = " ".join(text.split())
        if width is not None:
            metrics = QFontMetricsF(style.font)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))
        self._paragraph = QTextLayout(text, style.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._paragraph.setTextOption(option)
        self._paragraph.beginLayout()
        line = self._paragraph.createLine()
        line.setLineWidth(1e6)
        line.setPosition(QPointF(0, 0))
        self._paragraph.endLayout()
        self.width = line.naturalTextWidth()
        self.height = max(style.font.pixelSize() * style.leading, line.height())

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the upper left corner at ``x``, ``y``, in the painter's pen."""
        line = self._paragraph.lineAt(0)
        line.draw(painter, QPointF(x, y + (self.height - line.height()) / 2))
