# SPDX-License-Identifier: GPL-3.0-or-later
"""Short shipped guides to read, such as who does what among the people who help."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from therapy_journal.paths import resource
from therapy_journal.services.text_files import TextFile, in_language, read


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A heading (empty for the opening), its paragraphs, then its points."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide; the first section has no heading."""

    key: str
    title: str
    icon: str
    sections: tuple[GuideSection, ...]


def load_guide(key: str, language: str = "en", folder: Path | None = None) -> Guide:
    """Return a guide; English where the language has none."""
    path = in_language(folder or resource("guides"), language, key)
    file = read(path, required=("key", "title", "icon"))
    if file.fields["key"] != key:
        raise file.problem(1, f"“key” should be “{key}”, as the file is named.")
    return Guide(key, file.fields["title"], file.fields["icon"], _sections(file))


def _sections(file: TextFile) -> tuple[GuideSection, ...]:
    heads: list[str] = [""]
    paragraphs: list[list[str]] = [[]]
    points: list[list[str]] = [[]]
    for block in file.blocks:
        if block.kind == "h2":
            heads.append(block.text)
            paragraphs.append([])
            points.append([])
        elif block.kind == "point":
            points[-1].append(block.text)
        elif block.kind == "text" and not points[-1]:
            paragraphs[-1].append(block.text)
        else:
            raise file.problem(block.line, "A part holds paragraphs, then points.")
    rows = zip(heads, paragraphs, points, strict=True)
    sections = tuple(GuideSection(head, tuple(texts), tuple(dots)) for head, texts, dots in rows)
    for section in sections:
        if not section.paragraphs and not section.points:
            raise file.problem(file.last_line, f"“{section.heading}” holds nothing.")
    return sections
