# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions one could bring when a session did not take place; ``resources/workarounds``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from therapy_journal.core.sessions import AbsenceReason
from therapy_journal.paths import resource
from therapy_journal.services.text_files import in_language, read

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
    return read_workaround(in_language(folder or resource("workarounds"), language, reason.value))


def read_workaround(path: Path) -> Workaround:
    """Read one file and check it.

    Raises:
        TextFileError: where something is missing, twice, too long or of another kind.
    """
    file = read(path, required=("key", "title"))
    if file.fields["key"] != path.stem or path.stem not in set(AbsenceReason):
        raise file.problem(1, "“key” should be the reason, as the file is named.")
    questions = file.points(least=LEAST, longest=LONGEST)
    return Workaround(AbsenceReason(path.stem), file.fields["title"], questions)
