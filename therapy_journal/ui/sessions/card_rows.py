# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a card, made anew when what they show has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.tab_order import reach_into


def fill_rows(
    layout: QVBoxLayout, rows: Sequence[QWidget], *, on: QWidget, is_lined: bool = True
) -> None:
    """Put ``rows`` in place of what ``layout`` held, where the Tab key comes to the card ``on``."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for row in rows:
        if is_lined and layout.count():
            layout.addWidget(Hairline())
        layout.addWidget(row)
    reach_into(on, rows)
