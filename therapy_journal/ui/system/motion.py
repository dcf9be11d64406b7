# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the person asked their system for less motion.

Linux: the settings portal (``org.freedesktop.appearance`` reduced-motion, GNOME's
enable-animations). Windows: SPI_GETCLIENTAREAANIMATION. macOS: NSWorkspace's
accessibilityDisplayShouldReduceMotion. The last two from their documentation, not run.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

PORTAL = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
LESS: tuple[tuple[str, str, object], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
"""Where the portal says so, and the value that asks for less."""

_GET_CLIENT_AREA_ANIMATION = 0x1042


class MotionWish(QObject):
    """Asks the system and never waits for it; ``less`` comes once it asks for less motion."""

    less = Signal()

    def __init__(self, parent: QObject, *, session: QDBusConnection | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: set[QDBusPendingCallWatcher] = set()

    def ask(self) -> None:
        """Ask now; without an answer things move."""
        if sys.platform == "win32":
            self._tell(is_less=_windows_asks())
        elif sys.platform == "darwin":
            self._tell(is_less=_macos_asks())
        else:
            self._ask_portal()

    def _tell(self, *, is_less: bool) -> None:
        if is_less:
            self.less.emit()

    def _ask_portal(self) -> None:
        # Loading these takes a while, and most windows never ask.
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher  # noqa: PLC0415

        from therapy_journal.ui.system.linux import session_bus  # noqa: PLC0415

        session = self._session or session_bus()
        if session is None or not session.isConnected():
            return
        for space, key, less in LESS:
            message = QDBusMessage.createMethodCall(PORTAL, _PATH, _SETTINGS, "Read")
            message.setArguments([space, key])
            watcher = QDBusPendingCallWatcher(session.asyncCall(message))
            self._asked.add(watcher)
            watcher.finished.connect(partial(self._answered, watcher, less))

    def _answered(self, watcher: QDBusPendingCallWatcher, less: object) -> None:
        from PySide6.QtDBus import QDBusVariant  # noqa: PLC0415

        arguments = [] if watcher.isError() else watcher.reply().arguments()
        self._asked.discard(watcher)
        watcher.deleteLater()
        value = arguments[0] if arguments else None
        while isinstance(value, QDBusVariant):
            value = value.variant()
        self._tell(is_less=value is not None and value == less)


def _windows_asks() -> bool:
    if sys.platform == "win32":
        moves = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            _GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0
        )
        return moves.value == 0
    return False


def _macos_asks() -> bool:
    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_getClass.restype = ctypes.c_void_p
    send = objc.objc_msgSend
    send.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    send.restype = ctypes.c_void_p
    shared = objc.sel_registerName(b"sharedWorkspace")
    workspace = send(objc.objc_getClass(b"NSWorkspace"), shared)
    send.restype = ctypes.c_bool
    return bool(send(workspace, objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")))
