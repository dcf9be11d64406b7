# SPDX-License-Identifier: GPL-3.0-or-later
"""*Print* and *Save as PDF* act on the screen that is shown, where it makes a page."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.desk import Desk

MAKE_A_PAGE = frozenset({"summary", "patterns"})
"""The screens of which a page can be made."""


@runtime_checkable
class WithPage(Protocol):
    """A screen that shows, or can make, a page."""

    def print_page(self) -> None:
        """Print it."""

    def save_pdf(self) -> None:
        """Save it as a PDF."""


class PaperWiring(QObject):
    """Binds both commands once for all screens."""

    def __init__(self, *, commands: Commands, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        commands.bind("summary.print", self._print)
        commands.bind("summary.pdf", self._save)

    def _shown(self) -> WithPage | None:
        screen: object = self._desk.screen_of(self._desk.place) if self._desk.place else None
        return screen if isinstance(screen, WithPage) else None

    def _print(self) -> None:
        screen = self._shown()
        if screen is not None:
            screen.print_page()

    def _save(self) -> None:
        screen = self._shown()
        if screen is not None:
            screen.save_pdf()
