# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns on one page: the charts of the screen, in black and white."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from therapy_journal.core import pattern_words as said
from therapy_journal.core.charts import DotValues, LineValues
from therapy_journal.core.patterns import Patterns
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.core.summary_text import NOT_A_RECORD
from therapy_journal.ui import fonts
from therapy_journal.ui.charts.dot_chart import DotChart
from therapy_journal.ui.charts.line_chart import LineChart
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.mood_chart import chart_piece, paper_style
from therapy_journal.ui.paper.pages import PaperLayout, lay_out_pieces
from therapy_journal.ui.paper.pieces import Piece, RuleMark, kept_together, text_pieces
from therapy_journal.ui.paper.shaping import UNITS, Run, shape

TITLE = "Patterns"
_CLOSER = (1.0, 0.85, 0.7, 0.6)
"""How close rows stand, tried in this order until everything is on one page."""


def lay_out_patterns(
    patterns: Patterns, titles: Mapping[RoadblockKey, str], form: PageForm
) -> PaperLayout:
    """Lay out what is shown; rows stand as close as one page needs them to.

    In large print a full journal may take a second page: nothing is made too small to read.
    """
    fonts.load()
    whole = lay_out_pieces(_pieces(patterns, titles, form, 1.0), form)
    if whole.overflow is None:
        return whole
    tight = replace(form, is_tight=True)
    for closer in _CLOSER:
        layout = lay_out_pieces(_pieces(patterns, titles, tight, closer), tight)
        if layout.overflow is None:
            return layout
    return whole


def patterns_text(patterns: Patterns, titles: Mapping[RoadblockKey, str]) -> str:
    """Return the page in words, without its charts."""
    parts = _parts(patterns, titles)
    lines = [TITLE, said.stretch_line(patterns)]
    for heading, words, _ in parts:
        lines += ["", heading, *words]
    return "\n".join(lines)


def _parts(
    patterns: Patterns, titles: Mapping[RoadblockKey, str]
) -> list[tuple[str, Sequence[str], LineValues | DotValues]]:
    """Return heading, sentences and values of what there is anything to draw of."""
    parts: list[tuple[str, Sequence[str], LineValues | DotValues]] = []
    if patterns.mood.points:
        parts.append((said.MOOD, [said.mood_words(patterns)], said.mood_line(patterns)))
    if patterns.practice.tasks:
        words = [said.practice_words(patterns.practice)]
        parts.append((said.PRACTICE, words, said.practice_dots(patterns)))
    if patterns.roadblocks:
        words = [said.roadblock_words(patterns)]
        parts.append((said.ROADBLOCKS, words, said.roadblock_dots(patterns, titles)))
    if patterns.attendance.counts:
        lines = said.attendance_words(patterns.attendance)
        parts.append((said.ATTENDANCE, lines, said.attendance_dots(patterns)))
    return parts


def _pieces(
    patterns: Patterns, titles: Mapping[RoadblockKey, str], form: PageForm, closer: float
) -> list[Piece]:
    width = form.column * UNITS
    pieces = [
        *text_pieces(shape(Run(TITLE, form.title, is_bold=True), width=width)),
        Piece(7 * UNITS, (RuleMark(width, 4 * UNITS),), keeps_with_next=True, lines=0),
        *text_pieces(
            shape(Run(f"{said.stretch_line(patterns)} · {NOT_A_RECORD}", form.small), width=width),
            is_quiet=True,
        ),
    ]
    for heading, words, values in _parts(patterns, titles):
        part = text_pieces(
            shape(Run(heading, form.heading, is_bold=True), width=width),
            before=form.section_gap * UNITS,
        )
        for line in words:
            part += text_pieces(
                shape(Run(line, form.small), width=width, leading=form.leading), is_quiet=True
            )
        pieces += kept_together([*part, _chart(values, form, closer)])
    return pieces


def _chart(values: LineValues | DotValues, form: PageForm, closer: float) -> Piece:
    style = replace(paper_style(form), unit=UNITS * closer)
    width = form.column * UNITS
    if isinstance(values, LineValues):
        chart: LineChart | DotChart = LineChart(values, style, width, 92)
    else:
        chart = DotChart(values, style, width)
    return replace(chart_piece(chart), keeps_with_next=False)
