# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet: the paper that opens a journal when the passphrase is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from therapy_journal.core.days import long_day
from therapy_journal.ui import fonts

FILE_NAME = "Sheet.pdf"
_RESOLUTION = 1200
_POINT = _RESOLUTION / 72

WHAT_IT_IS = (
    "This sheet opens one journal on your computer when the passphrase is lost. "
    "Whoever has both the journal and this sheet can read everything in it."
)
HOW_TO = (
    "Keep it where you keep papers that matter, and not beside the computer. "
    "Type the nine groups under “Use my recovery key”. Capitals and dashes do not matter; "
    "0 and 1 are always numbers."
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet. There is no name on it."""

    number: str
    day: date
    recovery_key: str = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """The nine groups of four characters."""
        return tuple(self.recovery_key.split("-"))


def sheet_pdf(sheet: RecoverySheet) -> bytes:
    """Return the sheet as an A4 PDF with a neutral title."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Sheet")
    writer.setCreator("")
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    painter = QPainter(writer)
    draw(painter, sheet, QRectF(0, 0, writer.width(), writer.height()), _POINT)
    painter.end()
    return bytes(buffer.data().data())


def draw(painter: QPainter, sheet: RecoverySheet, page: QRectF, point: float) -> None:
    """Draw the sheet on a page; ``point`` is the device's measure of one point."""
    margin = 64 * point
    width = page.width() - 2 * margin
    y = _text(painter, "Recovery sheet", _font(22, 600, point), page, margin, margin * 1.1, width)
    when = f"Journal {sheet.number} · {long_day(sheet.day)} {sheet.day.year}"
    y = _text(painter, when, _font(11, 400, point), page, margin, y + 6 * point, width)
    y += 28 * point
    height = 118 * point
    painter.setPen(QPen(Qt.GlobalColor.black, 0.8 * point))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(margin, y, width, height))
    painter.setFont(_font(20, 600, point))
    for place, group in enumerate(sheet.groups):
        row, column = divmod(place, 3)
        cell = QRectF(
            margin + width / 3 * column, y + 14 * point + row * 30 * point, width / 3, 30 * point
        )
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"{place + 1}.  {group}")
    y += height + 28 * point
    for paragraph in (WHAT_IT_IS, HOW_TO):
        y = _text(painter, paragraph, _font(12, 400, point), page, margin, y, width) + 10 * point


def _text(
    painter: QPainter, text: str, font: QFont, page: QRectF, x: float, y: float, width: float
) -> float:
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    room = QRectF(x, y, width, page.bottom() - y)
    used = painter.boundingRect(room, int(flags), text)
    painter.drawText(room, int(flags), text)
    return float(used.bottom())


def _font(size: float, weight: int, point: float) -> QFont:
    font = QFont([fonts.READING_FAMILY])
    font.setPixelSize(round(size * point))
    font.setWeight(QFont.Weight(weight))
    # A ligature is one sign in a PDF; without them its text can be searched and read aloud.
    font.setFeature(QFont.Tag("liga"), 0)
    return font
