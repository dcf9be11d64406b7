# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the field for one line from anywhere; it is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal.core.errors import ReadOnlyPlace
from therapy_journal.core.messages import Message
from therapy_journal.services.capturing import Capturing
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:
    from therapy_journal.ui.capture.capture_field import CaptureField


class QuickCapture(QObject):
    """``open_entry`` shows an entry that was made."""

    def __init__(
        self, *, capturing: Capturing, kit: Kit, desk: Desk, open_entry: Callable[[int], object]
    ) -> None:
        super().__init__(desk)
        self._capturing, self._kit, self._desk = capturing, kit, desk
        self._open_entry = open_entry
        self.field: CaptureField | None = None

    def begin(self) -> None:
        """Show the field, or put it away again; where nothing can be kept, say so."""
        if self._capturing.forms.is_read_only:
            self._kit.say(Message.of(ReadOnlyPlace()))
            return
        if self.field is None:
            from therapy_journal.ui.capture.capture_field import CaptureField  # noqa: PLC0415

            self.field = CaptureField(capturing=self._capturing, kit=self._kit, parent=self._desk)
            self.field.open_requested.connect(self._open_entry)
            self._desk.take_in(self.field)
        self.field.begin()
