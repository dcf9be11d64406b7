# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing in three layers, by keyboard, and not losing a word of it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from therapy_journal.storage import drafts, unsent_raw
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.unsent_notes.layers import Layer
from therapy_journal.ui.unsent_notes.opened import read
from therapy_journal.ui.unsent_notes.saver import NoteSaver


def test_a_new_note_begins_raw_and_is_saved_at_the_door(desk):
    desk.screen.new_note()
    assert QApplication.focusWidget() is desk.area(Layer.RAW)
    QTest.keyClicks(desk.area(Layer.RAW), "You never ask.")
    assert desk.screen.unsaved()
    desk.screen.flush()
    assert not desk.screen.unsaved()
    note_id = desk.notes.shelf().still_yours[0].id
    assert desk.notes.open(note_id)[1].body == "You never ask."
    assert "Saved" in desk.screen.pane.footer.state_text()


def test_what_is_typed_is_a_draft_of_its_own_kind_within_a_second(desk, qtbot):
    desk.screen.new_note()
    desk.write(Layer.RAW, "raw words")
    qtbot.waitUntil(lambda: bool(unsent_raw.pending(desk.database)), timeout=2_000)
    assert drafts.pending(desk.database) == []
    desk.write(Layer.KNOW, "known words")
    qtbot.waitUntil(lambda: bool(drafts.pending(desk.database)), timeout=2_000)
    assert "raw words" not in str(drafts.pending(desk.database))


def test_words_for_the_second_and_third_layer_can_be_brought_along(desk):
    desk.screen.new_note(know="I nodded, but I wasn't sure.")
    assert desk.area(Layer.KNOW).text() == "I nodded, but I wasn't sure."
    assert desk.screen.pane.layers.front() is Layer.KNOW
    desk.screen.new_note(say="Could you read this first?")
    assert desk.screen.pane.layers.front() is Layer.SAY
    assert len(desk.notes.shelf().still_yours) == 2


def test_a_note_left_empty_does_not_stay_on_the_shelf(desk):
    kept = desk.notes.new(know="x").value
    desk.screen.new_note()
    assert len(desk.notes.shelf().still_yours) == 2
    desk.screen.open_note(kept)
    assert [row.id for row in desk.notes.shelf().still_yours] == [kept]


def test_the_name_is_part_of_the_note(desk):
    note_id = desk.notes.new(know="x").value
    desk.screen.open_note(note_id)
    desk.screen.pane.title.field.setFocus()
    QTest.keyClicks(desk.screen.pane.title.field, "Fees")
    desk.screen.flush()
    assert desk.notes.open(note_id)[0].title == "Fees"
    assert "Fees" in desk.screen.shelf.list.model().index(1, 0).data()


def test_going_to_a_layer_puts_the_cursor_into_it(desk):
    desk.screen.new_note()
    desk.screen.pane.to_know()
    assert QApplication.focusWidget() is desk.area(Layer.KNOW)
    desk.screen.pane.to_say()
    assert QApplication.focusWidget() is desk.area(Layer.SAY)
    desk.screen.pane.to_raw()
    assert QApplication.focusWidget() is desk.area(Layer.RAW)
    assert desk.screen.pane.segments.value() is Layer.RAW


def test_tab_leaves_the_words_and_comes_to_the_buttons(desk):
    desk.screen.new_note()
    desk.write(Layer.SAY, "Now.")
    seen = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    footer = desk.screen.pane.footer
    assert {footer.let_go, footer.add, footer.keep, desk.area(Layer.SAY)} <= seen
    assert desk.area(Layer.SAY).text() == "Now."


@pytest.mark.parametrize(
    ("width", "front", "shown"),
    [
        (1500, Layer.RAW, (Layer.RAW, Layer.KNOW, Layer.SAY)),
        (1500, Layer.SAY, (Layer.RAW, Layer.KNOW, Layer.SAY)),
        (1074, Layer.RAW, (Layer.RAW,)),
        (1074, Layer.KNOW, (Layer.RAW, Layer.KNOW)),
        (1074, Layer.SAY, (Layer.KNOW, Layer.SAY)),
        (420, Layer.KNOW, (Layer.RAW, Layer.KNOW)),
        (420, Layer.SAY, (Layer.KNOW, Layer.SAY)),
    ],
)
def test_the_earlier_layer_is_always_in_sight(desk, width, front, shown):
    desk.screen.open_note(desk.notes.new(raw="r", know="k", say="s").value)
    desk.resize(width)
    desk.screen.pane.go_to(front)
    layers = desk.screen.pane.layers
    visible = tuple(layer for layer in Layer if layers.column(layer).isVisible())
    assert visible == layers.shown() == shown


def test_in_a_narrow_window_the_earlier_layer_stands_above(desk):
    desk.screen.open_note(desk.notes.new(raw="r", know="k").value)
    desk.resize(420)
    layers = desk.screen.pane.layers
    assert layers.column(Layer.RAW).y() < layers.column(Layer.KNOW).y()
    assert layers.column(Layer.RAW).height() < layers.column(Layer.KNOW).height()


def test_with_all_three_in_sight_the_one_gone_to_is_in_front(desk):
    desk.screen.open_note(desk.notes.new(raw="r", know="k", say="s").value)
    desk.resize(1500)
    desk.area(Layer.KNOW).setFocus()
    assert desk.screen.pane.segments.value() is Layer.KNOW


def test_the_raw_layer_says_that_it_is_only_for_you(desk):
    column = desk.screen.pane.layers.column(Layer.RAW)
    assert column.heading() == "Only for you. Never on paper, never in a PDF."
    assert "Never on paper" in desk.area(Layer.RAW).accessibleName()


def test_a_beginning_goes_in_where_the_cursor_stands(desk):
    desk.screen.new_note()
    desk.write(Layer.KNOW, "Last week.")
    noticed, felt, *_ = desk.screen.pane.layers.starters.chips()
    QTest.keyClick(noticed, Qt.Key.Key_Space)
    assert desk.area(Layer.KNOW).text() == "Last week. I noticed "
    assert QApplication.focusWidget() is desk.area(Layer.KNOW)
    QTest.keyClicks(desk.area(Layer.KNOW), "it. ")
    QTest.keyClick(felt, Qt.Key.Key_Return)
    QTest.keyClicks(desk.area(Layer.KNOW), "small")
    assert desk.area(Layer.KNOW).text() == "Last week. I noticed it. I felt small when "
    desk.area(Layer.KNOW).undo()
    assert desk.screen.unsaved()


def test_only_words_go_in_and_nothing_goes_out_unasked(desk):
    desk.screen.new_note()
    area = desk.area(Layer.RAW)
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='file:///x.png'>")
    mime.setText("bold\r\nplain")
    area.insertFromMimeData(mime)
    assert area.text() == "bold\nplain"
    assert desk.said.notices == []
    mime.setText("nul\0")
    area.insertFromMimeData(mime)
    assert area.text() == "bold\nplainnul\ufffd"
    assert desk.said.last.key == "replaced"
    area.selectAll()
    assert area.createMimeDataFromSelection().formats() == []
    assert area.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_undo_takes_back_words_and_never_the_words_of_the_note_before(desk):
    first = desk.notes.new(raw="first note").value
    second = desk.notes.new(raw="second").value
    desk.screen.open_note(first)
    desk.screen.open_note(second)
    area = desk.area(Layer.RAW)
    area.undo()
    assert area.text() == "second"
    area.go_to_end()
    QTest.keyClicks(area, " note")
    area.undo()
    assert area.text() == "second"


def test_words_stay_and_are_told_when_they_cannot_be_saved(desk):
    first = desk.notes.new(raw="one").value
    second = desk.notes.new(raw="two").value
    desk.screen.open_note(first)
    desk.write(Layer.RAW, " and more")
    desk.database.is_read_only = True
    desk.screen.open_note(second)
    assert desk.area(Layer.RAW).text() == "one and more"
    assert desk.screen.unsaved()
    assert "Not saved yet" in desk.screen.pane.footer.state_text()
    assert [message.key for message, _ in desk.said.notices] == ["E_READ_ONLY"]
    assert desk.screen.shelf.list.current_id() == first
    desk.database.is_read_only = False
    desk.screen.open_note(second)
    assert desk.area(Layer.RAW).text() == "two"
    assert desk.notes.open(first)[1].body == "one and more"


def test_keys_that_come_while_the_next_note_is_read_are_not_lost(desk):
    first = desk.notes.new(raw="one").value
    second = desk.notes.new(raw="two").value
    desk.screen.open_note(first)
    on_its_way = read(desk.notes, second)
    desk.write(Layer.RAW, " and more")
    desk.screen._current.show(on_its_way)
    assert desk.area(Layer.RAW).text() == "two"
    assert desk.notes.open(first)[1].body == "one and more"


def test_keys_that_come_into_an_empty_note_while_it_is_left_keep_it(desk):
    other = desk.notes.new(raw="two").value
    desk.screen.new_note()
    on_its_way = read(desk.notes, other)
    desk.write(Layer.RAW, "after all")
    desk.screen._current.show(on_its_way)
    assert desk.area(Layer.RAW).text() == "two"
    assert len(desk.notes.find("after all")) == 1


def test_another_text_size_leaves_words_and_cursor_where_they_are(desk):
    desk.screen.open_note(desk.notes.new(raw="one two three").value)
    area = desk.area(Layer.RAW)
    cursor = area.textCursor()
    cursor.setPosition(7)
    area.setTextCursor(cursor)
    desk.kit.theme.set_scale(1.5)
    assert area.text() == "one two three"
    assert area.textCursor().position() == 7
    assert not desk.screen.unsaved()


def test_a_door_passed_while_a_save_is_under_way_hears_that_all_is_saved(desk, qtbot):
    note_id = desk.notes.new().value
    jobs = Jobs(Bus(desk.window), desk.window)
    texts = {"title": "", "raw": "first", "know": "", "say": ""}
    saver = NoteSaver(unsent_notes=desk.notes, jobs=jobs, texts=lambda: dict(texts))
    saver.begin(note_id)
    saver.typed()
    saver.flush()  # under way on the storage thread
    texts["raw"] = "first and second"
    saver.typed()
    saver.flush()
    heard = []
    jobs.run(lambda: None, saver, lambda _: heard.append(saver.is_saved))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [True]
    jobs.flush()  # the policy's own save comes after: nobody else may read meanwhile
    assert desk.notes.open(note_id)[1].body == "first and second"
    saver.begin(None)
    jobs.close()
    saver.deleteLater()


def test_every_control_has_a_name_and_every_label_is_plain(desk):
    desk.screen.open_note(desk.notes.new(raw="r", know="k", say="s").value)
    pane = desk.screen.pane
    for button in pane.findChildren(type(pane.footer.keep).__mro__[1]):
        assert button.accessibleName() or button.text()
    for layer in Layer:
        assert desk.area(layer).accessibleName()
    for label in desk.screen.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_window_too_low_for_two_layers_shows_the_one_in_front(desk):
    desk.screen.new_note("It matters", "I could say")
    desk.resize(420, 410)
    layers = desk.screen.pane.layers
    desk.screen.pane.to_say()
    assert layers.shown() == (Layer.SAY,)
    QApplication.processEvents()
    line = desk.area(Layer.SAY).cursorRect().height()
    assert desk.area(Layer.SAY).visibleRegion().boundingRect().height() >= 2 * line
    desk.screen.pane.to_know()
    assert layers.shown() == (Layer.KNOW,)
    desk.resize(420, 900)
    assert layers.shown() == (Layer.RAW, Layer.KNOW)
