# SPDX-License-Identifier: GPL-3.0-or-later
"""Unknown words in a text that is written, by real keys and with the real library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.services.test_spelling import WITH_LIBRARY
from tests.ui.editor.conftest import press, put_cursor, type_text
from therapy_journal.services.settings import SPELLING, Settings
from therapy_journal.services.spelling import Spelling
from therapy_journal.ui.editor import spelling_marks
from therapy_journal.ui.editor.spelling import SpellCheck
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.unsent_notes.layer_area import LayerArea

LEARN, LET_BE = "Add to my words", "Ignore here"


@pytest.fixture
def check(kit, database):
    owner = QObject(kit.theme)
    spelling, settings = Spelling(db=database), Settings(db=database)
    return SpellCheck(spelling=spelling, settings=settings, kit=kit, parent=owner)


@pytest.fixture(params=["entry", "layer"])
def area(request, kit, qtbot, check):
    area = WritingArea() if request.param == "entry" else LayerArea("", name="Layer")
    qtbot.addWidget(area)
    check.watch(area)
    area.resize(700, 500)
    area.show()
    qtbot.waitExposed(area)
    area.setFocus()
    return area


def settled(qtbot, area):
    """Wait until the words in sight were looked up; return them."""
    qtbot.waitUntil(lambda: area.spelling.check.speller is not None)
    qtbot.waitUntil(lambda: area.spelling.is_settled)
    return [mark.word for mark in area.spelling.marks()]


def menu_of(area):
    menus = [menu for menu in area.findChildren(QMenu) if menu.isVisible()]
    return menus[-1]


def choose(area, words):
    menu = menu_of(area)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


@WITH_LIBRARY
def test_words_nobody_knows_are_marked_but_not_the_one_being_typed(qtbot, area):
    area.set_text("A wierd day.\n")
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_text(area, "It was anxiuos")
    assert settled(qtbot, area) == ["wierd", "anxiuos"]
    assert area.spelling.hidden().word == "anxiuos"
    press(area, Qt.Key.Key_Space)
    assert settled(qtbot, area) == ["wierd", "anxiuos"]
    assert area.spelling.hidden() is None


@WITH_LIBRARY
def test_marks_move_along_with_the_words_at_once(qtbot, area):
    area.set_text("one wierd day")
    settled(qtbot, area)
    put_cursor(area, 0)
    type_text(area, "ab ")
    assert [(mark.start, mark.word) for mark in area.spelling.marks()] == [(7, "wierd")]


@WITH_LIBRARY
def test_a_suggestion_takes_the_place_of_the_word_and_can_be_undone(qtbot, area, check):
    area.set_text("so 🌧 wierd it is")
    settled(qtbot, area)
    check.next_unknown()
    assert area.textCursor().selectedText() == "wierd"
    menu = menu_of(area)
    assert menu.activeAction().text() == "weird"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert area.text() == "so 🌧 weird it is"
    area.undo()
    assert area.text() == "so 🌧 wierd it is"


@WITH_LIBRARY
def test_next_goes_on_round_the_end_and_says_when_none_is_left(qtbot, area, check, said):
    area.set_text("wierd one\nand mesage two")
    settled(qtbot, area)
    found = []
    for _ in range(3):
        check.next_unknown()
        found.append(area.textCursor().selectedText())
        menu_of(area).close()
    assert found == ["wierd", "mesage", "wierd"]
    area.set_text("nothing odd")
    check.next_unknown()
    assert said.last.text == "No unknown words here."


@WITH_LIBRARY
def test_an_own_word_is_right_from_then_on_and_kept_in_the_journal(qtbot, area, check, database):
    area.set_text("zorblax again and Zorblax")
    assert settled(qtbot, area) == ["zorblax", "Zorblax"]
    put_cursor(area, 2)
    check.suggestions()
    choose(area, LEARN)
    assert settled(qtbot, area) == []
    assert Spelling(db=database).words() == ["zorblax"]


@WITH_LIBRARY
def test_a_word_that_is_let_be_is_written_nowhere(qtbot, area, check, database):
    area.set_text("zorblax again")
    settled(qtbot, area)
    put_cursor(area, 2)
    check.suggestions()
    choose(area, LET_BE)
    assert settled(qtbot, area) == []
    assert Spelling(db=database).words() == []


@WITH_LIBRARY
def test_the_menu_of_a_text_begins_with_what_may_have_been_meant(qtbot, area):
    area.set_text("a wierd day")
    settled(qtbot, area)
    put_cursor(area, 4)
    at = area.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, area.mapToGlobal(at))
    QApplication.sendEvent(area.viewport(), event)
    texts = [action.text() for action in menu_of(area).actions()]
    assert texts[0] == "weird"
    assert texts.index(LEARN) < texts.index("Undo")
    menu_of(area).close()


@WITH_LIBRARY
def test_switched_off_nothing_is_marked_and_on_again_it_is(qtbot, area, kit, database):
    area.set_text("a wierd day")
    settled(qtbot, area)
    settings = Settings(db=database)
    kit.jobs.run(lambda: settings.put(SPELLING, value=False), area)
    assert area.spelling.marks() == []
    kit.jobs.run(lambda: settings.put(SPELLING, value=True), area)
    assert settled(qtbot, area) == ["wierd"]


@WITH_LIBRARY
def test_of_a_very_long_line_what_is_in_sight_is_looked_at(qtbot, area):
    words = " ".join(["plain"] * 4000)
    area.set_text(f"wierd {words} mesage")
    assert settled(qtbot, area) == ["wierd"]
    area.moveCursor(area.textCursor().MoveOperation.End)
    qtbot.waitUntil(lambda: [mark.word for mark in area.spelling.marks()] == ["mesage"])


@WITH_LIBRARY
def test_words_that_only_can_be_read_are_not_judged(qtbot, area, check):
    area.set_text("a wierd day")
    settled(qtbot, area)
    area.setReadOnly(True)
    area.spelling.look()
    assert settled(qtbot, area) == []
    assert area.spelling.mark_at(3) is None


@WITH_LIBRARY
def test_another_entry_is_looked_at_and_the_first_again(kit, qtbot, check):
    area = WritingArea()
    qtbot.addWidget(area)
    check.watch(area)
    area.show()
    texts, documents = {1: "a wierd day", 2: "no mesage today"}, []
    for key, word in ((1, "wierd"), (2, "mesage"), (1, "wierd")):
        area.set_text(texts[key], key)
        area.viewport().repaint()
        assert settled(qtbot, area) == [word]
        put_cursor(area, 0)
        type_text(area, "ab ")
        assert settled(qtbot, area) == [word]
        texts[key] = area.text()
        documents.append(area.document())
    assert [mark.start for mark in area.spelling.marks()] == [8]
    assert documents[0] is documents[2] is not documents[1]


@WITH_LIBRARY
def test_looking_ends_where_another_entry_takes_the_place_of_the_text(
    kit, qtbot, check, monkeypatch
):
    area = WritingArea()
    qtbot.addWidget(area)
    check.watch(area)
    area.resize(700, 500)
    area.show()
    qtbot.waitExposed(area)
    area.set_text("wierd", 1)
    settled(qtbot, area)
    area.set_text("one two three four five anxiuos", 2)
    type_text(area, "x")
    knows = check.speller.knows

    def turn_at(word):
        if word == "three":
            area.set_text("mesage", 3)
        return knows(word)

    monkeypatch.setattr(spelling_marks, "SLICE_S", 0)  # one word at a time
    monkeypatch.setattr(check.speller, "knows", turn_at)
    area.setUpdatesEnabled(False)  # it is noticed before anything is painted
    area.spelling.look()
    assert settled(qtbot, area) == ["mesage"]
    assert not check.speller.has_judged_word("anxiuos")


@WITH_LIBRARY
def test_code_is_nobodys_spelling(kit, qtbot, check):
    area = WritingArea()
    qtbot.addWidget(area)
    check.watch(area)
    area.show()
    area.set_text("```\nwierd\n```\n`wierd` mesage")
    assert settled(qtbot, area) == ["mesage"]


def test_without_the_library_one_writes_as_before_and_is_told_why(
    qtbot, area, check, said, monkeypatch
):
    monkeypatch.setitem(__import__("sys").modules, "enchant", None)
    area.set_text("a wierd day")
    check.read()
    assert check.speller is None
    area.grab()
    assert area.spelling.marks() == []
    check.suggestions()
    assert said.last.text == "Spelling is not being checked."
    assert menu_count(area) == 0


def menu_count(area):
    return sum(menu.isVisible() for menu in area.findChildren(QMenu))
