# SPDX-License-Identifier: GPL-3.0-or-later
"""What the process itself must do so that nothing readable leaves it by the side door."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

_PR_SET_DUMPABLE = 4
_PRIVATE_UMASK = 0o077


def harden() -> None:
    """Make new files private and forbid core dumps; call once, before a journal is opened.

    On Linux the process also stops being traceable by others of the same user. The window
    for swap and hibernation stays open; only full-disk encryption closes it.
    """
    quiet_openssl()
    os.umask(_PRIVATE_UMASK)
    _no_core_file()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def quiet_openssl() -> None:
    """Keep OpenSSL from reading a configuration, or modules, that somebody else left.

    Both libraries that carry an OpenSSL read these two names when they are loaded, so this
    runs before either is imported (see the package's ``__init__``).
    """
    os.environ["OPENSSL_CONF"] = os.devnull
    os.environ["OPENSSL_MODULES"] = str(Path(__file__).resolve().parent)


def _no_core_file() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # the module does not exist on Windows

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
