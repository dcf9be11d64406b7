# SPDX-License-Identifier: GPL-3.0-or-later
"""Knowing an exported Markdown folder again, so that no other folder is ever replaced."""

from __future__ import annotations

import os
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
        return all(_is_ours(entry) for entry in os.scandir(folder))
    except (OSError, UnicodeDecodeError):
        return False


def _is_ours(entry: os.DirEntry[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return _YEAR.fullmatch(entry.name) is not None and all(
            _FILE.fullmatch(inner.name) and inner.is_file(follow_symlinks=False)
            for inner in os.scandir(entry)
        )
    named = {README, *(f"{name}.md" for name in LISTS)}
    return entry.is_file(follow_symlinks=False) and entry.name in named
