# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped words that help to take stock; ``resources/stock/README.md`` says how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from therapy_journal.core.stock import LINES, StockKind
from therapy_journal.paths import resource
from therapy_journal.services.text_files import in_language, read


@dataclass(frozen=True, slots=True)
class StockText:
    """What a form is for, and a sentence or two for each of its lines by key."""

    title: str
    about: str
    hints: Mapping[str, str]


def load_stock_text(kind: StockKind, language: str = "en") -> StockText:
    """Return the words for a kind; English where the language has none."""
    return read_stock_text(in_language(resource("stock"), language, kind))


def read_stock_text(path: Path) -> StockText:
    """Read one file and check it.

    Raises:
        TextFileError: where a line of the form has no words, or something else stands there.
    """
    file = read(path, required=("key", "title"))
    if file.fields["key"] not in set(StockKind) or path.stem != file.fields["key"]:
        raise file.problem(1, "“key” should be what the file is named, one of the four kinds.")
    keys = LINES[StockKind(file.fields["key"])]
    about: list[str] = []
    hints: dict[str, list[str]] = {}
    into = about
    for block in file.blocks:
        if block.kind == "h2":
            if block.text not in keys or block.text in hints:
                raise file.problem(block.line, "Each key of a line stands here once.")
            into = hints.setdefault(block.text, [])
        elif block.kind == "text":
            into.append(block.text)
        else:
            raise file.problem(block.line, "Only headings and plain sentences stand here.")
    missing = [key for key in keys if not hints.get(key)]
    if missing or not about:
        raise file.problem(file.last_line, f"Words are missing: {', '.join(missing) or 'about'}.")
    joined = {key: " ".join(words) for key, words in hints.items()}
    return StockText(file.fields["title"], " ".join(about), joined)
