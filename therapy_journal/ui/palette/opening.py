# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the palette, keeps it answering, and says what was chosen in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.services.searching import Hit
from therapy_journal.services.settings import PALETTE_RECENT
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # the palette is built when it is first asked for
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.palette.palette import Palette
    from therapy_journal.ui.palette.rows import Row

MOST_RECENT = 6
MOST_FOUND = 40


class PaletteOpening(QObject):
    """Its signals say where somebody wants to go.

    ``hit_requested`` carries kind and id, ``day_requested`` a TypedDate, ``month_requested``
    the first of a month that is to be read through.
    """

    hit_requested = Signal(str, int)
    day_requested = Signal(object)
    month_requested = Signal(object)

    def __init__(self, *, journal: Journal, kit: Kit, commands: Commands, over: QWidget) -> None:
        super().__init__(over)
        self._journal, self._kit = journal, kit
        self._commands, self._over = commands, over
        self._palette: Palette | None = None
        self._recent: list[str] | None = None

    def open(self) -> None:
        """Show the palette over the window."""
        palette = self._palette or self._make()
        if palette.is_open:
            return
        if self._recent is None:
            self._recent = []
            read = partial(self._journal.settings.get, PALETTE_RECENT)
            self._kit.jobs.run(read, self, self._take_up_recent)
        palette.open()

    @property
    def palette(self) -> Palette | None:
        """The palette, once it was opened."""
        return self._palette

    def _make(self) -> Palette:
        from therapy_journal.ui.palette.palette import Palette  # noqa: PLC0415 — when first used

        self._palette = Palette(self._over)
        self._palette.asked.connect(self._answer)
        self._palette.chosen.connect(self._take)
        return self._palette

    def _take_up_recent(self, kept: str) -> None:
        known = {action.objectName() for action in self._commands.all_actions()}
        older = [each for each in kept.split() if each in known]
        self._recent = list(dict.fromkeys([*(self._recent or []), *older]))[:MOST_RECENT]
        palette = self._palette
        if palette is not None and palette.is_open and not palette.field.text():
            self._answer("")

    def _answer(self, typed: str) -> None:
        """Offer what is known at once, and look for the rest."""
        from therapy_journal.ui.palette.offers import before_found  # noqa: PLC0415

        if self._palette is None:
            return
        today = self._kit.clock.now().day
        at_once = before_found(typed, self._commands, self._recent or [], today)
        self._palette.show_rows(at_once)
        if typed.strip():
            search = partial(self._journal.searching.search, typed, MOST_FOUND)
            self._kit.jobs.search(search, self, partial(self._show_found, typed, at_once))

    def _show_found(self, typed: str, at_once: list[Row], hits: list[Hit]) -> None:
        from therapy_journal.ui.palette.offers import found  # noqa: PLC0415

        palette = self._palette
        if palette is None or not palette.is_open or palette.field.text() != typed:
            return
        palette.add_rows(at_once, found(hits, self._kit.clock.now().day))

    def _take(self, row: Row) -> None:
        from therapy_journal.ui.palette.rows import Offer  # noqa: PLC0415

        key = row.key
        if row.offer is Offer.COMMAND:
            self._remember(str(key))
            self._commands.run(str(key))
        elif row.offer is Offer.DAY:
            self.day_requested.emit(key)
        elif row.offer is Offer.READ_MONTH:
            self.month_requested.emit(key)
        elif isinstance(key, tuple):
            self.hit_requested.emit(*key)

    def _remember(self, command_id: str) -> None:
        """Keep which commands were used last: their ids, never a word that was typed."""
        self._recent = list(dict.fromkeys([command_id, *(self._recent or [])]))[:MOST_RECENT]
        if not self._journal.is_read_only:
            kept = " ".join(self._recent)
            self._kit.jobs.run(partial(self._journal.settings.put, PALETTE_RECENT, kept), self)
