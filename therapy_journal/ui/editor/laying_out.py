# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays a long text out piece by piece: what is in sight first, the rest when there is a rest.

Qt does so by itself with a document that begins anew or has another width. But of a change in
the middle of that it lays out the changed lines alone, takes all lines after them for done, and
the end of the text would have no height. So until the end is reached a change reaches to the end.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextDocument

AT_ONCE = 12_000
"""Characters laid out at once; they are higher than any page."""
SLICE = 12_000
"""Characters laid out in one go afterwards, a few milliseconds' worth."""
PAUSE_MS = 10
AFTER_PAINTING_MS = 40
"""When the rest begins: what is in sight is painted by then."""


class LayingOut(QObject):
    """Knows whether a document may have lines that were never laid out, and lays them out."""

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._reached = 0
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._lay_slice)
        document.contentsChange.connect(self._on_changed)

    @property
    def is_done(self) -> bool:
        """Whether every line is laid out."""
        return not self._slices.isActive()

    def hold(self) -> None:
        """Do nothing for now: the text is about to be replaced."""
        self._slices.stop()

    def begin(self) -> None:
        """Lay out the beginning of a text that is new or has another width, then the rest."""
        self._reached = 0
        self._slices.start(AFTER_PAINTING_MS)
        self.reach(AT_ONCE)

    def reach(self, position: int) -> None:
        """Lay out all lines down to a position, and have the scroll bar know of it.

        Beyond the first screens that is the whole text: the bar would be seen to move.
        """
        if self.is_done or position <= self._reached:
            return
        if position > AT_ONCE:
            self.finish()
        else:
            self._lay_to(position)
            self._tell()

    def finish(self) -> None:
        """Lay out whatever is left."""
        if not self.is_done:
            self._lay_to(self._document.characterCount())
            self._tell()

    def mark(self, start: int, end: int) -> None:
        """Have the characters ``start`` to ``end`` laid out anew: they look otherwise."""
        if not self.is_done:
            end = self._document.characterCount()
        self._document.markContentsDirty(start, end - start)

    def _lay_slice(self) -> None:
        self._slices.setInterval(PAUSE_MS)
        self._lay_to(self._reached + SLICE)

    def _lay_to(self, position: int) -> None:
        end = self._document.characterCount()
        block = self._document.findBlock(min(position, end - 1))
        self._document.documentLayout().blockBoundingRect(block)
        self._reached = position
        if position >= end:
            self._slices.stop()

    def _tell(self) -> None:
        """Have the scroll bar learn the height now; Qt would tell it with the next event."""
        layout = self._document.documentLayout()
        layout.documentSizeChanged.emit(self._document.pageSize())

    def _on_changed(self, position: int, _removed: int, _added: int) -> None:
        if not self.is_done:
            # Still within the change: Qt lays out once, after all who are told of it.
            self.mark(position, position)
