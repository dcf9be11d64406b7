# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens under a chip: mood, day and time, a tag. Each closes with Esc and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.tags import fitting, separated
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.fields import TextField, TimeField
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.ratings import Rating
from therapy_journal.ui.widgets.rounding import cut_corners
from therapy_journal.ui.widgets.window_keys import leads_to_support

_OFFERED = 6


class Popup(QFrame):
    """A small panel under a widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popup", True)  # noqa: FBT003 — a Qt property
        self._theme = current_theme()
        self.column = QVBoxLayout(self)
        self._pad()
        self._theme.changed.connect(self._pad)

    def open_under(self, anchor: QWidget, first: QWidget) -> None:
        """Show it under ``anchor``, inside the screen, with the focus on ``first``."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 3))
        screen = anchor.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at = anchor.mapToGlobal(QPoint(0, -self.height() - 3))
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
        self.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut the corners anew."""
        super().resizeEvent(event)
        cut_corners(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Esc, or for Support."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not leads_to_support(self, event):
            super().keyPressEvent(event)

    def _pad(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(14), px(12), px(14), px(12))
        self.column.setSpacing(px(10))


class MoodPopup(Popup):
    """``chosen`` carries the mood, or None when it is left open again."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rating = Rating(name="Mood")
        self.clear = LinkButton("Leave it open")
        self.column.addWidget(Label("How was it?", weight=600))
        self.column.addWidget(self.rating)
        self.column.addWidget(self.clear)
        self.rating.value_changed.connect(self.chosen)
        self.clear.clicked.connect(self._leave_open)
        for circle in self.rating.circles():
            circle.clicked.connect(self.close)
            circle.installEventFilter(self)

    def open_at(self, anchor: QWidget, mood: int | None) -> None:
        """Show the mood under its chip."""
        self.rating.set_value(mood)
        self.clear.setVisible(mood is not None)
        self.rating.setMinimumWidth(self._theme.px(400))
        self.open_under(anchor, self.rating)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Close with Enter: the digits and arrows have chosen already."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter
        )  # fmt: skip
        if is_enter and event.type() == QEvent.Type.KeyPress:
            self.close()
            return True
        return False

    def _leave_open(self) -> None:
        self.close()
        self.chosen.emit(None)


class WhenPopup(CalendarPopup):
    """A day and a time; ``set_to`` carries both, as the entry's day is told."""

    set_to = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.time = TimeField(name="Time")
        self.done = PrimaryButton("Set")
        row = QHBoxLayout()
        row.addWidget(Label("At"))
        row.addWidget(self.time, 1)
        row.addWidget(self.done)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addLayout(row)
        self.calendar().activated.connect(self._set)
        self.done.clicked.connect(self._set)
        self.time.returnPressed.connect(self._set)

    def open_when(self, anchor: QWidget, told: datetime, latest: date) -> None:
        """Show when it was, under the chip; later than ``latest`` nothing can be chosen."""
        self.time.set_value(time(told.hour, told.minute))
        self.calendar().setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.open_at(anchor, told.date())

    def _choose(self, day: QDate) -> None:
        """Wait for the time: a click only goes to the day."""

    def _set(self) -> None:
        day, at = self.calendar().selectedDate(), self.time.value() or time(12)
        self.close()
        self.set_to.emit(datetime.combine(date(day.year(), day.month(), day.day()), at))


class TagPopup(Popup):
    """Tags typed with commas between them, or one chosen; ``chosen`` carries their names.

    What is typed and neither chosen nor left with Esc stands there again the next time;
    ``edited`` tells of it.
    """

    chosen = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = TextField("A tag, such as family", name="Tag")
        self._known: tuple[str, ...] = ()
        self._begun = QStringListModel(self)
        completer = QCompleter(self._begun, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.field.setCompleter(completer)
        self.column.addWidget(self.field)
        self._buttons: list[LinkButton] = []
        self._offers = QVBoxLayout()
        self._offers.setSpacing(0)
        self.column.addLayout(self._offers)
        self.field.returnPressed.connect(self._choose)
        self.field.textChanged.connect(self._tell_edited)
        self.field.textEdited.connect(self._offer_fitting)

    def open_at(self, anchor: QWidget, known: Sequence[str]) -> None:
        """Show it under its chip; ``known`` are tags in use that this entry does not have."""
        self._known = tuple(known)
        self._begun.setStringList(list(known))
        self.field.selectAll()
        self.field.setMinimumWidth(self._theme.px(220))
        self._offer_fitting(self.field.text())
        self.open_under(anchor, self.field)

    def typed(self) -> dict[str, str]:
        """Return what is typed and not chosen yet."""
        return {"name": self.field.text()} if self.field.text() else {}

    def show_typed(self, fields: Mapping[str, str]) -> None:
        """Put what was typed before into the field."""
        self.field.setText(fields.get("name", ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go along the tags that fit with the arrows; leave with Esc, and forget what was typed."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key(), 0)
        if step:
            self._go(step)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.field.clear()
        elif event.text().isprintable() and event.text() and not self.field.hasFocus():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(event.text())
            return
        super().keyPressEvent(event)

    def offers(self) -> list[LinkButton]:
        """Return the tags that fit what is typed, as they can be taken."""
        return list(self._buttons)

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _offer_fitting(self, typed: str) -> None:
        """Offer the tags that fit what is typed; case and accents do not matter."""
        self._offer(fitting(self._known, typed)[:_OFFERED])

    def _go(self, step: int) -> None:
        """Move from the field to the tags below it and back."""
        stops: list[QWidget] = [self.field, *self._buttons]
        at = next((n for n, each in enumerate(stops) if each.hasFocus()), 0)
        target = stops[min(max(at + step, 0), len(stops) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer(self, names: Sequence[str]) -> None:
        while item := self._offers.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for name in names:
            offer = LinkButton(f"#{name}", weight=400)
            offer.setProperty("tag", name)
            offer.clicked.connect(self._take_offer)
            self._offers.addWidget(offer)
            self._buttons.append(offer)
        self.adjustSize()

    def _take_offer(self) -> None:
        offer = self.sender()
        if offer is not None:
            self.field.clear()
            self.close()
            self.chosen.emit((str(offer.property("tag")),))

    def _choose(self) -> None:
        names = separated(self.field.text(), self._known)
        self.field.clear()
        self.close()
        if names:
            self.chosen.emit(names)
