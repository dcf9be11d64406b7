# SPDX-License-Identifier: GPL-3.0-or-later
"""The formats by name, as commands and buttons know them (``format.bold`` is ``bold``)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QTextCursor

from therapy_journal.ui.editor import formatting, line_formatting
from therapy_journal.ui.editor.continuing import pull_out, push_in
from therapy_journal.ui.editor.inline import Look
from therapy_journal.ui.editor.links import toggle_link

FORMATS: dict[str, Callable[[QTextCursor], object]] = {
    "bold": partial(formatting.toggle_inline, look=Look.BOLD),
    "italic": partial(formatting.toggle_inline, look=Look.ITALIC),
    "strike": partial(formatting.toggle_inline, look=Look.STRIKE),
    "code": partial(formatting.toggle_inline, look=Look.CODE),
    "link": toggle_link,
    "heading": line_formatting.toggle_heading,
    "quote": line_formatting.toggle_quote,
    "list": line_formatting.toggle_list,
    "numbers": line_formatting.toggle_numbers,
    "tasks": line_formatting.toggle_tasks,
    "done": line_formatting.toggle_done,
    "indent": push_in,
    "outdent": pull_out,
}
"""What each does to the text at a cursor; one that returns a cursor says where it goes."""
