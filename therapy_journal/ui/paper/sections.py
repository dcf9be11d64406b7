# SPDX-License-Identifier: GPL-3.0-or-later
"""Each part of the summary as pieces of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from therapy_journal.core.summary import (
    AttendancePart,
    Bring,
    HomeworkPart,
    MoodPart,
    OneThing,
    Part,
    PassagesPart,
    PassageText,
    RoadblocksPart,
    SayPart,
    SectionValue,
    StayedPart,
    WishesPart,
)
from therapy_journal.core.summary_text import heading, passage_lead
from therapy_journal.core.text import is_right_to_left
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.homework_table import homework_pieces
from therapy_journal.ui.paper.mood_chart import mood_piece
from therapy_journal.ui.paper.pictures import picture_pieces
from therapy_journal.ui.paper.pieces import (
    FrameMark,
    Piece,
    RuleMark,
    kept_together,
    text_pieces,
)
from therapy_journal.ui.paper.shaping import UNITS, Run, shape
from therapy_journal.ui.paper.sides import Side, labelled
from therapy_journal.ui.paper.wish_boxes import wish_piece

_PARAGRAPH_GAP = 2 * UNITS
_FRAME_INDENT = 9 * UNITS
_MOST_FRAMED_LINES = 12


def section_pieces(section: SectionValue, form: PageForm) -> list[Piece]:
    """Return the heading of a part and what stands under it."""
    title = shape(
        Run(heading(section), form.heading, is_bold=True),
        width=form.column * UNITS,
        leading=form.leading,
    )
    head = kept_together(text_pieces(title, before=form.section_gap * UNITS))
    head[-1] = replace(head[-1], keeps_with_next=True)
    return head + _BODIES[type(section)](section, form)


def _one_thing(section: OneThing, form: PageForm) -> list[Piece]:
    width = form.column * UNITS
    if not section.words:
        ruling = form.ruling * UNITS
        line = Piece(ruling, (RuleMark(width, from_bottom=True, is_strong=True),))
        return kept_together([line, line])
    inside = width - 2 * _FRAME_INDENT
    lines = [
        line
        for words in section.words.split("\n")
        for line in shape(Run(words, form.key_line), width=inside, leading=form.leading)
    ]
    key = Part.ONE_THING.key
    if len(lines) > _MOST_FRAMED_LINES:
        return Side(form, is_right_to_left(section.words)).pieces(lines, key=key)
    pad = 5 * UNITS
    frame = FrameMark(width, sum(line.height for line in lines) + 2 * pad)
    return kept_together(
        [
            Piece(pad, (frame,), 3 * UNITS, lines=0),
            *text_pieces(lines, left=_FRAME_INDENT, key=key),
            Piece(pad, lines=0),
        ]
    )


def _agenda(section: Bring, form: PageForm) -> list[Piece]:
    key = Part.AGENDA.key
    return [
        piece
        for number, words in enumerate(section.lines, 1)
        for piece in labelled(f"{number}.", (words,), form, before=_PARAGRAPH_GAP, key=key)
    ]


def _stayed(section: StayedPart, form: PageForm) -> list[Piece]:
    return _paragraphs(section.paragraphs, form, Part.STAYED.key)


def _mood(section: MoodPart, form: PageForm) -> list[Piece]:
    caption = shape(
        Run(section.caption, form.small), width=form.column * UNITS, leading=form.leading
    )
    return [
        mood_piece(form, section.period, section.mood),
        *text_pieces(caption, is_quiet=True, before=UNITS),
    ]


def _homework(section: HomeworkPart, form: PageForm) -> list[Piece]:
    return homework_pieces(section.rows, form)


def _roadblocks(section: RoadblocksPart, form: PageForm) -> list[Piece]:
    return _joined(section.names, form)


def _attendance(section: AttendancePart, form: PageForm) -> list[Piece]:
    return _joined(section.lines, form)


def _joined(names: tuple[str, ...], form: PageForm) -> list[Piece]:
    lines = shape(
        Run(" · ".join(names), form.body), width=form.column * UNITS, leading=form.leading
    )
    return text_pieces(lines, before=_PARAGRAPH_GAP)


def _passages(section: PassagesPart, form: PageForm) -> list[Piece]:
    return [piece for passage in section.passages for piece in _passage(passage, form)]


def _passage(passage: PassageText, form: PageForm) -> list[Piece]:
    side = Side(form, is_right_to_left("\n".join(passage.paragraphs)))
    first, *others = passage.paragraphs or ("",)
    lead = Run(f"{passage_lead(passage)} ", form.body, is_italic=True)
    paragraphs = [shape(lead, Run(first, form.body), width=side.width, leading=form.leading)]
    paragraphs += [
        shape(Run(words, form.body), width=side.width, leading=form.leading) for words in others
    ]
    lines = [line for paragraph in paragraphs for line in paragraph]
    pieces = side.pieces(lines, before=4 * UNITS, key=passage.key)
    for picture in passage.pictures:
        pieces += picture_pieces(picture, form, side, key=passage.key)
    return pieces


def _notes(section: SayPart, form: PageForm) -> list[Piece]:
    return [
        piece
        for key, paragraphs in section.lines
        for piece in labelled("–", paragraphs, form, before=_PARAGRAPH_GAP, key=key)
    ]


def _wishes(section: WishesPart, form: PageForm) -> list[Piece]:
    return [wish_piece(section.chosen, form)]


def _paragraphs(paragraphs: tuple[str, ...], form: PageForm, key: str) -> list[Piece]:
    pieces: list[Piece] = []
    for words in paragraphs:
        lines = shape(Run(words, form.body), width=form.column * UNITS, leading=form.leading)
        pieces += text_pieces(lines, before=_PARAGRAPH_GAP, key=key)
    return pieces


_BODIES: dict[type[SectionValue], Callable[[Any, PageForm], list[Piece]]] = {
    OneThing: _one_thing,
    Bring: _agenda,
    StayedPart: _stayed,
    MoodPart: _mood,
    HomeworkPart: _homework,
    RoadblocksPart: _roadblocks,
    PassagesPart: _passages,
    SayPart: _notes,
    AttendancePart: _attendance,
    WishesPart: _wishes,
}
