# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces of the page: each one high, and whole on one page.

What a piece draws are marks: lines of text, rules, bars and pictures of values. All
measures are in units (``shaping.UNITS`` in a point); a piece is drawn at its top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from therapy_journal.ui.paper.shaping import UNITS, ShapedLine

HAIRLINE = 0.5 * UNITS
STROKE = 1.0 * UNITS
BAR = 1.6 * UNITS


def ink() -> QColor:
    """Return the ink of the page."""
    return QColor(Qt.GlobalColor.black)


def quiet_ink() -> QColor:
    """Return the ink of what stands back: dark enough for a laser printer's grain."""
    return QColor(Qt.GlobalColor.darkGray).darker(140)


def rule_ink() -> QColor:
    """Return the ink of hairlines that carry no information."""
    return QColor(Qt.GlobalColor.darkGray).lighter(140)


class PieceMark(Protocol):
    """Something a piece draws."""

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:
        """Draw for a piece whose top left corner is given and that is ``height`` high."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of text at a distance from the left and the top."""

    line: ShapedLine
    left: float = 0.0
    top: float = 0.0
    is_quiet: bool = False

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:  # noqa: ARG002
        """Draw the line."""
        painter.setPen(quiet_ink() if self.is_quiet else ink())
        self.line.draw(painter, x + self.left, y + self.top)


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A horizontal hairline; ``from_bottom`` measures its place from the piece's lower edge."""

    width: float
    top: float = 0.0
    from_bottom: bool = False
    is_strong: bool = False

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:
        """Draw the rule."""
        level = y + (height - self.top if self.from_bottom else self.top)
        painter.setPen(QPen(ink() if self.is_strong else rule_ink(), HAIRLINE))
        painter.drawLine(QLineF(x, level, x + self.width, level))


@dataclass(frozen=True, slots=True)
class BarMark:
    """A bar along a side, as high as the piece; ``left`` is its distance from the left."""

    left: float = 0.0

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:
        """Draw the bar."""
        painter.fillRect(QRectF(x + self.left, y, BAR, height), ink())


@dataclass(frozen=True, slots=True)
class FrameMark:
    """A frame round the pieces that follow; drawn in one go, so that no seam shows."""

    width: float
    full_height: float

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:  # noqa: ARG002
        """Draw the frame."""
        pen = QPen(ink(), STROKE)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x, y, self.width, self.full_height))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the page that is not broken.

    ``before`` is the space above it, which is dropped at the top of a page. With
    ``keeps_with_next`` it is not the last on a page. ``key`` names the switch that let it
    through, and ``lines`` how many lines of text it is high, for saying what is long.
    """

    height: float
    marks: tuple[PieceMark, ...] = ()
    before: float = 0.0
    keeps_with_next: bool = False
    key: str = ""
    lines: int = 1

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw every mark."""
        for mark in self.marks:
            mark.draw(painter, x, y, self.height)


def text_pieces(
    lines: Sequence[ShapedLine],
    *,
    left: float = 0.0,
    before: float = 0.0,
    marks: tuple[PieceMark, ...] = (),
    is_quiet: bool = False,
    key: str = "",
) -> list[Piece]:
    """Return a paragraph as pieces, one a line; its first two and last two stay together."""
    last = len(lines) - 1
    return [
        Piece(
            line.height,
            (*marks, TextMark(line, left, is_quiet=is_quiet)),
            before if number == 0 else 0.0,
            keeps_with_next=number < last and number in {0, last - 1},
            key=key,
        )
        for number, line in enumerate(lines)
    ]


def kept_together(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces that stay on one page as long as one page holds them."""
    return [replace(piece, keeps_with_next=True) for piece in pieces[:-1]] + list(pieces[-1:])
