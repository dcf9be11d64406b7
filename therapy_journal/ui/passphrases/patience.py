# SPDX-License-Identifier: GPL-3.0-or-later
"""A pause between tries after several wrong passphrases, wherever one is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from therapy_journal.core.errors import JournalProblem, WrongPassphrase
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.labels import Label

WAIT = "You can try again in {seconds} s."
AFTER = 5
"""Wrong passphrases after which tries are spaced out."""
_LONGEST = 30
_SECOND_MS = 1000


def pause_after(failures: int) -> int:
    """Return the seconds to wait after so many wrong passphrases: 0, then 1, 2, 4 … 30."""
    return min(_LONGEST, 2 ** (failures - AFTER)) if failures >= AFTER else 0


class Patience(QObject):
    """Emits ``changed`` with the seconds left, each second down to 0.

    It slows down somebody at this window, and nobody else: it is kept nowhere, so a program
    started anew begins anew. What makes guessing dear is the key derivation.
    """

    changed = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._failures = 0
        self._left = 0
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._pass)

    @property
    def is_waiting(self) -> bool:
        """Whether the next try has to wait."""
        return self._left > 0

    @property
    def seconds_left(self) -> int:
        """How long it has to wait; 0 when it has not."""
        return self._left

    def count(self, problem: JournalProblem) -> None:
        """Count a wrong passphrase, and no other fault; begins a pause when it is time for one."""
        if not isinstance(problem, WrongPassphrase):
            return
        self._failures += 1
        self._left = pause_after(self._failures)
        if self._left:
            self._second.start()
            self.changed.emit(self._left)

    def forget(self) -> None:
        """Begin anew: the right one was given."""
        self._failures = 0

    def _pass(self) -> None:
        self._left -= 1
        if not self._left:
            self._second.stop()
        self.changed.emit(self._left)


class WaitLine(Label):
    """Says how long the next try has to wait, while it has to."""

    def __init__(self, patience: Patience) -> None:
        super().__init__("", "muted")
        self.hide()
        self._is_waiting = False
        patience.changed.connect(self._show_seconds)
        self._show_seconds(patience.seconds_left)

    def _show_seconds(self, seconds: int) -> None:
        words = WAIT.format(seconds=seconds) if seconds else ""
        if seconds and not self._is_waiting:
            announce(self, words)  # once: a voice that counts would be in the way
        self._is_waiting = bool(seconds)
        self.setText(words)
        self.setVisible(self._is_waiting)
