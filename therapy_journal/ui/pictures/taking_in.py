# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a picture from outside fit to be kept; runs beside the window, never on its thread.

What it is is told by its first bytes, and only the decoder for that is asked. Its size is known
before anything is decoded. What is kept are pixels painted anew: place and time, the camera's
name, thumbnails and colour profiles stay behind.
"""

from __future__ import annotations

import stat
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from therapy_journal.core.pictures import (
    LONGEST,
    MOST_BYTES,
    MovingPicture,
    NotAPicture,
    PictureTooLarge,
    PictureUnreadable,
    Prepared,
)

MOST_TO_READ = 64_000_000
"""Bytes a file may have."""
LONGEST_TO_READ = 20_000
"""Pixels a picture from outside may have on a side."""
MOST_PIXELS = 64_000_000
"""Pixels one may have altogether: decoded, they fill a quarter of a gigabyte."""

_MEGABYTES = 256
_FIRST_BYTES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"BM": "bmp",
}
_DRAWN = {"png", "gif", "bmp"}
"""Kinds that often hold screenshots and drawings, whose edges JPEG would blur."""
_QUALITIES = (88, 80, 70, 60)
_SHRINK = 0.75
_DOTS_PER_METRE = 2_835


def from_file(path: Path) -> Prepared:
    """Return the picture in a file as it is to be kept.

    Raises:
        NotAPicture: when it is none this journal can read, or damaged.
        MovingPicture: when it moves.
        PictureTooLarge: when it is too large to be decoded safely.
        PictureUnreadable: when the file cannot be read.
    """
    try:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise NotAPicture
        if told.st_size > MOST_TO_READ:
            raise PictureTooLarge
        with path.open("rb") as file:
            content = file.read(MOST_TO_READ + 1)
    except OSError as error:
        raise PictureUnreadable from error
    return from_bytes(content)


def from_bytes(content: bytes) -> Prepared:
    """Return a picture given as the bytes of a file; raises as :func:`from_file` does."""
    if len(content) > MOST_TO_READ:
        raise PictureTooLarge
    kind = _kind(content)
    if kind == "png" and b"acTL" in content[: max(content.find(b"IDAT"), 0)]:
        raise MovingPicture
    return from_image(_decoded(content, kind), is_drawn=kind in _DRAWN)


def from_image(image: QImage, *, is_drawn: bool = True) -> Prepared:
    """Return a decoded picture as it is to be kept."""
    if image.isNull():
        raise NotAPicture
    clean = _painted_anew(image)
    if clean.hasAlphaChannel():
        content = _encoded(clean, "png")
        if len(content) <= MOST_BYTES:
            return _prepared("image/png", clean, content)
        clean = _on_white(clean)
    return _smallest_fit(clean, is_drawn=is_drawn)


def _kind(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    for first, kind in _FIRST_BYTES.items():
        if content.startswith(first):
            return kind
    raise NotAPicture


def _decoded(content: bytes, kind: str) -> QImage:
    device = QBuffer()
    device.setData(content)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(kind.encode()))
    try:
        reader.setAutoDetectImageFormat(False)
        reader.setAutoTransform(True)
        _look_at(reader)
        QImageReader.setAllocationLimit(_MEGABYTES)
        image = reader.read()
    finally:
        del reader  # before the device it reads from
    if image.isNull():
        raise NotAPicture
    return image


def _look_at(reader: QImageReader) -> None:
    """Refuse by what is known before anything is decoded."""
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise NotAPicture
    if max(size.width(), size.height()) > LONGEST_TO_READ:
        raise PictureTooLarge
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureTooLarge
    if reader.supportsAnimation() and reader.imageCount() > 1:
        raise MovingPicture


def _painted_anew(image: QImage) -> QImage:
    """Return the pixels alone, in sRGB and at most ``LONGEST`` on the long side."""
    size = image.size()
    if max(size.width(), size.height()) > LONGEST:
        size = size.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(1, 1))
        image = image.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    screen = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != screen:
        converted = image.convertedToColorSpace(screen)
        image = image if converted.isNull() else converted
    if _is_see_through(image):
        clean = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        clean.fill(Qt.GlobalColor.transparent)
    else:
        clean = QImage(size, QImage.Format.Format_RGB32)
        clean.fill(Qt.GlobalColor.white)
    return _paint(image, clean)


def _on_white(image: QImage) -> QImage:
    clean = QImage(image.size(), QImage.Format.Format_RGB32)
    clean.fill(Qt.GlobalColor.white)
    return _paint(image, clean)


def _paint(image: QImage, clean: QImage) -> QImage:
    clean.setDotsPerMeterX(_DOTS_PER_METRE)
    clean.setDotsPerMeterY(_DOTS_PER_METRE)
    painter = QPainter(clean)
    painter.drawImage(QRect(0, 0, clean.width(), clean.height()), image)
    painter.end()
    return clean


def _is_see_through(image: QImage) -> bool:
    if not image.hasAlphaChannel():
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    bits, width, line = bytes(alpha.constBits()), alpha.width(), alpha.bytesPerLine()
    opaque = sum(bits.count(255, row * line, row * line + width) for row in range(alpha.height()))
    return opaque < width * alpha.height()


def _smallest_fit(clean: QImage, *, is_drawn: bool) -> Prepared:
    """Return it as PNG where that keeps a drawing sharp and small, else as JPEG that fits."""
    content = _encoded(clean, "jpeg", _QUALITIES[0])
    if is_drawn:
        sharp = _encoded(clean, "png")
        if len(sharp) <= min(2 * len(content), MOST_BYTES):
            return _prepared("image/png", clean, sharp)
    while True:
        for quality in _QUALITIES:
            content = _encoded(clean, "jpeg", quality)
            if len(content) <= MOST_BYTES:
                return _prepared("image/jpeg", clean, content)
        clean = clean.scaled(
            clean.size() * _SHRINK,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def _encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(kind.encode()))
    writer.setQuality(quality)
    is_written = writer.write(image)
    del writer  # before the device it writes to
    if not is_written:
        raise NotAPicture
    return bytes(device.data().data())


def _prepared(mime: str, image: QImage, content: bytes) -> Prepared:
    return Prepared(mime, image.width(), image.height(), content)
