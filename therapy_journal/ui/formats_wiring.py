# SPDX-License-Identifier: GPL-3.0-or-later
"""Binds every format to its command, and offers them, and a picture, above the entry."""

from __future__ import annotations

from functools import partial

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.editor.formats import FORMATS
from therapy_journal.ui.reflections.entry_pane import EntryPane


def bind_formats(commands: Commands, pane: EntryPane) -> None:
    """Let ``format.bold`` and the others act on this pane."""
    ids = [f"format.{name}" for name in FORMATS]
    for command, name in zip(ids, FORMATS, strict=True):
        commands.bind(command, partial(pane.format, name))
    offered = [*ids, "entry.picture"]
    pane.bar.offer_formats(
        [commands.action(command) for command in offered], partial(commands.draw_icons, offered)
    )
