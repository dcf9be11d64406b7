# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside a paragraph, where it begins: a bar, a number, a dash.

That is the left, or the right for words that are read from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import BAR, BarMark, Piece, TextMark, text_pieces
from therapy_journal.ui.paper.shaping import UNITS, Run, ShapedLine, shape

_BESIDE = 10 * UNITS


@dataclass(frozen=True, slots=True)
class Side:
    """The side of the page where paragraphs begin, some way in from the margin.

    Along it runs a bar, past every paragraph of one passage, unless there is none.
    """

    form: PageForm
    is_right: bool = False
    indent: float = _BESIDE
    has_bar: bool = True

    @property
    def width(self) -> float:
        """The width that is left to what stands there."""
        return self.form.column * UNITS - self.indent

    @property
    def left(self) -> float:
        """Where that begins."""
        return 0.0 if self.is_right else self.indent

    @property
    def marks(self) -> tuple[BarMark, ...]:
        """The bar, if there is one."""
        if not self.has_bar:
            return ()
        return (BarMark(self.form.column * UNITS - BAR if self.is_right else 0.0),)

    def pieces(
        self,
        lines: Sequence[ShapedLine],
        *,
        before: float = 0.0,
        is_quiet: bool = False,
        key: str = "",
    ) -> list[Piece]:
        """Return lines of this width as pieces at this side."""
        return text_pieces(
            lines, left=self.left, before=before, marks=self.marks, is_quiet=is_quiet, key=key
        )


def labelled(
    label: str, paragraphs: Sequence[str], form: PageForm, *, before: float, key: str
) -> list[Piece]:
    """Return paragraphs that hang beside a label, at the side where the first one begins."""
    indent = form.body * 1.4 * UNITS
    width = form.column * UNITS - indent
    lines = [
        line
        for words in paragraphs
        for line in shape(Run(words, form.body), width=width, leading=form.leading)
    ]
    is_right = lines[0].is_right_to_left
    beside = shape(Run(label, form.body), width=indent, leading=form.leading, from_right=is_right)[
        0
    ]
    first, *others = text_pieces(lines, left=0.0 if is_right else indent, before=before, key=key)
    mark = TextMark(beside, width if is_right else 0.0)
    return [replace(first, marks=(mark, *first.marks)), *others]
