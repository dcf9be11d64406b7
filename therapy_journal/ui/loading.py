# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads what stands behind the lock while the passphrase is being typed.

The lock screen is to be there at once, and the journal at once after it; so what only an open
journal needs is loaded in between, a few milliseconds' worth at a time, whenever the window
has nothing else to do. Whoever is quicker than that waits for the rest, and that is all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

_ROOT = "therapy_journal"

# Each piece comes after those it needs, so that none takes long.
BEHIND_THE_LOCK = (
    "core.reflections", "core.homework", "core.sessions", "core.roadblocks", "core.check_ins",
    "core.summary", "core.unsent_notes", "storage.keys", "storage.connection", "storage.vault",
    "services.attending", "services.practising", "services.gathering", "services.preparing",
    "services.writing", "services.unsent_notes", "services.arriving", "services.trash",
    "services.earlier_versions", "services.backing_up", "services.key_changes",
    "services.placing", "services.kept_elsewhere", "services.moving", "services.on_disk",
    "services.keeping", "services.roadblock_texts", "services.guides", "ui.roadblocks.panel",
    "ui.roadblocks.guide", "ui.roadblocks.sidebar", "ui.desk", "ui.editor.writing_area",
    "ui.widgets.grouped_list", "ui.reflections.entry_list", "ui.reflections.entry_pane",
    "ui.reflections.screen", "ui.today.screen", "ui.unsent_notes.screen", "ui.homework.screen",
    "ui.sessions.screen", "ui.paper.pages", "ui.summary.screen", "ui.wiring",
    "ui.doors.locked_cover", "ui.doors.not_closed", "ui.settings.keys_section", "ui.system.watch",
)  # fmt: skip


class Loading(QObject):
    """Loads one piece whenever ``window`` is idle, from its first painting on.

    ``then`` is done after that, one by one as well; ``done`` tells that everything is there.
    """

    done = Signal()

    def __init__(self, window: QWidget, *, then: Iterable[Callable[[], object]] = ()) -> None:
        super().__init__(window)
        self._left: list[Callable[[], object]] = [
            *(partial(import_module, f"{_ROOT}.{name}") for name in BEHIND_THE_LOCK),
            _know_every_type,
            *then,
        ]
        self._left.reverse()
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._load_one)
        window.installEventFilter(self)

    @property
    def is_done(self) -> bool:
        """Whether every piece is there."""
        return not self._left

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin once the window is painted: until then it is waited for."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._idle.start()
        return False

    def _load_one(self) -> None:
        if self._left:
            self._left.pop()()
        if not self._left:
            self._idle.stop()
            self.done.emit()


def _know_every_type() -> None:
    """Meet objects of Qt's own that have no name in Python: a widget's, and one that is none.

    At the first of each PySide loads every type of the kind that it still held back, some
    20 ms long. That would otherwise be while somebody waits for their journal.
    """
    for widget in (QScrollArea(), QLineEdit()):
        widget.findChildren(QObject)
