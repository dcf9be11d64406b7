# SPDX-License-Identifier: GPL-3.0-or-later
"""The place that widgets made later have for the Tab key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reach_after(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have the Tab key reach ``widgets`` in this order, from where ``anchor`` stands.

    Widgets made later would be the last the key reaches in the whole window. ``anchor``
    may be something that takes no focus itself, such as what holds them.
    """
    policy = anchor.focusPolicy()
    anchor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Qt passes over what takes none
    before = anchor
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    anchor.setFocusPolicy(policy)


def reach_into(anchor: QWidget, holders: Iterable[QWidget]) -> None:
    """The same of all that takes the focus inside ``holders``, in the order it was put there."""
    inside = (widget for holder in holders for widget in holder.findChildren(QWidget))
    reach_after(anchor, [w for w in inside if w.focusPolicy() != Qt.FocusPolicy.NoFocus])
