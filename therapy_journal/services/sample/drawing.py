# SPDX-License-Identifier: GPL-3.0-or-later
"""A small line drawing for the sample: hills, a low sun and still water, the same every time.

It is made of bytes alone, so that a sample can be written without the windows' library.
"""

from __future__ import annotations

import math
import struct
import zlib

from therapy_journal.core.pictures import Prepared

WIDTH, HEIGHT = 640, 360
_PAPER, _INK, _SUN = (250, 247, 240), (84, 92, 96), (214, 170, 110)
_HILLS = ((150.0, 34.0, 210.0, 0.4), (186.0, 26.0, 150.0, 2.1), (214.0, 16.0, 120.0, 4.0))
"""Of each ridge, the far one first: its height, its swing, over how many pixels, and its start."""
_SUN_X, _SUN_Y, _SUN_SIZE = 455, 112, 38
_SHORE = 236
_WAVES = range(256, 340, 14)
_SHADES = 15
"""Steps from paper to ink; the step after them is the sun."""
_HALF_LINE = 1.5


def drawing() -> Prepared:
    """Return the picture as it is kept."""
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    for x in range(WIDTH):
        ridges = [_ridge(x, *hill) for hill in _HILLS]
        _fill_sun(rows, x, min(ridges) - 3)
        for number, ridge in enumerate(ridges):
            if all(ridge <= nearer for nearer in ridges[number + 1 :]):
                _touch(rows, x, ridge)
        _touch(rows, x, _SHORE)
        for number, wave in enumerate(_WAVES):
            if abs(x - WIDTH / 2 - 60 * math.sin(2.4 * number)) < 110 + 24 * number:
                _touch(rows, x, wave + 2 * math.sin(x / 13 + wave))
    return Prepared("image/png", WIDTH, HEIGHT, _png(rows))


def _ridge(x: int, top: float, swing: float, length: float, start: float) -> float:
    return top + swing * math.sin(x / length * 2 + start) + swing / 3 * math.sin(x / length * 5)


def _fill_sun(rows: list[bytearray], x: int, lowest: float) -> None:
    half = _SUN_SIZE**2 - (x - _SUN_X) ** 2
    if half > 0:
        reach = math.sqrt(half)
        for y in range(math.ceil(_SUN_Y - reach), math.floor(min(_SUN_Y + reach, lowest)) + 1):
            rows[y][x] = _SHADES + 1


def _touch(rows: list[bytearray], x: int, line: float) -> None:
    """Draw one column of a line, softer the farther a pixel lies from it."""
    for y in range(math.ceil(line - _HALF_LINE), math.floor(line + _HALF_LINE) + 1):
        shade = round(_SHADES * min(1.0, _HALF_LINE - abs(y - line)))
        rows[y][x] = max(rows[y][x] % (_SHADES + 1), shade)


def _png(rows: list[bytearray]) -> bytes:
    shades = (
        tuple(round(p + (i - p) * step / _SHADES) for p, i in zip(_PAPER, _INK, strict=True))
        for step in range(_SHADES + 1)
    )
    palette = bytes(part for color in (*shades, _SUN) for part in color)
    lines = b"".join(b"\0" + row for row in rows)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + crc
