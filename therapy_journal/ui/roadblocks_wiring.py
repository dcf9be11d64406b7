# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a question, a sentence or a link of the roadblocks leads."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.settings import SIDEBAR_OPEN, WindowSettings
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.roadblocks.sidebar import RoadblockSidebar

BROUGHT = Message(
    "It is among what you want to bring.",
    "It stays off the page until you switch it on there.",
    "Undo",
    key="brought",
)


OPEN_AN_ENTRY = Message(
    "Open an entry first.", "It is about what you wrote there.", key="roadblock_link"
)


class Writes(Protocol):
    """What the roadblocks need of the screens on which one writes."""

    def may_write(self) -> bool:
        """Return whether words can be kept; where not, say so."""
        ...

    def write_about(self, key: RoadblockKey, question: str) -> None:
        """Put a question into the open entry, or a new one."""

    def insert_sentence(self, sentence: str) -> None:
        """Put a sentence into the open entry, or a new one."""

    def note_to_say(self, sentence: str) -> None:
        """Begin an unsent note with a sentence that is ready to say."""


class RoadblocksWiring(QObject):
    """Connects the sidebar; a sentence that was brought to the session can be taken back."""

    def __init__(
        self,
        *,
        sidebar: RoadblockSidebar,
        writes: Writes,
        preparing: Preparing,
        kit: Kit,
        commands: Commands,
        settings: WindowSettings,
    ) -> None:
        super().__init__(sidebar)
        self._writes, self._preparing, self._kit = writes, preparing, kit
        self._commands, self._settings = commands, settings
        sidebar.set_open(is_open=settings.get(SIDEBAR_OPEN))
        sidebar.write_requested.connect(writes.write_about)
        sidebar.opening_requested.connect(self._into_entry)
        sidebar.note_requested.connect(writes.note_to_say)
        sidebar.session_requested.connect(self.bring)
        sidebar.action_requested.connect(self._act)
        sidebar.open_changed.connect(self._keep_open)
        for command, slot in (
            ("roadblocks.toggle", sidebar.toggle),
            ("roadblocks.all", sidebar.open_check_over_all),
            ("guide.who_does_what", sidebar.open_guide),
        ):
            commands.bind(command, slot)
        for key in RoadblockKey:
            commands.bind(f"roadblock.{key.value}", partial(sidebar.open, key))

    def bring(self, key: RoadblockKey, sentence: str) -> None:
        """Add a sentence to what is to be brought to the next session."""
        add = partial(self._preparing.add_to_agenda, None, sentence, f"roadblock.{key.value}")
        self._kit.jobs.run(add, self, self._brought, self._not_brought)

    def _brought(self, item_id: int | None) -> None:
        if item_id is not None:
            self._kit.say(BROUGHT, partial(self._take_back, item_id))

    def _not_brought(self, problem: JournalProblem) -> None:
        self._kit.say(Message.of(problem))

    def _take_back(self, item_id: int) -> None:
        self._kit.jobs.run(partial(self._preparing.remove_from_agenda, item_id), self)

    def _act(self, command: str) -> None:
        """Go where a link leads; where that cannot be now, say why."""
        if self._commands.action(command).isEnabled():
            self._commands.run(command)
        elif self._writes.may_write():
            self._kit.say(OPEN_AN_ENTRY)

    def _into_entry(self, key: RoadblockKey, sentence: str) -> None:  # noqa: ARG002
        self._writes.insert_sentence(sentence)

    def _keep_open(self, is_open: bool) -> None:  # noqa: FBT001 — a slot
        self._settings.put(SIDEBAR_OPEN, is_open)
