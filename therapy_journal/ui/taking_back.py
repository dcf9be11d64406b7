# SPDX-License-Identifier: GPL-3.0-or-later
"""What leads back to what was: earlier versions of what is on the screen, and the trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.services.earlier_versions import REFLECTION
from therapy_journal.services.journal import Journal
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.trash.erasing import Erasing
from therapy_journal.ui.trash.trash_sheet import TrashSheet
from therapy_journal.ui.versions.opening import NONE_YET, Read, VersionsOpener

if TYPE_CHECKING:
    from therapy_journal.ui.reflections.screen import ReflectionsScreen
    from therapy_journal.ui.unsent_notes.screen import UnsentNotesScreen

_KINDS = {
    "today": ("check_in",),
    "homework": ("homework", "practice"),
    "sessions": ("session", "care_person", "stock"),
    "support": ("person", "comfort"),
    "summary": ("summary_page", "agenda_item"),
}
"""What the screens other than reflections and unsent notes show versions of."""


_TIDY_AFTER_MS = 45_000
"""When versions are thinned after an unlock: not while somebody waits for their journal."""


class TakingBack(QObject):
    """Opens the sheets over the desk, and shows on the screens what came back."""

    def __init__(self, *, journal: Journal, kit: Kit, commands: Commands, desk: Desk) -> None:
        super().__init__(desk)
        self._journal, self._kit, self._desk = journal, kit, desk
        is_read_only = partial(getattr, journal, "is_read_only")
        self._versions = VersionsOpener(
            kit=kit,
            make=journal.earlier_versions.make,
            is_read_only=is_read_only,
            parent=desk,
        )
        self._note_versions = VersionsOpener(
            kit=kit, make=journal.note_versions.make, is_read_only=is_read_only, parent=desk
        )
        self._versions.changed.connect(self._show_changed)
        self._note_versions.changed.connect(self._show_note)
        self._erasing = Erasing(trash=journal.trash, kit=kit, parent=desk)
        self.trash_sheet: TrashSheet | None = None
        self._erasing.erased.connect(self._was_erased)
        commands.bind("versions", self.open_versions)
        commands.bind("trash", self.open_trash)
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(_TIDY_AFTER_MS)
        self.rest.timeout.connect(self._tidy)
        desk.went.connect(self._opened)

    def open_versions(self) -> None:
        """Show the earlier versions of what is on the screen, once its last words are kept."""
        self._desk.flush()
        place = self._desk.place
        if place == "unsent_notes":
            note_id = self._notes.note_id
            if note_id is not None:
                self._note_versions.open(partial(self._journal.note_versions.of, note_id))
                return
        elif (read := self._read(place)) is not None:
            self._versions.open(read)
            return
        self._kit.say(NONE_YET)

    def open_trash(self) -> None:
        """Show what lies in the trash."""
        if self.trash_sheet is not None:
            return
        self._desk.flush()
        sheet = TrashSheet(
            trash=self._journal.trash, erasing=self._erasing, kit=self._kit, parent=self._desk
        )
        self.trash_sheet = sheet
        sheet.dismissed.connect(self._forget_trash)
        sheet.open()

    def erase_entry(self, entry_id: int) -> None:
        """Ask whether an entry in the trash is to be gone for good."""
        self._erasing.erase([Item(TrashKind.REFLECTION, entry_id)])

    def _was_erased(self, items: tuple[Item, ...]) -> None:
        gone = frozenset(item.id for item in items if item.kind is TrashKind.REFLECTION)
        if gone and self._desk.has_built("reflections"):
            self._reflections.forget(gone)

    def _forget_trash(self) -> None:
        if self.trash_sheet is not None:
            self.trash_sheet.deleteLater()
            self.trash_sheet = None

    def _opened(self, place: str) -> None:  # noqa: ARG002 — whichever screen it is
        # The desk is built while the journal is still locked; this is when it is not any more.
        self._desk.went.disconnect(self._opened)
        self.rest.start()

    def _tidy(self) -> None:
        run = self._kit.jobs.run
        run(self._journal.earlier_versions.to_tidy, self, self._tidy_each)
        run(self._journal.note_versions.to_tidy, self, self._tidy_raw)

    def _tidy_each(self, lately: tuple[tuple[str, int], ...]) -> None:
        # One job each, so that a save never waits for more than one of them.
        for kind, item_id in lately:
            self._kit.jobs.run(partial(self._journal.earlier_versions.tidy, kind, item_id), self)

    def _tidy_raw(self, lately: tuple[int, ...]) -> None:
        for note_id in lately:
            self._kit.jobs.run(partial(self._journal.note_versions.tidy, note_id), self)

    def _read(self, place: str) -> Read | None:
        earlier = self._journal.earlier_versions
        if place == "reflections":
            entry_id = self._reflections.entry_id
            return None if entry_id is None else partial(earlier.of, REFLECTION, entry_id)
        kinds = _KINDS.get(place)
        return None if kinds is None else partial(earlier.of_kinds, *kinds)

    def _show_changed(self, kind: str, item_id: int) -> None:  # noqa: ARG002 — a signal's
        # The reflections' screen reads again by itself, and so do those that look at changes.
        if self._desk.place != "reflections":
            # A form that is open holds what stood there until now, and would put it back.
            self._desk.show_anew()

    def _show_note(self, kind: str, note_id: int) -> None:  # noqa: ARG002 — a signal's
        self._notes.show_again(note_id)

    @property
    def _reflections(self) -> ReflectionsScreen:
        return cast("ReflectionsScreen", self._desk.screen_of("reflections"))

    @property
    def _notes(self) -> UnsentNotesScreen:
        return cast("UnsentNotesScreen", self._desk.screen_of("unsent_notes"))
