# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own faults: saved first, then told, without a word of the person's."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal import __version__, log

SENTENCE = "Something in the program itself went wrong."
DETAIL = (
    "What you had written was saved where that was possible, and your journal is as it was. "
    "You can go on; if it happens again, lock the journal and start the program anew."
)


class CrashReporter(QObject):
    """Takes what nobody caught: tries a last save, notes the place, shows one dialog."""

    _caught = Signal(str)

    def __init__(self, log_file: Path, save: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._log_file = log_file
        self._save = save
        self._window = window
        self._is_telling = False
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take uncaught exceptions of every thread from now on."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,  # noqa: ARG002 — never looked into: it may hold words
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        log.note(self._log_file, kind, trace)
        self._caught.emit(log.describe(kind, trace))

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, place: str) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 — not loaded for a good start

        if self._is_telling:
            return
        self._is_telling = True
        # The fault may lie in the way of saving itself; it is told all the same.
        with contextlib.suppress(Exception):
            self._save()
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("Journal")
        box.setText(SENTENCE)
        box.setInformativeText(f"{DETAIL}\n\nFor the developers: {__version__}, {place}")
        # A standard button would bring the style's own icon along.
        box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.finished.connect(self._told)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _told(self) -> None:
        self._is_telling = False
