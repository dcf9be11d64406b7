# SPDX-License-Identifier: GPL-3.0-or-later
"""What of something pasted or dropped is pictures: files, or pixels without words beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from therapy_journal.core.pictures import Prepared

Make = Callable[[], Prepared]
"""Makes a picture ready to be kept, beside the window's thread."""

MOST_AT_ONCE = 20
"""How many pictures are taken of one drop."""

_ENCODED = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/tiff", "image/bmp")


def offers_pictures(source: QMimeData) -> bool:
    """Whether something offers files, or a picture and no words."""
    if _files(source):
        return True
    has_pixels = source.hasImage() or any(map(source.hasFormat, _ENCODED))
    return has_pixels and not source.hasFormat("text/plain")


def pictures_in(source: QMimeData) -> tuple[Make, ...]:
    """Return what makes each picture that is offered; nothing is decoded yet.

    Files count whatever they hold: one that is no picture is told when it is read.
    """
    if files := _files(source):
        return tuple(partial(read_file, path) for path in files)
    if source.hasFormat("text/plain") and source.text().strip():
        return ()
    for kind in _ENCODED:
        if source.hasFormat(kind):
            return (partial(_read_bytes, bytes(source.data(kind).data())),)
    image = source.imageData() if source.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return (partial(_read_image, image),)
    return ()


def _files(source: QMimeData) -> list[Path]:
    urls: list[QUrl] = source.urls() if source.hasUrls() else []
    if not urls or not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]


# The decoder is loaded with the first picture: most days have none.


def read_file(path: Path) -> Prepared:
    """Return the picture in a file; raises as ``taking_in.from_file`` does."""
    from therapy_journal.ui.pictures import taking_in  # noqa: PLC0415

    return taking_in.from_file(path)


def _read_bytes(content: bytes) -> Prepared:
    from therapy_journal.ui.pictures import taking_in  # noqa: PLC0415

    return taking_in.from_bytes(content)


def _read_image(image: QImage) -> Prepared:
    from therapy_journal.ui.pictures import taking_in  # noqa: PLC0415

    return taking_in.from_image(image)
