# SPDX-License-Identifier: GPL-3.0-or-later
"""The homework table: task, practised, and what was noticed or got in the way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from therapy_journal.core.summary import TaskRow
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import Piece, PieceMark, RuleMark, TextMark
from therapy_journal.ui.paper.shaping import UNITS, Run, ShapedLine, shape

_HEADS = ("Task", "Practised", "What I noticed / what got in the way")
_SHARES = (0.34, 0.2, 0.46)
_GUTTER = 8 * UNITS
_PAD = 2 * UNITS


def homework_pieces(rows: Sequence[TaskRow], form: PageForm) -> list[Piece]:
    """Return the table's head and its rows, a piece for each line, so that a row may break."""
    columns = _columns(form)
    heads = [
        shape(Run(words, form.small), width=column.width, leading=form.leading)
        for words, column in zip(_HEADS, columns, strict=True)
    ]
    pieces = _row(heads, columns, quiet=True)
    for row in rows:
        cells = [
            _stacked((row.title,), form.body, columns[0].width, form.leading),
            _stacked((row.practised,), form.body, columns[1].width, form.leading)
            + _stacked((row.outcomes,), form.small, columns[1].width, form.leading),
            _stacked(row.lines, form.body, columns[2].width, form.leading),
        ]
        pieces += _row(cells, columns, key=row.key, rule=form.column * UNITS)
    return pieces


class _Column:
    def __init__(self, left: float, width: float) -> None:
        self.left = left
        self.width = width


def _columns(form: PageForm) -> list[_Column]:
    full = form.column * UNITS
    columns = []
    left = 0.0
    for share in _SHARES:
        columns.append(_Column(left, share * full - _GUTTER))
        left += share * full
    columns[-1].width += _GUTTER
    return columns


def _stacked(
    paragraphs: Sequence[str], size: float, width: float, leading: float
) -> list[ShapedLine]:
    return [
        line
        for text in paragraphs
        if text
        for line in shape(Run(text, size), width=width, leading=leading)
    ]


def _row(
    cells: Sequence[Sequence[ShapedLine]],
    columns: list[_Column],
    *,
    key: str = "",
    rule: float = 0.0,
    quiet: bool = False,
) -> list[Piece]:
    pieces: list[Piece] = []
    storeys = list(zip_longest(*cells))
    for number, storey in enumerate(storeys):
        is_first, is_last = number == 0, number == len(storeys) - 1
        lines = [line for line in storey if line is not None]
        marks: list[PieceMark] = [RuleMark(rule)] if rule and is_first else []
        top = _PAD if is_first else 0.0
        marks += [
            TextMark(line, column.left, top, is_quiet=quiet)
            for line, column in zip(storey, columns, strict=True)
            if line is not None
        ]
        height = max(line.height for line in lines) + top + (_PAD if is_last else 0.0)
        keeps = quiet or (not is_last and number in {0, len(storeys) - 2})
        pieces.append(Piece(height, tuple(marks), keeps_with_next=keeps, key=key))
    return pieces
