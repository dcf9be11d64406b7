# SPDX-License-Identifier: GPL-3.0-or-later
"""What is put in is what is read back, whatever it is and however it came in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.editor.conftest import press, put_cursor, type_text
from therapy_journal.core.marks import Span
from therapy_journal.core.text import clean

TEXTS = st.text(max_size=200).map(lambda text: clean(text).text)
LINES = st.lists(
    st.sampled_from(
        ["", " ", "# a", "- b *c*", "  - d", "> e", "```", "---", "1. f", "x **y** 😀z", "\u00a0\t"]
    ),
    max_size=12,
).map("\n".join)


@given(TEXTS)
@settings(max_examples=150)
def test_any_text_comes_back_byte_for_byte(area, text):
    area.set_text(text)
    assert area.text() == text


@given(LINES)
@settings(max_examples=100)
def test_any_markdown_comes_back_byte_for_byte(area, text):
    area.set_text(text)
    assert area.text() == text


def test_awkward_characters_come_back(area):
    text = "nbsp\u00a0tab\t zero\u200bwidth \ufffc object \u202e עברית "
    text += "👩‍👩‍👧 \x0b\x0c\x1f\x85 e\u0301"
    area.set_text(text)
    assert area.text() == text


def test_typed_text_is_what_was_typed(area):
    type_text(area, "She said:\nno\n## Later\nI *slept*")
    assert area.text() == "She said:\nno\n## Later\nI *slept*"


def test_shift_enter_makes_a_plain_line_end(area):
    type_text(area, "- a")
    press(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(area, "b")
    assert area.text() == "- a\nb"


@given(st.lists(st.sampled_from("a *_#->`1.[x]\n "), max_size=25).map("".join))
@settings(max_examples=60)
def test_every_step_of_undo_and_redo_changes_text(area, text):
    area.set_text("")
    type_text(area, text)
    typed = area.text()
    document = area.document()
    seen = [typed]
    while document.isUndoAvailable():
        press(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert area.text() != seen[-1]
        seen.append(area.text())
    assert seen[-1] == ""
    for earlier in reversed(seen[:-1]):
        area.redo()
        assert area.text() == earlier
    assert not document.isRedoAvailable()


@given(LINES, LINES)
@settings(max_examples=60)
def test_after_undo_every_line_has_the_format_of_its_kind(area, before, after):
    area.set_text(before)
    area.insert(after)
    area.undo()
    assert shapes(area) == shapes_of(area, area.text())


@given(LINES, st.data())
@settings(max_examples=60)
def test_after_any_edit_every_line_has_the_format_of_its_kind(area, text, data):
    area.set_text(text)
    place = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(place, len(text)))
    area.select(Span(place, end))
    area.insert(data.draw(LINES))
    assert shapes(area) == shapes_of(area, area.text())


def shapes(area):
    block = area.document().begin()
    found = []
    while block.isValid():
        shape = block.blockFormat()
        found.append((shape.topMargin(), shape.leftMargin(), shape.lineHeight()))
        block = block.next()
    return found


def shapes_of(area, text):
    area.set_text(text)
    return shapes(area)


def test_setting_a_text_leaves_nothing_to_undo_and_tells_nobody(area, qtbot):
    with qtbot.assertNotEmitted(area.text_edited):
        area.set_text("# one\n- two")
    assert not area.document().isUndoAvailable()


def test_typing_tells_once_a_key(area, qtbot):
    told = []
    area.text_edited.connect(told.append) if False else area.text_edited.connect(
        lambda: told.append(area.text())
    )
    type_text(area, "- a")
    assert told == ["-", "- ", "- a"]


def test_rich_text_is_not_taken(area):
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='file:///etc/hostname'>")
    area.insertFromMimeData(mime)
    assert area.text() == ""
    mime.setText("bold")
    area.insertFromMimeData(mime)
    assert area.text() == "bold"
    assert area.textCursor().charFormat().fontWeight() in (0, 400)


def test_files_are_not_taken(area):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    assert not area.canInsertFromMimeData(mime)


def test_pasted_text_is_cleaned_and_the_person_told(area, qtbot):
    mime = QMimeData()
    mime.setText("one\r\ntwo\rthree\u2028four\x00")
    with qtbot.waitSignal(area.characters_replaced):
        area.insertFromMimeData(mime)
    assert area.text() == "one\ntwo\nthree\nfour\ufffd"


def test_a_paste_of_fifty_megabytes_is_refused_and_nothing_lost(area, qtbot):
    area.set_text("my words")
    area.selectAll()
    mime = QMimeData()
    mime.setText("word\n" * 10_000_000)
    with qtbot.waitSignal(area.paste_refused):
        area.insertFromMimeData(mime)
    assert area.text() == "my words"
    assert not area.document().isUndoAvailable()


def test_an_input_method_shows_what_is_half_composed_and_does_not_keep_it(area):
    QApplication.sendEvent(area, QInputMethodEvent("かん", []))
    assert area.text() == ""
    assert area.textCursor().block().layout().preeditAreaText() == "かん"


def test_each_line_runs_in_the_direction_of_its_words(area):
    area.set_text("שלום\nhello\n- مرحبا")
    lines = [area.document().findBlockByNumber(number) for number in range(3)]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert [line.textDirection() for line in lines] == [right, left, right]


HOSTILE = [
    "![]({0})",
    "<img src='{0}'>",
    "<p style=\"background-image: url('{0}')\">",
    "<svg><image href='{0}'/></svg>",
    "[x]: {0}\n![x]",
    "<object data='{0}'>",
    "![a](<{0}>)",
]


@pytest.mark.parametrize("sample", HOSTILE)
def test_no_hostile_line_brings_an_image_into_the_document(area, tmp_path, sample):
    picture = tmp_path / "planted.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    text = sample.format(picture.as_uri()) + "\n"
    opened = []

    class Watching(type(area)):
        def loadResource(self, kind, name):  # noqa: N802
            opened.append(name)
            return super().loadResource(kind, name)

    watched = Watching()
    watched.resize(600, 400)
    watched.show()
    try:
        watched.set_text(text)
        put_cursor(watched, len(text))
        type_text(watched, text)
        mime = QMimeData()
        mime.setHtml(text)
        mime.setText(text)
        watched.insertFromMimeData(mime)
        watched.repaint()
        assert watched.text() == text * 3
        assert not any(
            made.isImageFormat() or made.objectType() != 0
            for made in watched.document().allFormats()
            if made.type() == QTextFormat.FormatType.CharFormat.value
        )
        assert not opened
    finally:
        watched.close()
        watched.deleteLater()


def test_a_read_only_area_takes_no_keys(area):
    area.set_text("kept")
    area.setReadOnly(True)
    type_text(area, "x")
    press(area, Qt.Key.Key_Return)
    area.format("bold")
    area.format("list")
    area.insert_prompt("Why?")
    assert area.text() == "kept"


def test_places_count_characters_and_not_units_of_qt(area):
    area.set_text("😀😀 word")
    area.select(Span(3, 7))
    assert area.textCursor().selectedText() == "word"
    assert area.selection_span() == Span(3, 7)
    area.go_to(2)
    assert area.place() == 2
    type_text(area, "x")
    assert area.text() == "😀😀x word"


def test_a_place_beyond_the_end_is_the_end(area):
    area.set_text("abc")
    area.go_to(99)
    assert area.place() == 3


def test_deleting_a_wide_character_leaves_no_half(area):
    area.set_text("a😀")
    area.go_to(2)
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    assert area.text() == "a"
