# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents texts were written in, kept so that going back to a text finds its undo again.

They lie in memory only and end with the process, that is at every lock.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from therapy_journal.ui.editor.highlighter import MarkdownHighlighter
from therapy_journal.ui.editor.laying_out import LayingOut
from therapy_journal.ui.editor.looks import Looks
from therapy_journal.ui.editor.paragraphs import ParagraphFormats
from therapy_journal.ui.editor.word_count import WordCount

MOST = 8
"""Texts whose undo is kept beside the one that is open."""
MOST_CHARACTERS = 1_000_000
"""Characters these have together at most."""


class Sheet:
    """One document with what styles and counts it; all of it belongs to the document."""

    def __init__(self, looks: Looks, owner: QObject) -> None:
        self.document = QTextDocument(owner)
        self.paragraphs = ParagraphFormats(self.document, looks)
        self.laying = LayingOut(self.document, self.document)
        self.highlighter = MarkdownHighlighter(self.document, looks, self.laying, self.document)
        self.words = WordCount(self.document, self.document)

    def text(self) -> str:
        """Return the text, character for character."""
        return self.document.toRawText().replace("\u2029", "\n")

    @property
    def has_history(self) -> bool:
        """Whether anything can be undone or done again."""
        return self.document.isUndoAvailable() or self.document.isRedoAvailable()

    def write(self, text: str, written: Callable[[], object]) -> None:
        """Replace everything; nothing can be undone afterwards.

        ``written`` is called before the words are laid out.
        """
        self.document.setUndoRedoEnabled(False)
        self.highlighter.hold()
        self.laying.hold()
        self.paragraphs.write(text, written)
        self.document.setUndoRedoEnabled(True)


class KeptSheets:
    """The sheets of texts that were left, the oldest given up first."""

    def __init__(self) -> None:
        self._sheets: dict[int, Sheet] = {}

    def keep(self, key: int, sheet: Sheet) -> None:
        """Keep a sheet until its text is shown again, or others need its place."""
        self.drop(key)
        self._sheets[key] = sheet
        while len(self._sheets) > MOST or self._characters() > MOST_CHARACTERS:
            self.drop(next(iter(self._sheets)))

    def take(self, key: int, text: str) -> Sheet | None:
        """Return the sheet of a text; None where there is none, or it says something else."""
        sheet = self._sheets.pop(key, None)
        if sheet is not None and sheet.text() != text:
            sheet.document.deleteLater()
            return None
        return sheet

    def change_key(self, before: int, after: int) -> None:
        """Keep the sheet of one text as that of another."""
        sheet = self._sheets.pop(before, None)
        if sheet is not None:
            self.keep(after, sheet)

    def drop(self, key: int) -> None:
        """Forget the sheet of one text."""
        sheet = self._sheets.pop(key, None)
        if sheet is not None:
            sheet.document.deleteLater()

    def drop_all(self) -> None:
        """Forget them all."""
        for key in tuple(self._sheets):
            self.drop(key)

    def _characters(self) -> int:
        return sum(sheet.document.characterCount() for sheet in self._sheets.values())
