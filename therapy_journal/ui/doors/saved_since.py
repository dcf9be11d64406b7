# SPDX-License-Identifier: GPL-3.0-or-later
"""A notice of unsaved words goes when they are saved; told on, it would be false."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.messages import Message
from therapy_journal.ui.message_bar import MessageBar

LOOK_MS = 1_000
"""How often it is looked whether the words were saved; savers try by themselves."""


class SavedSince(QObject):
    """Follows the newest notice, as long as it is one that holds until everything is saved."""

    def __init__(
        self, *, bar: MessageBar, has_unsaved: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bar, self._has_unsaved = bar, has_unsaved
        self._key = ""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_time)

    def follow(self, message: Message) -> None:
        """Look after this notice; the one before it is not shown any more."""
        self._key = message.key if message.until_saved else ""
        if self._key:
            self._look.start()
        else:
            self._look.stop()

    def _on_time(self) -> None:
        if not self._has_unsaved():
            self._look.stop()
            self._bar.dismiss_key(self._key)
