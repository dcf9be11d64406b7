# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of a task's form, to be filled or left empty; what a plain task does without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.homework_forms import SHAPES, FormLine, LineKind, Step
from therapy_journal.core.text import shorten
from therapy_journal.services.homework_forms import FormText, LineText
from therapy_journal.ui.forms.values import number_text, read_rating
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.emptying import take_out_all
from therapy_journal.ui.widgets.fields import TextBox, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.ratings import Rating
from therapy_journal.ui.widgets.tab_order import reach_after

_STEP_LENGTH = 60

Field = TextBox | Rating | ChipRow


class FormLines(QWidget):
    """Made anew for each task. ``edited`` tells of what the person changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(18))
        self._fields: dict[str, Field] = {}
        self._first = ""

    def show_form(self, text: FormText | None, steps: Sequence[Step], tried: str) -> None:
        """Show the lines of a form; ``tried`` is the step of a try noted before."""
        take_out_all(self._column)
        self._fields, self._first = {}, ""
        self.setVisible(text is not None)
        if text is None:
            return
        self._column.addWidget(Label(text.about, "ink", 13))
        self._column.addWidget(Label(text.leaving, "muted", 12))
        offered = _offered(steps, tried)
        for line in SHAPES[text.form].lines:
            said = text.lines[line.key]
            field = _field(line, said, offered)
            self._fields[line.key] = field
            self._column.addWidget(labelled(said.label, field))
            self._first = self._first or said.label
            if isinstance(field, TextBox):
                field.text_edited.connect(self._on_edited)
            else:
                field.value_changed.connect(self._on_edited)
        reach_after(self, [stop for field in self._fields.values() for stop in _stops(field)])

    def values(self) -> dict[str, str]:
        """Return what stands in each line, as texts."""
        return {key: _value(field) for key, field in self._fields.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show what was written; nobody is told."""
        for key, field in self._fields.items():
            text = values.get(key, "")
            if isinstance(field, TextBox):
                field.set_text(text)
            elif isinstance(field, Rating):
                field.set_value(read_rating(text))
            else:
                field.set_value(text or None)

    def first_field(self) -> QWidget | None:
        """Return the first line; None where there are no lines."""
        field = next(iter(self._fields.values()), None)
        return field.chips()[0] if isinstance(field, ChipRow) else field

    def first_words(self) -> tuple[str, str]:
        """Return what the first line is called and what stands in it."""
        first = next(iter(self._fields.values()), None)
        return self._first, "" if first is None else _value(first).strip()

    def first_bottom(self) -> int:
        """Return where the first line ends, in this widget's coordinates; 0 without lines."""
        first = next(iter(self._fields.values()), None)
        return 0 if first is None else first.mapTo(self, first.rect().bottomLeft()).y()

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.edited.emit()


def _offered(steps: Sequence[Step], tried: str) -> list[tuple[str, str]]:
    """Return each step once, also one that is no longer among them but was tried."""
    every = {step.text: step for step in steps}
    if tried and tried not in every:
        every[tried] = Step(tried)
    return [
        (step.text, shorten(step.text, _STEP_LENGTH) + _expected(step)) for step in every.values()
    ]


def _expected(step: Step) -> str:
    return "" if step.distress is None else f" · {step.distress}"


def _field(line: FormLine, said: LineText, steps: list[tuple[str, str]]) -> Field:
    if line.kind is LineKind.RATING:
        return Rating(*said.ends, name=said.label)
    if line.kind is LineKind.STEP and steps:
        return ChipRow(steps, tone="homework", name=said.label)
    return TextBox(f"e.g. {said.example}" if said.example else "", serif=True, min_lines=1)


def _stops(field: Field) -> tuple[QWidget, ...]:
    if isinstance(field, ChipRow):
        return field.chips()
    return tuple(field.circles()) if isinstance(field, Rating) else (field,)


def _value(field: Field) -> str:
    if isinstance(field, TextBox):
        return field.text()
    if isinstance(field, Rating):
        return number_text(field.value())
    chosen = field.value()
    return chosen if isinstance(chosen, str) else ""
