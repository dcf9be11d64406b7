# SPDX-License-Identifier: GPL-3.0-or-later
"""Words in other scripts, from the writing to the page: kept, found, and printed as written."""

from __future__ import annotations

import pytest

from tests.paper.conftest import pdf_text
from tests.paper.test_pictures import switch_on
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.headless import write_summary_pdf
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.pieces import TextMark

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
WRITTEN = {
    "Arabic": ("كان يوما هادئا عند البحر", "البحر"),
    "Hebrew": ("היה יום שקט ליד הים", "שקט"),
    "Malay": ("Hari ini saya berasa tenang di tepi laut", "tenang"),
    "Chinese": ("今天在海边很平静", "海边"),
    "Tamil": ("இன்று கடற்கரையில் அமைதியாக இருந்தது", "அமைதியாக"),
    "emoji family": (f"A walk with {FAMILY} by the sea", FAMILY),
}


@pytest.fixture
def ids(journal, qapp) -> dict[str, int]:
    """Write an entry in each script, to be brought to the session."""
    made = {}
    for script, (words, _) in WRITTEN.items():
        entry = journal.writing.new().value
        journal.writing.save(entry.id, "", words, entry.revision)
        journal.writing.bring(entry.id)
        made[script] = entry.id
    return made


@pytest.mark.parametrize("script", WRITTEN)
def test_it_is_kept_as_it_was_written_and_found_by_a_word(journal, ids, script):
    words, looked_for = WRITTEN[script]
    assert journal.writing.open(ids[script]).body == words
    (hit,) = journal.searching.search(looked_for)
    assert hit.item_id == ids[script]
    assert hit.title == words


def test_every_word_is_on_the_page(journal, ids, tmp_path):
    """Fonts differ between computers, and with them what a reader of PDFs makes of a script.

    What is drawn is read from the page itself, and Latin letters from the PDF as well.
    """
    switch_on(journal, pictures=False)
    summary = journal.preparing.summary()
    said = " ".join(lines_of(lay_out(summary, PageForm())))
    assert [script for script, (words, _) in WRITTEN.items() if words not in said] == []
    target = tmp_path / "Notes.pdf"
    write_summary_pdf(summary, target)
    printed = " ".join(pdf_text(target).split())
    assert WRITTEN["Malay"][0] in printed
    assert "A walk with" in printed


def lines_of(layout):
    """Return the lines of text that are drawn, top to bottom."""
    return [
        words_of(mark.line)
        for page in layout.pages
        for placed in page
        for mark in placed.piece.marks
        if isinstance(mark, TextMark)
    ]


def words_of(line):
    """Return the words of one line; Qt counts them in halves of UTF-16."""
    drawn = line.paragraph.lineAt(line.index)
    start, end = drawn.textStart(), drawn.textStart() + drawn.textLength()
    whole = line.paragraph.text().encode("utf-16-le")
    return whole[2 * start : 2 * end].decode("utf-16-le").strip()
