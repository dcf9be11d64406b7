# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped ways to begin on an empty page; ``resources/nudges/README.md`` says how."""

from __future__ import annotations

from pathlib import Path

from therapy_journal.core.prompts import Offered, PromptKind
from therapy_journal.paths import resource
from therapy_journal.services.text_files import read

LEAST = 12
LONGEST = 110
_KEY = "blank_page"


def load_nudges(language: str = "en", folder: Path | None = None) -> Offered:
    """Return the ways to begin; English where the language has none."""
    root = folder or resource("nudges")
    path = root / language / f"{_KEY}.md"
    return read_nudges(path if path.is_file() else root / "en" / f"{_KEY}.md")


def read_nudges(path: Path) -> Offered:
    """Read one file and check it.

    Raises:
        TextFileError: where something is missing, twice, too long or of another kind.
    """
    file = read(path, required=("key", "title"))
    if file.fields["key"] != _KEY:
        raise file.problem(1, f"“key” should be “{_KEY}”, as the file is named.")
    texts: list[str] = []
    for block in file.blocks:
        if block.kind != "point":
            raise file.problem(block.line, "A way to begin is one line after a hyphen.")
        if len(block.text) > LONGEST:
            raise file.problem(block.line, f"At most {LONGEST} characters fit.")
        if block.text in texts:
            raise file.problem(block.line, "This one stands here twice.")
        texts.append(block.text)
    if len(texts) < LEAST:
        raise file.problem(file.last_line, f"At least {LEAST} ways to begin are needed.")
    return Offered(PromptKind.NUDGE, file.fields["title"], tuple(texts))
