# SPDX-License-Identifier: GPL-3.0-or-later
"""What the palette offers: a day, commands, and entries that were found."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Offer(Enum):
    """What happens when a row is chosen."""

    COMMAND = auto()
    DAY = auto()
    READ_MONTH = auto()
    HIT = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One offer: ``key`` is a command's id, a date, or (kind, id) of something found.

    ``beside`` stands at the end of the line, such as the shortcut or the day; ``spoken`` is
    what a screen reader says in place of title and ``beside``.
    """

    offer: Offer
    key: Hashable
    title: str
    beside: str = ""
    icon: str = ""
    spoken: str = ""


ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel):
    """The rows that are offered now; what was found comes after the rest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Offer these and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, number: int) -> Row | None:
        """Return a row, or None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: _Index = NOWHERE) -> int:  # noqa: N802
        """Return how many are offered."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or f"{row.title}, {row.beside}".rstrip(", ")
        return None
