# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a journal's file and log, read without the engine, each by its own seal.

The engine opens nothing once the first page is damaged, and refuses everything after the
first wrong seal. A page read here stands for itself; FILE_FORMAT.md, section 6, says how.
The files are only read.
"""

from __future__ import annotations

import hashlib
import hmac
import mmap
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from therapy_journal.storage import write_ahead_log
from therapy_journal.storage.write_ahead_log import PAGE_SIZE, LogState

USABLE = PAGE_SIZE - 80
"""How much of a page SQLite uses; initialisation vector and seal take the rest."""

_SALT = 16
_IV = 16
_SQLITE = b"SQLite format 3\x00"
_MASK = 0x3A
_TRIED = 64


class SealedPages:
    """Reads pages by number; open it with ``with``.

    ``older`` holds the numbers of pages of which only an older copy could be read, and
    ``broken`` those of which none could.
    """

    def __init__(self, path: Path, key: bytes, vault_id: bytes) -> None:
        self._path = path
        self._key = key
        salt = bytes(byte ^ _MASK for byte in vault_id)
        self._seal_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
        self.older: set[int] = set()
        self.broken: set[int] = set()
        self.count = 0

    def __enter__(self) -> Self:
        """Map the two files. Raises ``OSError``."""
        log_path = self._path.with_name(f"{self._path.name}-wal")
        self._file = _mapped(self._path)
        self._log = _mapped(log_path)
        self._copies: dict[int, list[int]] = {}
        log = write_ahead_log.read(log_path)
        self.is_log_whole = log.state is not LogState.DAMAGED
        for frame in log.committed:
            self._copies.setdefault(frame.page, []).append(frame.offset)
        self.count = max([len(self._file) // PAGE_SIZE, *self._copies])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the files."""
        for content in (self._file, self._log):
            if isinstance(content, mmap.mmap):
                content.close()

    def look(self, progress: Callable[[int, int], None] | None = None) -> list[int]:
        """Try every page once; returns the numbers of those that can be read."""
        sound = []
        for number in range(1, self.count + 1):
            if self.read(number) is not None:
                sound.append(number)
            if progress is not None and number % 256 == 0:
                progress(number, self.count)
        return sound

    def read(self, number: int) -> bytes | None:
        """Return the newest copy of a page whose seal fits, ``USABLE`` bytes long, or None."""
        offsets = reversed(self._copies.get(number, ()))
        copies = [(self._log, offset) for offset in offsets]
        copies.append((self._file, (number - 1) * PAGE_SIZE))
        for place, (content, offset) in enumerate(copies):
            page = self._opened(number, content[offset : offset + PAGE_SIZE])
            if page is not None:
                if place:
                    self.older.add(number)
                return page
        self.broken.add(number)
        return None

    def _opened(self, number: int, page: bytes) -> bytes | None:
        if len(page) < PAGE_SIZE or number < 1:
            return None
        start = _SALT if number == 1 else 0
        sealed = page[start : USABLE + _IV] + number.to_bytes(4, "little")
        seal = hmac.digest(self._seal_key, sealed, "sha512")
        if not hmac.compare_digest(seal, page[USABLE + _IV :]):
            return None
        initial = page[USABLE : USABLE + _IV]
        reader = Cipher(algorithms.AES(self._key), modes.CBC(initial)).decryptor()
        content = reader.update(page[start:USABLE]) + reader.finalize()
        return _SQLITE + content if start else content


def _mapped(path: Path) -> mmap.mmap | bytes:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        return b""
    except ValueError:  # an empty file cannot be mapped
        return b""


def number_of_journal(path: Path, key_for: Callable[[bytes], bytes]) -> bytes | None:
    """Return the journal's number, where its key file does not tell it any more.

    It stands at the beginning of the first page, in the file and in its log. The first under
    whose key any of the first pages can be read is the one; None when there is none.
    """
    log_path = path.with_name(f"{path.name}-wal")
    frames = reversed(write_ahead_log.read(log_path).committed)
    places = [(path, 0)] + [(log_path, frame.offset) for frame in frames if frame.page == 1]
    for place, offset in places:
        number = _bytes_at(place, offset)
        if len(number) < _SALT:
            continue
        if can_read(path, key_for(number), number):
            return number
    return None


def can_read(path: Path, key: bytes, vault_id: bytes) -> bool:
    """Return whether any of the first pages can be read under a key."""
    with SealedPages(path, key, vault_id) as pages:
        tried = range(1, min(pages.count, _TRIED) + 1)
        return any(pages.read(page) is not None for page in tried)


def _bytes_at(path: Path, offset: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(offset)
            return file.read(_SALT)
    except FileNotFoundError:
        return b""
