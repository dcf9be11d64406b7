# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures from outside: what is kept of them, and what is refused before it is decoded."""

from __future__ import annotations

import os
import random
import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter

from therapy_journal.core.pictures import (
    LONGEST,
    MOST_BYTES,
    MovingPicture,
    NotAPicture,
    PictureTooLarge,
    PictureUnreadable,
)
from therapy_journal.ui.pictures.taking_in import from_bytes, from_file

CANARY = b"zanzibar quay 52.5N 13.4E"


def encoded(image, kind, quality=-1):
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(kind.encode()))
    writer.setQuality(quality)
    assert writer.write(image)
    del writer
    return bytes(device.data().data())


def half_and_half(width, height):
    """Return a picture that is red on the left and blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(width // 2, width):
        for y in range(height):
            image.setPixelColor(x, y, QColor("blue"))
    return image


def noise(width, height, form=QImage.Format.Format_RGB32):
    bits = random.Random(5).randbytes(width * height * 4)
    return QImage(bits, width, height, width * 4, form).copy()


def decoded(prepared):
    image = QImage.fromData(prepared.content)
    assert (image.width(), image.height()) == (prepared.width, prepared.height)
    return image


def chunk(kind, content):
    crc = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + crc


def png(width, height, *more, rows=b""):
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def with_exif(jpeg, orientation):
    """Put EXIF with an orientation and a canary, XMP and a comment into a JPEG."""
    tags = [
        struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(">HHII", 0x010E, 2, len(CANARY), 8 + 2 + 2 * 12 + 4),
    ]
    ifd = struct.pack(">H", len(tags)) + b"".join(tags) + struct.pack(">I", 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">I", 8) + ifd + CANARY
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x>" + CANARY + b"</x>"
    parts = [(0xE1, exif), (0xE1, xmp), (0xFE, CANARY)]
    put = b"".join(struct.pack(">BBH", 0xFF, mark, len(c) + 2) + c for mark, c in parts)
    return jpeg[:2] + put + jpeg[2:]


def test_a_photograph_loses_what_it_tells_and_keeps_how_it_is_held():
    told = with_exif(encoded(half_and_half(400, 200), "jpeg", 95), orientation=6)
    assert CANARY in told
    kept = from_bytes(told)
    assert kept.mime == "image/jpeg"
    assert (kept.width, kept.height) == (200, 400)  # turned as the camera was held
    image = decoded(kept)
    top, bottom = image.pixelColor(100, 40), image.pixelColor(100, 360)
    assert top.red() > 200 > top.blue()
    assert bottom.blue() > 200 > bottom.red()
    for trace in (CANARY, b"Exif", b"xap", b"ICC_PROFILE"):
        assert trace not in kept.content
    assert not image.textKeys()


def test_a_drawing_stays_sharp_and_loses_its_notes():
    image = half_and_half(300, 200)
    image.setText("Author", CANARY.decode())
    told = encoded(image, "png")
    assert CANARY in told
    kept = from_bytes(told)
    assert kept.mime == "image/png"
    assert CANARY not in kept.content
    names = [name for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP") if name in kept.content]
    assert names == []
    assert decoded(kept).pixelColor(149, 5) == QColor("red")
    assert decoded(kept).pixelColor(150, 5) == QColor("blue")


def test_what_is_see_through_stays_so():
    image = QImage(50, 50, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 100))
    kept = from_bytes(encoded(image, "png"))
    assert decoded(kept).pixelColor(25, 25).alpha() == 100


@pytest.mark.parametrize("size", [QSize(3000, 1000), QSize(500, 2500), QSize(15_000, 4)])
def test_the_long_side_has_a_limit(size):
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("darkcyan"))
    kept = from_bytes(encoded(image, "png"))
    assert max(kept.width, kept.height) == LONGEST
    assert min(kept.width, kept.height) >= 1
    decoded(kept)


@pytest.mark.parametrize("form", [QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32])
def test_so_have_the_bytes(form):
    kept = from_bytes(encoded(noise(1800, 1500, form), "png"))
    assert len(kept.content) <= MOST_BYTES
    decoded(kept)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "bmp", "tiff"])
def test_every_kind_that_is_named_is_taken(kind):
    kept = from_bytes(encoded(half_and_half(60, 40), kind))
    assert (kept.width, kept.height) == (60, 40)
    assert kept.mime in ("image/png", "image/jpeg")


STILL = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"


def test_a_still_gif_is_taken_and_one_that_moves_is_not():
    assert from_bytes(STILL).mime == "image/png"
    frame = STILL[19:-1]
    with pytest.raises(MovingPicture):
        from_bytes(STILL[:-1] + frame + frame + b";")


def test_a_moving_png_is_not_taken():
    control = chunk(b"acTL", struct.pack(">II", 2, 0))
    with pytest.raises(MovingPicture):
        from_bytes(png(1, 1, control, rows=b"\0\0"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"These are words.",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b"%PDF-1.7\n%",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"BMore words",
        b"\0\0\0\x18ftypheic",
        png(0, 5),
    ],
)
@pytest.mark.qt_log_ignore("JPEG datastream contains no image")
def test_what_is_no_picture_is_told(content):
    with pytest.raises(NotAPicture):
        from_bytes(content)


@pytest.mark.qt_log_ignore("libpng|IDAT|PNG")
def test_a_picture_that_ends_early_raises_nothing_but_what_is_told():
    whole = encoded(half_and_half(300, 200), "png")
    for end in range(8, len(whole), max(1, len(whole) // 40)):
        try:
            from_bytes(whole[:end])
        except NotAPicture:
            continue


@pytest.mark.parametrize(
    ("width", "height"), [(30_000, 10), (10, 30_000), (12_000, 12_000), (2**31 - 1, 2**31 - 1)]
)
def test_what_would_fill_the_memory_is_refused_by_its_first_bytes(width, height, monkeypatch):
    def never(self):
        raise AssertionError

    monkeypatch.setattr(QImageReader, "read", never)
    with pytest.raises((PictureTooLarge, NotAPicture)):
        from_bytes(png(width, height, rows=bytes(1_000_000)))


def test_a_file_is_read_and_what_cannot_be_read_is_told(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(encoded(half_and_half(20, 20), "png"))
    assert from_file(path).width == 20
    with pytest.raises(NotAPicture):
        from_file(tmp_path)
    with pytest.raises(PictureUnreadable):
        from_file(tmp_path / "gone.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(NotAPicture):
        from_file(tmp_path / "pipe.png")


def test_a_file_that_is_too_long_is_not_read(tmp_path):
    with (tmp_path / "long.png").open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.truncate(100_000_000)
    with pytest.raises(PictureTooLarge):
        from_file(tmp_path / "long.png")
