# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing the passphrase as a person does, and waiting for the list."""

from __future__ import annotations

import time
from collections.abc import Callable

from painted import Painted
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

KEY_MS = 60
"""A quick typist: twelve characters take seven tenths of a second."""


def press(widget: QWidget, key: int, text: str) -> None:
    """Press and release one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(widget, event)


class Unlocking(QObject):
    """Calls ``done`` with itself when the first rows are painted."""

    def __init__(self, program, passphrase: str, done: Callable[[Unlocking], object]) -> None:
        super().__init__(program.window)
        self._program, self._done = program, done
        self._field = program.lock_screen.unlock_page.field
        self._left = list(passphrase)
        self.argon2id_ms = self.total_ms = 0.0
        self.screen = None
        self._keys = QTimer(self)
        self._keys.setInterval(KEY_MS)
        self._keys.timeout.connect(self._type)
        self._keys.start()

    def _type(self) -> None:
        if self._left:
            letter = self._left.pop(0)
            press(self._field, ord(letter.upper()), letter)
            return
        self._keys.stop()
        self._time_argon2id()
        self._watch_desk()
        self._begun = time.perf_counter()
        press(self._field, Qt.Key.Key_Return, "\r")

    def _time_argon2id(self) -> None:
        from therapy_journal.storage import keys

        unseal = keys.unseal

        def timed(*arguments):
            begun = time.perf_counter()
            try:
                return unseal(*arguments)
            finally:
                self.argon2id_ms += (time.perf_counter() - begun) * 1000

        keys.unseal = timed

    def _watch_desk(self) -> None:
        window = self._program.window
        show_desk = window._show_desk

        def told(desk, place) -> None:
            show_desk(desk, place)
            self.screen = window.desk.screen_of("reflections")
            entries = self.screen.entry_list
            Painted(entries.list.viewport(), self._painted, self._has_rows)

        window._show_desk = told

    def _has_rows(self) -> bool:
        model = self.screen.entry_list.model
        return bool(model._views)

    def _painted(self) -> None:
        self.total_ms = (time.perf_counter() - self._begun) * 1000
        self._done(self)
