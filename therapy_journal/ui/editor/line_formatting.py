# SPDX-License-Identifier: GPL-3.0-or-later
"""Formatting whole lines by command: headings, quotes, lists, tasks and whether they are done.

Every command is one step of undo. The words themselves are never changed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor

from therapy_journal.ui.editor.continuing import blocks_of, line_of
from therapy_journal.ui.editor.kinds import CODE, HEADINGS, LISTS, Kind, depth

_TASKS = frozenset({Kind.TASK, Kind.TASK_DONE})
_Prefix = Callable[[QTextBlock], str]


def toggle_heading(cursor: QTextCursor) -> None:
    """Make the lines headings, or plain again."""
    _toggle(cursor, HEADINGS, _same("## "))


def toggle_quote(cursor: QTextCursor) -> None:
    """Make the lines a quote, or plain again."""
    _toggle(cursor, frozenset({Kind.QUOTE}), _same("> "))


def toggle_list(cursor: QTextCursor) -> None:
    """Make the lines a list with dots, or plain again."""
    _toggle(cursor, frozenset({Kind.BULLET}), _same("- "))


def toggle_numbers(cursor: QTextCursor) -> None:
    """Make the lines a numbered list, or plain again; it counts on from the line above."""
    _toggle(cursor, frozenset({Kind.NUMBER}), _next_number)


def toggle_tasks(cursor: QTextCursor) -> None:
    """Make the lines tasks, or plain again."""
    _toggle(cursor, _TASKS, _same("- [ ] "))


def toggle_done(cursor: QTextCursor) -> bool:
    """Tick the tasks of the selection, or untick them where all are done.

    Returns False where no task is.
    """
    tasks = [block for block in blocks_of(cursor) if line_of(block).kind in _TASKS]
    mark = " " if all(line_of(block).kind is Kind.TASK_DONE for block in tasks) else "x"
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    for block in tasks:
        place = block.position() + block.text().index("[") + 1
        edit.setPosition(place)
        edit.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        edit.insertText(mark)
    edit.endEditBlock()
    return bool(tasks)


def _toggle(cursor: QTextCursor, kinds: frozenset[Kind], prefix_of: _Prefix) -> None:
    every = [block for block in blocks_of(cursor) if line_of(block).kind not in CODE]
    blocks = [block for block in every if block.text().strip()] or every[:1]
    takes_away = all(line_of(block).kind in kinds for block in blocks)
    is_list = bool(kinds & LISTS)
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    for block in blocks:
        line = line_of(block)
        has_prefix = line.kind in HEADINGS | LISTS or line.kind is Kind.QUOTE
        # An item that becomes an item of another kind stays as far in as it was.
        start = _lead(block.text()) if is_list and line.kind in LISTS and not takes_away else 0
        prefix = "" if takes_away else prefix_of(block)
        edit.setPosition(block.position() + start)
        edit.setPosition(
            block.position() + (line.prefix if has_prefix else 0), QTextCursor.MoveMode.KeepAnchor
        )
        edit.insertText(prefix)
    edit.endEditBlock()


def _same(prefix: str) -> _Prefix:
    def prefix_of(_block: QTextBlock) -> str:
        return prefix

    return prefix_of


def _next_number(block: QTextBlock) -> str:
    """Return the number after that of the item above which stands as far in; else 1."""
    wanted = depth(block.text()) if line_of(block).kind in LISTS else 0
    above = block.previous()
    while above.isValid() and line_of(above).kind in LISTS:
        if depth(above.text()) <= wanted:
            break
        above = above.previous()
    if not above.isValid() or line_of(above).kind is not Kind.NUMBER:
        return "1. "
    if depth(above.text()) < wanted:
        return "1. "
    number = "".join(letter for letter in above.text().lstrip()[:9] if letter.isdigit())
    return f"{int(number) + 1}. "


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))
