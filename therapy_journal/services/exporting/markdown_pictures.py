# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of an exported folder: files of their own, and links that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from therapy_journal.core.pictures import named, readdressed
from therapy_journal.services.exporting.markdown_place import PICTURES
from therapy_journal.storage import pictures

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


class BesidePictures:
    """Remembers which pictures the texts of the folder name, and writes those."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._files: dict[str, str] = {}

    def linked(self, body: str) -> str:
        """Return the text of a file in a year's folder; a picture that is gone stays as it is."""
        for uid in sorted(named(body) - self._files.keys()):
            picture = pictures.get(self._db, uid)
            if picture is not None and picture.mime in _ENDINGS:
                self._files[uid] = f"{PICTURES}/{uid}.{_ENDINGS[picture.mime]}"
        return readdressed(body, self._place)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Return the files of the pictures named so far."""
        for uid, name in sorted(self._files.items()):
            picture = pictures.get(self._db, uid)
            if picture is not None:
                yield name, picture.content

    def _place(self, uid: str) -> str | None:
        name = self._files.get(uid)
        return None if name is None else f"../{name}"
