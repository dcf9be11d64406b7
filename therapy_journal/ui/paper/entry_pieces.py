# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry as pieces of the page: its title, its day, and its Markdown set as it is read.

No tag, no mood and no mark is among them.
"""

from __future__ import annotations

from dataclasses import replace

from therapy_journal.core.days import clock_time, full_day
from therapy_journal.core.pictures import ALONE, PagePicture
from therapy_journal.core.text import is_right_to_left
from therapy_journal.services.exporting.chosen import ReadableEntry
from therapy_journal.services.text_blocks import Block, BlockKind, Span, blocks
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pictures import picture_pieces
from therapy_journal.ui.paper.pieces import (
    Piece,
    RuleMark,
    TextMark,
    kept_together,
    text_pieces,
)
from therapy_journal.ui.paper.shaping import UNITS, Run, shape
from therapy_journal.ui.paper.sides import Side

_ENTRY_GAP = 30 * UNITS
_HEAD_GAP = 4 * UNITS
_GAP = 6 * UNITS
_ITEM_GAP = 2 * UNITS
_INDENT = 1.6
_LARGE_HEADINGS = 2
_DEEPEST = 8
_PICTURE_SHARE = 0.4


def entry_pieces(entry: ReadableEntry, form: PageForm) -> list[Piece]:
    """Return the pieces; the space before the first one parts it from the entry above."""
    setting = _Setting(entry, form)
    return [*_head(entry, form), *setting.pieces()]


def _head(entry: ReadableEntry, form: PageForm) -> list[Piece]:
    width = form.column * UNITS
    day = f"{full_day(entry.happened.day)}, {clock_time(entry.happened.local)}"
    title = shape(
        Run(entry.title or day, form.entry_title, is_bold=True), width=width, leading=1.25
    )
    pieces = text_pieces(title, before=_ENTRY_GAP)
    if entry.title:
        from_right = is_right_to_left(entry.title)
        below = shape(Run(day, form.small), width=width, from_right=from_right)
        pieces += text_pieces(below, is_quiet=True)
    head = [*pieces, Piece(_HEAD_GAP, lines=0)]
    return [*kept_together(head)[:-1], replace(head[-1], keeps_with_next=True)]


class _Setting:
    """Sets the blocks of one entry below each other."""

    def __init__(self, entry: ReadableEntry, form: PageForm) -> None:
        self._entry, self._form = entry, form
        self._column = form.column * UNITS
        self._indent = form.body * _INDENT * UNITS

    def pieces(self) -> list[Piece]:
        """Return them."""
        made: list[Piece] = []
        before: Block | None = None
        for block in blocks(self._entry.body):
            gap: float = _ITEM_GAP if before is not None and before.depth and block.depth else _GAP
            marks = self._side(block).marks
            if marks and before is not None and before.quotes:
                made.append(Piece(gap, marks, lines=0))  # the bar goes on from one to the next
                gap = 0.0
            made += self._set(block, gap)
            before = block
        return made

    def _set(self, block: Block, gap: float) -> list[Piece]:
        side = self._side(block)
        if block.kind is BlockKind.RULE:
            return [Piece(2 * _GAP, (*side.marks, RuleMark(self._column, _GAP)), gap)]
        if block.kind is BlockKind.PICTURE:
            return self._picture(block, gap, side)
        return self._words(block, gap, side)

    def _words(self, block: Block, gap: float, side: Side) -> list[Piece]:
        form = self._form
        is_heading = block.kind is BlockKind.HEADING
        is_large = is_heading and block.level <= _LARGE_HEADINGS
        size = form.heading if is_large else form.body
        lines = shape(
            *(self._run(span, size, block) for span in block.spans),
            width=side.width,
            leading=form.leading,
            from_right=side.is_right,
        )
        pieces = side.pieces(lines, before=gap * 1.6 if is_heading else gap)
        if is_heading:
            pieces = [replace(piece, keeps_with_next=True) for piece in pieces]
        if block.label:
            mark = self._label(block.label, side)
            pieces[0] = replace(pieces[0], marks=(mark, *pieces[0].marks))
        return pieces

    def _label(self, label: str, side: Side) -> TextMark:
        (line, *_) = shape(
            Run(label, self._form.body),
            width=self._indent,
            leading=self._form.leading,
            from_right=side.is_right,
        )
        return TextMark(line, side.width if side.is_right else side.indent - self._indent)

    def _run(self, span: Span, size: float, block: Block) -> Run:
        styles = span.styles
        return Run(
            span.text,
            size,
            is_bold="bold" in styles or block.kind is BlockKind.HEADING,
            is_italic="italic" in styles,
            is_struck="struck" in styles,
            is_code="code" in styles or block.kind is BlockKind.CODE,
        )

    def _picture(self, block: Block, gap: float, side: Side) -> list[Piece]:
        found, form = self._entry.pictures.get(block.uid), self._form
        if found is None:
            said = Run(block.text or ALONE, form.body, is_italic=True)
            lines = shape(said, width=side.width, leading=form.leading, from_right=side.is_right)
            return side.pieces(lines, before=gap)
        picture = PagePicture(found.uid, block.text, found.width, found.height, found.content)
        shown, *caption = picture_pieces(picture, form, side, share=_PICTURE_SHARE)
        return [replace(shown, before=gap), *caption]

    def _side(self, block: Block) -> Side:
        # A quotation stands behind its bar, which needs no more room than half an item.
        deep = min(block.depth, _DEEPEST) + min(block.quotes, _DEEPEST) / 2
        is_right = is_right_to_left(block.text)
        return Side(self._form, is_right, self._indent * deep, has_bar=bool(block.quotes))
