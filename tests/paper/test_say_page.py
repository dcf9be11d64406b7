# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper of one unsent note: the words that are ready to say, and nothing else."""

from dataclasses import fields

import pytest

from tests.paper.conftest import pdf_info, pdf_places, pdf_text
from therapy_journal.core.say_page import SayPage
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pdf import pdf_bytes
from therapy_journal.ui.paper.say_page import lay_out_say_page

WORDS = "I nodded last time, and I was not sure.\n\nCould we go back to it?"


def written(tmp_path, words, form=None):
    target = tmp_path / "Notes.pdf"
    target.write_bytes(pdf_bytes(lay_out_say_page(SayPage(words), form or PageForm())))
    return target


def test_the_page_holds_the_words_and_the_footer(qapp, tmp_path):
    target = written(tmp_path, WORDS)
    text = " ".join(pdf_text(target).split())
    assert text == " ".join(f"{WORDS} Private and confidential 1/1".split())
    assert pdf_info(target)["Title"] == "Notes"


def test_the_type_that_carries_it_has_room_for_these_words_alone():
    assert [field.name for field in fields(SayPage)] == ["words"]


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("is_large", [False, True])
def test_long_words_go_on_a_second_page_and_none_is_lost(qapp, tmp_path, size, is_large):
    words = "\n".join(f"line{number} of what I would like to say" for number in range(120))
    target = written(tmp_path, words, PageForm(size, is_large))
    text = pdf_text(target).split()
    assert [word for word in text if word.startswith("line")] == [f"line{n}" for n in range(120)]
    assert int(pdf_info(target)["Pages"]) > 1


def test_a_word_wider_than_the_page_and_other_scripts_stand_whole(qapp, tmp_path):
    target = written(tmp_path, "x" * 300 + "\nأريد أن أقول شيئًا\n我有话想说")
    text = "".join(pdf_text(target).split())
    assert text.count("x") == 300
    assert "我有话想说" in text


def test_the_type_is_large_enough_to_read_from_and_larger_still_when_asked_for(qapp, tmp_path):
    heights = []
    for is_large in (False, True):
        form = PageForm(is_large=is_large)
        _, top, bottom = pdf_places(written(tmp_path, WORDS, form))[0]
        heights.append(bottom - top)
    assert heights[0] >= 16
    assert heights[1] / heights[0] == pytest.approx(22 / 16, rel=0.02)


def test_a_new_paragraph_stands_further_off_than_the_next_line(qapp, tmp_path):
    places = pdf_places(written(tmp_path, "word " * 40 + "\nagain"))
    tops = sorted({top for word, top, _ in places if word == "word"})
    (again,) = [top for word, top, _ in places if word == "again"]
    line = tops[1] - tops[0]
    assert again - tops[-1] > line + 8
