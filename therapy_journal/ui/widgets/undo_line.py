# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done on a sheet a moment ago, and the way back, where no message bar is in reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.labels import Label


class UndoLine(QWidget):
    """Hidden until something was done; holds the last thing only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self._run: Callable[[], object] | None = None
        self._words = Label("", "muted")
        self.button = LinkButton("Undo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(12))
        row.addWidget(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.undo)
        self.hide()

    def tell(self, message: Message, undo: Callable[[], object]) -> None:
        """Say what was done, and offer to take it back."""
        self._message, self._run = message, undo
        self._words.setText(f"{message.text} {message.detail}".strip())
        self.show()
        announce(self, self._words.text())

    def undo(self) -> None:
        """Take back what was done last."""
        run = self._run
        self.clear()
        if run is not None:
            run()

    def clear(self) -> None:
        """Forget it."""
        self._message = self._run = None
        self.hide()

    def take(self) -> tuple[Message, Callable[[], object]] | None:
        """Hand over what was done last, for the message bar to go on offering it."""
        if self._message is None or self._run is None:
            return None
        both = self._message, self._run
        self.clear()
        return both
