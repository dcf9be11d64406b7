# SPDX-License-Identifier: GPL-3.0-or-later
"""Five, four, three, two, one: a circle for each thing noticed, filled one by one."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QPointF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from therapy_journal.services.guides import Guide, GuideSection
from therapy_journal.ui.system.motion import MotionWish
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.painting import ring

_SOFTLY_MS = 900
_SIDE = 34
_GAP = 16


class NoticedCircles(QWidget):
    """``total`` circles; Space, Enter or a click fills the next (``noticed``).

    A circle fills slowly, or where ``is_still`` at once.
    """

    noticed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_still: bool | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._total, self._filled, self._growing = 0, 0, 1.0
        self.is_still = self._theme.is_still if is_still is None else is_still
        self._softly = QVariantAnimation(self)
        self._softly.setStartValue(0.0)
        self._softly.setEndValue(1.0)
        self._softly.setDuration(_SOFTLY_MS)
        self._softly.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._softly.valueChanged.connect(self._grow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    @property
    def filled(self) -> int:
        """How many are filled."""
        return self._filled

    def begin(self, total: int) -> None:
        """Show ``total`` empty circles."""
        self._softly.stop()
        self._total, self._filled, self._growing = total, 0, 1.0
        self.setVisible(total > 0)
        self._name()
        self.update()

    def fill_next(self) -> None:
        """Fill the next circle, if one is empty."""
        if self._filled >= self._total:
            return
        self._filled += 1
        self._softly.stop()
        if self.is_still:
            self._growing = 1.0
        else:
            self._softly.start()
        self._name()
        self.update()
        self.noticed.emit(self._filled)

    def grow_to(self, share: float) -> None:
        """Show the last filled circle as far as ``share`` (0.0 to 1.0)."""
        self._softly.stop()
        self._growing = share
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Fill the next with Space or Enter."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.fill_next()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Fill the next with a click."""
        self.fill_next()
        event.accept()

    def _grow(self, share: object) -> None:
        self._growing = float(str(share))
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._filled} of {self._total} noticed. Space fills the next.")

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_SIDE + 12))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of five circles."""
        px = self._theme.px
        return QSize(5 * px(_SIDE) + 4 * px(_GAP), px(_SIDE + 12))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the circles in the middle, in reading direction."""
        theme, side, gap = self._theme, self._theme.px(_SIDE), self._theme.px(_GAP)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start = (self.width() - self._total * side - (self._total - 1) * gap) / 2
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(self._total):
            place = self._total - 1 - number if is_mirrored else number
            middle = QPointF(start + place * (side + gap) + side / 2, self.height() / 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("edge"), theme.px(1.25)))
            painter.drawEllipse(middle, side / 2 - 1, side / 2 - 1)
            if number < self._filled:
                share = self._growing if number == self._filled - 1 else 1.0
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawEllipse(middle, share * (side / 2 - 1), share * (side / 2 - 1))
        if self.hasFocus():
            around = self.rect().toRectF()
            ring(painter, around, theme.px(8), theme.color("accent"))
        painter.end()


class GroundingSteps(QWidget):
    """Leads through the steps of the guide ``grounding``; nothing of it is kept.

    ``step_changed`` tells the number of the step, from 0; the last one has no circles.
    """

    step_changed = Signal(int)

    def __init__(
        self, guide: Guide, parent: QWidget | None = None, *, is_still: bool | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._steps: tuple[GuideSection, ...] = guide.sections[1:]
        self._step = 0
        self.heading = Label("", size=18, weight=600, serif=True)
        self.words = Label("", "muted", 14)
        self.circles = NoticedCircles(is_still=is_still)
        self.circles.noticed.connect(self._noticed)
        for label in (self.heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._wish = MotionWish(self)
        self._wish.less.connect(self._be_still)
        if is_still is None:
            self._wish.ask()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.words)
        self._column.addWidget(self.circles)
        self._restyle()
        self._theme.changed.connect(self._restyle)
        self._show()

    @property
    def step(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._step

    @property
    def is_at_end(self) -> bool:
        """Whether the last step is shown."""
        return self._step == len(self._steps) - 1

    def go_on(self) -> None:
        """Go to the next step; all circles need not be filled."""
        self._go(self._step + 1)

    def go_back(self) -> None:
        """Go to the step before."""
        self._go(self._step - 1)

    def _be_still(self) -> None:
        self.circles.is_still = True

    def _go(self, step: int) -> None:
        if 0 <= step < len(self._steps):
            self._step = step
            self._show()
            self.step_changed.emit(step)

    def _noticed(self, filled: int) -> None:
        if filled == self._count() and not self.is_at_end:
            said = f"All {filled}." if filled > 1 else "That one is done."
            announce(self, f"{said} Go on when you like.")

    def _count(self) -> int:
        return len(self._steps) - 1 - self._step

    def _show(self) -> None:
        section = self._steps[self._step]
        self.heading.setText(section.heading)
        self.words.setText("\n".join(section.paragraphs))
        self.circles.begin(self._count())
        if self.isVisible():
            announce(self, f"{section.heading}. {self.words.text()}")

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(10))
        # As high as the longest step needs, so that nothing jumps from one to the next.
        self.words.setMinimumHeight(self._theme.px(66))
