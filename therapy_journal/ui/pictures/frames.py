# SPDX-License-Identifier: GPL-3.0-or-later
"""How large a picture is shown, and how it or what stands for it is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from therapy_journal.ui.pictures.shown import ShownPictures
from therapy_journal.ui.theme import Theme

WIDEST, HIGHEST = 520, 360
"""Design pixels; it also fits a narrow pane, so that room for it need not follow the window."""
GAP_ABOVE, GAP_BELOW = 6, 10
_PLACEHOLDER = QSizeF(300, 56)
_ROUND = 6
NOT_HERE = "This picture is not in the journal."


def frame_size(own: QSize | None, theme: Theme) -> QSize:
    """Return the logical pixels a picture is shown in, never larger than it is."""
    if own is None or own.isEmpty():
        return (_PLACEHOLDER * theme.total_scale).toSize()
    bound = QSize(theme.px(WIDEST), theme.px(HIGHEST))
    if own.width() <= bound.width() and own.height() <= bound.height():
        return own
    return own.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def paint_frame(
    painter: QPainter, place: QRectF, uid: str, shown: ShownPictures, theme: Theme
) -> None:
    """Paint a picture into ``place``: a quiet ground until it is read, words if it is missing."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = None
    if not shown.is_missing(uid):
        pixmap = shown.pixmap(uid, place.size().toSize(), ratio)
    if pixmap is not None:
        painter.drawPixmap(QPointF(place.topLeft().toPoint()), pixmap)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("canvas"))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    if shown.is_missing(uid):
        painter.setFont(theme.ui_font(13))
        painter.setPen(theme.color("muted"))
        room = place.adjusted(_ROUND, 0, -_ROUND, 0)
        words = painter.fontMetrics().elidedText(
            NOT_HERE, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
