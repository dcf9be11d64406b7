# SPDX-License-Identifier: GPL-3.0-or-later
"""The small field: Enter keeps, Esc closes and the words wait, the focus goes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from therapy_journal.services.capturing import LINE
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.capture.capture_field import CaptureField


@pytest.fixture
def desk(qtbot, kit):
    desk = QWidget()
    desk.resize(900, 600)
    desk.under = QLineEdit(desk)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitExposed(desk)
    return desk


@pytest.fixture
def capture(journal, kit, desk):
    return CaptureField(capturing=journal.capturing, kit=kit, parent=desk)


def waiting(journal):
    return journal.capturing.forms.get(FormKind.CAPTURE, 0)


def test_enter_keeps_the_line_and_the_focus_goes_back(capture, journal, desk, said):
    opened = []
    capture.open_requested.connect(opened.append)
    desk.under.setFocus()
    capture.begin()
    assert capture.field.hasFocus()
    QTest.keyClicks(capture.field, "tea helped")
    QTest.keyClick(capture.field, Qt.Key.Key_Return)
    assert not capture.isVisible()
    assert desk.under.hasFocus()
    ((kept, _),) = journal.writing.ids_with_days()
    assert journal.writing.open(kept).body == "tea helped\n"
    assert waiting(journal) == {}
    assert (said.last.text, said.last.action) == ("Kept as an entry of today.", "Open")
    said.press()
    assert opened == [kept]
    capture.begin()
    assert capture.field.text() == ""


def test_esc_closes_and_the_words_wait_also_over_a_lock(capture, journal, kit, desk):
    capture.begin()
    QTest.keyClicks(capture.field, "half a thought")
    QTest.keyClick(capture.field, Qt.Key.Key_Escape)
    assert not capture.isVisible()
    assert not capture.unsaved()
    assert waiting(journal)[LINE] == "half a thought"
    assert journal.writing.count() == 0
    after = CaptureField(capturing=journal.capturing, kit=kit, parent=desk)
    after.begin()
    assert after.field.text() == "half a thought"
    QTest.keyClick(after.field, Qt.Key.Key_Return)
    assert journal.writing.count() == 1
    assert waiting(journal) == {}


def test_a_lock_keeps_what_is_being_typed(capture, journal):
    capture.begin()
    QTest.keyClicks(capture.field, "words")
    assert capture.unsaved()
    (unsaved,) = capture.unsaved_texts()
    assert (unsaved.kind, unsaved.fields[LINE]) == ("captured_line", "words")
    capture.flush()
    assert not capture.unsaved()
    assert waiting(journal)[LINE] == "words"


def test_the_same_keys_close_it_and_nothing_typed_makes_nothing(capture, journal):
    capture.begin()
    capture.begin()
    assert not capture.isVisible()
    capture.begin()
    QTest.keyClick(capture.field, Qt.Key.Key_Return)
    assert not capture.isVisible()
    assert journal.writing.count() == 0


def test_it_stays_inside_a_small_window(capture, desk):
    capture.begin()
    desk.resize(420, 400)
    assert desk.rect().contains(capture.geometry())
