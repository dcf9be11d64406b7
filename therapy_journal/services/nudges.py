# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped ways to begin on an empty page; ``resources/nudges/README.md`` says how."""

from __future__ import annotations

from pathlib import Path

from therapy_journal.core.prompts import Offered, PromptKind
from therapy_journal.paths import resource
from therapy_journal.services.text_files import in_language, read

LEAST = 12
LONGEST = 110
_KEY = "blank_page"


def load_nudges(language: str = "en", folder: Path | None = None) -> Offered:
    """Return the ways to begin; English where the language has none."""
    return read_nudges(in_language(folder or resource("nudges"), language, _KEY))


def read_nudges(path: Path) -> Offered:
    """Read one file and check it.

    Raises:
        TextFileError: where something is missing, twice, too long or of another kind.
    """
    file = read(path, required=("key", "title"))
    if file.fields["key"] != _KEY:
        raise file.problem(1, f"“key” should be “{_KEY}”, as the file is named.")
    texts = file.points(least=LEAST, longest=LONGEST)
    return Offered(PromptKind.NUDGE, file.fields["title"], texts)
