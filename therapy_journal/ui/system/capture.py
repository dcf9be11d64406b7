# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a window out of pictures and recordings of the screen, where the system has that.

Windows: SetWindowDisplayAffinity with WDA_EXCLUDEFROMCAPTURE. macOS: NSWindow's sharingType none,
which recorders through ScreenCaptureKit on macOS 15 and later do not heed. Linux has nothing.
Written from the documentation; it is a request, not a lock.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys

from PySide6.QtWidgets import QWidget

EXISTS = sys.platform in ("win32", "darwin")
"""Whether this system knows such a request."""

_EXCLUDE, _SHOW = 0x11, 0x0
_NONE, _READ_ONLY = 0, 1


def keep_out_of_captures(window: QWidget, *, is_kept_out: bool) -> None:
    """Ask the system to leave the window out of captures, or to show it in them again."""
    if sys.platform == "win32":
        handle = ctypes.c_void_p(int(window.winId()))
        affinity = _EXCLUDE if is_kept_out else _SHOW
        ctypes.windll.user32.SetWindowDisplayAffinity(handle, affinity)
    elif sys.platform == "darwin":
        _set_sharing(int(window.winId()), _NONE if is_kept_out else _READ_ONLY)


def _set_sharing(view: int, sharing: int) -> None:
    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.sel_registerName.restype = ctypes.c_void_p
    send = objc.objc_msgSend
    send.restype = ctypes.c_void_p
    send.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    window = send(view, objc.sel_registerName(b"window"))
    if window:
        send.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
        send(window, objc.sel_registerName(b"setSharingType:"), sharing)
