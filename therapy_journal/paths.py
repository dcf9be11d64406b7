# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie: shipped resources and the person's own folders."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP_NAME = "therapy-journal"

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, e.g. ``resource("themes", "light.toml")``.

    Works from a wheel and a frozen program (``therapy_journal/resources``) and from a
    checkout, where the folder lies beside the package.
    """
    packaged = _PACKAGE / "resources"
    root = packaged if packaged.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def journals_folder() -> Path:
    """Return the folder in which a new journal is put unless another is chosen."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def settings_file() -> Path:
    """Return the small file of window settings; it never holds anything written."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "window.json"


def log_file() -> Path:
    """Return the private log (codes, types and line numbers only)."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)) / "log.txt"


def runtime_folder() -> Path:
    """Return the folder for what only matters while the program runs; this user's alone."""
    return Path(platformdirs.user_runtime_dir(APP_NAME, appauthor=False))


def cache_folder() -> Path:
    """Return the folder for what can be made again, such as the sample journal."""
    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are not there, each for its owner alone.

    Python gives the mode to the last of them only. Raises ``OSError``.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
