# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions one could bring when a session did not take place; ``resources/workarounds``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from therapy_journal.core.sessions import AbsenceReason
from therapy_journal.paths import resource
from therapy_journal.services.text_files import read

LEAST = 4
LONGEST = 110


@dataclass(frozen=True, slots=True)
class Workaround:
    """What may be asked about one reason."""

    reason: AbsenceReason
    title: str
    questions: tuple[str, ...]


def load_workaround(
    reason: AbsenceReason, language: str = "en", folder: Path | None = None
) -> Workaround:
    """Return the questions about a reason; English where the language has none."""
    root = folder or resource("workarounds")
    path = root / language / f"{reason.value}.md"
    return read_workaround(path if path.is_file() else root / "en" / path.name)


def read_workaround(path: Path) -> Workaround:
    """Read one file and check it.

    Raises:
        TextFileError: where something is missing, twice, too long or of another kind.
    """
    file = read(path, required=("key", "title"))
    if file.fields["key"] != path.stem or path.stem not in set(AbsenceReason):
        raise file.problem(1, "“key” should be the reason, as the file is named.")
    questions: list[str] = []
    for block in file.blocks:
        if block.kind != "point":
            raise file.problem(block.line, "A question is one line after a hyphen.")
        if len(block.text) > LONGEST:
            raise file.problem(block.line, f"At most {LONGEST} characters fit.")
        if block.text in questions:
            raise file.problem(block.line, "This one stands here twice.")
        questions.append(block.text)
    if len(questions) < LEAST:
        raise file.problem(file.last_line, f"At least {LEAST} questions are needed.")
    return Workaround(AbsenceReason(path.stem), file.fields["title"], tuple(questions))
