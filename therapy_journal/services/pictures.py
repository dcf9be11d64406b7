# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of entries: keeping one, reading one, and letting go of what no text names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from therapy_journal.core.days import Clock
from therapy_journal.core.pictures import PagePicture, Prepared, mentions
from therapy_journal.core.reflections import EntryGone
from therapy_journal.storage import pictures, reflections
from therapy_journal.storage.connection import Database
from therapy_journal.storage.pictures import Picture

UNNAMED_FOR = timedelta(days=7)
"""How long a picture stays that no text names: its line may still be on its way."""


class Pictures:
    """What a window does with pictures; used on the storage thread."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written."""
        return self._db.is_read_only

    def keep(self, reflection_id: int, picture: Prepared, uid: str | None = None) -> str:
        """Keep a picture of an entry; the line that names it is still to be written.

        Returns its uid, one that no other picture has where none is given.

        Raises:
            EntryGone: when the entry was erased.
        """
        if reflections.get(self._db, reflection_id) is None:
            raise EntryGone
        with self._db.atomic():
            return pictures.add(self._db, reflection_id, picture, self._clock.now(), uid)

    def take_back(self, uid: str) -> None:
        """Erase a picture whose line was never written."""
        with self._db.atomic():
            pictures.remove(self._db, uid)

    def get(self, uid: str) -> Picture | None:
        """Return a picture, or None when it is not in this journal."""
        return pictures.get(self._db, uid)

    def sizes(self, uids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return width and height of those pictures that are in this journal."""
        return pictures.sizes(self._db, uids)

    def erase_unnamed(self, surely_past: datetime) -> int:
        """Erase the pictures that no text has named for a week; return how many went."""
        with self._db.atomic():
            return pictures.erase_unnamed(self._db, surely_past - UNNAMED_FOR)


def pictures_on_page(db: Database, words: str, *, with_content: bool) -> tuple[PagePicture, ...]:
    """Return the pictures that words show and the journal has, each once."""
    captions = {mention.uid: mention.caption for mention in mentions(words)}
    if not captions:
        return ()
    if not with_content:
        known = pictures.sizes(db, captions)
        return tuple(
            PagePicture(uid, captions[uid], *known[uid]) for uid in captions if uid in known
        )
    return tuple(
        PagePicture(found.uid, captions[found.uid], found.width, found.height, found.content)
        for found in pictures.shown_in(db, (words,))
    )
