# SPDX-License-Identifier: GPL-3.0-or-later
"""The line in which a tag gets another name, and the question when that name is taken."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, QuietButton
from therapy_journal.ui.widgets.fields import TextField
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine


class IfTaken(Enum):
    """What can be done where another tag has the name."""

    TOGETHER = "Put both together"
    OTHER = "Choose another name"


class Renaming(QWidget):
    """``agreed`` carries the old name, the new one and whether two tags may become one."""

    agreed = Signal(str, str, bool)
    left = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current_theme().px
        self.tag = self._agreed = ""
        self._label = Label("", weight=600)
        self.field = TextField("A new name", name="New name")
        self.keep = QuietButton("Rename")
        self.leave = LinkButton("Leave it")
        self.question = ProblemLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self.question)
        self.field.returnPressed.connect(self._agree)
        self.field.textChanged.connect(self._on_edited)
        self.keep.clicked.connect(self._agree)
        self.leave.clicked.connect(self.end)
        self.question.chosen.connect(self._answer)
        self.hide()

    def begin(self, tag: str) -> None:
        """Ask for another name of a tag; one that is half typed for it stays."""
        if tag != self.tag:
            self.show_typed({"of": tag, "name": tag})
            self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def was_renamed(self, tag: str, new: str) -> None:
        """Ask no longer; but what was typed since it was agreed is about the new name."""
        if self.tag != tag:
            return  # it is about another one by now
        if self.field.text().strip() in (self._agreed, ""):
            self.end()
        else:
            self.show_typed({"of": new, "name": self.field.text()})
            self.edited.emit()

    def end(self) -> None:
        """Ask no longer."""
        was_shown = not self.isHidden()
        self.tag = ""
        self.field.clear()
        self.question.hide()
        self.hide()
        if was_shown:
            self.left.emit()

    def ask(self, problem: JournalProblem) -> None:
        """Ask in a line whether two tags are to become one."""
        self.question.tell(problem, tuple(IfTaken))
        offers = self.question.findChildren(LinkButton)
        if offers:
            offers[-len(IfTaken)].setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """Return what is typed and not agreed yet."""
        new = self.field.text()
        return {"of": self.tag, "name": new} if self.tag and new != self.tag else {}

    def show_typed(self, fields: Mapping[str, str]) -> None:
        """Show what was typed before the journal was locked."""
        tag = fields.get("of", "")
        if tag:
            self.tag = tag
            self._label.setText(f"Another name for “{tag}”")
            self.field.setText(fields.get("name", ""))
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Esc; the sheet stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        self._send(merges=False)

    def _send(self, *, merges: bool) -> None:
        new = self.field.text().strip()
        if not self.tag or not new or new == self.tag:
            self.end()
        else:
            self._agreed = new
            self.agreed.emit(self.tag, new, merges)

    def _answer(self, answer: IfTaken) -> None:
        self.question.hide()
        if answer is IfTaken.TOGETHER:
            self._send(merges=True)
        else:
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self.question.hide()
        self.edited.emit()
