# SPDX-License-Identifier: GPL-3.0-or-later
"""A link to the part of the program that a roadblock opens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.roadblocks import Action
from therapy_journal.ui.widgets.buttons import LinkButton


class ActionLink(LinkButton):
    """``requested`` names the command it leads to."""

    requested = Signal(str)

    def __init__(self, action: Action, parent: QWidget | None = None, *, size: float = 12) -> None:
        super().__init__(f"{action.label} →", None, parent, size=size)
        self.action = action
        self.setAccessibleName(action.label)
        self.clicked.connect(self._request)

    def _request(self) -> None:
        self.requested.emit(self.action.command)
