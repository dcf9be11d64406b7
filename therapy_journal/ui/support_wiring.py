# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the screen of Support and binds what opens over the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.services.journal import Journal
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:
    from therapy_journal.ui.support.before_telling import BeforeTellingSheet
    from therapy_journal.ui.support.card_sheet import CardSheet
    from therapy_journal.ui.support.screen import SupportScreen


class SupportWiring(QObject):
    """One desk's Support; each sheet is made when it is asked for."""

    def __init__(self, *, journal: Journal, kit: Kit, commands: Commands, desk: Desk) -> None:
        super().__init__(desk)
        self._journal, self._kit, self._desk = journal, kit, desk
        self.before_telling: BeforeTellingSheet | None = None
        self.card: CardSheet | None = None
        commands.bind("support.breathing", self.open_breathing)
        commands.bind("support.grounding", self.open_grounding)
        commands.bind("support.before_telling", self.open_before_telling)
        commands.bind("support.card", self.open_card)

    def build(self) -> SupportScreen:
        """Return the screen."""
        from therapy_journal.ui.support.screen import SupportScreen  # noqa: PLC0415

        screen = SupportScreen(supporting=self._journal.supporting, kit=self._kit)
        screen.before_telling_requested.connect(self.open_before_telling)
        screen.card_requested.connect(self.open_card)
        return screen

    def open_breathing(self) -> None:
        """Open slow breathing."""
        from therapy_journal.ui.exercises.sheets import open_breathing  # noqa: PLC0415

        open_breathing(self._desk)

    def open_grounding(self) -> None:
        """Open the five steps."""
        from therapy_journal.ui.exercises.sheets import open_grounding  # noqa: PLC0415

        open_grounding(self._desk)

    def open_before_telling(self) -> None:
        """Open the questions to ask first."""
        from therapy_journal.ui.support.before_telling import BeforeTellingSheet  # noqa: PLC0415

        sheet = BeforeTellingSheet(self._desk, may_bring=not self._journal.is_read_only)
        sheet.bring_requested.connect(self._bring)
        sheet.dismissed.connect(sheet.deleteLater)
        self.before_telling = sheet
        sheet.open()

    def open_card(self) -> None:
        """Open the card for the wallet."""
        from therapy_journal.ui.support.card_sheet import CardSheet  # noqa: PLC0415

        if self.card is None:
            self.card = CardSheet(self._desk, supporting=self._journal.supporting, kit=self._kit)
        self._desk.flush()
        self.card.begin()

    def _bring(self, question: str) -> None:
        sheet = self.before_telling
        if sheet is not None:
            add = partial(self._journal.preparing.add_to_agenda, None, question)
            done = partial(self._brought, sheet, question)
            self._kit.jobs.run(add, sheet, done, partial(self._not_brought, sheet, question))

    def _brought(self, sheet: BeforeTellingSheet, question: str, _value: object) -> None:
        sheet.brought(question)

    def _not_brought(
        self, sheet: BeforeTellingSheet, question: str, problem: JournalProblem
    ) -> None:
        sheet.not_brought(question)
        self._kit.say(Message.of(problem))
