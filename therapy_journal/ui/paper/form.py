# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of the paper: its size, its margins and the sizes of its type, in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QPageSize

_MILLIMETRE = 72 / 25.4


class PaperSize(StrEnum):
    """The two sizes of paper that printers at home hold."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def page_size(self) -> QPageSize:
        """The size as Qt names it."""
        return QPageSize(QPageSize.PageSizeId[self.value])


# Width and height in points.
_SIZES = {PaperSize.A4: (210 * _MILLIMETRE, 297 * _MILLIMETRE), PaperSize.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class PageForm:
    """One sheet: margins leave room for a pen and for the edge a printer cannot reach.

    ``is_tight`` sets lines and parts a little closer, for a page that would just not fit.
    """

    size: PaperSize = PaperSize.A4
    is_large: bool = False
    is_tight: bool = False

    @property
    def width(self) -> float:
        """The width of the sheet."""
        return _SIZES[self.size][0]

    @property
    def height(self) -> float:
        """The height of the sheet."""
        return _SIZES[self.size][1]

    @property
    def side(self) -> float:
        """The margin on the left and on the right."""
        return 18 * _MILLIMETRE

    @property
    def top(self) -> float:
        """The margin above the title."""
        return 16 * _MILLIMETRE

    @property
    def bottom(self) -> float:
        """The margin below the footer."""
        return 11 * _MILLIMETRE

    @property
    def column(self) -> float:
        """The width of what is written."""
        return self.width - 2 * self.side

    @property
    def leading(self) -> float:
        """The distance of two lines, in sizes of the type."""
        return 1.3 if self.is_tight else 1.42

    @property
    def section_gap(self) -> float:
        """The space above a heading."""
        return 6.5 if self.is_tight else 9.0

    @property
    def body(self) -> float:
        """The size of the text; large print is at least 16 points."""
        return 16.0 if self.is_large else 10.5

    @property
    def small(self) -> float:
        """The size of captions, the footer and the line under the title."""
        return 14.0 if self.is_large else 9.0

    @property
    def tiny(self) -> float:
        """The size of the labels of the mood line."""
        return 12.0 if self.is_large else 7.5

    @property
    def heading(self) -> float:
        """The size of a heading."""
        return 17.0 if self.is_large else 11.5

    @property
    def key_line(self) -> float:
        """The size of the one thing."""
        return 18.0 if self.is_large else 12.5

    @property
    def title(self) -> float:
        """The size of the title."""
        return 22.0 if self.is_large else 17.5

    @property
    def entry_title(self) -> float:
        """The size of the title of one entry among others."""
        return 20.0 if self.is_large else 15.0

    @property
    def ruling(self) -> float:
        """The distance of two lines to write on."""
        return (10 if self.is_large else 8.5) * _MILLIMETRE
