# SPDX-License-Identifier: GPL-3.0-or-later
"""What every section of the settings is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.services.journal import Journal
from therapy_journal.services.settings import Setting, WindowSettings
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.switches import Switch


class RunCommand(Protocol):
    """Closes the settings, then does a command of ``ui/commands.py``."""

    def __call__(self, command_id: str) -> None:
        """Do the command of this id."""


@dataclass(frozen=True)
class Subject:
    """What a section works on: the open journal, the window's settings, and the commands."""

    journal: Journal
    window: WindowSettings
    kit: Kit
    run: RunCommand


class Section(QWidget):
    """A heading and what belongs under it; fill ``column``."""

    def __init__(self, title: str, subject: Subject) -> None:
        super().__init__()
        self.subject = subject
        self._theme = current_theme()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Hairline())
        self.column.addWidget(Label(title, size=15, weight=600, serif=True))
        self.setAccessibleName(title)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self.column.addWidget(widget)

    def add_segments(
        self,
        title: str,
        options: tuple[tuple[int, str], ...] | tuple[tuple[str, str], ...],
        value: int | str,
        slot: Callable[[Any], None],
    ) -> None:
        """Add a choice of one among a few."""
        segments = Segments(options, name=title)
        segments.set_value(value)
        segments.value_changed.connect(slot)
        self.add(labelled(title, segments))

    def add_journal_switch(self, setting: Setting[bool]) -> Switch:
        """Add a switch for a setting that is kept in the journal."""
        switch = Switch(setting.title)
        switch.setEnabled(not self.subject.journal.is_read_only)
        self.add(switch)
        read = partial(self.subject.journal.settings.get, setting)
        self.subject.kit.jobs.run(read, self, partial(self._show, setting, switch))
        return switch

    def add_window_switch(self, setting: Setting[bool]) -> Switch:
        """Add a switch for a setting that is kept beside the window."""
        switch = Switch(setting.title, checked=self.subject.window.get(setting))
        switch.toggled.connect(partial(self.subject.window.put, setting))
        self.add(switch)
        return switch

    def _show(self, setting: Setting[bool], switch: Switch, value: bool) -> None:  # noqa: FBT001
        switch.setChecked(value)
        switch.toggled.connect(partial(self._put, setting))

    def _put(self, setting: Setting[bool], value: bool) -> None:  # noqa: FBT001 — a slot
        put = partial(self.subject.journal.settings.put, setting, value)
        self.subject.kit.jobs.run(put, self)

    def _restyle(self) -> None:
        self.column.setSpacing(self._theme.px(12))
