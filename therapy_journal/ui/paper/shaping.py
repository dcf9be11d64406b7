# SPDX-License-Identifier: GPL-3.0-or-later
"""Text set in lines, in units that every device scales alike.

A unit is a tenth of a point. Type is set at whole pixels of that fine grid, without hints,
so that a line breaks at the same word on the screen, on paper and in a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QGlyphRun,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from therapy_journal.core.text import is_right_to_left
from therapy_journal.ui import fonts

UNITS = 10
"""Units in a point."""

LEADING = 1.42
"""The distance of two lines, in sizes of the type."""

_CODE_SIZE = 0.88


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style; ``size`` is in points."""

    text: str
    size: float
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """One line of a paragraph, ready to be drawn; it keeps the paragraph alive."""

    paragraph: QTextLayout
    index: int
    height: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the line with its top at ``y``."""
        line = self._line
        line.draw(painter, QPointF(x, y + (self.height - line.height()) / 2))

    @property
    def width(self) -> float:
        """The width of what stands in the line."""
        return self._line.naturalTextWidth()

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is read from the right, and stands at the right."""
        return self.paragraph.textOption().textDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def has_boxes(self) -> bool:
        """Whether some character of it is in no font here, so that an empty box is drawn."""
        return any(_is_boxes(run) for run in self._line.glyphRuns())

    @property
    def _line(self) -> QTextLine:
        return self.paragraph.lineAt(self.index)


def _is_boxes(run: QGlyphRun) -> bool:
    """Glyph 0 is what a font draws for what it lacks.

    Where a script is in no font at all, Qt draws with boxes of its own, glyph 1 each, that
    have no table of characters.
    """
    glyphs = set(run.glyphIndexes())
    return 0 in glyphs or (glyphs == {1} and run.rawFont().fontTable("cmap").isEmpty())


def font(run: Run) -> QFont:
    """Return the type of a run."""
    face = QFont(["monospace"] if run.is_code else [fonts.READING_FAMILY])
    face.setStyleHint(QFont.StyleHint.Monospace if run.is_code else QFont.StyleHint.Serif)
    face.setPixelSize(round(run.size * UNITS * (_CODE_SIZE if run.is_code else 1)))
    face.setStrikeOut(run.is_struck)
    face.setWeight(QFont.Weight.DemiBold if run.is_bold else QFont.Weight.Normal)
    face.setItalic(run.is_italic)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A ligature is one sign in a PDF; without them its text can be searched and read aloud.
    face.setFeature(QFont.Tag("liga"), 0)
    return face


def shape(
    *runs: Run,
    width: float,
    leading: float = LEADING,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    from_right: bool | None = None,
) -> tuple[ShapedLine, ...]:
    """Set runs as one paragraph of a width in units; a word too long for a line is broken.

    Unless ``from_right`` says it, the last run says at which side the paragraph begins: those
    before it lead up to it.
    """
    first = runs[0]
    if from_right is None:
        from_right = is_right_to_left(runs[-1].text)
    paragraph = QTextLayout("".join(run.text for run in runs), font(first))
    paragraph.setCacheEnabled(True)
    # A layout on its own takes the leading side for the left, whatever the direction.
    is_mirrored = from_right and align == Qt.AlignmentFlag.AlignLeading
    option = QTextOption(Qt.AlignmentFlag.AlignRight if is_mirrored else align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection
    option.setTextDirection(direction.RightToLeft if from_right else direction.LeftToRight)
    paragraph.setTextOption(option)
    paragraph.setFormats(_formats(runs))
    step = max(run.size for run in runs) * UNITS * leading
    lines: list[ShapedLine] = []
    paragraph.beginLayout()
    while (line := paragraph.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        # Another script's font may stand higher than ours.
        lines.append(ShapedLine(paragraph, len(lines), max(step, line.height())))
    paragraph.endLayout()
    return tuple(lines)


def _formats(runs: tuple[Run, ...]) -> list[QTextLayout.FormatRange]:
    looks: dict[Run, QTextCharFormat] = {}  # a look is asked for once in a paragraph
    ranges = []
    start = 0
    for run in runs:
        ranges.append(_styled(run, start, run.text, looks))
        if run.is_italic:
            upright = replace(run, is_italic=False)
            for found in fonts.UPRIGHT.finditer(run.text):
                before = _units(run.text[: found.start()])
                ranges.append(_styled(upright, start + before, found[0], looks))
        start += _units(run.text)
    return ranges


def _styled(
    run: Run, start: int, words: str, looks: dict[Run, QTextCharFormat]
) -> QTextLayout.FormatRange:
    look = replace(run, text="")
    if look not in looks:
        looks[look] = QTextCharFormat()
        looks[look].setFont(font(run))
    styled = QTextLayout.FormatRange()
    styled.start, styled.length = start, _units(words)
    styled.format = looks[look]
    return styled


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
