# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings, in one panel; each takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal import __version__
from therapy_journal.services.settings import (
    APPEARANCE,
    LOCK_MINUTES,
    PICK_UP_TEXT,
    REMEMBER_LAST,
    TEXT_SIZE,
    THEN_AND_NOW,
    Setting,
    Settings,
    WindowSettings,
)
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.switches import Switch

APPEARANCES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
SIZES = ((90, "90 %"), (100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %"))
MINUTES = ((1, "1 minute"), (5, "5 minutes"), (15, "15"), (30, "30"), (60, "60"))
ABOUT = f"Therapy Journal {__version__}. This program never looks for updates."


class SettingsSheet(Sheet):
    """Emits ``recovery_sheet_requested``, and ``rest_changed`` for a new time before locking."""

    recovery_sheet_requested = Signal()
    rest_changed = Signal()

    def __init__(
        self, *, journal: Settings, window: WindowSettings, kit: Kit, is_read_only: bool,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__("Settings", parent, width=520)
        self._journal, self._window, self._kit = journal, window, kit
        self._add_segments(
            "Light or dark", APPEARANCES, window.get(APPEARANCE), self._set_appearance
        )
        self._add_segments("Text size", SIZES, window.get(TEXT_SIZE), self._set_text_size)
        self._add_segments(
            "Lock after rest of", MINUTES, window.get(LOCK_MINUTES), self._set_minutes
        )
        remember = Switch(REMEMBER_LAST.title, checked=window.get(REMEMBER_LAST))
        remember.toggled.connect(self._set_remember)
        self.body.addWidget(remember)
        self._switches = {
            THEN_AND_NOW: Switch(THEN_AND_NOW.title),
            PICK_UP_TEXT: Switch(PICK_UP_TEXT.title),
        }
        for setting, switch in self._switches.items():
            switch.setEnabled(not is_read_only)
            self.body.addWidget(switch)
            kit.jobs.run(partial(journal.get, setting), self, partial(self._show, setting))
        sheet = QuietButton("Recovery sheet…", "key-round")
        sheet.clicked.connect(self._ask_for_sheet)
        self.body.addWidget(sheet)
        self.body.addWidget(Label(ABOUT, "muted", 12))
        self.add_button("Done", is_primary=True, accepts=True)

    def _add_segments(
        self,
        title: str,
        options: tuple[tuple[int, str], ...] | tuple[tuple[str, str], ...],
        value: int | str,
        slot: Callable[[Any], None],
    ) -> None:
        segments = Segments(options, name=title)
        segments.set_value(value)
        segments.value_changed.connect(slot)
        self.body.addWidget(labelled(title, segments))

    def _show(self, setting: Setting[bool], value: bool) -> None:  # noqa: FBT001 — an answer
        switch = self._switches[setting]
        switch.setChecked(value)
        switch.toggled.connect(partial(self._put, setting))

    def _put(self, setting: Setting[bool], value: bool) -> None:  # noqa: FBT001 — a slot
        self._kit.jobs.run(partial(self._journal.put, setting, value), self)

    def _set_appearance(self, mode: str) -> None:
        self._window.put(APPEARANCE, mode)
        self._kit.theme.set_mode(mode)

    def _set_text_size(self, size: int) -> None:
        self._window.put(TEXT_SIZE, size)
        self._kit.theme.set_scale(size / 100)

    def _set_minutes(self, minutes: int) -> None:
        self._window.put(LOCK_MINUTES, minutes)
        self.rest_changed.emit()

    def _set_remember(self, on: bool) -> None:  # noqa: FBT001 — a slot
        self._window.put(REMEMBER_LAST, on)

    def _ask_for_sheet(self) -> None:
        self.accept()
        self.recovery_sheet_requested.emit()
