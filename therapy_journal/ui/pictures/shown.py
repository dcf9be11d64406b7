# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures on the screen: their sizes, and a bounded store of them scaled as they are shown.

Bytes come from the storage thread and are decoded and scaled beside the window's.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.pictures import named
from therapy_journal.services.pictures import Pictures
from therapy_journal.storage.pictures import Picture
from therapy_journal.ui.jobs import Jobs

MOST_BYTES = 32_000_000
"""What the scaled pictures may take together; about ten on a screen with double pixels."""

_Key = tuple[str, int, int]


class ShownPictures(QObject):
    """Knows how large pictures are, and gives them out as they are to be painted.

    ``sizes_came`` tells that pictures asked about are known now, ``came`` that one can be
    painted.
    """

    sizes_came = Signal()
    came = Signal()

    def __init__(self, pictures: Pictures, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._jobs = pictures, jobs
        self._sizes: dict[str, QSize | None] = {}
        self._asked: set[str] = set()
        self._pixmaps: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._coming: set[_Key] = set()
        self._unreadable: set[str] = set()
        self._bytes = 0

    def learn(self, text: str) -> None:
        """Read the sizes of the pictures a text names; on the storage thread."""
        self._read_sizes(named(text))

    def know(self, uid: str, size: QSize) -> None:
        """Note the size of a picture that was just put in."""
        self._sizes[uid] = size

    def size_of(self, uid: str) -> QSize | None:
        """Return a picture's size in its own pixels; None when it is not here (yet)."""
        if uid not in self._sizes and uid not in self._asked:
            self._asked.add(uid)
            self._jobs.run(partial(self._read_sizes, {uid}), self, self._tell_sizes, _stay_quiet)
        return self._sizes.get(uid)

    def is_known(self, uid: str) -> bool:
        """Whether it was looked for; one that was and has no size is missing."""
        return uid in self._sizes

    def is_missing(self, uid: str) -> bool:
        """Whether it is not in the journal, or cannot be painted."""
        return uid in self._unreadable or (uid in self._sizes and self._sizes[uid] is None)

    def pixmap(self, uid: str, size: QSize, ratio: float) -> QPixmap | None:
        """Return a picture in ``size`` logical pixels; None while it is on its way."""
        key = (uid, round(size.width() * ratio), round(size.height() * ratio))
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
        elif key not in self._coming and not self.is_missing(uid):
            self._coming.add(key)
            read = partial(self._pictures.get, uid)
            done, failed = partial(self._scale, key, ratio), partial(self._give_up, key)
            self._jobs.run(read, self, done, failed)
        return self._pixmaps.get(key)

    def forget(self) -> None:
        """Let go of every picture; they are read again when they are shown."""
        self._pixmaps.clear()
        self._bytes = 0

    def _read_sizes(self, uids: set[str]) -> None:
        found = self._pictures.sizes(uids)
        self._sizes.update({uid: QSize(*found[uid]) if uid in found else None for uid in uids})

    def _tell_sizes(self, _nothing: None) -> None:
        self._asked.clear()
        self.sizes_came.emit()

    def _scale(self, key: _Key, ratio: float, picture: Picture | None) -> None:
        if picture is None:
            self._give_up(key)
            return
        work = partial(scaled, picture.content, QSize(*key[1:]))
        self._jobs.run_aside(work, self, partial(self._put, key, ratio))

    def _put(self, key: _Key, ratio: float, image: QImage) -> None:
        if image.isNull():
            self._give_up(key)
            return
        self._coming.discard(key)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._pixmaps[key] = pixmap
        self._bytes += _bytes_of(pixmap)
        while self._bytes > MOST_BYTES and len(self._pixmaps) > 1:
            _, oldest = self._pixmaps.popitem(last=False)
            self._bytes -= _bytes_of(oldest)
        self.came.emit()

    def _give_up(self, key: _Key, problem: JournalProblem | None = None) -> None:
        self._coming.discard(key)
        if problem is None:
            self._unreadable.add(key[0])
        self.came.emit()


def scaled(content: bytes, size: QSize) -> QImage:
    """Decode a kept picture to a size in pixels; a null image where that cannot be done.

    A reader lets the window go on meanwhile. ``QImage.fromData`` and ``scaled`` would hold
    Python's lock, and scrolling would stand still for tens of milliseconds.
    """
    device = QBuffer()
    device.setData(content)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setScaledSize(size)
    image = reader.read()
    del reader  # before the device it reads from
    return image


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _stay_quiet(problem: JournalProblem) -> None:
    """Say nothing: whatever else is read next tells the same."""
