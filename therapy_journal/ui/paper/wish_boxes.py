# SPDX-License-Identifier: GPL-3.0-or-later
"""What I would like from today: boxes, ticked here or by hand."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from therapy_journal.core.summary import Wish
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import Piece, ink
from therapy_journal.ui.paper.shaping import UNITS, Run, shape


def wish_piece(chosen: AbstractSet[Wish], form: PageForm) -> Piece:
    """Return the row of boxes as one piece."""
    return Piece(form.body * UNITS * form.leading, (_Boxes(chosen, form),), 3 * UNITS)


class _Boxes:
    def __init__(self, chosen: AbstractSet[Wish], form: PageForm) -> None:
        self._chosen = chosen
        self._form = form

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:
        """Draw each wish with its box."""
        side = self._form.body * 0.78 * UNITS
        for wish in Wish:
            box = QRectF(x + UNITS, y + (height - side) / 2, side, side)
            self._draw_box(painter, box, is_ticked=wish in self._chosen)
            label = shape(
                Run(wish.value, self._form.body),
                width=self._form.column * UNITS,
                leading=self._form.leading,
            )[0]
            painter.setPen(ink())
            label.draw(painter, box.right() + 4 * UNITS, y)
            x = box.right() + label.width + 18 * UNITS

    def _draw_box(self, painter: QPainter, box: QRectF, *, is_ticked: bool) -> None:
        painter.setPen(QPen(ink(), 0.8 * UNITS))
        painter.drawRect(box)
        if is_ticked:
            pen = QPen(ink(), 1.5 * UNITS)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corner, side = box.topLeft(), box.width()
            tick = [(0.2, 0.52), (0.42, 0.76), (0.82, 0.24)]
            painter.drawPolyline(
                QPolygonF([corner + QPointF(across * side, down * side) for across, down in tick])
            )
