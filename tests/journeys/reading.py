# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads words off a picture of the screen, as a person would: by how they look.

The words are drawn here with the shipped type and looked for in the picture. So a test can
wait until something is said, and click on it, without asking the program from inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from therapy_journal.ui import fonts

_GROUNDS = ((148, True), (168, True), (171, False))
"""(grey, whether the words are darker than it): ink, muted words, words on a filled button."""

_EIGHTHS = (0, 4, 2, 6, 1, 3, 5, 7)
"""Centred words may begin anywhere between two pixels."""

_SEED = 18
"""Pixels of a row that must be met exactly before the rest is looked at."""

_STRIP = 6
_MAY_DIFFER = 0.04
_MAY_DIFFER_IN_STRIP = 0.15
"""As a whole, and in each strip about a letter wide: a 6 is not to pass for an 8."""


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size in pixels, weight, and Literata instead of Inter."""

    size: int = 13
    weight: int = 400
    serif: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Words as rows of noughts and ones; ``seeds`` are (row, column, pieces to look for)."""

    rows: tuple[bytes, ...]
    seeds: tuple[tuple[int, int, bytes], ...]
    filled: int
    strips: tuple[tuple[int, int], ...]

    @property
    def size(self) -> QSize:
        return QSize(len(self.rows[0]), len(self.rows))


class Picture:
    """One picture of the screen."""

    def __init__(self, image: QImage) -> None:
        self.image = image
        self._grey, self._width = _greys(image), image.width()
        self._pages: dict[tuple[int, bool], tuple[bytes, bytes]] = {}

    def same_as(self, other: Picture) -> bool:
        """Return whether nothing differs."""
        return self._grey == other._grey

    def find(self, words: str, kind: Type, right_of: int = 0) -> QRect | None:
        """Return where the words stand, right of a column of pixels, or None."""
        for eighth in _EIGHTHS:
            drawn = _drawn(words, kind, eighth)
            found = [look for ground in _GROUNDS for look in self._places(drawn, ground)]
            places = [place for _, place in found if place.left() >= right_of]
            if places:
                return min(places, key=_reading_order)
        return None

    def which(self, choices: Sequence[str], kind: Type) -> list[str]:
        """Return the words that stand there, where several differ by a stroke only."""
        looks = [
            (unlike, choice, place)
            for choice in choices
            for eighth in _EIGHTHS
            for ground in _GROUNDS
            for unlike, place in self._places(_drawn(choice, kind, eighth), ground)
        ]
        best: list[tuple[QRect, str]] = []
        for _, choice, place in sorted(looks, key=_unlikeness):
            if not any(place.intersects(other) for other, _ in best):
                best.append((place, choice))
        return [choice for _, choice in sorted(best, key=_place_order)]

    def _places(self, drawn: _Drawn, ground: tuple[int, bool]) -> Iterator[tuple[int, QRect]]:
        if ground not in self._pages:
            bits = _bits(self._grey, *ground)
            self._pages[ground] = bits, _octets(bits)
        octets = self._pages[ground][1]
        for row, column, piece in drawn.seeds:
            at = octets.find(piece)
            while at >= 0:
                begin = at - row * self._width - column
                unlike = None if begin < 0 else self._unlike(ground, begin, drawn)
                if unlike is not None:
                    top, left = divmod(begin, self._width)
                    yield unlike, QRect(QPoint(left, top), drawn.size)
                at = octets.find(piece, at + 1)

    def _unlike(self, ground: tuple[int, bool], begin: int, drawn: _Drawn) -> int | None:
        """Count the pixels that differ, or return None where other words stand."""
        page, width = self._pages[ground][0], drawn.size.width()
        exact, strange = 0, []
        for number, row in enumerate(drawn.rows):
            at = begin + number * self._width
            seen = page[at : at + width]
            if len(seen) < width:
                return None
            exact += (int.from_bytes(seen) ^ int.from_bytes(row)).bit_count()
            strange.append(_strange(seen, row))
        if sum(row.count(1) for row in strange) > drawn.filled * _MAY_DIFFER:
            return None
        for at, filled in drawn.strips:
            differing = sum(row.count(1, at, at + _STRIP) for row in strange)
            if differing > 1 + filled * _MAY_DIFFER_IN_STRIP:
                return None
        return exact


@cache
def _drawn(words: str, kind: Type, eighth: int) -> _Drawn:
    fonts.load()
    font = QFont([fonts.READING_FAMILY if kind.serif else fonts.UI_FAMILY])
    font.setPixelSize(kind.size)
    font.setWeight(QFont.Weight(kind.weight))
    metrics = QFontMetricsF(font)
    size = QSize(int(metrics.horizontalAdvance(words)) + 2, int(metrics.height()) + 2)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(QPointF(1 + eighth / 8, round(metrics.ascent())), words)
    painter.end()
    bits, width = _bits(_greys(image), 128, True), size.width()
    lines = [bits[at : at + width] for at in range(0, len(bits), width)]
    while not any(lines[0]):
        lines.pop(0)
    while not any(lines[-1]):
        lines.pop()
    strips = [
        (at, sum(line.count(1, at, at + _STRIP) for line in lines))
        for at in range(0, width, _STRIP)
    ]
    return _Drawn(tuple(lines), tuple(_seeds(lines)), bits.count(1), tuple(strips))


def _seeds(lines: list[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Choose pieces all over the words: the less there is in common with others, the better."""
    busiest = sorted(range(len(lines)), key=lambda row: -_changes(lines[row]))
    last = max(0, len(lines[0]) - _SEED)
    for row in busiest[:5]:
        for column in sorted({0, last // 2, last}):
            piece = lines[row][column : column + _SEED]
            if _changes(piece) > 3:
                yield row, column, _octets(piece)[:-7]


def _strange(seen: bytes, drawn: bytes) -> bytes:
    """Mark the pixels of either that have none of the other at most one column away."""
    one, other = int.from_bytes(seen), int.from_bytes(drawn)
    strange = one & ~(other | other << 8 | other >> 8) | other & ~(one | one << 8 | one >> 8)
    return strange.to_bytes(len(seen))


def _changes(row: bytes) -> int:
    return sum(one != other for one, other in pairwise(row))


def _greys(image: QImage) -> bytes:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data, line, width = bytes(grey.constBits()), grey.bytesPerLine(), grey.width()
    return b"".join(data[at : at + width] for at in range(0, line * grey.height(), line))


def _bits(greys: bytes, limit: int, darker: bool) -> bytes:
    return greys.translate(bytes((grey < limit) == darker for grey in range(256)))


def _octets(bits: bytes) -> bytes:
    """Return for each pixel a byte of it and the seven after it: quicker to search in."""
    row = int.from_bytes(bits, "little")
    together = 0
    for place in range(8):
        together |= (row >> (8 * place)) << place
    return together.to_bytes(len(bits), "little")


def _unlikeness(look: tuple[int, str, QRect]) -> int:
    return look[0]


def _place_order(look: tuple[QRect, str]) -> tuple[int, int]:
    return _reading_order(look[0])


def _reading_order(place: QRect) -> tuple[int, int]:
    return place.top(), place.left()
