# SPDX-License-Identifier: GPL-3.0-or-later
"""Words in other scripts, from the writing to the page: kept, found, and printed as written."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from tests.core.summaries import a_week, all_on, day
from tests.paper.conftest import pdf_text
from tests.paper.test_pictures import switch_on
from therapy_journal.core.summary import AgendaItem
from therapy_journal.core.summary_building import build
from therapy_journal.core.summary_material import MarkedWords
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.pdf import pdf_bytes
from therapy_journal.ui.paper.pieces import TextMark
from therapy_journal.ui.paper.shaping import UNITS

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
WRITTEN = {
    "Arabic": ("كان يوما هادئا عند البحر", "البحر"),
    "Hebrew": ("היה יום שקט ליד הים", "שקט"),
    "Malay": ("Hari ini saya berasa tenang di tepi laut", "tenang"),
    "Chinese": ("今天在海边很平静", "海边"),
    "Tamil": ("இன்று கடற்கரையில் அமைதியாக இருந்தது", "அமைதியாக"),
    "emoji family": (f"A walk with {FAMILY} by the sea", FAMILY),
}

# What pdftotext adds to say which way a line is read.
TURNS = dict.fromkeys(
    map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


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


@pytest.fixture
def layout(journal, ids):
    """Return the page with all six on it."""
    switch_on(journal, pictures=False)
    return lay_out(journal.preparing.summary(), PageForm())


@pytest.fixture
def pdf(layout, tmp_path) -> Path:
    target = tmp_path / "Notes.pdf"
    target.write_bytes(pdf_bytes(layout))
    return target


def test_every_word_is_on_the_page_and_every_letter_has_a_font(layout):
    said = " ".join(line_of(mark) for mark in lines_of(layout))
    assert [script for script, (words, _) in WRITTEN.items() if words not in said] == []
    assert not layout.has_boxes


@pytest.mark.parametrize("script", ["Arabic", "Hebrew", "Malay", "Chinese"])
def test_a_reader_of_the_pdf_finds_the_words(pdf, script):
    """Arabic letters are read in the shapes they take beside each other, hence the KC."""
    printed = unicodedata.normalize("NFKC", pdf_text(pdf))
    printed = " ".join(printed.translate(TURNS).split())
    assert unicodedata.normalize("NFKC", WRITTEN[script][0]) in printed


def test_what_the_pdf_has_no_letters_for_is_drawn_as_on_the_screen(layout, pdf, tmp_path):
    """Joined letters of Tamil and the picture of a family are shapes only, in a PDF of Qt's."""
    subprocess.run(
        ["pdftoppm", "-r", "144", "-png", "-singlefile", str(pdf), str(tmp_path / "page")],
        check=True, timeout=60,
    )  # fmt: skip
    printed = QImage(str(tmp_path / "page.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    shown = QImage(printed.size(), QImage.Format.Format_Grayscale8)
    shown.fill(Qt.GlobalColor.white)
    painter = QPainter(shown)
    layout.draw(painter, 0, 2.0)
    painter.end()
    for script, (words, _) in WRITTEN.items():
        band = band_of(layout, words)
        one, other = (darkness(image.copy(band)) for image in (printed, shown))
        assert max(other) > 20, script
        unlike = [abs(a - b) for a, b in zip(one, other, strict=True)]
        assert max(unlike) < 40, script


def test_every_font_in_the_pdf_is_in_it_whole_enough_to_be_drawn(pdf):
    answer = subprocess.run(
        ["pdffonts", str(pdf)], capture_output=True, check=True, text=True, timeout=60
    )
    rows = answer.stdout.splitlines()[2:]
    assert len(rows) >= 5
    assert all(row.split()[-5] == "yes" for row in rows)


def test_words_read_from_the_right_stand_at_the_right(layout):
    column = layout.form.column * UNITS
    for script in WRITTEN:
        bar, text = placed_with(layout, WRITTEN[script][0]).piece.marks
        drawn = text.line.paragraph.lineAt(text.line.index).naturalTextRect()
        if script in {"Arabic", "Hebrew"}:
            assert text.left + drawn.right() == pytest.approx(column - 10 * UNITS, abs=2)
            assert bar.left == pytest.approx(column, abs=2 * UNITS)
        else:
            assert text.left + drawn.left() == 10 * UNITS
            assert bar.left == 0.0


def test_a_title_in_arabic_is_not_slanted_into_boxes(qapp):
    week = a_week(marked=(MarkedWords(17, day(23), "👍 يوم عند البحر", "Hello"),))
    page = lay_out(build(week, all_on(week)), PageForm())
    assert not page.has_boxes


@pytest.mark.parametrize(("words", "is_right"), [("שלום לים", True), ("Hello", False)])
def test_a_number_stands_where_its_line_begins(qapp, words, is_right):
    week = a_week(agenda=(AgendaItem(1, words),))
    page = lay_out(build(week, all_on(week)), PageForm())
    number, text = placed_with(page, words).piece.marks
    rect = number.line.paragraph.lineAt(0).naturalTextRect()
    column = page.form.column * UNITS
    assert (number.left + rect.right() == pytest.approx(column, abs=2)) == is_right
    assert (number.left + rect.left() == 0) != is_right
    assert text.line.is_right_to_left == is_right


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere fonts are not chosen by a file")
def test_without_a_font_the_page_is_made_and_says_so(journal, ids, tmp_path):
    """The same words where only the shipped type is there."""
    rules = tmp_path / "fonts.conf"
    rules.write_text("<fontconfig></fontconfig>")
    answer = subprocess.run(
        [sys.executable, "-c", _WITHOUT_FONTS, str(tmp_path)],
        env={**os.environ, "FONTCONFIG_FILE": str(rules), "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    boxes = dict(line.split("\t") for line in answer.stdout.splitlines())
    assert boxes == {script: str(script != "Malay") for script in WRITTEN}
    assert answer.stderr == ""


_WITHOUT_FONTS = """
import sys
from pathlib import Path
from tests.core.summaries import a_week, all_on, day
from tests.paper.test_every_script import WRITTEN
from therapy_journal.core.summary_building import build
from therapy_journal.core.summary_material import MarkedWords
from therapy_journal.ui.paper.headless import write_summary_pdf
for script, (words, _) in WRITTEN.items():
    week = a_week(marked=(MarkedWords(17, day(23), "", words),))
    target = Path(sys.argv[1], f"{script}.pdf")
    print(script, write_summary_pdf(build(week, all_on(week)), target), sep="\\t")
"""


def placed_with(layout, words):
    """Return the one line of the page on which the words begin, and where it is."""
    (found,) = [
        placed
        for page in layout.pages
        for placed in page
        if any(isinstance(mark, TextMark) and words in line_of(mark) for mark in placed.piece.marks)
    ]
    return found


def band_of(layout, words):
    """Return where the words stand on a picture of 144 dots an inch."""
    placed, scale = placed_with(layout, words), 2 / UNITS
    top, height = round(placed.top * scale), round(placed.piece.height * scale)
    return QRect(0, top, round(layout.form.width * 2), height)


def darkness(image):
    """Return how dark a picture is, 0 to 255, in pieces about a letter wide."""
    small = image.scaled(
        image.width() // 16, image.height() // 12,
        Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    return [
        255 - small.pixelColor(x, y).red()
        for y in range(small.height())
        for x in range(small.width())
    ]


def lines_of(layout):
    """Return the marks of text, top to bottom."""
    return [
        mark
        for page in layout.pages
        for placed in page
        for mark in placed.piece.marks
        if isinstance(mark, TextMark)
    ]


def line_of(mark):
    """Return the words of one line; Qt counts them in halves of UTF-16."""
    line = mark.line
    drawn = line.paragraph.lineAt(line.index)
    start, end = drawn.textStart(), drawn.textStart() + drawn.textLength()
    whole = line.paragraph.text().encode("utf-16-le")
    return whole[2 * start : 2 * end].decode("utf-16-le").strip()
