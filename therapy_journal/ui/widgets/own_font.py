# SPDX-License-Identifier: GPL-3.0-or-later
"""Type that stays as the theme set it when a widget moves to another parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object


class OwnFont(_Widget):
    """Stands before a Qt class among the bases of a widget that sets its own type.

    With a style sheet in force Qt remembers the type a widget had when it was polished and
    brings it back at the next change of parent, whatever was set since.
    """

    _own_font: QFont | None = None

    def keep_font(self, font: QFont) -> None:
        """Set the type, and set it again should Qt bring an older one back."""
        self._own_font = font
        self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Notice that an older type was brought back."""
        super().changeEvent(event)
        own = self._own_font
        is_other = own is not None and self.font().pixelSize() != own.pixelSize()
        if event.type() == QEvent.Type.FontChange and own is not None and is_other:
            self.setFont(own)
