# SPDX-License-Identifier: GPL-3.0-or-later
"""The page: title, parts, lines to write on and the footer, laid out once for every device."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from therapy_journal.core.summary import Summary
from therapy_journal.core.summary_text import (
    NOT_A_RECORD,
    NOTES_HEADING,
    covers,
    page_title,
)
from therapy_journal.ui import fonts
from therapy_journal.ui.paper.flow import Flow, Placed, draw_page, has_boxes, lowest
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import (
    Piece,
    RuleMark,
    text_pieces,
)
from therapy_journal.ui.paper.sections import section_pieces
from therapy_journal.ui.paper.shaping import UNITS, Run, shape

_NOTES_GAP = 11 * UNITS


@dataclass(frozen=True, slots=True)
class Long:
    """Something long: the key of its switch and how many lines it takes."""

    key: str
    lines: int


@dataclass(frozen=True, slots=True)
class Overflow:
    """How much does not fit on the first page, and what is longest on it."""

    lines: int
    pages: int
    longest: tuple[Long, ...]


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A summary laid out on a form.

    ``page_count`` is what is drawn: one, or as many as it takes where a second page was
    chosen. ``overflow`` tells what one page does not hold; None when everything fits.
    """

    form: PageForm
    pages: tuple[tuple[Placed, ...], ...]
    page_count: int
    overflow: Overflow | None

    @property
    def is_cut(self) -> bool:
        """Whether something switched on is on no page: then it is neither printed nor saved."""
        return self.overflow is not None and self.page_count < self.overflow.pages

    @property
    def has_boxes(self) -> bool:
        """Whether some character on the pages is in no font here (a few ms)."""
        return any(map(has_boxes, self.pages[: self.page_count]))

    def draw(self, painter: QPainter, number: int, scale: float) -> None:
        """Draw one page, the first is 0; ``scale`` is the device's measure of one point."""
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.scale(scale / UNITS, scale / UNITS)
        where = f"{number + 1} / {self.page_count}"
        draw_page(painter, self.form, self.pages[number], where)
        painter.restore()


def lay_out(summary: Summary, form: PageForm) -> PaperLayout:
    """Lay a summary out; the same values and form give the same pages on every device.

    What would just not fit on one page is set a little tighter before anything is said.
    """
    fonts.load()
    pieces, pages = _set(summary, form)
    if len(pages) > 1:
        tight = replace(form, is_tight=True)
        tighter, fewer = _set(summary, tight)
        if len(fewer) == 1:
            form, pieces, pages = tight, tighter, fewer
    overflow = None
    if len(pages) > 1:
        lost = sum(placed.piece.lines for page in pages[1:] for placed in page)
        overflow = Overflow(lost, len(pages), _longest(pieces))
    shown = len(pages) if summary.two_pages else 1
    if shown == len(pages):
        pages[-1] += _lines_to_write_on(pages[-1], form)
    return PaperLayout(form, tuple(tuple(page) for page in pages), shown, overflow)


def lay_out_pieces(pieces: Sequence[Piece], form: PageForm) -> PaperLayout:
    """Lay other pieces out on as many pages as they take; ``overflow`` tells of more than one."""
    flow = Flow(form)
    flow.add(pieces)
    pages = flow.pages
    overflow = None
    if len(pages) > 1:
        lost = sum(placed.piece.lines for page in pages[1:] for placed in page)
        overflow = Overflow(lost, len(pages), _longest(pieces))
    return PaperLayout(form, tuple(map(tuple, pages)), len(pages), overflow)


def _set(summary: Summary, form: PageForm) -> tuple[list[Piece], list[list[Placed]]]:
    pieces = _head(summary, form)
    for section in summary.sections:
        pieces += section_pieces(section, form)
    flow = Flow(form)
    flow.add(pieces)
    return pieces, flow.pages


def _head(summary: Summary, form: PageForm) -> list[Piece]:
    width = form.column * UNITS
    title = shape(Run(page_title(summary.session_day), form.title, is_bold=True), width=width)
    meta = shape(Run(f"{covers(summary.period)} · {NOT_A_RECORD}", form.small), width=width)
    rule = Piece(7 * UNITS, (RuleMark(width, 4 * UNITS),), keeps_with_next=True, lines=0)
    return [*text_pieces(title), rule, *text_pieces(meta, is_quiet=True)]


def _longest(pieces: Sequence[Piece]) -> tuple[Long, ...]:
    counted: dict[str, int] = defaultdict(int)
    for piece in pieces:
        if piece.key:
            counted[piece.key] += piece.lines
    ordered = sorted(counted.items(), key=lambda item: -item[1])
    return tuple(Long(key, lines) for key, lines in ordered[:3])


def _lines_to_write_on(page: Sequence[Placed], form: PageForm) -> list[Placed]:
    width, ruling = form.column * UNITS, form.ruling * UNITS
    level = max((placed.top + placed.piece.height for placed in page), default=form.top * UNITS)
    title = shape(Run(NOTES_HEADING, form.heading, is_bold=True), width=width)
    head = text_pieces(title)[0]
    level += _NOTES_GAP
    count = int((lowest(form) - level - head.height) // ruling)
    if count < 1:
        return []
    placed = [Placed(head, level)]
    level += head.height
    rule = Piece(ruling, (RuleMark(width, from_bottom=True),), lines=0)
    placed += [Placed(rule, level + number * ruling) for number in range(count)]
    return placed
