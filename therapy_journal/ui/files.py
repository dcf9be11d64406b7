# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for a place on disk, without leaving a trace of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # the window starts without a dialog
    from PySide6.QtWidgets import QFileDialog

ChooseTarget = Callable[[QWidget, str, Path], Path | None]
"""(parent, title, suggested path) → where to write, or None."""

ChooseFolder = Callable[[QWidget, str, Path], Path | None]
"""(parent, title, where to begin) → a folder, or None."""


ChooseFile = Callable[[QWidget, str, Path, str], Path | None]
"""(parent, title, where to begin, pattern of the name) → a file that is there, or None."""


def leave_no_trace() -> None:
    """Keep Qt's own file dialog from writing where it was into a file of its own.

    It stores the folders last visited through QSettings; nothing else here uses those.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def choose_target(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """Ask where to write a file; the dialog itself asks before one is replaced."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

    dialog = QFileDialog(parent, title, str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    return _ask(dialog)


def choose_folder(parent: QWidget, title: str, begin: Path) -> Path | None:
    """Ask for a folder that is there."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

    dialog = QFileDialog(parent, title, str(begin))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog)


def choose_file(parent: QWidget, title: str, begin: Path, pattern: str) -> Path | None:
    """Ask for a file that is there."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

    dialog = QFileDialog(parent, title, str(begin), pattern)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog)


def _ask(dialog: QFileDialog) -> Path | None:
    from PySide6.QtGui import QIcon  # noqa: PLC0415
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415

    dialog.setHistory([])
    # Where the system has no dialog of its own, Qt's would bring a red cross along.
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
    agreed = dialog.exec()
    chosen = dialog.selectedFiles()
    dialog.setHistory([])
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None


def show_in_folder(path: Path) -> None:
    """Let the system's own program for files show the folder that something lies in."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    folder = path if path.is_dir() else path.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
