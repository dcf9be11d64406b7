# SPDX-License-Identifier: GPL-3.0-or-later
"""A kit whose jobs run at once, for tests of single screens on a real journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from therapy_journal.core.days import Clock
from therapy_journal.core.messages import Message
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.jobs import ImmediateJobs
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.theme import Theme


@dataclass
class Said:
    """Notices as the message bar would have shown them, with what their button does."""

    notices: list[tuple[Message, Callable[[], object] | None]] = field(default_factory=list)

    def __call__(self, message: Message, action: Callable[[], object] | None = None) -> None:
        """Take a notice."""
        self.notices.append((message, action))

    @property
    def last(self) -> Message:
        """The newest notice."""
        return self.notices[-1][0]

    def press(self) -> None:
        """Press the button of the newest notice."""
        action = self.notices[-1][1]
        assert action is not None
        action()


def immediate_kit(application: QApplication, clock: Clock, said: Said) -> Kit:
    """Return a kit in light colours at 100 %."""
    theme = Theme(application, mode="light")
    bus = Bus(theme)
    return Kit(ImmediateJobs(bus, theme), bus, Icons(theme), theme, clock, said)
