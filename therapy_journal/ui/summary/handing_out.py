# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting the summary of a session out, and keeping that it was made."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from therapy_journal.services.preparing import Preparing
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.letting_out import (
    SPOOLER,
    LettingOut,
    PrintPages,
    Remember,
    print_with_dialog,
)
from therapy_journal.ui.paper.pages import PaperLayout

__all__ = ["SPOOLER", "HandingOut", "PrintPages", "print_with_dialog"]


class HandingOut(LettingOut):
    """Lets the page of one session out."""

    def __init__(
        self,
        *,
        preparing: Preparing,
        kit: Kit,
        screen: QWidget,
        choose: ChooseTarget = choose_target,
        print_pages: PrintPages = print_with_dialog,
    ) -> None:
        super().__init__(kit=kit, screen=screen, choose=choose, print_pages=print_pages)
        self._preparing = preparing

    def save_pdf(self, layout: PaperLayout, session_id: int | None, day: date) -> None:
        """Save the page of a session; ``day`` goes into the file's name."""
        self.as_pdf(layout, day, self._page_made(session_id, "pdf"))

    def print_page(self, layout: PaperLayout, session_id: int | None) -> None:
        """Print the page of a session."""
        self.on_paper(layout, self._page_made(session_id, "print"))

    def _page_made(self, session_id: int | None, form: str) -> Remember:
        return partial(self._preparing.page_made, session_id, form)
