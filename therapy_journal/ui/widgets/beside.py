# SPDX-License-Identifier: GPL-3.0-or-later
"""A row whose items go below each other where there is little room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout


def set_beside(row: QBoxLayout, *, is_beside: bool) -> None:
    """Set the items of ``row`` beside each other, or below each other."""
    across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    row.setDirection(across if is_beside else down)
