# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting the summary of a session out, and keeping that it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

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

__all__ = ["SPOOLER", "HandingOut", "PrintPages", "SessionPage", "print_with_dialog"]

_ROUNDS = 3
"""The last save, the one that waited for it, and the page read after them."""


class SessionPage(NamedTuple):
    """A page as it is shown, whose it is, and the day that goes into a file's name."""

    layout: PaperLayout
    session_id: int | None
    day: date


class HandingOut(LettingOut):
    """Lets the page of one session out.

    ``flush`` saves what is being typed, ``page`` returns what is shown.
    """

    def __init__(
        self,
        *,
        preparing: Preparing,
        kit: Kit,
        screen: QWidget,
        flush: Callable[[], object],
        page: Callable[[], SessionPage | None],
        choose: ChooseTarget = choose_target,
        print_pages: PrintPages = print_with_dialog,
    ) -> None:
        super().__init__(kit=kit, screen=screen, choose=choose, print_pages=print_pages)
        self._preparing, self._flush, self._page = preparing, flush, page

    def save_pdf(self) -> None:
        """Save the page as a PDF, once it shows every change."""
        self._when_up_to_date(self._as_pdf)

    def print_page(self) -> None:
        """Print the page, once it shows every change."""
        self._when_up_to_date(self._on_paper)

    def _when_up_to_date(
        self,
        let_out: Callable[[SessionPage], object],
        rounds: int = _ROUNDS,
        _nothing: None = None,
    ) -> None:
        """Wait for the page: what was switched off a moment ago may still stand on it."""
        self._flush()
        if rounds:
            go_on = partial(self._when_up_to_date, let_out, rounds - 1)
            self._kit.jobs.when_answered(self, go_on)
            return
        page = self._page()
        if page is not None and self._screen.isVisible():
            let_out(page)

    def _as_pdf(self, page: SessionPage) -> None:
        self.as_pdf(page.layout, page.day, self._page_made(page, "pdf"))

    def _on_paper(self, page: SessionPage) -> None:
        self.on_paper(page.layout, self._page_made(page, "print"))

    def _page_made(self, page: SessionPage, form: str) -> Remember:
        return partial(self._preparing.page_made, page.session_id, form)
