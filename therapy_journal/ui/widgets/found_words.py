# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that were searched for, drawn on a soft ground where they stand in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from therapy_journal.core.marks import Span
from therapy_journal.ui.theme import Theme

Format = QTextLayout.FormatRange


def found_format(theme: Theme) -> QTextCharFormat:
    """Return how a found word looks: ink, so that it can be read on its ground."""
    look = QTextCharFormat()
    look.setBackground(theme.color("found"))
    look.setForeground(theme.color("ink"))
    return look


def formats_over(text: str, spans: Iterable[Span], look: QTextCharFormat) -> list[Format]:
    """Return the stretches of a text, given in characters, as a layout counts them.

    What lies beyond the end of the text is left out. A sign that is drawn as one (a family of
    pictures, a letter with its vowel) is taken whole: a layout would draw its parts one by one.
    """
    result: list[Format] = []
    end_before = 0
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    for span in spans:
        start, end = _units(text[: span.start]), _units(text[: span.end])
        if start == end:
            continue
        finder.setPosition(start)
        if not finder.isAtBoundary():
            start = finder.toPreviousBoundary()
        finder.setPosition(end)
        if not finder.isAtBoundary():
            end = finder.toNextBoundary()
        start = max(start, end_before)
        if start < end:
            part = Format()
            part.start, part.length, part.format = start, end - start, look
            result.append(part)
            end_before = end
    return result


def cut_to(formats: Sequence[Format], start: int, end: int) -> list[Format]:
    """Return what of the formats lies between two places, counted from the first."""
    result = []
    for whole in formats:
        first, last = max(whole.start, start), min(whole.start + whole.length, end)
        if first < last:
            part = Format()
            part.start, part.length, part.format = first - start, last - first, whole.format
            result.append(part)
    return result


def one_line(
    text: str,
    font: QFont,
    width: float,
    formats: Sequence[Format],
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """Lay out a text that fits into one line."""
    layout = QTextLayout(text, font)
    option = QTextOption(alignment | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(max(width, 1.0))
    layout.endLayout()
    return layout


def draw_line(painter: QPainter, layout: QTextLayout, rect: QRectF, color: QColor) -> None:
    """Draw a line in the middle of a rectangle's height."""
    painter.setPen(color)
    line = layout.lineAt(0)
    layout.draw(painter, QPointF(rect.x(), rect.y() + (rect.height() - line.height()) / 2))


def _units(text: str) -> int:
    """Return how many units of UTF-16 a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
