# SPDX-License-Identifier: GPL-3.0-or-later
"""Shown while a longer export is written: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet

if TYPE_CHECKING:
    from therapy_journal.services.exporting.progress import Progress

_BEFORE_SHOWN_MS = 400
_EVERY_MS = 100


class ExportUnderWay(Sheet):
    """Opens by itself when an export takes longer; meanwhile nothing can be typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Writing the entries", parent, text="Stopping leaves nothing behind.")
        self._progress: Progress | None = None
        self.far = Label("")
        self.body.addWidget(self.far)
        self.stop = self.add_button("Stop", dismisses=True)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_BEFORE_SHOWN_MS)
        self._wait.timeout.connect(self.show_now)
        self._poll = QTimer(self)
        self._poll.setInterval(_EVERY_MS)
        self._poll.timeout.connect(self._tell)
        self.dismissed.connect(self._stop)

    def begin(self, progress: Progress) -> None:
        """Follow an export that is about to begin."""
        self._progress = progress
        self._wait.start()

    def show_now(self) -> None:
        """Cover the window."""
        if self._progress is not None:
            self._tell()
            self._poll.start()
            self.open()

    def end(self) -> None:
        """Go away: the export is over, whatever came of it."""
        self._progress = None
        self._wait.stop()
        self._poll.stop()
        self.accept()

    def _tell(self) -> None:
        progress = self._progress
        if progress is not None and progress.whole:
            self.far.setText(f"{100 * progress.done // progress.whole} %")

    def _stop(self) -> None:
        self._poll.stop()
        if self._progress is not None:
            self._progress.stop()
