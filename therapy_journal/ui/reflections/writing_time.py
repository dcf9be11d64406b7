# SPDX-License-Identifier: GPL-3.0-or-later
"""How long somebody has been writing in an entry, told in minutes in the footer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from therapy_journal.ui.reflections.entry_pane import EntryPane

_LOOK_MS = 5_000
_MINUTE = 60


class WritingTime(QObject):
    """Counts from the first change of an entry since the unlock; nothing of it is kept.

    ``now`` returns seconds that never go back.
    """

    def __init__(self, pane: EntryPane, *, now: Callable[[], float]) -> None:
        super().__init__(pane)
        self._pane, self._now = pane, now
        self._began: dict[int, float] = {}
        self.is_shown = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.tell)
        pane.edited.connect(self._on_edited)
        pane.shown.connect(self.tell)

    def set_shown(self, *, is_shown: bool) -> None:
        """Tell it, or keep quiet."""
        self.is_shown = is_shown
        if is_shown:
            self._timer.start()
        else:
            self._timer.stop()
        self.tell()

    def tell(self) -> None:
        """Say how long it is; less than a minute is nothing."""
        began = self._began.get(self._pane.area.key)
        if began is None or not self.is_shown:
            self._pane.footer.show_time(0)
        else:
            self._pane.footer.show_time(int((self._now() - began) // _MINUTE))

    def _on_edited(self) -> None:
        if self._pane.area.key:
            self._began.setdefault(self._pane.area.key, self._now())
