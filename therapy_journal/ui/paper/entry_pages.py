# SPDX-License-Identifier: GPL-3.0-or-later
"""Several entries as the pages of one PDF, laid out one by one so that few are ever in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QPainter

from therapy_journal.services.exporting.chosen import ChosenEntries
from therapy_journal.ui import fonts
from therapy_journal.ui.paper.entry_pieces import entry_pieces
from therapy_journal.ui.paper.flow import Flow, Page, draw_page, has_boxes
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pdf import DrawPage, drawn
from therapy_journal.ui.paper.shaping import UNITS


class EntriesOnPaper:
    """Draws entries on pages of a form; may be called on any thread.

    ``has_boxes`` says afterwards whether some character on them is in no font here.
    """

    def __init__(self, form: PageForm) -> None:
        self.has_boxes = False
        self._form = form

    def __call__(self, entries: ChosenEntries) -> bytes:
        """Return the PDF.

        The entries are gone through twice: to know how many pages there are, and to draw them.

        Raises:
            Stopped: when somebody asked for an end.
        """
        fonts.load()
        entries.progress.expect(2 * len(entries))
        count = 0
        for page in _pages(self._form, entries):
            count += 1
            self.has_boxes = self.has_boxes or has_boxes(page)
        return drawn(self._form, _drawings(self._form, entries, count))


def _pages(form: PageForm, entries: ChosenEntries) -> Iterator[Page]:
    flow = Flow(form)
    for entry in entries:
        flow.add(entry_pieces(entry, form))
        yield from flow.take_full()
    yield from flow.pages


def _drawings(form: PageForm, entries: ChosenEntries, count: int) -> Iterator[DrawPage]:
    for number, page in enumerate(_pages(form, entries), 1):
        yield partial(_draw, form, page, f"Page {number} of {count}")


def _draw(form: PageForm, page: Page, number: str, painter: QPainter, scale: float) -> None:
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale / UNITS, scale / UNITS)
    draw_page(painter, form, page, number)
    painter.restore()
