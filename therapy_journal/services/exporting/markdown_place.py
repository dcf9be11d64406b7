# SPDX-License-Identifier: GPL-3.0-or-later
"""Knowing an exported Markdown folder again, so that no other folder is ever replaced."""

from __future__ import annotations

import re
from pathlib import Path

README = "README.md"
MARKER = "format: therapy-journal-markdown\nversion: 1\n"
LISTS = ("care-team", "roadblocks", "next-session", "looks", "names")

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
        return _YEAR.fullmatch(path.name) is not None and all(map(_is_of_a_year, path.iterdir()))
    return path.name in {README, *(f"{name}.md" for name in LISTS)}


def _is_of_a_year(path: Path) -> bool:
    is_file = path.is_file() and not path.is_symlink()
    return is_file and _FILE.fullmatch(path.name) is not None
