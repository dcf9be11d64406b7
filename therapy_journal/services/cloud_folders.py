# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling whether a folder is copied to other computers by a service for files."""

from __future__ import annotations

from pathlib import Path

_BY_FOLDER = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "megasync": "MEGA",
    "seafile": "Seafile",
    "tresorit": "Tresorit",
    "box sync": "Box",
    "yandex.disk": "Yandex Disk",
}
_BY_MARK = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".owncloudsync.log": "ownCloud"}
_CONFLICTS = ("conflicted copy", "sync-conflict", "(conflict", "_conflict-")
UNKNOWN = "a file service"


def service_of(folder: Path) -> str:
    """Return the name of the service that seems to copy a folder elsewhere, or nothing.

    It goes by the names such services give their folders, by the marks they leave, and by
    the second copies they make when two computers wrote at the same time.
    """
    for part in reversed(folder.absolute().parts):
        for name, service in _BY_FOLDER.items():
            if part.lower() == name or part.lower().startswith((f"{name} ", f"{name}-")):
                return service
    for parent in folder.absolute().parents:
        for mark, service in _BY_MARK.items():
            if (parent / mark).exists():
                return service
    return UNKNOWN if _has_conflicts(folder) else ""


def _has_conflicts(folder: Path) -> bool:
    try:
        names = [path.name.lower() for path in folder.iterdir()]
    except OSError:
        return False
    return any(sign in name for name in names for sign in _CONFLICTS)
