# SPDX-License-Identifier: GPL-3.0-or-later
"""One window a journal: a second start brings the first one's window forward and ends.

This is for convenience alone. That nobody writes into an open journal is seen to by the lock on
its database; where this one cannot be had or is not answered, the start goes on and that decides.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QFileSystemWatcher, QLockFile, QObject, Signal

ANSWER_SECONDS = 2.0
"""How long a first window is given to take the sign away."""

_LOOK_SECONDS = 0.02


class OneWindow(QObject):
    """Holds the lock of one journal in ``folder``, which is this user's alone.

    ``raise_requested`` tells that somebody started the program again for the same journal.
    """

    raise_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: QLockFile | None = None
        self._sign: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def claim(self, journal: Path) -> bool:
        """Take the lock of a journal in place of the one held before; False if another has it."""
        name = self._name(journal)
        if self._sign == name.with_suffix(".raise"):
            return True
        self.release()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return True  # without a place for it nobody else can hold it either
        lock = QLockFile(str(name.with_suffix(".lock")))
        lock.setStaleLockTime(0)  # however old: only one whose process is gone is stale
        if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
            return False
        self._lock, self._sign = lock, name.with_suffix(".raise")
        with contextlib.suppress(OSError):
            self._sign.unlink(missing_ok=True)
        self._watcher.addPath(str(self._folder))
        return True

    def knock(self, journal: Path) -> bool:
        """Ask the window that has this journal to come forward; says whether it answered."""
        sign = self._name(journal).with_suffix(".raise")
        try:
            os.close(os.open(sign, os.O_CREAT | os.O_WRONLY, 0o600))
        except OSError:
            return False
        until = time.monotonic() + ANSWER_SECONDS
        while sign.exists():
            if time.monotonic() >= until:
                with contextlib.suppress(OSError):
                    sign.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK_SECONDS)
        return True

    def release(self) -> None:
        """Give the lock back, e.g. before the process is replaced."""
        if self._lock is not None:
            self._lock.unlock()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._lock = self._sign = None

    def _look(self) -> None:
        if self._sign is not None and self._sign.exists():
            with contextlib.suppress(OSError):
                self._sign.unlink()
            self.raise_requested.emit()

    def _name(self, journal: Path) -> Path:
        # The name of the journal stays out of a folder that others may list.
        real = os.path.normcase(os.path.realpath(journal))
        # Qt's own: loading Python's would be waited for at every start.
        digest = QCryptographicHash.hash(
            real.encode("utf-8", "surrogatepass"), QCryptographicHash.Algorithm.Sha256
        )
        return self._folder / bytes(digest.toHex().data()).decode()[:16]
