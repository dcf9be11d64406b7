# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that fill up piece by piece, and the footer each of them has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from therapy_journal.core.summary_text import CONFIDENTIAL
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import HAIRLINE, Piece, TextMark, quiet_ink, rule_ink
from therapy_journal.ui.paper.shaping import LEADING, UNITS, Run, shape

_FOOTER_GAP = 8 * UNITS


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the level of its top on the page."""

    piece: Piece
    top: float


Page = list[Placed]


class Flow:
    """Puts pieces below each other; what keeps together goes on to a new page together.

    ``pages`` are those begun so far.
    """

    def __init__(self, form: PageForm) -> None:
        self.pages: list[Page] = [[]]
        self._top, self._bottom = form.top * UNITS, lowest(form)
        self._level = self._top

    def add(self, pieces: Sequence[Piece]) -> None:
        """Add pieces; those added later never keep with the last of these."""
        top, bottom = self._top, self._bottom
        for group in _groups(pieces):
            height = sum(piece.before + piece.height for piece in group)
            is_over = self._level + height > bottom
            if self.pages[-1] and is_over and (height <= bottom - top or len(group) == 1):
                self._turn()
            for piece in group:
                before = piece.before if self.pages[-1] else 0.0
                if self.pages[-1] and self._level + before + piece.height > bottom:
                    self._turn()
                    before = 0.0
                self.pages[-1].append(Placed(piece, self._level + before))
                self._level += before + piece.height

    def take_full(self) -> list[Page]:
        """Return the pages nothing can be added to, and keep the last one only."""
        full, self.pages = self.pages[:-1], self.pages[-1:]
        return full

    def _turn(self) -> None:
        self.pages.append([])
        self._level = self._top


def lowest(form: PageForm) -> float:
    """Return the level that no piece goes below."""
    return _foot(form) - _FOOTER_GAP


def has_boxes(page: Sequence[Placed]) -> bool:
    """Whether some character on a page is in no font here."""
    return any(
        isinstance(mark, TextMark) and mark.line.has_boxes
        for placed in page
        for mark in placed.piece.marks
    )


def draw_page(painter: QPainter, form: PageForm, page: Sequence[Placed], number: str) -> None:
    """Draw the pieces of a page and its footer, in units; ``number`` stands at its end."""
    left = form.side * UNITS
    for placed in page:
        placed.piece.draw(painter, left, placed.top)
    width, top = form.column * UNITS, _foot(form)
    painter.setPen(QPen(rule_ink(), HAIRLINE))
    painter.drawLine(QLineF(QPointF(left, top), QPointF(left + width, top)))
    painter.setPen(quiet_ink())
    for words, align in (
        (CONFIDENTIAL, Qt.AlignmentFlag.AlignLeft),
        (number, Qt.AlignmentFlag.AlignRight),
    ):
        run = Run(words, form.small)
        shape(run, width=width, align=align)[0].draw(painter, left, top + 3 * UNITS)


def _foot(form: PageForm) -> float:
    return (form.height - form.bottom) * UNITS - form.small * UNITS * LEADING - 3 * UNITS


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        groups[-1].append(piece)
        if not piece.keeps_with_next:
            groups.append([])
    return [group for group in groups if group]
