# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the rows of every table in the pages that can still be read.

First along the trees, from the list of tables down. A page to which no way leads any more,
because the one above it is lost, is told by what is on it; if more than one table could own
it, it is left alone: words must never come out in another place than they were written in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from therapy_journal.storage import page_records, table_shapes
from therapy_journal.storage.page_records import (
    INDEX_INNER,
    TABLE_INNER,
    TABLE_LEAF,
    Content,
    Record,
)
from therapy_journal.storage.sealed_pages import SealedPages
from therapy_journal.storage.table_shapes import Shape

_LIST_OF_TABLES = 1
_VERSION_AT = slice(60, 64)
_ID_AT = slice(68, 72)

Progress = Callable[[int, int], None]


class Survivor(NamedTuple):
    """A row that can be read, and the table it belongs to."""

    table: str
    record: Record


class _Listed(NamedTuple):
    """A tree named in the list of tables."""

    kind: str
    name: str
    table: str
    root: int


@dataclass(slots=True)
class Gaps:
    """What is known to be missing, by table, in pages and in rows that are not whole."""

    pages: dict[str, int] = field(default_factory=dict)
    incomplete: dict[str, int] = field(default_factory=dict)
    unknown_pages: int = 0

    def add(self, counts: dict[str, int], table: str, number: int = 1) -> None:
        """Count something missing of a table."""
        if number:
            counts[table] = counts.get(table, 0) + number


class SurvivingRows:
    """Walks a journal's pages; each page is visited once."""

    def __init__(self, pages: SealedPages, progress: Progress | None = None) -> None:
        self._pages = pages
        self._kinds: dict[int, int] = {}
        self._visited: set[int] = set()
        self.gaps = Gaps(unknown_pages=int(not pages.is_log_whole))
        for number in pages.look(progress):
            page = pages.read(number)
            kind = page_records.kind_of(page, number) if page is not None else 0
            if kind:
                self._kinds[number] = kind
        self._listed = self._list_of_tables()

    @property
    def identity(self) -> tuple[int, int] | None:
        """The program's number and the schema's version, or None if the first page is lost."""
        first = self._pages.read(1)
        if first is None:
            return None
        return int.from_bytes(first[_ID_AT], "big"), int.from_bytes(first[_VERSION_AT], "big")

    def rows(
        self, shapes: Mapping[str, Shape], of_indexes: Iterable[Shape] = ()
    ) -> Iterator[Survivor]:
        """Yield every row once or more; of two with one number the first is the newer."""
        later: list[tuple[str, int]] = []
        for tree in self._listed:
            if tree.kind != "table" or tree.name not in shapes:
                continue
            for number in self._walk(tree.root, tree.name):
                if number in self._pages.older:
                    later.append((tree.name, number))
                else:
                    yield from self._survivors(tree.name, number)
        self._visit_indexes()
        for table, number in self._strays([*shapes.values(), *of_indexes]):
            if number in self._pages.older:
                later.append((table, number))
            else:
                yield from self._survivors(table, number)
        for table, number in later:
            yield from self._survivors(table, number)

    def entries(self, index: str) -> list[Record]:
        """Return what can be read of an index: its columns, and the number of the row last."""
        found: list[Record] = []
        for tree in self._listed:
            if tree.kind == "index" and tree.name == index:
                for number in self._tree(tree.root):
                    found += self._content(number).records
        return found

    # -- the list of tables -----------------------------------------------------------

    def _list_of_tables(self) -> list[_Listed]:
        numbers = list(self._walk(_LIST_OF_TABLES, ""))
        if self.gaps.pages.pop("", 0):
            # Its own pages look like no others: their first column says table or index.
            numbers += [n for n, kind in self._kinds.items() if kind == TABLE_LEAF]
        listed = {}
        for number in numbers:
            for record in self._content(number).records:
                tree = _listed(record)
                if tree is None:
                    break
                listed[tree.name] = tree
                self._visited.add(number)
        return list(listed.values())

    # -- trees ------------------------------------------------------------------------

    def _walk(self, root: int, table: str) -> Iterator[int]:
        """Yield the pages of a tree that can be read, and count those that cannot."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self._visited:
                continue
            if number not in self._kinds:
                self.gaps.add(self.gaps.pages, table)
                continue
            self._visited.add(number)
            waiting += reversed(self._content(number).below)
            yield number

    def _tree(self, root: int) -> Iterator[int]:
        waiting, seen = [root], set()
        while waiting:
            number = waiting.pop()
            if number in self._kinds and number not in seen:
                seen.add(number)
                waiting += self._content(number).below
                yield number

    def _visit_indexes(self) -> None:
        for tree in self._listed:
            if tree.kind == "index":
                self._visited.update(self._tree(tree.root))

    def _strays(self, shapes: Sequence[Shape]) -> Iterator[tuple[str, int]]:
        known = {shape.name for shape in shapes if not shape.is_of_index}
        whole = {
            tree.name
            for tree in self._listed
            if tree.kind == "table" and tree.name not in self.gaps.pages
        }
        open_shapes = [shape for shape in shapes if shape.name not in whole]
        for number, kind in self._kinds.items():
            if number in self._visited or kind == TABLE_INNER:
                continue
            records = self._content(number).records
            table = table_shapes.only_shape(open_shapes, records, is_leaf=kind == TABLE_LEAF)
            if table in known:
                yield table, number
            elif not table and records and kind != INDEX_INNER:
                self.gaps.unknown_pages += 1

    # -- pages ------------------------------------------------------------------------

    def _survivors(self, table: str, number: int) -> Iterator[Survivor]:
        content = self._content(number)
        self.gaps.add(self.gaps.incomplete, table, content.incomplete)
        for record in content.records:
            yield Survivor(table, record)

    def _content(self, number: int) -> Content:
        page = self._pages.read(number)
        if page is None or number not in self._kinds:
            return Content((), 0, ())
        # What follows an older copy of a page may belong to another text by now.
        read = _nothing if number in self._pages.older else self._present
        return page_records.content_of(page, number, read)

    def _present(self, number: int) -> bytes | None:
        page = self._pages.read(number)
        return None if number in self._pages.older else page


def _nothing(number: int) -> None:
    del number


def _listed(record: Record) -> _Listed | None:
    if len(record.values) != 5:
        return None
    kind, name, table, root, sql = record.values
    if kind not in ("table", "index", "view", "trigger") or not isinstance(root, int):
        return None
    if not (
        isinstance(name, str) and isinstance(table, str) and (sql is None or isinstance(sql, str))
    ):
        return None
    return _Listed(str(kind), name, table, root)
