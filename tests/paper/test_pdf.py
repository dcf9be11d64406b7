# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF: what is on it, what is not, and how it comes onto the disk."""

from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from tests.core.summaries import a_week, all_on, day
from tests.paper.conftest import pdf_info, pdf_text
from tests.services.weeks import CANARIES, PASSAGE, lived
from therapy_journal.core.errors import JournalProblem, PlaceTaken
from therapy_journal.core.summary import PageTooFull
from therapy_journal.core.summary_building import build
from therapy_journal.core.summary_material import MarkedWords
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.headless import write_summary_pdf
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.pdf import file_name, pdf_bytes, write_privately


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder / "Notes 2026-11-26.pdf"


def test_everything_switched_on_is_on_it_and_no_canary(qapp, database, clock, target):
    week = lived(database, clock)
    week.all_on()
    write_summary_pdf(week.preparing.summary(), target)
    text = " ".join(pdf_text(target).split())
    for words in (
        "For my session on Thu 26 November 2026",
        "Covers 19 – 24 November · written by me; not a clinical record",
        "I came close to cancelling.", "1. The call with my mother",
        "2. Whether we could look at the fee", "It may be unfinished.",
        "Mood 0–10, one point a day. Lowest: Sat 21. Highest: Sun 22.",
        "Catch one “should” a day", "on 1 day", "Easier with tea.", "In the way: forgot",
        "Saying it out loud (a lot)", f"Mon 23 Nov. After the call. {PASSAGE}",
        "When you joked, it stung.", "Thu 19 Nov attended", "understand",
        "Private and confidential",
    ):  # fmt: skip
        assert words in text
    content = target.read_bytes()
    assert [canary for canary in CANARIES if canary in text or canary.encode() in content] == []


def test_with_every_switch_off_nothing_written_is_on_it(qapp, database, clock, target):
    week = lived(database, clock)
    write_summary_pdf(week.preparing.summary(), target)
    assert " ".join(pdf_text(target).split()) == (
        "For my session on Thu 26 November 2026"
        " Covers 19 – 24 November · written by me; not a clinical record"
        " Notes Private and confidential 1/1"
    )


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("large", [False, True])
def test_it_has_the_size_of_the_paper(full, target, size, large):
    write_summary_pdf(replace(full, two_pages=True), target, size.value, large)
    assert pdf_info(target)["Page size"].startswith(
        "595 x 842" if size is PaperSize.A4 else "612 x 792"
    )
    assert "I came close to cancelling." in pdf_text(target)


def test_it_says_nothing_about_itself(full, target):
    write_summary_pdf(full, target)
    info = pdf_info(target)
    assert info["Title"] == "Notes"
    assert info["Author"] == info["Creator"] == ""
    assert info["Pages"] == "1"


def test_its_type_is_embedded(full, target):
    write_summary_pdf(full, target)
    answer = subprocess.run(
        ["pdffonts", str(target)], capture_output=True, check=True, text=True, timeout=60
    )
    rows = answer.stdout.splitlines()[2:]
    assert {row.split()[0].partition("+")[2] or row.split()[0] for row in rows} == {
        "Literata-Regular", "Literata-SemiBold", "Literata-Italic",
    }  # fmt: skip
    assert all(row.split()[-5] == "yes" for row in rows)


def test_there_is_no_picture_in_it(full, target):
    write_summary_pdf(full, target)
    answer = subprocess.run(
        ["pdfimages", "-list", str(target)], capture_output=True, check=True, timeout=60
    )
    assert len(answer.stdout.splitlines()) == 2  # the heads of the table


def test_words_with_letters_that_join_can_be_found(qapp, target):
    words = "The first office: afflict, fjord, waffle and finally fflush."
    week = a_week(marked=(MarkedWords(17, day(23), "", words),))
    write_summary_pdf(build(week, all_on(week)), target)
    assert words in pdf_text(target)


def test_a_second_page_has_its_number(qapp, target):
    words = "\n".join(f"line number {number}" for number in range(40))
    week = a_week(marked=(MarkedWords(17, day(23), "", words, is_whole=True),))
    write_summary_pdf(replace(build(week, all_on(week)), two_pages=True), target)
    pages = pdf_text(target).split("\f")
    assert "1/2" in pages[0]
    assert "2/2" in pages[1]
    assert all(f"line number {number}" in "".join(pages) for number in range(40))


def test_a_page_too_full_is_not_written(qapp, target):
    week = a_week(marked=(MarkedWords(17, day(23), "", "line\n" * 90, is_whole=True),))
    with pytest.raises(PageTooFull):
        write_summary_pdf(build(week, all_on(week)), target)
    assert list(target.parent.iterdir()) == []


def test_the_preview_is_the_print(full, target):
    layout = lay_out(full, PageForm())
    write_privately(pdf_bytes(layout), target, replace=False)
    drawn = _preview(layout, 100)
    printed = _rastered(target, 100)
    assert abs(drawn.width() - printed.width()) <= 1
    assert abs(drawn.height() - printed.height()) <= 1
    # Two rasterisers blur the edge of a letter differently, so blocks of 8 pixels are compared.
    one, other = _blocks(drawn), _blocks(printed)
    differences = [abs(a - b) for a, b in zip(one, other, strict=True)]
    assert max(differences) < 60
    assert sum(differences) / len(differences) < 2
    assert min(one) < 160  # there is ink on both


def test_the_comparison_sees_a_page_that_differs(full, target):
    other = replace(full, sections=full.sections[1:])
    write_privately(pdf_bytes(lay_out(other, PageForm())), target, replace=False)
    pairs = zip(
        _blocks(_preview(lay_out(full, PageForm()), 100)),
        _blocks(_rastered(target, 100)),
        strict=True,
    )
    assert max(abs(a - b) for a, b in pairs) > 60


def _preview(layout, dpi):
    form = layout.form
    image = QImage(
        round(form.width * dpi / 72), round(form.height * dpi / 72), QImage.Format.Format_RGB32
    )
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    layout.draw(painter, 0, dpi / 72)
    painter.end()
    return image


def _rastered(path, dpi):
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-png", "-singlefile", str(path), str(path.with_suffix(""))],
        check=True, timeout=60,
    )  # fmt: skip
    return QImage(str(path.with_suffix(".png")))


def _blocks(image):
    small = image.convertToFormat(QImage.Format.Format_Grayscale8)
    across, down = 826 // 8, 1168 // 8
    lines = [bytes(small.constScanLine(y))[: across * 8] for y in range(down * 8)]
    return [
        sum(sum(lines[y * 8 + row][x * 8 : x * 8 + 8]) for row in range(8)) / 64
        for y in range(down)
        for x in range(across)
    ]


# -- on the disk --------------------------------------------------------------------------


def test_a_file_is_its_owners_alone_whatever_the_umask(target):
    write_privately(b"words", target, replace=False)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes() == b"words"
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_is_there_is_left_alone_unless_asked(target):
    target.write_bytes(b"before")
    with pytest.raises(PlaceTaken):
        write_privately(b"after", target, replace=False)
    assert target.read_bytes() == b"before"
    assert list(target.parent.iterdir()) == [target]
    write_privately(b"after", target, replace=True)
    assert target.read_bytes() == b"after"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_place_that_refuses_says_so_and_keeps_nothing(tmp_path):
    with pytest.raises(JournalProblem) as told:
        write_privately(b"words", tmp_path / "gone" / "Notes.pdf", replace=False)
    assert "gone" not in str(told.value) + told.value.sentence + told.value.action


def test_nothing_readable_comes_into_a_journals_folder(full, tmp_path):
    folder = tmp_path / "Mine.tjournal"
    folder.mkdir()
    with pytest.raises(JournalProblem):
        write_summary_pdf(full, folder / "Notes.pdf")
    assert list(folder.iterdir()) == []


def test_the_name_is_neutral():
    assert file_name(day(26)) == "Notes 2026-11-26.pdf"


def test_without_a_window_the_same_file_comes_out(full, target):
    write_summary_pdf(full, target)
    other = target.with_name("other.pdf")
    program = f"""
import sys
from pathlib import Path
from tests.core.summaries import a_week, all_on
from therapy_journal.core.summary_building import build
from therapy_journal.ui.paper.headless import write_summary_pdf
write_summary_pdf(build(a_week(), all_on(a_week())), Path({str(other)!r}))
assert "PySide6.QtPrintSupport" not in sys.modules
assert "PySide6.QtWidgets" not in sys.modules
assert "PySide6.QtNetwork" not in sys.modules
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert answer.returncode == 0, answer.stderr
    # The bytes differ in the date and in the order Qt lists the fonts; nothing else may.
    assert pdf_text(other) == pdf_text(target)
    assert _rastered(other, 60) == _rastered(target, 60)
