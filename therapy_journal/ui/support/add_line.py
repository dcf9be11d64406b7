# SPDX-License-Identifier: GPL-3.0-or-later
"""One line to add something by; what is half typed in it survives a lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.changes import Outcome
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.fields import TextField

_LINE = "line"


class AddLine(QWidget):
    """Enter or *Add* keeps the line by ``add``, a use case; then it is empty again."""

    added = Signal()

    def __init__(
        self,
        *,
        name: str,
        hint: str,
        kind: FormKind,
        add: Callable[[str], Outcome[Any]],
        forms: FormDrafts,
        kit: Kit,
    ) -> None:
        super().__init__()
        self._kit, self._add, self._is_keeping = kit, add, False
        self.field = TextField(hint, name=name)
        self.button = QuietButton("Add", "plus")
        self.half = HalfTyped(
            kind=kind, forms=forms, kit=kit, fields=self._fields, fill=self._fill, parent=self
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.button)
        self.field.textChanged.connect(self._touched)
        self.field.returnPressed.connect(self._keep)
        self.button.clicked.connect(self._keep)
        self.setEnabled(not forms.is_read_only)
        self._restyle()
        kit.theme.changed.connect(self._restyle)

    def _fields(self) -> dict[str, str]:
        return {_LINE: self.field.text()} if self.field.text().strip() else {}

    def _fill(self, fields: dict[str, str]) -> None:
        if not self.field.text():
            self.field.setText(fields.get(_LINE, ""))

    def _touched(self) -> None:
        self.half.touched()

    def _keep(self) -> None:
        words = self.field.text()
        if words.strip() and not self._is_keeping:
            self._is_keeping = True
            work = partial(self._add, words)
            self._kit.jobs.run(work, self, partial(self._kept, words), self._not_kept)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, words: str, _value: object) -> None:
        self._is_keeping = False
        if self.field.text() == words:
            self.field.clear()
        self.added.emit()

    def _not_kept(self, problem: JournalProblem) -> None:
        self._is_keeping = False
        self._kit.say(Message.of(problem))

    def _restyle(self) -> None:
        self._row.setSpacing(self._kit.theme.px(8))
