# SPDX-License-Identifier: GPL-3.0-or-later
"""A control of a few joined parts, one of which is in front."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import DrawnButton
from therapy_journal.ui.widgets.chips import arrow_step
from therapy_journal.ui.widgets.painting import ring, rounded

_LEAST_AROUND = 4


class Segments(QWidget):
    """Joined parts; the arrows bring the next one to the front."""

    value_changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[Hashable, str]],
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._parts: dict[Hashable, _Part] = {}
        self._value: Hashable | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for value, text in options:
            part = _Part(self, text)
            part.clicked.connect(self._on_clicked)
            row.addWidget(part)
            self._parts[value] = part
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        if options:
            self.set_value(options[0][0])
        self._theme.changed.connect(self.update)

    def value(self) -> Hashable | None:
        """Return the value of the part in front."""
        return self._value

    def set_value(self, value: Hashable) -> None:
        """Bring a part to the front without telling anybody."""
        if value not in self._parts:
            raise ValueError("no such part")
        self._value = value
        self._parts[value].setChecked(True)  # the others let go: only one can be in front
        for each, part in self._parts.items():
            is_front = each == value
            part.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_front else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(self._parts[value])
        self.update()

    def set_text(self, value: Hashable, text: str) -> None:
        """Change the words of one part (a count, say)."""
        self._parts[value].setText(text)

    def part(self, value: Hashable) -> DrawnButton:
        """Return the button of one part."""
        return self._parts[value]

    def move_on(self, step: int) -> None:
        """Bring the next or former part to the front; the ends are ends."""
        values = list(self._parts)
        if self._value is None:
            return
        target = min(max(values.index(self._value) + step, 0), len(values) - 1)
        self._bring(values[target])
        self._parts[values[target]].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for value, part in self._parts.items():
            if part is pressed:
                self._bring(value)
                return

    def _bring(self, value: Hashable) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.value_changed.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the common ground, the part in front with its edges, and the border."""
        painter = QPainter(self)
        theme = self._theme
        radius, rect = theme.px(8), QRectF(self.rect())
        rounded(painter, rect, radius, fill=theme.color("canvas"))
        front = None if self._value is None else self._parts.get(self._value)
        if front is not None:
            shape = QPainterPath()
            shape.addRoundedRect(rect, radius, radius)
            painter.setClipPath(shape)
            inside = QRectF(front.geometry())
            painter.fillRect(inside.adjusted(-1, -1, 1, 1), theme.color("line"))
            painter.fillRect(inside.adjusted(0, -1, 0, 1), theme.color("paper"))
            painter.setClipping(False)
        rounded(painter, rect, radius, border=theme.color("line"))
        painter.end()


class _Part(DrawnButton):
    _pad_x = 14
    _pad_y = 7

    def __init__(self, segments: Segments, text: str) -> None:
        super().__init__(text, None, segments)
        self._segments = segments
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def nextCheckState(self) -> None:  # noqa: N802
        """Leave the choice to the control."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the heavier text, so that nothing moves."""
        heavy = QFontMetricsF(self._theme.ui_font(13, 600))
        width = heavy.horizontalAdvance(self.text()) + 2 * self._theme.px(self._pad_x)
        return QSize(ceil(width), ceil(heavy.height()) + 2 * self._theme.px(self._pad_y))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the text with less around it: a part that is out of sight cannot be chosen."""
        size = self.sizeHint()
        return size - QSize(2 * self._theme.px(self._pad_x - _LEAST_AROUND), 0)

    def _draw_content(self, painter: QPainter, role: str) -> None:
        """Draw the words in the middle, into the padding where there is little room."""
        room = QRectF(self.rect())
        words = QFontMetricsF(self._drawn_font()).horizontalAdvance(self.text())
        start = max(0.0, (room.width() - words) / 2)
        self._draw_label(painter, room, start, room.width(), self._theme.color(role))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move along the parts with the arrows."""
        step = arrow_step(event, self.layoutDirection())
        if step:
            self._segments.move_on(step)
        else:
            super().keyPressEvent(event)

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        if not self.isChecked() and self.isEnabled() and (self._is_hovered or self.isDown()):
            rounded(painter, rect, theme.px(7), fill=theme.color("hover"))
        if self.hasFocus():
            ring(painter, rect, theme.px(7), theme.color("accent"))

    def _content_role(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "ink" if self.isChecked() else "muted"

    def _drawn_font(self) -> QFont:
        return self._theme.ui_font(13, 600 if self.isChecked() else 400)
