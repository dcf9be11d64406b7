# SPDX-License-Identifier: GPL-3.0-or-later
"""The layout: everything inside the margins, one page unless chosen otherwise."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.summaries import a_week, all_on, day
from therapy_journal.core.summary import OneThing, SummaryPage
from therapy_journal.core.summary_building import build
from therapy_journal.core.summary_material import MarkedWords, SayableNote
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.pieces import TextMark
from therapy_journal.ui.paper.shaping import UNITS, Run, shape

FORMS = [PageForm(size, large) for size in PaperSize for large in (False, True)]
A4 = PageForm()


def long_week(lines, width=1):
    words = "\n".join(f"line {number} " + "word " * width for number in range(lines))
    return a_week(marked=(MarkedWords(17, day(23), "After the call", words, is_whole=True),))


def texts(layout):
    return [
        (mark, placed)
        for page in layout.pages
        for placed in page
        for mark in placed.piece.marks
        if isinstance(mark, TextMark)
    ]


def assert_inside(layout):
    form = layout.form
    for mark, _ in texts(layout):
        assert mark.left + mark.line.width <= form.column * UNITS + 1
    for page in layout.pages:
        ends = [(placed.top, placed.top + placed.piece.height) for placed in page]
        assert all(top >= form.top * UNITS - 1 for top, _ in ends)
        assert all(end <= (form.height - form.bottom) * UNITS for _, end in ends)
        for (_, end), (top, _) in pairwise(ends):
            assert top >= end - 1


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_nothing_leaves_the_margins_or_stands_on_something_else(full, form):
    assert_inside(lay_out(replace(full, two_pages=True), form))


def test_a_full_week_is_one_page(full):
    for size in PaperSize:
        layout = lay_out(full, PageForm(size))
        assert layout.overflow is None
        assert layout.page_count == 1


def test_an_empty_week_is_lines_to_write_on(qapp):
    layout = lay_out(build(a_week(), {}), A4)
    (page,) = layout.pages
    rules = [placed for placed in page if not placed.piece.lines and placed.top > 1500]
    assert len(rules) > 20
    assert layout.overflow is None


def test_the_one_thing_left_empty_is_two_ruled_lines(qapp):
    without = lay_out(build(a_week(), {}), A4)
    empty = build(a_week(page=SummaryPage(7)), {"section.one_thing": True})
    assert empty.sections == (OneThing(""),)
    assert len(lay_out(empty, A4).pages[0]) < len(without.pages[0]) + 3
    assert "If we only" in texts(lay_out(empty, A4))[2][0].line.paragraph.text()


def test_a_page_too_full_says_by_how_much_and_what_is_longest(qapp):
    layout = lay_out(build(long_week(90), all_on(a_week())), A4)
    assert layout.is_cut
    assert layout.page_count == 1
    assert layout.overflow is not None
    assert 30 < layout.overflow.lines < 120
    assert layout.overflow.longest[0].key == "mark.17"
    assert layout.overflow.longest[0].lines == 90


def test_a_second_page_comes_only_by_choice(qapp):
    summary = build(long_week(40), all_on(a_week()))
    chosen = lay_out(replace(summary, two_pages=True), A4)
    assert chosen.page_count == 2
    assert not chosen.is_cut
    assert_inside(chosen)
    assert lay_out(summary, A4).page_count == 1


def test_a_second_page_that_was_chosen_is_not_made_without_need(full):
    assert lay_out(replace(full, two_pages=True), A4).page_count == 1


def test_a_heading_is_never_the_last_on_a_page(qapp):
    for lines in range(30, 60, 3):
        summary = replace(build(long_week(lines), all_on(a_week())), two_pages=True)
        for page in lay_out(summary, A4).pages[:-1]:
            assert not page[-1].piece.keeps_with_next


def test_a_very_long_one_thing_goes_over_pages_without_a_frame(qapp):
    week = a_week(page=SummaryPage(7, "word " * 3000))
    layout = lay_out(replace(build(week, {"section.one_thing": True}), two_pages=True), A4)
    assert layout.page_count > 2
    assert_inside(layout)


def test_what_would_just_not_fit_is_set_a_little_tighter(qapp):
    def laid_out(lines):
        return lay_out(build(long_week(lines), all_on(a_week())), A4)

    loose = max(n for n in range(1, 60) if not laid_out(n).is_cut and not laid_out(n).form.is_tight)
    tight = laid_out(loose + 1)
    assert tight.form.is_tight
    assert not tight.is_cut
    assert tight.page_count == 1
    assert_inside(tight)
    full_page = laid_out(60)
    assert full_page.is_cut
    assert not full_page.form.is_tight


STRANGE = [
    "שלום, זה מה שרציתי להגיד היום בפגישה",
    "مرحبا، هذا ما أردت أن أقوله اليوم",
    "今日は母に電話をしてとても疲れました。仕事の話もした。",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 z\u0335\u0322 ﷽",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "tab\there \u200b\u2060\u202e turned \ufffc \ufffd",
    "𝕬𝖇𝖈 \U0001f9d1\u200d\U0001f4bb \u0e01\u0e33\u0e25\u0e31\u0e07 \u1019\u103c\u1014\u103a",
]


@pytest.mark.parametrize("words", STRANGE)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_any_script_and_any_long_word_stays_inside(qapp, words, form):
    week = a_week(
        page=SummaryPage(7, words),
        marked=(MarkedWords(17, day(23), words, words, is_whole=True),),
    )
    assert_inside(lay_out(replace(build(week, all_on(week)), two_pages=True), form))


@given(words=st.text(max_size=400))
def test_no_text_breaks_the_page(qapp, words):
    week = a_week(page=SummaryPage(7, words), marked=())
    layout = lay_out(replace(build(week, all_on(week)), two_pages=True), A4)
    assert_inside(layout)


def test_words_in_two_styles_keep_their_places_after_signs_of_two_halves(qapp):
    lines = shape(Run("😀😀 ", 10, is_italic=True), Run("plain", 10), width=5000)
    formats = lines[0].paragraph.formats()
    assert [(f.start, f.length) for f in formats] == [(0, 5), (5, 5)]


def test_the_same_values_give_the_same_lines(full):
    one, other = (texts(lay_out(full, A4)) for _ in range(2))
    assert [(p.top, m.line.width) for m, p in one] == [(p.top, m.line.width) for m, p in other]


def test_a_note_of_marks_alone_can_be_laid_out(qapp):
    week = a_week(notes=(SayableNote(5, "---"), SayableNote(6, "Said.")))
    assert lay_out(build(week, all_on(week)), PageForm(PaperSize.A4, False)).page_count == 1
