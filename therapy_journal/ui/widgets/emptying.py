# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking out what stands in a layout, before something else is put there."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def take_out_all(layout: QLayout) -> None:
    """Have nothing in ``layout``; its widgets are out of sight at once and then deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
