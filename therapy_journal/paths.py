# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie: shipped resources and the person's own folders."""

from __future__ import annotations

import os
import sys
import warnings
from functools import cache
from pathlib import Path

APP_NAME = "therapy-journal"

# Where Linux keeps what is the person's: a variable that may name the place, the usual one, and
# the folder in ours.
_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share", ""),
    "config": ("XDG_CONFIG_HOME", ".config", ""),
    "log": ("XDG_STATE_HOME", ".local/state", "log"),
    "cache": ("XDG_CACHE_HOME", ".cache", ""),
    "runtime": ("XDG_RUNTIME_DIR", "", ""),
}
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, e.g. ``resource("themes", "light.toml")``.

    Works from a wheel and a frozen program (``therapy_journal/resources``) and from a
    checkout, where the folder lies beside the package.
    """
    return _resources().joinpath(*parts)


@cache
def _resources() -> Path:
    packaged = _PACKAGE / "resources"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "resources"


def journals_folder() -> Path:
    """Return the folder in which a new journal is put unless another is chosen."""
    return _own("data")


def settings_file() -> Path:
    """Return the small file of window settings; it never holds anything written."""
    return _own("config") / "window.json"


def log_file() -> Path:
    """Return the private log (codes, types and line numbers only)."""
    return _own("log") / "log.txt"


def runtime_folder() -> Path:
    """Return the folder for what only matters while the program runs; this user's alone."""
    return _own("runtime")


def cache_folder() -> Path:
    """Return the folder for what can be made again, such as the sample journal."""
    return _own("cache")


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are not there, each for its owner alone.

    Python gives the mode to the last of them only. Raises ``OSError``.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def _own(kind: str) -> Path:
    variable, usual, within = _XDG[kind]
    named = os.environ.get(variable, "").strip()
    if sys.platform == "linux" and (named or usual):
        # The window waits for this at every start, and loading a library takes longer.
        root = Path(named) if named else Path.home() / usual
        return root / APP_NAME / within
    import platformdirs  # noqa: PLC0415

    with warnings.catch_warnings():
        # It warns where a session has no runtime folder; the person could do nothing about it.
        warnings.simplefilter("ignore")
        return Path(getattr(platformdirs, f"user_{kind}_dir")(APP_NAME, appauthor=False))
