# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying takes text only, asks keepers to pass it over, and is taken back."""

import gc

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication

from tests.ui.editor.conftest import area, press, put_cursor  # noqa: F401 - fixtures
from therapy_journal.ui import clipboard as private

HINTS = {
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"secret",
    "x-kde-passwordManagerHint": b"secret",
}


@pytest.fixture
def board(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def waiting():
    """Return how many copies are still to be taken back."""
    children = QGuiApplication.instance().children()
    return len([child for child in children if isinstance(child, private._Expiry)])


def assert_private(mime, text):
    assert set(mime.formats()) == {"text/plain", *HINTS}
    assert mime.text() == text
    for name, value in HINTS.items():
        assert bytes(mime.data(name)) == value


def test_text_and_hints_and_nothing_else():
    assert_private(private.private_mime("words"), "words")


def test_copying_by_key_is_private(area, board):  # noqa: F811
    area.set_text("one\ntwo")
    put_cursor(area, 0, 7)
    press(area, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert_private(board.mimeData(), "one\ntwo")
    assert area.text() == "one\ntwo"


def test_cutting_by_key_is_private_and_one_step_of_undo(area, board):  # noqa: F811
    area.set_text("one two")
    put_cursor(area, 0, 4)
    press(area, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert_private(board.mimeData(), "one ")
    assert area.text() == "two"
    area.undo()
    assert area.text() == "one two"


def test_copying_nothing_leaves_the_clipboard_alone(area, board):  # noqa: F811
    board.setText("of another program")
    press(area, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == "of another program"


def test_what_qt_asks_for_by_itself_is_empty(area):  # noqa: F811
    area.set_text("secret")
    area.selectAll()
    assert area.createMimeDataFromSelection().formats() == []


def test_it_is_taken_back_after_a_while(board, monkeypatch, qtbot):
    monkeypatch.setattr(private, "KEPT_MS", 20)
    private.copy_privately("for a moment")
    assert board.text() == "for a moment"
    qtbot.waitUntil(lambda: board.text() == "")


def test_it_is_taken_back_although_nobody_remembers_it(board, monkeypatch, qtbot):
    monkeypatch.setattr(private, "KEPT_MS", 20)
    private.copy_privately("for a moment")
    gc.collect()
    qtbot.waitUntil(lambda: board.text() == "")


def test_what_another_program_put_there_is_left(board, monkeypatch, qtbot):
    monkeypatch.setattr(private, "KEPT_MS", 20)
    before = waiting()
    private.copy_privately("mine")
    other = QMimeData()
    other.setText("theirs")
    board.setMimeData(other, QClipboard.Mode.Clipboard)
    assert waiting() > before
    qtbot.waitUntil(lambda: waiting() <= before)
    assert board.text() == "theirs"


def test_a_second_copy_has_its_own_time(board, monkeypatch, qtbot):
    before = waiting()
    monkeypatch.setattr(private, "KEPT_MS", 20)
    private.copy_privately("first")
    monkeypatch.setattr(private, "KEPT_MS", 60_000)
    private.copy_privately("second")
    assert waiting() == before + 2
    qtbot.waitUntil(lambda: waiting() <= before + 1)
    assert board.text() == "second"


def test_it_is_taken_back_when_the_journal_is_closed(board):
    private.copy_privately("first")
    private.copy_privately("second")
    private.take_back()
    assert board.text() == ""


def test_nothing_of_another_program_is_taken_back(board):
    private.copy_privately("mine")
    other = QMimeData()
    other.setText("theirs")
    board.setMimeData(other, QClipboard.Mode.Clipboard)
    private.take_back()
    assert board.text() == "theirs"
