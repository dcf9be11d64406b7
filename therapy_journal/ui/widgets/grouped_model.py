# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a long list: ids at once, their words a block at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from therapy_journal.core.marks import Span

BLOCK = 100
_KEPT_ROWS = 4_000

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row of the list can be asked for."""

    VIEW = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2
    HEADING = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class RowView:
    """What the delegate draws of one row.

    ``icons`` are names of icons after the title; ``spoken`` says in words what they and
    a dimmed row mean, for a screen reader. ``found`` and ``title_found`` are the places of
    words that were searched for. With ``runs_on`` the snippet begins with the title's words:
    :meth:`parted` says them once.
    """

    title: str
    when: str = ""
    snippet: str = ""
    icons: tuple[str, ...] = ()
    is_dimmed: bool = False
    spoken: str = ""
    found: tuple[Span, ...] = ()
    title_found: tuple[Span, ...] = ()
    runs_on: bool = False

    def parted(self, fitting: str) -> tuple[str, str]:
        """Return title and snippet where ``fitting``, elided or not, is what has room.

        A title that runs on is cut at a word and goes on in the snippet.
        """
        if not self.runs_on:
            return fitting, self.snippet
        said = fitting.removesuffix("…")
        if fitting != self.title:
            space = said.rfind(" ")
            said = (said[:space] if space > len(said) // 2 else said).rstrip(" ,;:.")
            fitting = f"{said}…"
        return fitting, self.snippet[len(said) :].lstrip(" …,;:.")


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str


class GroupedListModel(QAbstractTableModel):
    """Headings and ids; the rows themselves come in blocks of a hundred when they are seen.

    ``fetch(ids)`` returns ``{id: row}`` at once, or None and gives them to :meth:`deliver`
    later; without it, connect ``request`` and deliver. A row is a :class:`RowView`, or
    whatever a subclass turns into one in :meth:`row_view`.
    """

    request = Signal(object)

    def __init__(
        self,
        fetch: Callable[[tuple[Any, ...]], Mapping[Any, Any] | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._rows: list[Hashable | _Heading] = []
        self._places: dict[Hashable, int] = {}
        self._headings: list[int] = []
        self._views: dict[Hashable, RowView] = {}
        self._wanted: dict[int, None] = {}
        self._pending: set[Hashable] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    # -- for subclasses ---------------------------------------------------------------------

    def row_view(self, item: Any) -> RowView:  # noqa: ANN401 — whatever the list shows
        """Turn a delivered row into what is drawn; by default it is one already."""
        if not isinstance(item, RowView):
            raise TypeError("deliver RowViews, or override row_view")
        return item

    # -- filling ------------------------------------------------------------------------------

    def set_groups(self, groups: Iterable[tuple[str, Sequence[Hashable]]]) -> None:
        """Show these groups of ids; an empty heading draws none. Known rows stay known."""
        self.beginResetModel()
        rows: list[Hashable | _Heading] = []
        headings: list[int] = []
        for text, ids in groups:
            if text and ids:
                headings.append(len(rows))
                rows.append(_Heading(text))
            rows.extend(ids)
        self._rows, self._headings = rows, headings
        self._places = dict(zip(rows, range(len(rows)), strict=True))
        for row in headings:
            del self._places[rows[row]]
        self._wanted.clear()
        self._pending.clear()
        self.endResetModel()

    def set_ids(self, ids: Sequence[Hashable]) -> None:
        """Show ids without headings."""
        self.set_groups([("", ids)])

    def deliver(self, rows: Mapping[Any, Any]) -> None:
        """Take rows by id, asked for or not; they are drawn where their id stands."""
        places = []
        for each, item in rows.items():
            self._pending.discard(each)
            self._views.pop(each, None)
            self._views[each] = self.row_view(item)
            place = self._places.get(each)
            if place is not None:
                places.append(place)
        for old in list(self._views)[: max(0, len(self._views) - _KEPT_ROWS)]:
            del self._views[old]
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), 0))

    def drop(self, ids: Iterable[Hashable]) -> None:
        """Forget what these rows said; what is in sight is asked for again."""
        for each in ids:
            self._views.pop(each, None)
            self._pending.discard(each)
            place = self._places.get(each)
            if place is not None:
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def forget_views(self) -> None:
        """Forget what every row said, for rows that are going to say it otherwise."""
        self._views.clear()
        self._pending.clear()

    def forget(self) -> None:
        """Forget every row and its words (at lock)."""
        self._views.clear()
        self.set_groups([])

    # -- finding --------------------------------------------------------------------------------

    def id_at(self, row: int) -> Hashable | None:
        """Return the id in a row; None for a heading or a row that is not there."""
        if not 0 <= row < len(self._rows) or isinstance(self._rows[row], _Heading):
            return None
        return self._rows[row]

    def row_of(self, item_id: Hashable) -> int | None:
        """Return the row of an id, or None."""
        return self._places.get(item_id)

    def edge_row(self, *, is_last: bool) -> int:
        """Return the first or last row that is no heading; -1 where there is none."""
        places = reversed(self._places.values()) if is_last else iter(self._places.values())
        return next(places, -1)

    def headings(self) -> tuple[int, ...]:
        """Return the rows that are headings."""
        return tuple(self._headings)

    def ids(self) -> tuple[Hashable, ...]:
        """Return every id in order."""
        return tuple(self._places)

    # -- the model Qt asks ------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return one."""
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let headings be passed over."""
        if not index.isValid() or isinstance(self._rows[index.row()], _Heading):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def headerData(  # noqa: N802
        self,
        section: int,  # noqa: ARG002
        orientation: Qt.Orientation,  # noqa: ARG002
        role: int = Qt.ItemDataRole.DisplayRole,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """Say nothing: the headers are hidden, and row numbers mean nothing to a reader."""
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer at once: what is not here yet is asked for and drawn later."""
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        if isinstance(item, _Heading):
            return item.text if role in (Role.HEADING, _DISPLAY, _SPOKEN) else None
        if role == Role.ID:
            return item
        return self._answer(item, index.row(), role) if role in _OF_A_ROW else None

    def _answer(self, item: Hashable, row: int, role: int) -> object:
        view = self._views.get(item)
        if view is None:
            self._want(row)
            return None if role == Role.VIEW else ""
        if role == Role.VIEW:
            return view
        return view.title if role == _DISPLAY else spoken(view)

    def _want(self, row: int) -> None:
        self._wanted[row // BLOCK] = None
        if not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        """Ask for the blocks that were looked at, the latest first."""
        blocks = list(reversed(self._wanted))
        self._wanted.clear()
        for block in blocks:
            ids = tuple(
                each
                for each in self._rows[block * BLOCK : (block + 1) * BLOCK]
                if not isinstance(each, _Heading)
                and each not in self._views
                and each not in self._pending
            )
            if ids:
                self._pending.update(ids)
                self._ask_for(ids)

    def _ask_for(self, ids: tuple[Hashable, ...]) -> None:
        if self._fetch is None:
            self.request.emit(ids)
            return
        rows = self._fetch(ids)
        if rows is not None:
            self.deliver(rows)


_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_OF_A_ROW = frozenset({int(Role.VIEW), _DISPLAY, _SPOKEN})


def spoken(view: RowView) -> str:
    """Return a row as a screen reader reads it."""
    title, snippet = view.parted(view.title)
    return ", ".join(part for part in (title, view.when, view.spoken, snippet) if part)
