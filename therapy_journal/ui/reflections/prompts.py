# SPDX-License-Identifier: GPL-3.0-or-later
"""One key brings a few ways to begin to the cursor; nothing is offered without it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRect

from therapy_journal.core.prompts import Offered
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.prompting import Prompting
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.prompt_popup import PromptPopup
from therapy_journal.ui.reflections.screen import ReflectionsScreen


class Prompts(QObject):
    """``open_roadblock`` says which one stands open beside the page."""

    def __init__(
        self,
        *,
        prompting: Prompting,
        kit: Kit,
        screen: ReflectionsScreen,
        open_roadblock: Callable[[], RoadblockKey | None],
    ) -> None:
        super().__init__(screen)
        self._prompting, self._kit, self._screen = prompting, kit, screen
        self._open_roadblock = open_roadblock
        self.popup: PromptPopup | None = None

    def open(self) -> None:
        """Offer a few ways to begin; the entry comes back to be written first."""
        if not self._screen.has_entry():
            return
        self._screen.pane.set_reading(is_reading=False)
        ask = partial(self._prompting.offers, self._open_roadblock(), but=self._screen.entry_id)
        self._kit.jobs.run(ask, self, partial(self._show, self._screen.entry_id))

    def _show(self, entry_id: int | None, offered: tuple[Offered, ...]) -> None:
        area = self._screen.pane.area
        if entry_id != self._screen.entry_id or not area.isVisible():
            return  # somebody went on meanwhile
        if self.popup is None:
            self.popup = PromptPopup(area)
            self.popup.chosen.connect(self._write)
        area.ensureCursorVisible()
        at, viewport = area.cursorRect(), area.viewport()
        near = QRect(viewport.mapToGlobal(at.topLeft()), at.size())
        page = QRect(viewport.mapToGlobal(viewport.rect().topLeft()), viewport.size())
        self.popup.open_near(near, page, offered)

    def _write(self, words: str) -> None:
        self._screen.pane.area.insert_prompt(words)
