# SPDX-License-Identifier: GPL-3.0-or-later
"""Tooltips of plain text: Qt guesses, and takes words that look like tags for a rich text."""

from __future__ import annotations

from PySide6.QtWidgets import QToolTip, QWidget


def set_tip(widget: QWidget, words: str) -> None:
    """Show ``words`` literally while the pointer rests on ``widget``.

    Tags, names and titles are a person's own words. Read as rich text they would lose
    characters, and a picture named in them would be looked for on the disk.
    """
    widget.setToolTip(_plain(words))


def show_tip(widget: QWidget, words: str) -> None:
    """Show ``words`` literally under ``widget`` now, for a while."""
    QToolTip.showText(widget.mapToGlobal(widget.rect().bottomLeft()), _plain(words), widget)


def _plain(words: str) -> str:
    if {"<", "&"} & set(words):
        from html import escape  # noqa: PLC0415 — seldom needed, and it brings a large table

        return f"<p>{escape(words)}</p>"
    return words
