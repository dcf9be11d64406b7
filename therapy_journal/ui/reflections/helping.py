# SPDX-License-Identifier: GPL-3.0-or-later
"""What helps somebody to begin: prompts, another form, headings kept as a template."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence

from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.journal import Journal
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.reflections.form_switch import FormSwitch
from therapy_journal.ui.reflections.prompts import Prompts
from therapy_journal.ui.reflections.screen import ReflectionsScreen


class KeepsHeadings(Protocol):
    """Makes a template of what an entry is laid out in."""

    def keep_headings(self, body: str) -> None:
        """Begin a template with the headings of this text."""


def help_writing(
    screen: ReflectionsScreen,
    *,
    journal: Journal,
    kit: Kit,
    commands: Commands,
    open_roadblock: Callable[[], RoadblockKey | None],
    own_words: KeepsHeadings,
) -> None:
    """Give the screen its helpers, each behind its command."""
    prompts = Prompts(
        prompting=journal.prompting, kit=kit, screen=screen, open_roadblock=open_roadblock
    )
    forms = FormSwitch(writing=journal.writing, kit=kit, screen=screen)
    screen.pane.bar.form_requested.connect(forms.open)
    for command, slot in (
        ("entry.prompt", prompts.open),
        ("entry.form", forms.open),
        ("template.keep", partial(_keep_headings, screen, own_words)),
    ):
        commands.bind(command, slot)
    action = commands.action("entry.prompt")
    tell = partial(_tell_keys, screen.pane, action)
    action.changed.connect(tell)
    tell()


def _keep_headings(screen: ReflectionsScreen, own_words: KeepsHeadings) -> None:
    screen.flush()
    own_words.keep_headings(screen.pane.area.text())


def _tell_keys(pane: EntryPane, action: QAction) -> None:
    pane.offer_prompts(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
