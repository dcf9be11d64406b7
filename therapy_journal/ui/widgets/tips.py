# SPDX-License-Identifier: GPL-3.0-or-later
"""Tooltips of plain text: Qt guesses, and takes words that look like tags for a rich text."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, words: str) -> None:
    """Show ``words`` literally while the pointer rests on ``widget``.

    Tags, names and titles are a person's own words. Read as rich text they would lose
    characters, and a picture named in them would be looked for on the disk.
    """
    is_plain = not {"<", "&"} & set(words)
    widget.setToolTip(words if is_plain else f"<p>{escape(words)}</p>")
