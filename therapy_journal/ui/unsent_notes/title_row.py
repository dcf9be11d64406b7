# SPDX-License-Identifier: GPL-3.0-or-later
"""The name of a note, its day, and the way to what happened with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.text_fields import TextField

_DAY_FROM = 440


class TitleField(TextField):
    """The name in the reading type, without a frame; a line below shows the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Name it, if you like", parent, name="Name of this note")
        self.setProperty("bare", True)  # noqa: FBT003 — a Qt property

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Draw the line."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the line away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words and the line below them."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            line = QRectF(0, self.height() - 2, self.width(), 2)
            painter.fillRect(line, self._theme.color("accent"))
            painter.end()

    def _restyle(self) -> None:
        self.setFont(self._theme.reading_font(18, 600))


class TitleRow(QWidget):
    """``edited`` tells of typing in the name; ``answer_requested`` asks for the strip below.

    ``versions_requested`` asks for what stood in the layers before.
    """

    edited = Signal()
    answer_requested = Signal()
    versions_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "paper")
        self.field = TitleField()
        self.field.textEdited.connect(self._on_edited)
        self._day = Label("", "muted", 12, wrap=False)
        self.answer = LinkButton("I said it…", "message-circle", role="unsent")
        self.answer.setAccessibleDescription("Did you say it? What happened?")
        self.answer.clicked.connect(self.answer_requested)
        self.versions = IconButton("history", "Earlier versions of this note", size=16)
        self.versions.clicked.connect(self.versions_requested)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self._day)
        self._row.addWidget(self.answer)
        self._row.addWidget(self.versions)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_note(self, title: str, day: date, today: date) -> None:
        """Show a note's name and day; nobody is told."""
        self.field.setText(title)
        self.field.setCursorPosition(0)
        self._day.setText(recent_day(day, today))

    def title(self) -> str:
        """Return the name as it stands."""
        return self.field.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the room to the name where there is little."""
        super().resizeEvent(event)
        self._day.setVisible(self.width() >= self._theme.px(_DAY_FROM))

    def _on_edited(self) -> None:
        self.edited.emit()

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(28), px(9), px(22), px(9))
        self._row.setSpacing(px(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()
