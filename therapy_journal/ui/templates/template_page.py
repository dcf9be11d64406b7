# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a template is written: its name, and the text an entry begins with."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.templates import Template
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.fields import TextBox, TextField, labelled
from therapy_journal.ui.widgets.problem_line import ProblemLine

NEW = Template(0, "", "", "")
_NOTE = "A line that begins with ## is a heading. Nothing in it has to be filled in later."


class TemplatePage(QWidget):
    """``kept`` is asked for by Ctrl+Enter, ``left`` by Esc; ``edited`` tells of typing."""

    kept = Signal()
    left = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = NEW
        self.name = TextField("Such as: Sunday evening", name="Name")
        self.text = TextBox(
            "## What was heavy\n\n## What was lighter",
            serif=True, min_lines=7, max_lines=12, name="Text",
        )  # fmt: skip
        self.problem = ProblemLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(12))
        column.addWidget(labelled("Name", self.name))
        column.addWidget(labelled("The text an entry begins with", self.text, _NOTE))
        column.addWidget(self.problem)
        self.name.textEdited.connect(self._on_edited)
        self.name.returnPressed.connect(self.text.setFocus)
        self.text.text_edited.connect(self._on_edited)

    def begin(self, template: Template) -> None:
        """Show a template, ready to be changed; one with number 0 is new."""
        self.template = template
        self._show(template.name, template.body)
        self.problem.hide()
        first = self.text if template.name and not template.id else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """Return what stands there and is not kept yet."""
        fields = {"name": self.name.text(), "body": self.text.text()}
        is_as_before = fields == {"name": self.template.name, "body": self.template.body}
        return {} if is_as_before else fields

    def show_typed(self, fields: Mapping[str, str]) -> None:
        """Show what was typed before the page was left or the journal locked."""
        if fields:
            self._show(fields.get("name", ""), fields.get("body", ""))

    def tell(self, problem: JournalProblem) -> None:
        """Say why it was not kept, ready to be written on."""
        self.problem.tell(problem)
        (self.text if self.name.text() else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep with Ctrl+Enter, leave with Esc."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _show(self, name: str, body: str) -> None:
        self.name.setText(name)
        self.text.set_text(body)

    def _on_edited(self) -> None:
        self.problem.hide()
        self.edited.emit()
