# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in one page of a SQLite tree: rows, index entries, and the pages below it.

The form is that of sqlite.org/fileformat2.html, sections 1.6 and 2. The pages handed in bore
a true seal, so they are as SQLite wrote them; only other pages may be missing.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

from therapy_journal.storage.sealed_pages import USABLE

Value = int | float | str | bytes | None
ReadPage = Callable[[int], bytes | None]

TABLE_LEAF, TABLE_INNER = 0x0D, 0x05
INDEX_LEAF, INDEX_INNER = 0x0A, 0x02
KINDS = frozenset({TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER})

_FILE_HEADER = 100
_LEAST = (USABLE - 12) * 32 // 255 - 23
_MOST_OF_TABLE = USABLE - 35
_MOST_OF_INDEX = (USABLE - 12) * 64 // 255 - 23
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Record(NamedTuple):
    """A row, or an entry of an index; its number is 0 where the tree has none."""

    number: int
    values: tuple[Value, ...]


class Content(NamedTuple):
    """What a page holds: its records, how many were not whole, and the pages below."""

    records: tuple[Record, ...]
    incomplete: int
    below: tuple[int, ...]


def kind_of(page: bytes, number: int) -> int:
    """Return the kind of tree page this is, or 0 when it is none."""
    kind = page[_start(number)]
    return kind if kind in KINDS else 0


def content_of(page: bytes, number: int, read: ReadPage) -> Content:
    """Read a tree page; ``read`` gives the pages on which long records go on."""
    start, kind = _start(number), kind_of(page, number)
    is_inner = kind in (TABLE_INNER, INDEX_INNER)
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if is_inner else 8)
    places = struct.unpack_from(f">{count}H", page, first)
    below: list[int] = []
    records: list[Record] = []
    incomplete = 0
    for place in places:
        if is_inner:
            below.append(int.from_bytes(page[place : place + 4], "big"))
            place += 4  # noqa: PLW2901 — what follows is as on a leaf
        if kind == TABLE_INNER:
            continue
        record = _record(page, place, is_table=kind == TABLE_LEAF, read=read)
        if record is None:
            incomplete += 1
        else:
            records.append(record)
    if is_inner:
        below.append(int.from_bytes(page[start + 8 : start + 12], "big"))
    return Content(tuple(records), incomplete, tuple(below))


def _start(number: int) -> int:
    return _FILE_HEADER if number == 1 else 0


def _record(page: bytes, place: int, *, is_table: bool, read: ReadPage) -> Record | None:
    size, place = _varint(page, place)
    number = 0
    if is_table:
        number, place = _varint(page, place)
        number -= (number >> 63) << 64  # the number of a row has a sign
    payload = _payload(page, place, size, _MOST_OF_TABLE if is_table else _MOST_OF_INDEX, read)
    return None if payload is None else _decoded(number, payload)


def _payload(page: bytes, place: int, size: int, most: int, read: ReadPage) -> bytes | None:
    if size <= most:
        return page[place : place + size]
    here = _LEAST + (size - _LEAST) % (USABLE - 4)
    here = here if here <= most else _LEAST
    pieces = [page[place : place + here]]
    left = size - here
    following = int.from_bytes(page[place + here : place + here + 4], "big")
    while left > 0:
        more = read(following)
        if more is None:
            return None
        pieces.append(more[4 : 4 + min(left, USABLE - 4)])
        left -= len(pieces[-1])
        following = int.from_bytes(more[:4], "big")
    return b"".join(pieces)


def _decoded(number: int, payload: bytes) -> Record | None:
    try:
        return Record(number, tuple(_values(payload)))
    except (IndexError, UnicodeDecodeError, struct.error):
        return None


def _values(payload: bytes) -> Iterator[Value]:
    end, place = _varint(payload, 0)
    at = end
    while place < end:
        kind, place = _varint(payload, place)
        size = _size(kind)
        if at + size > len(payload):
            raise IndexError
        yield _value(kind, payload[at : at + size])
        at += size


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _WHOLE_NUMBERS.get(kind, 0)


def _value(kind: int, content: bytes) -> Value:
    if kind >= 12:
        return content.decode("utf-8") if kind % 2 else content
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind == 0:
        return None
    return kind - 8 if kind in (8, 9) else int.from_bytes(content, "big", signed=True)


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = content[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | content[place], place + 1
