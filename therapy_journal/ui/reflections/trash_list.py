# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries in the trash, what was put there last first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.reflections import ReflectionRow
from therapy_journal.ui.reflections.list_models import ReflectionListModel
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.grouped_list import GroupedList


class TrashList(QWidget):
    """``chosen`` carries the id of an entry gone to, ``left`` asks for the list of all."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._model = ReflectionListModel(parent=self)
        self.list = GroupedList(self._model, name="In the trash")
        self.leave = LinkButton("All entries", "arrow-left", size=12)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._above = QVBoxLayout()
        self._above.addWidget(self.leave)
        self._column.addLayout(self._above)
        self._column.addWidget(self.list, 1)
        self.leave.clicked.connect(self.left)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_chosen)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_rows(self, rows: Sequence[ReflectionRow]) -> None:
        """Show what lies in the trash."""
        self._model.set_groups([("In the trash", [row.id for row in rows])])
        self._model.deliver({row.id: row for row in rows})

    def _on_chosen(self, entry_id: int) -> None:
        self.chosen.emit(entry_id)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._above.setContentsMargins(px(18), 0, px(14), px(4))
