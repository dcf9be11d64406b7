# SPDX-License-Identifier: GPL-3.0-or-later
"""What the painted widgets share: rounded grounds, the focus ring, lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from therapy_journal.ui.widgets.found_words import Format, cut_to, one_line

RING: Final = 2
LINE_HEIGHT: Final = 1.4
_ELLIPSIS = "…"


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Draw a rounded rectangle whose border lies wholly inside ``rect``."""
    inset = width / 2 if border is not None else 0.0
    inner = rect.adjusted(inset, inset, -inset, -inset)
    radius = max(0.0, min(radius - inset, inner.height() / 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def ring(painter: QPainter, rect: QRectF, radius: float, color: QColor) -> None:
    """Draw the focus ring along the inside of ``rect``."""
    rounded(painter, rect, radius, border=color, width=RING)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph broken into lines of one width, ready to be drawn."""

    layout: QTextLayout
    shown: int
    pitch: float
    width: float
    last: str
    alignment: Qt.AlignmentFlag
    last_line: QTextLayout | None = None

    @property
    def height(self) -> float:
        """The height of the lines that are shown."""
        return self.shown * self.pitch

    def draw(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Draw with the upper left corner at ``x``, ``y``."""
        painter.setPen(color)
        for number in range(self.shown):
            line = self.layout.lineAt(number)
            top = y + number * self.pitch + (self.pitch - line.height()) / 2
            if self.last_line is not None and number == self.shown - 1:
                self.last_line.draw(painter, QPointF(x, top))
            elif self.last and number == self.shown - 1:
                painter.setFont(self.layout.font())
                painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
                rect = QRectF(x, top, self.width, line.height())
                painter.drawText(rect, int(self.alignment), self.last)
            else:
                line.draw(painter, QPointF(x, top - line.y()))


def break_lines(
    text: str,
    font: QFont,
    width: float,
    *,
    lines: int = 0,
    pitch: float = 0,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    formats: Sequence[Format] = (),
) -> Block:
    """Break ``text`` to ``width``; beyond ``lines`` lines the last one ends with an ellipsis.

    ``formats`` are laid over the text; they change colours only.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    alignment |= Qt.AlignmentFlag.AlignAbsolute
    option = QTextOption(alignment)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    count = 0
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
        count += 1
        if lines and count > lines:
            break
    layout.endLayout()
    shown = min(count, lines) if lines else count
    last, last_line = "", None
    if shown < count:
        start = layout.lineAt(shown - 1).textStart()
        rest = _from_unit(text, start).replace("\n", " ")
        last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        if not last.endswith(_ELLIPSIS):
            last = last.rstrip() + _ELLIPSIS
        if formats:
            units = len(last.encode("utf-16-le", "surrogatepass")) // 2
            parts = cut_to(formats, start, start + units - len(_ELLIPSIS))
            last_line = one_line(last, font, width, parts, alignment)
    return Block(layout, shown, pitch or line_pitch(font), width, last, alignment, last_line)


def _from_unit(text: str, unit: int) -> str:
    """Return a text from a place on, as a layout counts places: in units of UTF-16."""
    if text.isascii():
        return text[unit:]
    return text.encode("utf-16-le", "surrogatepass")[2 * unit :].decode("utf-16-le", "replace")


def line_pitch(font: QFont) -> float:
    """Return the distance of two lines: the type's own, but at least 1.4 times its size."""
    return float(max(QFontMetricsF(font).height(), round(font.pixelSize() * LINE_HEIGHT)))


def natural_width(text: str, font: QFont) -> float:
    """Return how wide the widest line of ``text`` is when nothing breaks it."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(part) for part in text.split("\n")), default=0.0)
