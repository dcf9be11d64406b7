# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground a part of the window stands on, coloured by the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def on_ground(widget: QWidget, role: str) -> QWidget:
    """Fill ``widget`` with ``canvas``, ``rail``, ``paper`` or ``side``; returns it."""
    widget.setProperty("ground", role)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget
