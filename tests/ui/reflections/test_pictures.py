# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in an entry: put in, shown, read through; never a node of any document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from tests.ui.pictures.test_taking_in import encoded
from therapy_journal.core.pictures import MovingPicture, NotAPicture, PictureTooLarge, mentions
from therapy_journal.ui.reflections.entry_pictures import LEFT
from therapy_journal.ui.reflections.going_through import GoingThrough
from therapy_journal.ui.reflections.trashed_entry import TrashedEntry

COLOR = QColor(200, 40, 90)


def plain(width=300, height=200):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(COLOR)
    return image


def in_mime(image):
    mime = QMimeData()
    mime.setData("image/png", encoded(image, "png"))
    return mime


def as_files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(map(str, paths)))  # file managers offer the names as text as well
    return mime


def painted(view):
    """Return where the picture's colour stands: left, top, right, bottom."""
    image = view.viewport().grab().toImage()
    found = [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y) == COLOR
    ]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return (min(xs), min(ys), max(xs), max(ys)) if found else None


def has_image_node(document: QTextDocument) -> bool:
    block = document.begin()
    while block.isValid():
        if any(part.format.isImageFormat() for part in block.textFormats()):
            return True
        block = block.next()
    return any(form.isImageFormat() for form in document.allFormats())


@pytest.fixture
def area(screen, entry_of):
    screen.open_entry(entry_of("Walk", "Before\n\nAfter\n"))
    screen.pane.area.go_to(6)
    return screen.pane.area


def test_a_pasted_picture_gets_a_line_and_stands_below_it(area, screen, writing):
    area.insertFromMimeData(in_mime(plain()))
    (mention,) = mentions(area.text())
    assert area.text().startswith("Before\n\n![](journal:")
    kept = writing.pictures.get(mention.uid)
    assert (kept.width, kept.height) == (300, 200)
    left, top, right, bottom = painted(area)
    assert right - left >= 296
    assert bottom - top >= 196
    line = area.document().findBlockByNumber(2)
    after = area.document().findBlockByNumber(line.blockNumber() + 4)
    layout = area.document().documentLayout()
    assert layout.blockBoundingRect(line).bottom() <= top
    assert after.text() == "After"
    assert layout.blockBoundingRect(after).top() > bottom
    assert not has_image_node(area.document())


def test_undo_takes_line_and_room_together_and_redo_brings_them(area):
    before = area.text()
    height = area.document().size().height()
    area.insertFromMimeData(in_mime(plain()))
    with_it = area.text()
    assert area.document().size().height() > height + 200
    area.undo()
    assert area.text() == before
    assert area.document().size().height() == height
    assert not area.document().isUndoAvailable()
    area.redo()
    assert area.text() == with_it
    assert painted(area) is not None


def test_it_is_there_again_when_the_entry_is_opened(area, screen, entry_of):
    area.insertFromMimeData(in_mime(plain()))
    first = screen.entry_id
    screen.open_entry(entry_of("Other", "Nothing to see.\n"))
    assert painted(area) is None
    screen.open_entry(first)
    area.verticalScrollBar().setValue(0)
    assert painted(area) is not None
    area.undo()  # what was written before the other entry was opened can still be taken back
    assert painted(area) is None


def test_the_last_line_may_hold_one(screen, entry_of, area):
    area.insertFromMimeData(in_mime(plain()))
    line = area.document().findBlockByNumber(2).text()
    screen.open_entry(entry_of("", line))
    _, top, _, bottom = painted(screen.pane.area)
    assert bottom - top >= 196
    assert screen.pane.area.document().size().height() >= bottom


def test_files_are_read_and_what_is_none_is_told(area, said, tmp_path):
    good, bad = tmp_path / "a.png", tmp_path / "b.png"
    good.write_bytes(encoded(plain(), "png"))
    bad.write_text("These are words.")
    before = area.text()
    area.insertFromMimeData(as_files(bad))
    assert area.text() == before
    assert said.last.text == NotAPicture.sentence
    area.insertFromMimeData(as_files(good, good))
    assert len(mentions(area.text())) == 2


@pytest.mark.parametrize(
    ("name", "problem"),
    [("wide", PictureTooLarge), ("moving", MovingPicture), ("svg", NotAPicture)],
)
def test_what_cannot_be_taken_leaves_the_words(area, said, tmp_path, name, problem):
    from tests.ui.pictures.test_taking_in import STILL, png

    content = {
        "wide": png(30_000, 10),
        "moving": STILL[:-1] + STILL[19:-1] + STILL[19:],
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    path = tmp_path / "picture"
    path.write_bytes(content[name])
    before = area.text()
    area.insertFromMimeData(as_files(path))
    assert area.text() == before
    assert said.last.text == problem.sentence


def test_words_beside_a_picture_win(area):
    mime = in_mime(plain())
    mime.setText("words from a letter")
    assert area.canInsertFromMimeData(mime)
    area.insertFromMimeData(mime)
    assert "words from a letter" in area.text()
    assert mentions(area.text()) == []


def test_the_command_asks_for_a_file(area, screen, tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(encoded(plain(), "png"))
    screen.pictures.choose_file = lambda *asked: path
    screen.pictures.add()
    assert len(mentions(area.text())) == 1
    screen.pictures.choose_file = lambda *asked: None
    screen.pictures.add()
    assert len(mentions(area.text())) == 1


def test_a_picture_that_comes_too_late_is_told_and_not_kept(
    area, screen, entry_of, kit, said, monkeypatch, database
):
    held = []
    monkeypatch.setattr(kit.jobs, "run_aside", lambda *job: held.append(job))
    area.insertFromMimeData(in_mime(plain()))
    monkeypatch.undo()
    screen.open_entry(entry_of("Other", "Other words.\n"))
    kit.jobs.run_aside(*held[0])
    assert said.last == LEFT
    assert area.text() == "Other words.\n"
    assert database.all("SELECT count(*) FROM image")[0][0] == 0


def test_who_goes_on_writing_meanwhile_is_left_there(area, kit, monkeypatch):
    held = []
    monkeypatch.setattr(kit.jobs, "run_aside", lambda *job: held.append(job))
    area.insertFromMimeData(in_mime(plain()))
    monkeypatch.undo()
    area.go_to(len(area.text()))
    area.insert("more words")
    kit.jobs.run_aside(*held[0])
    assert area.text().startswith("Before\n\n![](journal:")
    assert area.text().endswith("more words")
    assert area.place() == len(area.text())


def test_reading_through_shows_it_with_its_caption(area, screen):
    area.insertFromMimeData(in_mime(plain()))
    place = area.text().index("![]") + 2
    area.go_to(place)
    area.insert("The sea")
    screen.toggle_reading()
    reading = screen.pane.reading
    left, top, right, bottom = painted(reading)
    assert right - left >= 296
    assert bottom - top >= 196
    assert not has_image_node(reading.document())
    assert "The sea" in reading.toPlainText()
    assert "journal:" not in reading.toPlainText()
    reading.selectAll()
    assert reading.selected_text().split() == ["Before", "The", "sea", "After"]
    reading.copy()
    board = QApplication.clipboard()
    assert board.image().isNull()
    assert "sea" in board.text()
    assert "\ufffc" not in board.text()
    board.clear()


def test_what_is_not_in_the_journal_has_a_quiet_place(screen, entry_of):
    screen.open_entry(entry_of("", f"![Gone](journal:{'0' * 32})\nAfter\n"))
    area = screen.pane.area
    line = area.document().firstBlock()
    assert line.blockFormat().bottomMargin() > 40
    image = area.viewport().grab().toImage()
    row = int(area.document().documentLayout().blockBoundingRect(line).bottom()) + 20
    assert image.pixelColor(60, row) == area._theme.color("canvas")


def test_right_to_left_it_stands_at_the_right(area, screen, entry_of):
    area.insertFromMimeData(in_mime(plain()))
    (mention,) = mentions(area.text())
    screen.open_entry(entry_of("", f"![البحر](journal:{mention.uid})\n"))
    left, _, right, _ = painted(area)
    width = area.viewport().width()
    assert width - right <= 4
    assert left > width - 310
    screen.open_entry(entry_of("", f"البحر هادئ\n\n![](journal:{mention.uid})\n"))
    assert painted(area)[0] == left


def test_pictures_leave_the_memory_when_the_screen_goes(area, screen):
    area.insertFromMimeData(in_mime(plain()))
    assert painted(area)
    screen.hide()
    assert not screen.pictures.shown._pixmaps


def test_the_store_of_scaled_pictures_has_an_end(area, screen, monkeypatch):
    from therapy_journal.ui.pictures import shown

    monkeypatch.setattr(shown, "MOST_BYTES", 500_000)
    for _ in range(5):
        area.insertFromMimeData(in_mime(plain()))
    area.selectAll()
    for place in range(0, int(area.document().size().height()), 200):
        area.verticalScrollBar().setValue(place)
        area.grab()
    assert 1 <= len(screen.pictures.shown._pixmaps) <= 2


def test_nothing_is_taken_where_nothing_can_be_written(area):
    area.setReadOnly(True)
    assert not area.canInsertFromMimeData(in_mime(plain()))
    area.insertFromMimeData(in_mime(plain()))
    assert mentions(area.text()) == []


def test_in_the_trash_a_picture_is_its_caption_or_says_that_it_is_one(screen, entry_of, writing):
    entry = writing.open(entry_of("", f"![The sea](journal:{'a' * 32})\n\n![](journal:{'b' * 32})"))
    trashed = TrashedEntry()
    trashed.show_entry(entry)
    assert trashed.reading.toPlainText().split() == ["The", "sea", "Picture"]


def test_a_page_of_several_entries_shows_their_pictures(area, screen, writing, kit):
    area.insertFromMimeData(in_mime(plain()))
    GoingThrough(screen=screen, writing=writing, kit=kit).read_on()
    view = screen.side.currentWidget().view
    assert "journal:" not in view.toPlainText()
    assert painted(view) is not None
    assert not has_image_node(view.document())
