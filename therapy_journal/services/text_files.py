# SPDX-License-Identifier: GPL-3.0-or-later
"""A strict reader for shipped texts: front matter, then Markdown with few kinds of lines.

Translators write these files, so whatever is wrong is told with the file and the line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_FENCE = "---"


class TextFileError(ValueError):
    """Something in a shipped text is missing or not as it should be."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}, line {line}: {reason}")


class Block(NamedTuple):
    """Lines that belong together: ``kind`` is ``h2``, ``h3``, ``point``, ``quote`` or ``text``."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file, read: its fields and the blocks below them."""

    name: str
    fields: Mapping[str, str]
    blocks: tuple[Block, ...]
    last_line: int

    def problem(self, line: int, reason: str) -> TextFileError:
        """Return a problem of this file, to be raised by who reads the blocks."""
        return TextFileError(self.name, line, reason)

    def number(self, field: str) -> int:
        """Return a field that has to be a whole number."""
        value = self.fields[field]
        if not value.isdecimal():
            raise self.problem(1, f"“{field}” should be a number, not “{value}”.")
        return int(value)

    def points(self, *, least: int, longest: int) -> tuple[str, ...]:
        """Return the points of a file that holds nothing else, each there once.

        Raises:
            TextFileError: where one is twice, too long or of another kind, or too few are there.
        """
        texts: list[str] = []
        for block in self.blocks:
            if block.kind != "point":
                raise self.problem(block.line, "Only lines after a hyphen stand here.")
            if len(block.text) > longest:
                raise self.problem(block.line, f"At most {longest} characters fit.")
            if block.text in texts:
                raise self.problem(block.line, "This one stands here twice.")
            texts.append(block.text)
        if len(texts) < least:
            raise self.problem(self.last_line, f"At least {least} lines are needed.")
        return tuple(texts)


def in_language(root: Path, language: str, key: str) -> Path:
    """Return where a text lies below ``root``: the English one where the language has none."""
    path = root / language / f"{key}.md"
    return path if path.is_file() else root / "en" / path.name


def read(path: Path, *, required: Collection[str], optional: Collection[str] = ()) -> TextFile:
    """Read a file; its front matter holds all of ``required`` and nothing unknown."""
    name = f"{path.parent.name}/{path.name}"
    lines = path.read_text(encoding="utf-8").split("\n")
    fields, body = _fields(name, lines, required, optional)
    blocks = tuple(_blocks(name, lines, body))
    return TextFile(name, fields, blocks, len(lines))


def _fields(
    name: str, lines: list[str], required: Collection[str], optional: Collection[str]
) -> tuple[dict[str, str], int]:
    if lines[0].rstrip() != _FENCE:
        raise TextFileError(name, 1, "The file begins with a line of three hyphens.")
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            missing = [field for field in required if field not in fields]
            if missing:
                raise TextFileError(name, number, f"“{missing[0]}” is missing above this line.")
            return fields, number
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not value:
            raise TextFileError(name, number, "A line here is a name, a colon and a value.")
        if key not in required and key not in optional:
            raise TextFileError(name, number, f"“{key}” is not known here.")
        if key in fields:
            raise TextFileError(name, number, f"“{key}” stands here twice.")
        fields[key] = value
    raise TextFileError(name, len(lines), "The second line of three hyphens is missing.")


_STARTS = (("### ", "h3"), ("## ", "h2"), ("- ", "point"), ("> ", "quote"))


def _blocks(name: str, lines: list[str], skip: int) -> Iterator[Block]:
    current: Block | None = None
    for number, raw in enumerate(lines[skip:], start=skip + 1):
        line = raw.strip()
        kind, text = _kind(line)
        if kind == "text" and text.startswith("#"):
            raise TextFileError(name, number, "A heading here has two or three # and a space.")
        if line and kind == "text" and current is not None and current.kind[0] != "h":
            current = Block(current.kind, f"{current.text} {text}", current.line)
            continue
        if current is not None:
            yield current
        current = Block(kind, text, number) if line else None
    if current is not None:
        yield current


def _kind(line: str) -> tuple[str, str]:
    for start, kind in _STARTS:
        if line.startswith(start):
            return kind, line[len(start) :].strip()
    return "text", line
