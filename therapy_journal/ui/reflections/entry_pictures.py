# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the open entry: shown with it, and new ones put into it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QTextCursor

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.pictures import Prepared, source_line
from therapy_journal.core.reflections import Reflection
from therapy_journal.services.writing import Writing
from therapy_journal.ui.files import ChooseFile, choose_file
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.pictures.offered import MOST_AT_ONCE, Make, read_file
from therapy_journal.ui.pictures.shown import ShownPictures
from therapy_journal.ui.reflections.entries import Entries
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.widgets.announcing import announce

_PATTERN = "Pictures (*.png *.jpg *.jpeg *.webp *.gif *.tif *.tiff *.bmp)"
TOO_MANY = Message(
    f"The first {MOST_AT_ONCE} pictures are being added.",
    "The others were left where they are.",
    key="pictures",
)
LEFT = Message(
    "The picture was not added: you went on to another entry before it was ready.",
    "It is still where it came from.",
    key="pictures",
)


class EntryPictures(QObject):
    """Gives text areas their pictures, and takes in what is pasted, dropped or chosen."""

    def __init__(
        self,
        *,
        writing: Writing,
        kit: Kit,
        pane: EntryPane,
        entries: Entries,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing, self._kit = writing, kit
        self._pane, self._entries = pane, entries
        self.choose_file: ChooseFile = choose_file
        self.shown = ShownPictures(writing.pictures, kit.jobs, self)
        pane.area.show_pictures(self.shown)
        pane.reading.show_pictures(self.shown)
        pane.area.pictures_offered.connect(self.take)
        entries.read_by(self._read)

    def add(self) -> None:
        """Ask for a picture, and put it where the cursor stands."""
        if not self._may_add():
            return
        self._pane.set_reading(is_reading=False)
        path = self.choose_file(self._pane.window(), "Add a picture", Path.home(), _PATTERN)
        if path is not None:
            self.take((partial(read_file, path),))

    def take(self, makes: Sequence[Make]) -> None:
        """Make pictures ready, keep them, and put their lines where the cursor stands now."""
        entry_id = self._entries.current_id
        if entry_id is None or not self._may_add():
            return
        if len(makes) > MOST_AT_ONCE:
            self._kit.say(TOO_MANY)
        at = QTextCursor(self._pane.area.textCursor())
        for make in makes[:MOST_AT_ONCE]:
            done = partial(self._keep, entry_id, at)
            self._kit.jobs.run_aside(make, self, done, self._tell)

    def _read(self, entry_id: int) -> Reflection:
        """Read an entry and how large its pictures are; on the storage thread."""
        entry = self._writing.open(entry_id)
        self.shown.learn(entry.body)
        return entry

    def _may_add(self) -> bool:
        return self._entries.current_id is not None and not self._writing.is_read_only

    def _keep(self, entry_id: int, at: QTextCursor, picture: Prepared) -> None:
        keep = partial(self._writing.pictures.keep, entry_id, picture)
        done = partial(self._put, entry_id, at, QSize(picture.width, picture.height))
        self._kit.jobs.run(keep, self, done, self._tell)

    def _put(self, entry_id: int, at: QTextCursor, size: QSize, uid: str) -> None:
        if self._entries.current_id != entry_id:
            self._kit.jobs.run(partial(self._writing.pictures.take_back, uid), self)
            self._kit.say(LEFT)
            return
        self.shown.know(uid, size)
        self._pane.area.put_picture(source_line(uid), at)
        announce(self._pane.area, "Picture added.")

    def _tell(self, problem: JournalProblem) -> None:
        self._kit.say(Message.of(problem))
