# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet line that leads back to a form somebody left before it was kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.homework_forms import SHAPES, LineKind
from therapy_journal.core.text import first_line
from therapy_journal.services.form_drafts import FormKind, LeftForm
from therapy_journal.ui.forms.values import ANSWER
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import Label


class Unfinished(Card):
    """Shows the draft written last; *Go on* opens its form again."""

    go_on_requested = Signal(object)
    throw_away_requested = Signal(object)

    def __init__(self, titles: Mapping[FormKind, str], parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="accent_soft", padding=14)
        self._titles = titles
        self._draft: LeftForm | None = None
        self._text = Label("", "ink", 13)
        self._go_on = LinkButton("Go on")
        self._throw_away = LinkButton("Throw it away", role="muted", weight=400)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self._go_on)
        row.addWidget(self._throw_away)
        self.column.addLayout(row)
        self._go_on.clicked.connect(self._ask_to_go_on)
        self._throw_away.clicked.connect(self._ask_to_throw_away)
        self.hide()

    def show_draft(self, draft: LeftForm | None) -> None:
        """Show a draft, or nothing."""
        self._draft = draft
        self.setVisible(draft is not None)
        if draft is not None:
            began = self._titles[draft.kind]
            words = next((first_line(t, 48) for n, t in draft.fields.items() if n in _WORDS), "")
            self._text.setText(f"{began}: “{words}”" if words else f"{began}.")

    def _ask_to_go_on(self) -> None:
        self.go_on_requested.emit(self._draft)

    def _ask_to_throw_away(self) -> None:
        self.throw_away_requested.emit(self._draft)


_LINES = (line for shape in SHAPES.values() for line in shape.lines)
_WORDS = frozenset(
    {
        *(ANSWER + line.key for line in _LINES if line.kind is not LineKind.RATING),
        "words",
        "noticed",
        "obstacle_note",
        "learned",
        "with_whom",
        "name",
        "note",
    }
)
