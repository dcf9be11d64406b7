# SPDX-License-Identifier: GPL-3.0-or-later
"""Something to breathe along with: a circle that grows and shrinks, or words that change."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.core.breathing import (
    LONGER_OUT,
    Breath,
    BreathPart,
    Pace,
    breath_at,
    whole_breaths,
)
from therapy_journal.ui.system.motion import MotionWish
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce

WORDS = {
    BreathPart.IN: "Breathe in",
    BreathPart.HOLD: "Hold",
    BreathPart.OUT: "Breathe out",
    BreathPart.REST: "Wait",
}
READY = "Ready when you are"
OVER = "That was it"

_FRAME_MS = 33
_STILL_MS = 200
_SMALLEST = 0.42
_AT_REST = 0.6
_SIDE = 240


class BreathingPacer(QWidget):
    """Runs from :meth:`start` to :meth:`stop`, or until the minutes are over (``ended``).

    Where ``is_still`` nothing grows or shrinks: a word and its seconds stand there instead.
    None follows the setting and the system.
    It stops by itself once it is out of sight, and keeps nothing.
    """

    ended = Signal()
    still_changed = Signal(bool)
    ran = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, is_still: bool | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._is_still = self._theme.is_still if is_still is None else is_still
        self._wish = MotionWish(self)
        self._wish.less.connect(self._be_still)
        if is_still is None:
            self._wish.ask()
        self._pace, self._whole = LONGER_OUT, 0
        self._breath: Breath | None = None
        self._words = READY
        self._seconds = 0.0
        self._passed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(READY)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    # -- what a form or a sheet asks ------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    @property
    def is_still(self) -> bool:
        """Whether words stand in place of what moves."""
        return self._is_still

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words

    def breath(self) -> Breath | None:
        """Return the moment that is shown; None before the beginning and after the end."""
        return self._breath

    def minutes_breathed(self) -> int:
        """Return how long it ran last, in whole minutes, rounded."""
        return round(self._seconds / 60)

    def set_still(self, *, is_still: bool) -> None:
        """Let it move, or keep it still; what is running goes on."""
        self._is_still = is_still
        if self.is_running:
            self._timer.start(_STILL_MS if is_still else _FRAME_MS)
        self.update()
        self.still_changed.emit(is_still)

    def start(self, pace: Pace = LONGER_OUT, minutes: int | None = None) -> None:
        """Begin; without ``minutes`` it goes on until it is stopped."""
        self._pace = pace
        self._whole = 0 if minutes is None else whole_breaths(pace, minutes)
        self._passed.start()
        self._timer.start(_STILL_MS if self._is_still else _FRAME_MS)
        self.show_at(0.0)
        self.ran.emit(True)  # noqa: FBT003 — a Qt signal

    def stop(self) -> None:
        """Stop where it is."""
        if self.is_running:
            self._timer.stop()
            self._rest(READY)
            self.ran.emit(False)  # noqa: FBT003 — a Qt signal

    def show_at(self, seconds: float) -> None:
        """Show the moment ``seconds`` after the beginning."""
        self._seconds = seconds
        if self._whole and seconds >= self._whole:
            self._timer.stop()
            self._rest(OVER)
            self.ran.emit(False)  # noqa: FBT003 — a Qt signal
            self.ended.emit()
            return
        before, self._breath = self._breath, breath_at(self._pace, seconds)
        if before is None or before.part is not self._breath.part:
            self._say(WORDS[self._breath.part])
        self.update()

    # -- inside ---------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stop once nobody sees it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def _be_still(self) -> None:
        self.set_still(is_still=True)

    def _tick(self) -> None:
        self.show_at(self._passed.elapsed() / 1000)

    def _rest(self, words: str) -> None:
        self._breath = None
        self._say(words)
        self.update()

    def _say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        if self.isVisible():
            announce(self, words)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_SIDE))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a square."""
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the circle with its words, or the words alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_still:
            self._draw_circle(painter)
        self._draw_words(painter)
        painter.end()

    def _draw_circle(self, painter: QPainter) -> None:
        theme = self._theme
        middle = QPointF(self.width() / 2, self.height() / 2)
        largest = min(self.width(), self.height()) / 2 - theme.px(4)
        fullness = _AT_REST if self._breath is None else self._breath.fullness
        radius = largest * (_SMALLEST + (1 - _SMALLEST) * fullness)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawEllipse(middle, largest, largest)
        painter.setBrush(theme.color("accent_soft"))
        painter.setPen(QPen(theme.color("accent"), theme.px(1.5)))
        painter.drawEllipse(middle, radius, radius)

    def _draw_words(self, painter: QPainter) -> None:
        theme = self._theme
        is_counting = self._breath is not None
        size = (30 if is_counting else 20) if self._is_still else 16
        painter.setFont(theme.reading_font(size, 600))
        painter.setPen(theme.color("ink"))
        half = self.height() / 2
        room = QRectF(0, half - theme.px(size * 1.5), self.width(), theme.px(size * 1.6))
        if not is_counting:
            room.moveCenter(QPointF(self.width() / 2, half))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._words)
        if self._breath is not None:
            below = QRectF(0, room.bottom(), self.width(), theme.px(size * 1.6))
            painter.setFont(theme.ui_font(22 if self._is_still else 13))
            painter.setPen(theme.color("muted" if self._is_still else "ink"))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(self._breath.left))
