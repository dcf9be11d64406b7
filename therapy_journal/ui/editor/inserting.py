# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting words into a text as a paragraph of their own."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor


def insert_apart(cursor: QTextCursor, words: str) -> None:
    """Put words in below the line of ``cursor``, which ends up after them; one step of undo."""
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    above = cursor.block().previous()
    if cursor.block().text().strip():
        cursor.insertText("\n\n")
    elif above.isValid() and above.text().strip():
        cursor.insertText("\n")
    cursor.insertText(words)
    cursor.endEditBlock()


def is_below(cursor: QTextCursor, line: str) -> bool:
    """Whether ``line`` is the last one with words above an empty line of ``cursor``."""
    block = cursor.block()
    if block.text().strip():
        return False
    while block.isValid() and not block.text().strip():
        block = block.previous()
    return block.isValid() and block.text() == line
