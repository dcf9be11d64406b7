# SPDX-License-Identifier: GPL-3.0-or-later
"""What Enter and Tab do in lists and quotes."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

from therapy_journal.ui.editor.kinds import LISTS, Kind, Line, depth, next_prefix, read_line

_STEP = 2


def line_of(block: QTextBlock) -> Line:
    """Read a block as the highlighter does, the lines above it taken into account."""
    above = block.previous()
    return read_line(block.text(), above.userState() if above.isValid() else -1)


def go_on(cursor: QTextCursor) -> bool:
    """Begin the next item of a list or line of a quote; False where there is none to go on.

    Enter in an item without words ends the list instead.
    """
    block = cursor.block()
    line = line_of(block)
    text = block.text()
    if line.kind not in LISTS and line.kind is not Kind.QUOTE:
        return False
    if cursor.hasSelection() or cursor.positionInBlock() < line.prefix:
        return False
    cursor.beginEditBlock()
    if text[line.prefix :].strip():
        cursor.insertText("\n" + next_prefix(text, line))
    else:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    cursor.endEditBlock()
    return True


def push_in(cursor: QTextCursor) -> bool:
    """Push the list items of the selection one step in, at most one deeper than the one above.

    Returns False where nothing could be pushed, so that Tab leaves the text there.
    """
    blocks = [block for block in blocks_of(cursor) if line_of(block).kind in LISTS]
    if not blocks:
        return False
    above = blocks[0].previous()
    if not above.isValid() or line_of(above).kind not in LISTS:
        return False
    if depth(blocks[0].text()) > depth(above.text()):
        return False
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    for block in blocks:
        edit.setPosition(block.position())
        edit.insertText(" " * _step(above))
    edit.endEditBlock()
    return True


def pull_out(cursor: QTextCursor) -> bool:
    """Pull the list items of the selection one step out; False where none stands in."""
    blocks = [
        block for block in blocks_of(cursor) if line_of(block).kind in LISTS and depth(block.text())
    ]
    if not blocks:
        return False
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    for block in blocks:
        text = block.text()
        room = len(text) - len(text.lstrip(" "))
        count = 1 if text.startswith("\t") else min(room, _own_step(block))
        edit.setPosition(block.position())
        edit.setPosition(block.position() + count, QTextCursor.MoveMode.KeepAnchor)
        edit.removeSelectedText()
    edit.endEditBlock()
    return True


def blocks_of(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the lines a selection touches, or the line the cursor stands in."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last.position() == cursor.selectionEnd() and last != block:
        last = last.previous()  # a selection that ends before a line does not touch it
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


def _step(above: QTextBlock) -> int:
    """Return how far an item is pushed to stand under the words of the one above."""
    return 3 if line_of(above).kind is Kind.NUMBER else _STEP


def _own_step(block: QTextBlock) -> int:
    return 3 if line_of(block).kind is Kind.NUMBER else _STEP
