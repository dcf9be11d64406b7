# SPDX-License-Identifier: GPL-3.0-or-later
"""The name shield: names marked once print as initials or roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.name_shield import ShieldedName
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, QuietButton
from therapy_journal.ui.widgets.fields import TextField
from therapy_journal.ui.widgets.labels import Label

_NOTE = "A name you put here prints as initials, or as the role you give it."


class NamesEditor(QWidget):
    """The names with what prints in their place, and fields for another one."""

    shield_requested = Signal(str, str)
    unshield_requested = Signal(int)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current_theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Label(_NOTE, "muted", 12))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(2))
        column.addLayout(self._rows)
        self.name_field = TextField("Name", name="Name to shield")
        self.role_field = TextField("Initials", name="Prints as")
        self.role_field.setPlaceholderText("Prints as, e.g. my sister")
        self._add = QuietButton("Shield this name")
        for widget in (self.name_field, self.role_field, self._add):
            column.addWidget(widget)
        for field in (self.name_field, self.role_field):
            field.textChanged.connect(self._tell_edited)
        self._add.clicked.connect(self._ask_to_shield)
        self.name_field.returnPressed.connect(self._ask_to_shield)
        self.role_field.returnPressed.connect(self._ask_to_shield)

    def show_names(self, names: Sequence[ShieldedName], *, is_read_only: bool) -> None:
        """Show the names that are shielded."""
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for name in names:
            self._rows.addWidget(self._row(name, is_read_only=is_read_only))
        for widget in (self.name_field, self.role_field, self._add):
            widget.setVisible(not is_read_only)

    def begin_anew(self) -> None:
        """Empty the fields, now that the name is kept."""
        self.name_field.clear()
        self.role_field.clear()

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields and is no shielded name yet."""
        both = {"name": self.name_field.text(), "shown_as": self.role_field.text()}
        return {key: text for key, text in both.items() if text}

    def show_typed(self, fields: Mapping[str, str]) -> None:
        """Show what was typed before the journal was locked."""
        self.name_field.setText(fields.get("name", ""))
        self.role_field.setText(fields.get("shown_as", ""))

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _row(self, name: ShieldedName, *, is_read_only: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(f"{name.name} prints as {name.shown_as}"), 1)
        remove = IconButton("x", f"Print {name.name} as it is", size=15)
        remove.setEnabled(not is_read_only)
        remove.clicked.connect(partial(self.unshield_requested.emit, name.id))
        line.addWidget(remove)
        return row

    def _ask_to_shield(self) -> None:
        if self.name_field.text().strip():
            self.shield_requested.emit(self.name_field.text(), self.role_field.text())
