# SPDX-License-Identifier: GPL-3.0-or-later
"""A rating from 0 to 10, both ends named, which may stay unanswered."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import DrawnButton
from therapy_journal.ui.widgets.chips import arrow_step
from therapy_journal.ui.widgets.flow import EvenFlow
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.painting import RING, ring, rounded
from therapy_journal.ui.widgets.tips import set_tip

HIGHEST = 10
_TWO_DIGITS_WITHIN_MS = 900


class Rating(QWidget):
    """Eleven circles. Digits choose (1 then 0 is ten), arrows move, Delete takes it back."""

    value_changed = Signal(object)

    def __init__(
        self,
        low: str = "very bad",
        high: str = "very good",
        parent: QWidget | None = None,
        *,
        name: str = "",
        show_ends: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._value: int | None = None
        self._since_one = QElapsedTimer()
        self._circles = [_Circle(self, number) for number in range(HIGHEST + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch(1)
        flow = EvenFlow(gap=6, row_gap=6)
        for circle in self._circles:
            flow.addWidget(circle)
            circle.clicked.connect(self._on_clicked)
        column.addLayout(flow)
        self._ends = Label(f"0 {low} · 10 {high}", "muted", 12, parent=self)
        self._ends.setVisible(show_ends)
        column.addWidget(self._ends)
        column.addStretch(1)
        self._circles[0].setAccessibleName(f"0, {low}")
        self._circles[HIGHEST].setAccessibleName(f"10, {high}")
        set_tip(self, f"0 {low} · 10 {high}")
        self.setAccessibleName(name)
        self.setFocusProxy(self._circles[0])
        self._show()

    def value(self) -> int | None:
        """Return the rating, or None while there is none."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a rating without telling anybody."""
        if value is not None and not 0 <= value <= HIGHEST:
            raise ValueError("a rating is between 0 and 10")
        self._value = value
        self._show()

    def circles(self) -> tuple[DrawnButton, ...]:
        """Return the circles from 0 to 10."""
        return tuple(self._circles)

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer a key pressed on one of the circles; says whether it meant something."""
        key, written = event.key(), event.text()
        if written.isdigit() and len(written) == 1 and not event.modifiers() & _COMMANDING:
            self._choose_digit(int(written))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif key == Qt.Key.Key_Home:
            self._choose(0)
        elif key == Qt.Key.Key_End:
            self._choose(HIGHEST)
        else:
            step = self._step(event)
            if not step:
                return False
            start = self._value
            if start is None:
                start = -1 if step > 0 else HIGHEST + 1
            self._choose(min(max(start + step, 0), HIGHEST))
        return True

    def _step(self, event: QKeyEvent) -> int:
        # up is more, although the next circle in a row would be down
        if event.key() == Qt.Key.Key_Up:
            return 1
        if event.key() == Qt.Key.Key_Down:
            return -1
        return arrow_step(event, self.layoutDirection())

    def _choose_digit(self, digit: int) -> None:
        is_ten = (
            digit == 0
            and self._value == 1
            and self._since_one.isValid()
            and self._since_one.elapsed() < _TWO_DIGITS_WITHIN_MS
        )
        self._since_one.invalidate()
        if digit == 1:
            self._since_one.start()
        self._choose(HIGHEST if is_ten else digit)

    def _choose(self, value: int | None) -> None:
        had_focus = any(circle.hasFocus() for circle in self._circles)
        changed = value != self._value
        self._value = value
        self._show()
        if had_focus:
            self._circles[value or 0].setFocus(Qt.FocusReason.TabFocusReason)
        if changed:
            self.value_changed.emit(value)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _Circle):
            self._choose(None if pressed.number == self._value else pressed.number)

    def _show(self) -> None:
        stop = self._value or 0
        for circle in self._circles:
            circle.setChecked(circle.number == self._value)
            is_stop = circle.number == stop
            circle.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(self._circles[stop])


_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class _Circle(DrawnButton):
    _text_size = 13
    _weight = 400

    def __init__(self, rating: Rating, number: int) -> None:
        super().__init__(str(number), None, rating)
        self.number = number
        self._rating = rating
        self.setCheckable(True)
        self.setAutoExclusive(False)

    def nextCheckState(self) -> None:  # noqa: N802
        """Leave the choice to the rating."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a circle in which 10 has room."""
        text = QFontMetricsF(self._theme.ui_font(13, 600)).horizontalAdvance("10")
        side = max(self._theme.px(30), ceil(text) + self._theme.px(12))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ask the rating first."""
        if not self._rating.take_key(event):
            super().keyPressEvent(event)

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, radius = self._theme, rect.height() / 2
        if self.isChecked():
            fill = "accent" if self.isEnabled() else "filled_disabled"
            rounded(painter, rect, radius, fill=theme.color(fill))
        else:
            fill = self._state("paper", "hover", "pressed", "paper")
            rounded(painter, rect, radius, fill=theme.color(fill), border=theme.color("line"))
        if self.hasFocus():
            ring(painter, rect, radius, theme.color("accent"))
            if self.isChecked():
                gap = rect.adjusted(RING, RING, -RING, -RING)
                ring(painter, gap, radius - RING, theme.color("on_accent"))

    def _content_role(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "on_accent" if self.isChecked() else "ink"

    def _draw_content(self, painter: QPainter, role: str) -> None:
        painter.setFont(self._theme.ui_font(13, 600 if self.isChecked() else 400))
        painter.setPen(self._theme.color(role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
