# SPDX-License-Identifier: GPL-3.0-or-later
"""What nobody should put in: told plainly in the window, with nothing lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QToolTip

from therapy_journal.core.pictures import NotAPicture, PictureTooLarge
from therapy_journal.ui.editor.private_text import REPLACED
from therapy_journal.ui.pasting import MOST_LINES, TOO_LONG
from therapy_journal.ui.unsent_notes.layers import Layer
from therapy_journal.ui.widgets.fields import TextBox

MUCH = "x" * 50_000_000
MANY = "a\n" * (MOST_LINES + 1)


def in_mime(text):
    mime = QMimeData()
    mime.setText(text)
    return mime


@pytest.fixture
def screen(qtbot, opened):
    opened.commands.run("entry.new")
    screen = opened.window.desk.screen_of("reflections")
    qtbot.waitUntil(screen.has_entry)
    screen.pane.area.insert("At the tram stop.")
    return screen


@pytest.mark.parametrize("text", [MUCH, MANY], ids=["50 MB", "lines"])
def test_too_much_at_once_is_told_and_leaves_the_words(opened, screen, text):
    screen.pane.area.insertFromMimeData(in_mime(text))
    assert screen.pane.area.text() == "At the tram stop."
    assert opened.bar.text == TOO_LONG.text


@pytest.mark.parametrize("text", [MUCH, MANY], ids=["50 MB", "lines"])
def test_too_much_at_once_is_told_in_an_unsent_note(qtbot, opened, text):
    opened.commands.run("note.new")
    area = opened.window.desk.screen_of("unsent_notes").pane.layers.area(Layer.RAW)
    qtbot.waitUntil(area.hasFocus)
    area.insertFromMimeData(in_mime(text))
    assert area.toPlainText() == ""
    assert opened.bar.text == TOO_LONG.text


@pytest.mark.parametrize("text", [MUCH, MANY], ids=["50 MB", "lines"])
def test_too_much_at_once_is_told_beside_a_box(qtbot, opened, text):
    box = TextBox(parent=opened.window)
    box.show()
    box.set_text("Before.")
    box.insertFromMimeData(in_mime(text))
    assert box.text() == "Before."
    assert TOO_LONG.text in QToolTip.text()
    QToolTip.hideText()


def test_a_line_takes_what_it_has_room_for(screen):
    screen.pane.head.title.insert(MUCH)
    assert 0 < len(screen.pane.head.title.text()) < 100_000


def test_what_cannot_be_kept_is_told(opened, screen):
    screen.pane.area.insertFromMimeData(in_mime(" a\x00b"))
    assert screen.pane.area.text() == "At the tram stop. a\ufffdb"
    assert opened.bar.text == REPLACED.text
    screen.flush()
    opened.kit.jobs.flush()
    opened.kit.jobs.deliver()
    assert not screen.unsaved()


@pytest.mark.parametrize(
    ("content", "problem"),
    [("words", NotAPicture), ("wide", PictureTooLarge), ("cut", NotAPicture)],
)
def test_what_is_no_picture_is_told(qtbot, opened, screen, tmp_path, content, problem):
    from tests.ui.pictures.test_taking_in import png

    made = {"words": b"These are words.", "wide": png(30_000, 10), "cut": b"\x89PNG\r\n\x1a\n"}
    path = tmp_path / "a.png"
    path.write_bytes(made[content])
    screen.pictures.choose_file = lambda *_: path
    screen.pictures.add()
    qtbot.waitUntil(lambda: opened.bar.text == problem.sentence)
    assert screen.pane.area.text() == "At the tram stop."


@pytest.mark.parametrize(
    "typed",
    [".*(tram|bus)[a-z]+$", "(?P<tram", 'tram "stop', '"', "tag:", "mood:x-", "\\", "NEAR(", "*"],
)
def test_a_search_takes_whatever_is_typed(qtbot, opened, screen, typed):
    screen.flush()
    search = screen.entry_list.search
    search.setFocus()
    qtbot.keyClicks(search, typed)
    for _ in range(3):
        opened.kit.jobs.flush()
        opened.kit.jobs.deliver()
    assert search.text() == typed
    assert opened.bar.text == ""
    search.setText("tram")
    qtbot.waitUntil(lambda: screen.entry_list.found.list.model().rowCount() > 0)
