# SPDX-License-Identifier: GPL-3.0-or-later
"""Closes entries until a day and opens them again; the message bar has the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import long_day
from therapy_journal.core.messages import Message
from therapy_journal.services.sealing import Seal
from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.entries import Entries
from therapy_journal.ui.reflections.seal_popup import SealPopup

OPENED = Message(
    "Opened for good.",
    "The list and search have it again.",
    action="Close it again",
    key="sealed",
)


class EntrySealing(QObject):
    """Asks until when, stores it, and says what was done."""

    def __init__(self, *, writing: Writing, kit: Kit, entries: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self._writing, self._kit, self._entries = writing, kit, entries
        self._window = parent
        self._asked: tuple[int, ...] = ()
        self._popup: SealPopup | None = None

    @property
    def popup(self) -> SealPopup:
        """Where the day is chosen; made when it is first asked for."""
        if self._popup is None:
            self._popup = SealPopup(self._window)
            self._popup.chosen.connect(self._seal_asked)
        return self._popup

    def ask(self, anchor: QWidget, entry_ids: Sequence[int] = ()) -> None:
        """Ask until when to close these entries; without any, the open one."""
        current = self._entries.current_id
        self._asked = tuple(entry_ids) or (() if current is None else (current,))
        if self._asked and not self._writing.is_read_only:
            self.popup.open_for(anchor, self._kit.clock.now().day)

    def unseal(self, entry_id: int) -> None:
        """Open a closed entry at once and for good; where nothing is written, for now."""
        if self._writing.is_read_only:
            self._entries.open_closed(entry_id)
            return
        self._kit.jobs.run(
            partial(self._writing.sealing.unseal, entry_id), self, partial(self._opened, entry_id)
        )

    def _seal_asked(self, until: date) -> None:
        ids = self._asked
        saver = self._entries.current
        if saver is not None and saver.entry_id in ids:
            saver.when_saved(partial(self._seal, ids, until))
        else:
            self._seal(ids, until)

    def _seal(self, ids: Sequence[int], until: date) -> None:
        work = partial(self._writing.sealing.seal, ids, until)
        self._kit.jobs.run(work, self, partial(self._sealed, until))

    def _sealed(self, until: date, before: tuple[Seal, ...]) -> None:
        ids = tuple(seal.reflection_id for seal in before)
        if not ids:
            return
        is_one = len(ids) == 1
        what = "Closed" if is_one else f"{len(ids)} entries are closed"
        whenever = f"You can open {'it' if is_one else 'them'} whenever you like."
        said = Message(f"{what} until {long_day(until)}.", whenever, "Undo", key="sealed")
        self._kit.say(said, partial(self._set, before))
        self._entries.keep_no_undo(ids)
        if self._entries.current_id in ids:
            self._entries.reopen(self._entries.current_id)

    def _opened(self, entry_id: int, before: tuple[Seal, ...]) -> None:
        self._entries.open_closed(entry_id)
        if any(seal.until is not None for seal in before):
            self._kit.say(OPENED, partial(self._set, before))

    def _set(self, seals: tuple[Seal, ...]) -> None:
        show = partial(self._were_set, seals)
        self._kit.jobs.run(partial(self._writing.sealing.set, seals), self, show)

    def _were_set(self, seals: tuple[Seal, ...], before: tuple[Seal, ...]) -> None:  # noqa: ARG002
        """Show the entry as it is now, where it is the one in question."""
        self._entries.keep_no_undo(seal.reflection_id for seal in seals if seal.until is not None)
        if len(seals) == 1:
            self._entries.reopen(seals[0].reflection_id)
