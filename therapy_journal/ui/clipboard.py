# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying without leaving traces: text only, and a word to clipboard keepers to let it be."""

from __future__ import annotations

import os

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 60_000
"""How long what was copied stays on the clipboard, unless something else took its place."""

_OURS = "copied-here-"
"""The names of what was copied here begin with it."""

_ZERO = bytes(4)  # a Windows DWORD
_HINTS: dict[str, bytes] = {
    # Qt hands names it does not know to the Windows clipboard as they are.
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": _ZERO,
    "CanUploadToCloudClipboard": _ZERO,
    "application/x-nspasteboard-concealed-type": b"secret",
    "x-kde-passwordManagerHint": b"secret",
}
"""Hints for Windows, macOS and KDE; each is a request, none is a lock."""


def private_mime(text: str) -> QMimeData:
    """Return ``text`` alone, with the hints by which clipboard keepers pass it over."""
    mime = QMimeData()
    mime.setText(text)
    for name, value in _HINTS.items():
        mime.setData(name, QByteArray(value))
    return mime


def copy_privately(text: str) -> None:
    """Put ``text`` on the clipboard, never on the X11 selection, and take it away again later."""
    clipboard = QGuiApplication.clipboard()
    mime = private_mime(text)
    mime.setObjectName(_OURS + os.urandom(8).hex())
    clipboard.setMimeData(mime, QClipboard.Mode.Clipboard)
    _Expiry(mime.objectName())


def take_back() -> None:
    """Clear the clipboard now if it holds what was copied here: the journal is being closed."""
    _clear(QGuiApplication.clipboard(), _OURS)


def _clear(clipboard: QClipboard, name: str) -> None:
    held = clipboard.mimeData(QClipboard.Mode.Clipboard)
    # What another program put there is another object and has no such name.
    if held is not None and held.objectName().startswith(name):
        clipboard.clear(QClipboard.Mode.Clipboard)


class _Expiry(QObject):
    """Clears the clipboard once, if it still holds what was copied."""

    def __init__(self, name: str) -> None:
        # Python keeps the application for as long as it runs, and with it what belongs to it;
        # it keeps the clipboard's object only while somebody looks at it.
        super().__init__(QGuiApplication.instance())
        self._name = name
        QTimer.singleShot(KEPT_MS, self, self._expire)

    def _expire(self) -> None:
        _clear(QGuiApplication.clipboard(), self._name)
        self.deleteLater()
