# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything in one JSON file (docs/EXPORT_FORMAT.md), one thing a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from therapy_journal.services import private_files
from therapy_journal.storage.connection import Database
from therapy_journal.storage.whole_items import Item
from therapy_journal.storage.whole_journal import Whole

FORMAT = "therapy-journal"
VERSION = 1

RawSections = Callable[[Database], Iterable[tuple[str, Iterable[Item]]]]
"""Reads raw layers and what may come from one, for the export that is asked for them by name."""


def write(
    db: Database,
    target: Path,
    *,
    replace: bool,
    sealed_after: date | None,
    raw_sections: RawSections | None = None,
) -> None:
    """Write the file (0600), without entries sealed beyond ``sealed_after`` if it is a day."""
    with private_files.new_file(target, replace=replace) as file:
        for text in _texts(Whole(db, sealed_after), db, raw_sections):
            file.write(text.encode())


def _texts(whole: Whole, db: Database, raw_sections: RawSections | None) -> Iterator[str]:
    head = {
        "format": FORMAT,
        "version": VERSION,
        "with_raw_layers": raw_sections is not None,
        "left_out": whole.left_out(),
    }
    yield "{\n"
    yield ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in head.items())
    for name, items in whole.sections():
        yield from _section(name, items)
    for name, asked_for in () if raw_sections is None else raw_sections(db):
        yield from _section(name, asked_for)
    yield "\n}\n"


def _section(name: str, items: Iterable[Item]) -> Iterator[str]:
    yield f",\n{_json(name)}: ["
    separator = "\n"
    for item in items:
        yield f"{separator}{_json(item)}"
        separator = ",\n"
    yield "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
