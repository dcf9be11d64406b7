# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries as a PDF: what is on it, in which order, and what has no way onto it."""

from __future__ import annotations

import re
import stat
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from tests.paper.conftest import pdf_info, pdf_text
from tests.services.test_pictures import PICTURE
from therapy_journal.core.errors import PlaceTaken
from therapy_journal.core.pictures import source_line
from therapy_journal.core.reflections import Form
from therapy_journal.services.exporting.choose import of_entries
from therapy_journal.services.exporting.chosen import AllSealed, ReadableEntry
from therapy_journal.services.exporting.progress import Progress, Stopped
from therapy_journal.services.journal import Journal
from therapy_journal.storage import export_log
from therapy_journal.ui.paper.entry_pages import EntriesOnPaper
from therapy_journal.ui.paper.entry_pieces import entry_pieces
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pictures import PictureMark
from therapy_journal.ui.paper.pieces import TextMark


@pytest.fixture(name="journal")
def open_journal(vault, clock, qapp):
    return Journal(vault, clock=clock)


@pytest.fixture(name="add")
def adding(journal):
    """Return a function that writes an entry, with a tag, and returns its number."""

    def add(title, body):
        entry = journal.writing.new(Form.FREE).value
        journal.writing.save(entry.id, title, body, entry.revision)
        journal.writing.set_tags(entry.id, ["tagcanary"])
        journal.writing.set_mood(entry.id, 3)
        return entry.id

    return add


@pytest.fixture(name="target")
def place(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder / "Notes.pdf"


@pytest.fixture(name="write")
def writer(journal, clock, target):
    """Return a function that writes these entries; it returns the words of the PDF."""

    def written(*ids, form=None, with_pictures=False, progress=None):
        draw = EntriesOnPaper(form or PageForm())
        export = of_entries(
            ids, "pdf", clock=clock, drawing=draw, with_pictures=with_pictures, progress=progress
        )
        journal.export(export, target, replace=target.exists())
        return " ".join(pdf_text(target).split())

    return written


def test_entries_stand_below_each_other_the_oldest_first(add, write, clock, target):
    first = add("Later is better", "Some **bold** words.\n\n- one\n- two\n")
    clock.advance(days=1)
    second = add("", "Last & least &amp; < > words.")
    text = write(second, first)
    for words in (
        "Later is better Mon 23 November 2026, 20:42 Some bold words.",
        "• one • two Tue 24 November 2026, 20:42 Last & least &amp; < > words.",
        "Private and confidential Page 1 of 1",
    ):
        assert words in text
    assert "tagcanary" not in text
    info = pdf_info(target)
    assert (info["Title"], info["Pages"]) == ("Notes", "1")
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_every_word_is_on_a_numbered_page(add, write):
    def words(number):
        return " ".join(f"w{number}x{each}" for each in range(300))

    ids = [add(f"title{number}", words(number)) for number in range(6)]
    text = write(*ids, form=PageForm(PaperSize.LETTER, is_large=True))
    pages = re.findall(r"Page (\d+) of (\d+)", text)
    count = len(pages)
    assert count > 3
    assert pages == [(str(number), str(count)) for number in range(1, count + 1)]
    for number in range(6):
        written = re.findall(rf"w{number}x\d+", text)
        assert written == words(number).split()


def test_no_heading_stands_alone_at_the_foot_of_a_page(add, write, target):
    ids = [add(f"title{number}", "Words. " * (30 + 7 * number)) for number in range(40)]
    write(*ids)
    for page in pdf_text(target).split("\f")[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[-1].startswith("Private and confidential")
        assert lines[-2].startswith("Words.")


def test_what_is_closed_or_in_the_trash_is_on_no_page(journal, add, write, clock, target):
    closed, thrown = add("sealedcanary", "sealedcanary"), add("trashcanary", "trashcanary")
    journal.writing.seal(closed, clock.now().day + timedelta(days=3))
    journal.writing.trash(thrown)
    raw = journal.unsent_notes.new("notecanary", "rawcanary", "knowcanary", "").value
    text = write(closed, thrown, add("kept", "words"), raw + 1000)
    assert "kept" in text
    assert "canary" not in text
    target.unlink()
    with pytest.raises(AllSealed):
        write(closed, thrown)
    assert list(target.parent.iterdir()) == []


def test_pictures_are_on_it_when_they_were_switched_on(journal, add, write, target):
    entry_id = add("", "words")
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    kept = replace(PICTURE, content=bytes(buffer.data().data()))
    uid = journal.writing.pictures.keep(entry_id, kept)
    entry = journal.writing.open(entry_id)
    journal.writing.save(entry_id, "", f"words\n\n{source_line(uid, 'lake')}\n", entry.revision)
    assert "lake" in write(entry_id)
    assert b"/Subtype /Image" not in target.read_bytes()
    assert "lake" in write(entry_id, with_pictures=True)
    assert b"/Subtype /Image" in target.read_bytes()


def test_one_that_was_stopped_leaves_nothing(journal, add, write, target):
    ids = [add(f"title {number}", "words") for number in range(3)]

    class StopsLate(Progress):
        def step(self):
            if self.done == 4:
                self.stop()
            super().step()

    late = StopsLate()
    with pytest.raises(Stopped):
        write(*ids, progress=late)
    assert (late.done, late.whole) == (4, 6)
    assert list(target.parent.iterdir()) == []
    assert export_log.everything(journal.vault.database) == []
    write(*ids)
    assert [form for form, _ in export_log.everything(journal.vault.database)] == ["entries, pdf"]


def test_a_taken_name_is_left_alone(journal, add, clock, target):
    target.write_text("kept")
    draw = EntriesOnPaper(PageForm())
    export = of_entries([add("a", "b")], "pdf", clock=clock, drawing=draw)
    with pytest.raises(PlaceTaken):
        journal.export(export, target, replace=False)
    assert target.read_text() == "kept"


def test_items_written_from_the_right_have_their_sign_on_the_right(qapp, clock):
    form = PageForm()
    entry = ReadableEntry(clock.now(), "", "- one\n- مرحبا\n")
    items = [piece for piece in entry_pieces(entry, form) if len(piece.marks) == 2]
    (sign, words), (right_sign, right_words) = [
        [mark for mark in piece.marks if isinstance(mark, TextMark)] for piece in items
    ]
    assert sign.left < words.left
    assert right_sign.left > right_words.left == 0


def test_characters_without_a_font_are_told(journal, add, clock, target):
    for words, has_boxes in (("words", False), ("\U00012000", True)):
        draw = EntriesOnPaper(PageForm())
        export = of_entries([add("", words)], "pdf", clock=clock, drawing=draw)
        journal.export(export, target, replace=target.exists())
        assert draw.has_boxes == has_boxes


def test_a_picture_takes_a_part_of_the_page_at_most(journal, add, qapp):
    entry_id = add("", "words")
    uid = journal.writing.pictures.keep(entry_id, PICTURE)
    picture = journal.writing.pictures.get(uid)
    moment = journal.writing.open(entry_id).happened
    for is_large in (False, True):
        form = PageForm(is_large=is_large)
        entry = ReadableEntry(moment, "", source_line(uid), {uid: picture})
        marks = [mark for piece in entry_pieces(entry, form) for mark in piece.marks]
        (shown,) = (mark for mark in marks if isinstance(mark, PictureMark))
        assert shown.size.height() <= form.height * 10 * 0.4
        assert shown.size.width() <= form.column * 10
