# SPDX-License-Identifier: GPL-3.0-or-later
"""A day and a time of day, typed or chosen."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from therapy_journal.core.days import clock_time, full_day, short_full_day
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.day_text import read_day, read_time
from therapy_journal.ui.widgets.said_below import SaidBelow
from therapy_journal.ui.widgets.text_fields import TextField

NOT_A_DAY = (
    "This could not be read as a day, so it is as it was. "
    "You could write 26 Nov, Friday or tomorrow."
)
NOT_A_TIME = (
    "This could not be read as a time of day, so it is as it was. You could write 15:00 or 3 pm."
)
_STEP_MINUTES = 5
_AROUND_WORDS = 6  # what Qt leaves beside the words, and the cursor


class DayField(TextField):
    """A day: typed as people say it, by Up and Down, or from a month (Alt+Down).

    What cannot be read goes back to the day before it, and is told. With ``optional`` it may
    be empty. Where the whole day has no room the month is shortened, never the year cut.
    """

    changed = Signal(object)

    def __init__(
        self,
        value: date | None = None,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        today: date | None = None,
        name: str = "Day",
    ) -> None:
        super().__init__("Day, e.g. 26 Nov", parent, name=name)
        self._today = today
        self._is_optional = optional
        self._value = value if value is not None or optional else self._now()
        self._popup: CalendarPopup | None = None
        self._button = IconButton("calendar", "Choose a day", self, size=15)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        # Tab goes on to the next field, and F4 opens the month. A button in the way would hand
        # what is typed on it to the field around it, in front of the day that stands there.
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self._read)
        self._show()

    def value(self) -> date | None:
        """Return the day; None only where the field is optional and empty."""
        self._read()
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a day without telling anybody."""
        if value is not None or self._is_optional:
            self._value = value
        self._show()

    def open_calendar(self) -> None:
        """Open the month below the field."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.chosen.connect(self._take)
        self._popup.open_at(self, self._value or self._now())

    def popup(self) -> CalendarPopup | None:
        """Return the month, if it was opened before."""
        return self._popup

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Select the day, so that another one takes its place; a click puts the cursor."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.selectAll()
        if self.hasSelectedText():
            # From the end to the beginning: where there is little room, the day stays in sight.
            self.setSelection(len(self.text()), -len(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by days, open the month."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {
            int(Qt.Key.Key_Up): 1,
            int(Qt.Key.Key_Down): -1,
            int(Qt.Key.Key_PageUp): 7,
            int(Qt.Key.Key_PageDown): -7,
        }
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        elif event.key() in steps:
            self._read()
            self._take((self._value or self._now()) + timedelta(days=steps[event.key()]))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._place_button()
        self._show_anew()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the day to the room there is."""
        super().showEvent(event)
        self._show_anew()

    def _restyle(self) -> None:
        super()._restyle()
        if hasattr(self, "_button"):
            self._place_button()

    def _place_button(self) -> None:
        side = min(self._button.sizeHint().width(), self.height() - 4)
        x = self.width() - side - 3
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = 3
        self._button.setGeometry(x, (self.height() - side) // 2, side, side)
        is_reversed = x == 3
        self.setTextMargins(side if is_reversed else 0, 0, 0 if is_reversed else side, 0)

    def _now(self) -> date:
        return self._today or date.today()

    def _read(self) -> None:
        text = self.text().strip()
        if not text and self._is_optional:
            self._take(None)
            return
        if self._value is not None and text in _said(self._value):
            return
        order = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat).lower()
        is_month_first = order.find("m") < order.find("d")
        near = self._value or self._now()
        day = read_day(text, near, today=self._now(), month_first=is_month_first)
        self._take(day if day is not None else self._value)
        if day is None and text:
            SaidBelow(self, NOT_A_DAY)

    def _take(self, value: date | None) -> None:
        is_new = value != self._value
        self._value = value
        self._show()
        if is_new:
            self.changed.emit(value)

    def _show(self) -> None:
        self.setText(self._shown(self._value) if self._value else "")
        self.setCursorPosition(0)

    def _shown(self, value: date) -> str:
        whole, short = _said(value)
        return whole if not self.isVisible() or self._has_room_for(whole) else short

    def _show_anew(self) -> None:
        """Fit the day to the room there is; what is being typed stays as it is."""
        if self._value is not None and self.text() in _said(self._value):
            words = self._shown(self._value)
            if words != self.text():
                self._show()

    def _has_room_for(self, words: str) -> bool:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_LineEditContents
        room = self.style().subElementRect(element, option, self)
        margins = self.textMargins()
        width = room.width() - margins.left() - margins.right() - _AROUND_WORDS
        return QFontMetricsF(self.font()).horizontalAdvance(words) <= width


def _said(value: date) -> tuple[str, str]:
    """Return a day as it is shown, whole and with its month shortened."""
    return full_day(value), short_full_day(value)


class TimeField(TextField):
    """A time of day: ``15``, ``15:00``, ``1500`` or ``3 pm``; Up and Down move by five minutes.

    What cannot be read goes back to the time before it, and is told.
    """

    changed = Signal(object)

    def __init__(
        self,
        value: time | None = None,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        name: str = "Time",
    ) -> None:
        super().__init__("Time, e.g. 15:00", parent, name=name)
        self._is_optional = optional
        self._value = value if value is not None or optional else time(12, 0)
        self.editingFinished.connect(self._read)
        self._show()

    def value(self) -> time | None:
        """Return the time; None only where the field is optional and empty."""
        self._read()
        return self._value

    def set_value(self, value: time | None) -> None:
        """Show a time without telling anybody."""
        if value is not None or self._is_optional:
            self._value = value
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by five minutes."""
        steps = {int(Qt.Key.Key_Up): _STEP_MINUTES, int(Qt.Key.Key_Down): -_STEP_MINUTES}
        if event.key() in steps:
            self._read()
            start = datetime.combine(date(2000, 1, 1), self._value or time(12, 0))
            self._take((start + timedelta(minutes=steps[event.key()])).time())
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        text = self.text().strip()
        if not text and self._is_optional:
            self._take(None)
            return
        read = read_time(text)
        self._take(read if read is not None else self._value)
        if read is None and text:
            SaidBelow(self, NOT_A_TIME)

    def _take(self, value: time | None) -> None:
        is_new = value != self._value
        self._value = value
        self._show()
        if is_new:
            self.changed.emit(value)

    def _show(self) -> None:
        shown = clock_time(datetime.combine(date(2000, 1, 1), self._value)) if self._value else ""
        if self._value == time(0, 0):
            shown = "00:00"
        self.setText(shown)
