# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries as one HTML file that reaches for nothing: style and pictures are in it.

It reads well aloud: an article for each entry, its heading, its day. A browser is told to load
nothing else, whatever should ever stand in it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from therapy_journal.paths import resource
from therapy_journal.services import private_files
from therapy_journal.services.exporting.article import article
from therapy_journal.services.exporting.chosen import ChosenEntries

_NOTHING_ELSE = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write(entries: ChosenEntries, target: Path, *, replace: bool, day: date) -> None:
    """Write the file (0600), whole or not at all; ``day`` is the one in its neutral title."""
    with private_files.new_file(target, replace=replace) as file:
        file.write(_head(day).encode())
        for entry in entries:
            file.write(article(entry).encode())
        file.write(_foot(entries.sealed).encode())


def _head(day: date) -> str:
    style = resource("export", "entries.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Notes {day.isoformat()}</title>\n<style>\n{style}</style>\n"
        "</head>\n<body>\n<main>\n"
    )


def _foot(sealed: int) -> str:
    closed = f"<p>Still sealed, and left out: {sealed}.</p>\n" if sealed else ""
    told = "<p>This file is not encrypted: anyone who can open it can read it.</p>\n"
    return f"</main>\n<footer>\n{closed}{told}</footer>\n</body>\n</html>\n"
