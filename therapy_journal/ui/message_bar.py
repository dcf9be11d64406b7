# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices inside the window, with one action such as Undo, instead of dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.ui.theme import Theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label

SHOWN_MS = 9_000
"""How long a notice stays that does not have to be dealt with."""


class MessageBar(QFrame):
    """Shows one notice at a time; a newer one takes its place."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        on_ground(self, "paper")
        self._theme = theme
        self._run: Callable[[], object] | None = None
        self._message: Message | None = None
        self._text = Label("", weight=600)
        self._detail = Label("", role="muted")
        self._button = LinkButton("")
        self._button.clicked.connect(self._act)
        self._close = IconButton("x", "Close this notice")
        self._close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self._text)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(10), theme.px(10), theme.px(10))
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.hide()

    def show_message(self, message: Message, action: Callable[[], object] | None = None) -> None:
        """Show a notice; ``action`` runs when its button is pressed."""
        self._message, self._run = message, action
        self._text.setText(message.text)
        self._detail.setText(message.detail)
        self._detail.setVisible(bool(message.detail))
        self._button.setText(message.action)
        self._button.setVisible(bool(message.action and action))
        self.show()
        announce(self, f"{message.text} {message.detail}".strip())
        if message.stays:
            self._timer.stop()
        else:
            self._timer.start(SHOWN_MS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a hairline above the notice."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        painter.end()

    @property
    def text(self) -> str:
        """What is shown, or nothing."""
        return "" if self._message is None else self._message.text

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._message = self._run = None
        self.hide()

    def dismiss_key(self, key: str) -> None:
        """Take away the notice of this key, if it is the one shown."""
        if self._message is not None and self._message.key == key:
            self.dismiss()

    def _on_time(self) -> None:
        if self._button.hasFocus() or self._close.hasFocus():
            self._timer.start(SHOWN_MS)  # the next key would press something else
        else:
            self.dismiss()

    def _act(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()
