# SPDX-License-Identifier: GPL-3.0-or-later
"""A switch with its words beside it and a quiet note at the end."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import (
    Block,
    break_lines,
    line_pitch,
    natural_width,
    ring,
    rounded,
)

_TRACK_WIDTH = 30
_TRACK_HEIGHT = 16
_GAP = 10
_PAD_Y = 6
_RING_ROOM = 3


class Switch(QCheckBox):
    """On or off, by click, Space or Enter; ``toggled`` tells. The words wrap."""

    def __init__(
        self,
        text: str = "",
        note: str = "",
        *,
        checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._label, self._note = "", ""
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A fixed height would be that of one line, whatever the wrapped words take.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.set_note(note)
        self.setChecked(checked)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def setText(self, text: str) -> None:  # noqa: N802
        """Set the words, literally."""
        self._label = text
        super().setText(text.replace("&", "&&"))
        self.updateGeometry()

    def text(self) -> str:
        """Return the words as they were given."""
        return self._label

    def note(self) -> str:
        """Return the note at the end of the line."""
        return self._note

    def set_note(self, note: str) -> None:
        """Set the note at the end of the line; a screen reader reads it after the words."""
        self._note = note
        self.setAccessibleDescription(note)
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.setFont(self._theme.ui_font(13))
        self.updateGeometry()
        self.update()

    # -- geometry -----------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of everything in one line."""
        width = self._before() + natural_width(self._label, self.font()) + self._note_width()
        return QSize(ceil(width) + 2 + _RING_ROOM, self._height(1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a width at which the words still wrap well."""
        full = self.sizeHint()
        return QSize(min(full.width(), self._theme.px(140)), full.height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height the wrapped words take."""
        return self._height(self._block(width).shown)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the words wrap."""
        return True

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Take a click anywhere on the line."""
        return self.rect().contains(pos)

    def _height(self, lines: int) -> int:
        text = max(lines, 1) * line_pitch(self.font())
        return ceil(max(text, self._theme.px(_TRACK_HEIGHT))) + 2 * self._theme.px(_PAD_Y)

    def _before(self) -> int:
        return _RING_ROOM + self._theme.px(_TRACK_WIDTH) + self._theme.px(_GAP)

    def _note_width(self) -> float:
        if not self._note:
            return 0.0
        return natural_width(self._note, self._theme.ui_font(12)) + self._theme.px(_GAP) + 1

    def _block(self, width: int) -> Block:
        room = width - self._before() - self._note_width() - _RING_ROOM
        side = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        return break_lines(self._label, self.font(), room, alignment=side)

    # -- states ---------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Note that the pointer is here."""
        self._is_hovered = True
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Note that the pointer left."""
        self._is_hovered = False
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter switch as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    # -- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw track, words and note."""
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        track = QRectF(_RING_ROOM, 0, px(_TRACK_WIDTH), px(_TRACK_HEIGHT))
        track.moveTop((self.height() - track.height()) / 2)
        if is_reversed:
            track.moveRight(self.width() - _RING_ROOM)
        self._draw_track(painter, track, is_reversed=is_reversed)
        if self.hasFocus():
            room = track.adjusted(-_RING_ROOM, -_RING_ROOM, _RING_ROOM, _RING_ROOM)
            ring(painter, room, room.height() / 2, theme.color("accent"))
        block = self._block(self.width())
        x = _RING_ROOM + self._note_width() if is_reversed else float(self._before())
        role = "ink" if self.isEnabled() else "disabled"
        block.draw(painter, x, (self.height() - block.height) / 2, theme.color(role))
        if self._note:
            painter.setFont(theme.ui_font(12))
            painter.setPen(theme.color("muted" if self.isEnabled() else "disabled"))
            side = Qt.AlignmentFlag.AlignLeft if is_reversed else Qt.AlignmentFlag.AlignRight
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(
                QRectF(self.rect()).adjusted(_RING_ROOM, 0, -_RING_ROOM, 0), flags, self._note
            )
        painter.end()

    def _draw_track(self, painter: QPainter, track: QRectF, *, is_reversed: bool) -> None:
        theme = self._theme
        radius = track.height() / 2
        side = track.height() - 2 * theme.px(2)
        knob = QRectF(0, 0, side, side)
        knob.moveCenter(track.center())
        at_end = self.isChecked() != is_reversed
        inset = theme.px(2)
        if at_end:
            knob.moveRight(track.right() - inset)
        else:
            knob.moveLeft(track.left() + inset)
        if not self.isEnabled():
            rounded(painter, track, radius, fill=theme.color("filled_disabled"))
            rounded(painter, knob, side / 2, fill=theme.color("canvas"))
        elif self.isChecked():
            fill = "accent_hover" if self._is_hovered else "accent"
            rounded(painter, track, radius, fill=theme.color(fill))
            rounded(painter, knob, side / 2, fill=theme.color("on_accent"))
        else:
            edge = theme.color("ink" if self._is_hovered else "marker")
            rounded(painter, track, radius, fill=theme.color("line"), border=edge)
            rounded(painter, knob, side / 2, fill=theme.color("paper"), border=edge)
