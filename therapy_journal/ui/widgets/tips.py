# SPDX-License-Identifier: GPL-3.0-or-later
"""Tooltips of plain text: Qt guesses, and takes words that look like tags for a rich text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, words: str) -> None:
    """Show ``words`` literally while the pointer rests on ``widget``.

    Tags, names and titles are a person's own words. Read as rich text they would lose
    characters, and a picture named in them would be looked for on the disk.
    """
    if {"<", "&"} & set(words):
        from html import escape  # noqa: PLC0415 — seldom needed, and it brings a large table

        words = f"<p>{escape(words)}</p>"
    widget.setToolTip(words)
