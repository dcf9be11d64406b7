# SPDX-License-Identifier: GPL-3.0-or-later
"""A card for the wallet: 85 by 54 mm on a whole sheet, with lines to cut along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from therapy_journal.core.support import Comfort, LockLine
from therapy_journal.ui import fonts
from therapy_journal.ui.paper.flow import Placed
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pages import Overflow, PaperLayout
from therapy_journal.ui.paper.pieces import HAIRLINE, Piece, TextMark, rule_ink
from therapy_journal.ui.paper.shaping import UNITS, Run, shape

WIDTH = 85 * 72 / 25.4
HEIGHT = 54 * 72 / 25.4
_PAD = 9.0
_NAME, _LINE = 9.5, 8.5


@dataclass(frozen=True, slots=True)
class CutMark:
    """The edge of the card in dashes."""

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:
        """Draw where to cut."""
        pen = QPen(rule_ink(), HAIRLINE)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x, y, WIDTH * UNITS, height))


def lay_out_card(
    people: Sequence[LockLine], comforts: Sequence[Comfort], form: PageForm
) -> PaperLayout:
    """Lay the card out at the top of a sheet; ``is_cut`` where it does not hold everything."""
    fonts.load()
    runs = [
        Run(name if number in ("", name) else f"{name}   {number}", _NAME, is_bold=True)
        for name, number in people
    ]
    runs += [Run(comfort.body, _LINE) for comfort in comforts]
    marks, level, lost = [], _PAD * UNITS, 0
    for run in runs:
        for line in shape(run, width=(WIDTH - 2 * _PAD) * UNITS):
            if level + line.height > (HEIGHT - _PAD / 2) * UNITS:
                lost += 1
                continue
            marks.append(TextMark(line, _PAD * UNITS, level))
            level += line.height
    piece = Piece(HEIGHT * UNITS, (CutMark(), *marks))
    page = (Placed(piece, form.top * UNITS),)
    overflow = Overflow(lost, 2, ()) if lost else None
    return PaperLayout(form, (page,), 1, overflow)
