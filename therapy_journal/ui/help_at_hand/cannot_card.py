# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program cannot do, calmly, wherever Support is shown; national lines below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from therapy_journal.services.helplines import Helpline
from therapy_journal.ui.help_at_hand.words import CANNOT, INSTEAD
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import Label


class CannotCard(Card):
    """Fixed words; a line that is shipped says where it is from and how old it is."""

    def __init__(
        self,
        lines: Sequence[Helpline] = (),
        today: date = date.min,
        *,
        instead: str = INSTEAD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, tone="accent_soft")
        self.column.addWidget(Label(CANNOT, weight=600))
        self.column.addWidget(Label(instead, size=14))
        for line in lines:
            self.column.addWidget(Label(f"{line.name} ({line.country}): {line.number}", size=14))
            about = " ".join(
                filter(None, (line.hours, f"From {line.source}.", line.staleness(today)))
            )
            self.column.addWidget(Label(about, size=12))
