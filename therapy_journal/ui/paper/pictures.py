# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of entries on paper, each at most a part of a page high."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from therapy_journal.core.pictures import PagePicture
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import Piece
from therapy_journal.ui.paper.shaping import LEADING, UNITS, Run, shape
from therapy_journal.ui.paper.sides import Side

_GAP = 4 * UNITS
_POINTS_A_PIXEL = 0.75
"""A picture is printed no larger than it would be on a screen of 96 dots an inch."""


class Decoded:
    """A picture that is decoded when it is first drawn; laying it out needs its size only."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def image(self) -> QImage:
        """The picture; null where it cannot be read."""
        return QImage.fromData(self._content)


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture at a distance from the left and the top."""

    picture: Decoded
    size: QSizeF
    left: float = 0.0
    top: float = 0.0

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:  # noqa: ARG002
        """Draw the picture."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(x + self.left, y + self.top, self.size.width(), self.size.height())
        painter.drawImage(place, self.picture.image)


def picture_pieces(
    picture: PagePicture, form: PageForm, side: Side, *, key: str = "", share: float = 1 / 4
) -> list[Piece]:
    """Return a picture and, below it, its caption; together ``share`` of a page at most."""
    width = side.width
    caption: list[Piece] = []
    if picture.caption:
        lines = shape(Run(picture.caption, form.small), width=width, leading=form.leading)
        caption = side.pieces(lines, is_quiet=True, key=key)
    most = form.height * UNITS * share - 2 * _GAP - sum(piece.height for piece in caption)
    size = QSizeF(picture.width, picture.height) * (_POINTS_A_PIXEL * UNITS)
    if size.width() > width or size.height() > most:
        size.scale(width, max(most, UNITS), Qt.AspectRatioMode.KeepAspectRatio)
    left = width - size.width() if side.is_right else side.left
    mark = PictureMark(Decoded(picture.content), size, left, _GAP)
    height = size.height() + 2 * _GAP
    worth = max(1, round(height / (form.body * UNITS * LEADING)))
    shown = Piece(height, (*side.marks, mark), keeps_with_next=bool(caption), key=key, lines=worth)
    return [shown, *caption]
