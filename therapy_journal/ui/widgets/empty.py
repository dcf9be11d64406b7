# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.labels import Label

_WIDTH = 380


class EmptyState(QWidget):
    """An icon, a title, a sentence or two and, where there is something to do, a button."""

    action_requested = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
        *,
        tone: str = "muted",
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(IconLabel(icon, tone, 28), 0, centre)
        self._title = Label(title, size=17, weight=600, serif=True, parent=self)
        self._text = Label(text, "muted", parent=self)
        for label in (self._title, self._text):
            label.setAlignment(centre)
            self._column.addWidget(label)
        self._text.setVisible(bool(text))
        self.button = QuietButton(action, parent=self)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.action_requested)
        self._column.addWidget(self.button, 0, centre)
        self._column.addStretch(3)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else (nothing found, say)."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _restyle(self) -> None:
        px = self._theme.px
        around = px(24)
        self._column.setContentsMargins(around, around, around, around)
        self._column.setSpacing(px(10))
