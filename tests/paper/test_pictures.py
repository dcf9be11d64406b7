# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures on paper: only of what is marked, only when switched on, a quarter of a page at most."""

from __future__ import annotations

import subprocess

import pytest

from therapy_journal.core.pictures import Prepared, source_line
from therapy_journal.core.summary import Part
from therapy_journal.core.summary_building import PICTURES
from therapy_journal.core.summary_text import plain_text
from therapy_journal.services.journal import Journal
from therapy_journal.services.sample.drawing import drawing
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.pdf import pdf_bytes
from therapy_journal.ui.paper.pictures import PictureMark
from therapy_journal.ui.paper.shaping import UNITS

FORM = PageForm(PaperSize.A4, False)


@pytest.fixture
def journal(vault, clock, qapp):
    """Return a journal with a marked entry that shows a picture, and one that nobody marked."""
    journal = Journal(vault, clock=clock)
    for caption in ("Unmarked Anna", "From Anna's bench"):
        entry = journal.writing.new().value
        uid = journal.writing.pictures.keep(entry.id, drawing())
        body = f"Words.\n\n{source_line(uid, caption)}\n"
        journal.writing.save(entry.id, "", body, entry.revision)
    journal.writing.bring(entry.id)
    journal.preparing.shield_name("Anna")
    return journal


def switch_on(journal, *, pictures):
    preparing = journal.preparing
    section = next(s for s in preparing.offers() if s.part is Part.PASSAGES)
    for key in (section.key, *(item.key for item in section.items)):
        if key != PICTURES or pictures:
            preparing.set_switch(key, True)


def pictures_of(layout):
    return [
        mark
        for page in layout.pages
        for placed in page
        for mark in placed.piece.marks
        if isinstance(mark, PictureMark)
    ]


def images_in(layout, path):
    path.write_bytes(pdf_bytes(layout))
    listed = subprocess.run(
        ["pdfimages", "-list", str(path)], capture_output=True, check=True, text=True
    )
    return listed.stdout.splitlines()[2:]


def test_the_switch_is_offered_and_off(journal):
    section = next(s for s in journal.preparing.offers() if s.part is Part.PASSAGES)
    offer = next(item for item in section.items if item.key == PICTURES)
    assert (offer.label, offer.note, offer.is_on, offer.is_new) == (
        "Pictures in them", "1 picture", False, True,
    )  # fmt: skip
    assert section.note == "0 of 1"


def test_switched_on_without_its_entry_it_says_why_none_is_there(journal):
    journal.preparing.set_switch(PICTURES, True)
    section = next(s for s in journal.preparing.offers() if s.part is Part.PASSAGES)
    assert section.items[-1].note == "1 picture, its entry is off"
    switch_on(journal, pictures=True)
    section = next(s for s in journal.preparing.offers() if s.part is Part.PASSAGES)
    assert section.items[-1].note == "1 picture"


def test_no_picture_without_the_switch(journal, tmp_path):
    switch_on(journal, pictures=False)
    summary = journal.preparing.summary()
    assert "picture" not in plain_text(summary)
    layout = lay_out(summary, FORM)
    assert pictures_of(layout) == []
    assert images_in(layout, tmp_path / "a.pdf") == []


def test_switched_on_the_one_of_the_marked_entry_is_printed(journal, tmp_path):
    switch_on(journal, pictures=True)
    summary = journal.preparing.summary()
    assert "(A picture: From A.'s bench)" in plain_text(summary)
    assert "Unmarked" not in plain_text(summary)
    assert summary.keys.count(PICTURES) == 1
    layout = lay_out(summary, FORM)
    (mark,) = pictures_of(layout)
    assert mark.size.width() / mark.size.height() == pytest.approx(640 / 360, rel=0.01)
    assert mark.size.height() <= FORM.height * UNITS / 4
    assert len(images_in(layout, tmp_path / "a.pdf")) == 1


def test_a_high_picture_takes_a_quarter_page_and_what_is_too_much_is_told(journal):
    entry = journal.writing.new().value
    high = Prepared("image/png", 1000, 2000, drawing().content)
    uids = [journal.writing.pictures.keep(entry.id, high) for _ in range(5)]
    journal.writing.save(entry.id, "", "\n\n".join(map(source_line, uids)), entry.revision)
    journal.writing.bring(entry.id)
    switch_on(journal, pictures=True)
    layout = lay_out(journal.preparing.summary(), FORM)
    assert max(mark.size.height() for mark in pictures_of(layout)) <= FORM.height * UNITS / 4
    assert layout.is_cut
    assert layout.overflow.lines > 10
