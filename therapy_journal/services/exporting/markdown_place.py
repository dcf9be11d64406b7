# SPDX-License-Identifier: GPL-3.0-or-later
"""Knowing an exported Markdown folder again, so that no other folder is ever replaced."""

from __future__ import annotations

import re
from pathlib import Path

README = "README.md"
MARKER = "format: therapy-journal-markdown\nversion: 1\n"
LISTS = (
    "care-team", "roadblocks", "next-session", "looks", "looking-at-the-whole", "support", "names",
    "templates", "rhythms", "opening-sentences",
)  # fmt: skip

PICTURES = "pictures"
"""The folder in it that holds the pictures."""

_PICTURE = re.compile(r"[0-9a-f]{32}\.(?:png|jpg)")
_YEAR = re.compile(r"\d{4}")
_FILE = re.compile(r"\d{4}-\d\d-\d\d-\d+\.md|check-ins\.md")


def is_export(folder: Path) -> bool:
    """Whether a folder was written by an export and nothing else was put into it since."""
    try:
        if MARKER not in (folder / README).read_text(encoding="utf-8")[:200]:
            return False
        return all(map(_is_ours, folder.iterdir()))
    except (OSError, UnicodeDecodeError):
        return False


def _is_ours(path: Path) -> bool:
    if path.is_symlink():
        return False
    if path.is_dir():
        pattern = _PICTURE if path.name == PICTURES else _FILE
        is_known = path.name == PICTURES or _YEAR.fullmatch(path.name) is not None
        return is_known and all(_is_file(each, pattern) for each in path.iterdir())
    return path.name in {README, *(f"{name}.md" for name in LISTS)}


def _is_file(path: Path, pattern: re.Pattern[str]) -> bool:
    return path.is_file() and not path.is_symlink() and pattern.fullmatch(path.name) is not None
