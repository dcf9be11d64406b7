# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying something to a screen reader that is only shown, not gone to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader speak ``words``, which ``widget`` shows now."""
    # Loading these takes as long as building a page, and a first painting has nothing to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
