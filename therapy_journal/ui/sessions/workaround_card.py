# SPDX-License-Identifier: GPL-3.0-or-later
"""After a session that did not take place: questions about it that one could bring."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.services.workarounds import Workaround
from therapy_journal.ui.sessions.card_rows import fill_rows
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import Label

_ABOUT = "Life gets in the way, and much of it can be spoken about. Take one along, or none."


class WorkaroundCard(Card):
    """Hidden while there is nothing to ask; *Bring it* puts one question on the list."""

    bring_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self._is_read_only = is_read_only
        self._shown: tuple[Workaround, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(self._theme.px(8))
        self.column.addWidget(Label("Questions one could bring", weight=600))
        self.column.addWidget(Label(_ABOUT, "muted"))
        self.column.addLayout(self._rows)
        self.hide()

    def show_workarounds(self, workarounds: Sequence[Workaround]) -> None:
        """Show the questions about these reasons."""
        if tuple(workarounds) == self._shown:
            return
        self._shown = tuple(workarounds)
        rows: list[QWidget] = []
        for each in workarounds:
            rows.append(Label(each.title, weight=600, size=13))
            rows.extend(self._row(question) for question in each.questions)
        fill_rows(self._rows, rows, on=self, is_lined=False)
        self.setVisible(bool(workarounds))

    def _row(self, question: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(12))
        line.addWidget(Label(question, size=15, serif=True), 1)
        bring = LinkButton("Bring it")
        bring.setAccessibleName(f"Bring it: {question}")
        bring.setEnabled(not self._is_read_only)
        bring.clicked.connect(partial(self.bring_requested.emit, question))
        line.addWidget(bring)
        return row
