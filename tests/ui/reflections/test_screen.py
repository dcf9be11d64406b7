# SPDX-License-Identifier: GPL-3.0-or-later
"""The list, search, chips, trash, reading, narrow windows: by key wherever it can be."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.reflections.conftest import press, rows, type_into
from therapy_journal.core.reflections import Form
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.ui.reflections import entry_list
from therapy_journal.ui.widgets.grouped_list import Role

of_a_popup = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


def test_entries_stand_under_their_months_the_newest_first(screen, entry_of):
    entry_of("Older", "old words", days=40)
    entry_of("", "A first line\nand a second", days=1)
    entry_of("Newest", "new words")
    screen.refresh()
    model = screen.entry_list.model
    headings = [model.data(model.index(row, 0)) for row in model.headings()]
    assert headings == ["November 2026", "October 2026"]
    shown = rows(screen.entry_list.list)
    assert [view.title for view in shown] == ["Newest", "A first line", "Older"]
    assert [view.when for view in shown] == ["Mon 23", "Sun 22", "Wed 14"]
    assert shown[1].parted(shown[1].title)[1] == "and a second"


def test_what_is_in_sight_is_there_before_the_rest_is_counted(screen, entry_of, writing):
    made = [
        entry_of(f"Entry {days}", "words", days=days) for days in range(entry_list.IN_SIGHT + 5)
    ]
    months, found = writing.lists.newest("day", entry_list.IN_SIGHT)
    screen.entry_list._show_newest(("day", (months, found)))
    model = screen.entry_list.model
    assert list(model.ids()) == made[: entry_list.IN_SIGHT]
    assert model.data(model.index(1, 0), Role.VIEW).title == "Entry 0"
    screen.refresh()
    assert list(model.ids()) == made
    screen.entry_list._show_newest(("day", (months, found)))  # an answer that came too late
    assert list(model.ids()) == made


def test_a_long_first_line_goes_on_in_the_snippet(screen, entry_of):
    entry_of("", "Tomorrow is a normal day. I want to remember the *light* on the stairs.")
    screen.refresh()
    (view,) = rows(screen.entry_list.list)
    whole = "Tomorrow is a normal day. I want to remember the light on the stairs."
    assert view.title == whole
    for has_room, shown, goes_on in (
        (whole, whole, ""),
        ("Tomorrow is a normal day. I wa…", "Tomorrow is a normal day. I…", "want to remember"),
        ("Tomorrow is a normal day.…", "Tomorrow is a normal…", "day. I want to remember"),
    ):
        title, snippet = view.parted(has_room)
        assert title == shown
        assert snippet.startswith(goes_on)
        assert snippet.endswith("the light on the stairs.") or not goes_on


def test_what_is_written_under_the_first_heading_of_a_form_stands_for_its_title(screen, writing):
    screen.refresh()
    screen.new_entry(form=Form.SCENE)
    screen.flush()
    assert rows(screen.entry_list.list)[0].title == "Scene"
    assert rows(screen.entry_list.list)[0].snippet == "Nothing written yet."
    type_into(screen.pane.area, "She called at seven.")
    screen.flush()
    view = rows(screen.entry_list.list)[0]
    assert view.parted(view.title) == ("She called at seven.", "")


def test_an_entry_without_words_says_so(screen, writing):
    entry = writing.new().value
    writing.set_mood(entry.id, 5)
    screen.refresh()
    (view,) = rows(screen.entry_list.list)
    assert (view.title, view.snippet) == ("Reflection", "Nothing written yet.")


def test_the_entry_worked_on_last_is_picked_up(screen, entry_of, writing):
    latest = entry_of("Later", "late", days=9)
    entry_of("Older", "old", days=3)
    writing.set_mood(latest, 4)
    screen.refresh()
    assert screen.pane.head.title.text() == "Later"
    assert screen.entry_list.list.current_id() == latest


def test_an_empty_journal_helps_to_begin(screen, writing):
    screen.refresh()
    assert screen.entry_list.empty.isVisible()
    assert screen.side.nothing.isVisible()
    QTest.mouseClick(screen.entry_list.empty.button, Qt.MouseButton.LeftButton)
    type_into(QApplication.focusWidget() or screen.pane.area, "x")
    screen.flush()
    assert writing.count() == 1
    assert screen.pane.area.text() == "x"


def test_going_through_the_list_by_key_shows_entries_and_enter_writes(screen, entry_of):
    entry_of("Older", "old", days=2)
    entry_of("Newest", "new")
    screen.refresh()
    screen.entry_list.list.setFocus()
    press(screen.entry_list.list, Qt.Key.Key_Down)
    assert screen.pane.area.text() == "old"
    assert screen.focusWidget() is screen.entry_list.list
    press(screen.entry_list.list, Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.pane.area


def test_what_is_typed_shows_in_the_list(screen, entry_of, qtbot):
    entry_of("Title", "words")
    screen.refresh()
    rows(screen.entry_list.list)
    type_into(screen.pane.area, "Fresh ")
    qtbot.waitUntil(lambda: rows(screen.entry_list.list)[0].snippet == "Fresh words")


@pytest.mark.parametrize(
    ("form", "start"),
    [
        (Form.FREE, ""),
        (Form.SCENE, "## What happened\n"),
        (Form.AFTER_SESSION, "## What I want to keep\n"),
        (Form.LOW_ENERGY, "## One word\n"),
    ],
)
def test_a_new_entry_of_each_form_is_ready_for_its_first_line(screen, writing, form, start):
    screen.refresh()
    screen.new_entry(form=form)
    assert screen.focusWidget() is screen.pane.area
    type_into(screen.pane.area, "x")
    assert screen.pane.area.text().startswith(start + "x")
    screen.flush()
    (month,) = writing.lists.months()
    assert writing.open(month.ids[0]).form is form


def test_a_question_goes_into_the_entry_being_written(screen, entry_of, qtbot):
    entry_of("Title", "before")
    screen.refresh()
    screen.pane.area.go_to(6)
    screen.write_about("Why now?", roadblock="change")
    assert screen.pane.area.text() == "before\n\n> Why now?\n\n"


def test_a_question_pressed_twice_is_put_in_once(screen, entry_of):
    entry_of("Title", "before")
    screen.refresh()
    screen.pane.area.go_to(6)
    for _ in range(2):
        screen.write_about("Why now?", roadblock="change")
    assert screen.pane.area.text() == "before\n\n> Why now?\n\n"
    type_into(screen.pane.area, "Because.")
    screen.write_about("Why now?", roadblock="change")
    assert screen.pane.area.text().count("> Why now?") == 2


def test_a_question_from_another_screen_begins_an_entry(screen, entry_of, writing):
    entry_of("Title", "before")
    screen.refresh()
    screen.hide()
    screen.show()
    screen.write_about("Why now?", roadblock="change")
    assert screen.pane.area.text() == "> Why now?\n\n"
    type_into(screen.pane.area, "x")
    screen.flush()
    entry = writing.open(screen._entries.current_id)
    assert entry.roadblock == "change"
    assert entry.body == "> Why now?\n\nx"


def test_a_sentence_becomes_a_paragraph_of_its_own(screen, entry_of, writing):
    screen.refresh()
    screen.insert("There is something I left out.")
    assert screen.pane.area.text() == "There is something I left out."
    screen.flush()
    assert writing.count() == 1


def test_search_finds_while_typing_and_esc_brings_the_list_back(screen, entry_of):
    entry_of("Walk", "I went to the lighthouse", days=40)
    entry_of("Other", "nothing of it")
    screen.refresh()
    screen.focus_search()
    search = screen.entry_list.search
    type_into(search, "light")
    assert [view.title for view in rows(screen.entry_list.results)] == ["Walk"]
    assert "lighthouse" in rows(screen.entry_list.results)[0].snippet
    press(search, Qt.Key.Key_Down)
    assert screen.focusWidget() is screen.entry_list.results
    press(screen.entry_list.results, Qt.Key.Key_Return)
    assert screen.pane.head.title.text() == "Walk"
    assert [part.cursor.selectedText() for part in screen.pane.area.extraSelections()] == ["light"]
    screen.search_everything()
    press(search, Qt.Key.Key_Escape)
    assert screen.entry_list.list.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_leaving_the_search_shows_what_is_marked_in_the_list(screen, entry_of, key):
    entry_of("Walk", "I went to the lighthouse", days=40)
    entry_of("Other", "nothing of it")
    screen.refresh()
    screen.focus_search()
    type_into(screen.entry_list.search, "light")
    assert screen.pane.head.title.text() != "Walk"
    press(screen.entry_list.search, key)
    assert screen.focusWidget() is screen.entry_list.results
    assert screen.pane.head.title.text() == "Walk"


def test_find_looks_in_the_entry_where_one_is_writing_and_then_everywhere(screen, entry_of):
    entry_of("Title", "One lamp, then another Lamp.")
    screen.refresh()
    screen.pane.area.setFocus()
    screen.focus_search()
    find = screen.pane.find_bar
    assert screen.focusWidget() is find.field
    type_into(find.field, "lam")
    assert find.words() == "1 of 2"
    press(find.field, Qt.Key.Key_Return)
    assert find.words() == "2 of 2"
    assert screen.pane.area.selected_text() == "Lam"
    press(find.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert find.words() == "1 of 2"
    screen.focus_search()
    assert screen.focusWidget() is screen.entry_list.search
    assert screen.entry_list.search.text() == "lam"
    assert not find.isVisible()


def test_esc_in_find_returns_to_the_text_at_what_was_found(screen, entry_of):
    entry_of("Title", "One lamp, then another Lamp.")
    screen.refresh()
    screen.pane.area.setFocus()
    screen.focus_search()
    type_into(screen.pane.find_bar.field, "another")
    press(screen.pane.find_bar.field, Qt.Key.Key_Escape)
    assert screen.focusWidget() is screen.pane.area
    assert screen.pane.area.selected_text() == "another"
    assert screen.pane.area.extraSelections() == []


def test_find_says_when_there_is_nothing(screen, entry_of):
    entry_of("Title", "words")
    screen.refresh()
    screen.pane.area.setFocus()
    screen.focus_search()
    type_into(screen.pane.find_bar.field, "zzz")
    assert screen.pane.find_bar.words() == "Not in this entry"


def test_nothing_found_is_said(screen, entry_of):
    entry_of("Walk", "words")
    screen.refresh()
    type_into(screen.entry_list.search, "zzz")
    assert screen.entry_list.nothing.isVisible()


def test_something_else_found_is_asked_for(screen, database, clock, entry_of, qtbot):
    notes = UnsentNotes(db=database, clock=clock)
    note_id = notes.new(know="the lighthouse again").value
    screen.refresh()
    type_into(screen.entry_list.search, "lighthouse")
    press(screen.entry_list.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.hit_requested) as asked:
        press(screen.entry_list.results, Qt.Key.Key_Return)
    assert asked.args == ["unsent_note", note_id]


@of_a_popup
def test_mood_is_set_with_a_digit_and_left_open_again(screen, entry_of, writing):
    entry = entry_of("Title", "words")
    screen.refresh()
    chips = screen.pane.head.chips
    chips.mood.setFocus()
    press(chips.mood, Qt.Key.Key_Return)
    popup = chips.popups()[1]
    assert popup.isVisible()
    press(popup.rating.circles()[0], Qt.Key.Key_4)
    press(popup.rating.circles()[4], Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert writing.open(entry).mood == 4
    assert chips.mood.text() == "Mood 4 / 10"
    chips.mood.click()
    popup.clear.click()
    assert writing.open(entry).mood is None
    assert chips.mood.text() == "Mood"


@of_a_popup
def test_the_day_can_be_set_back_and_the_list_follows(screen, entry_of, writing):
    entry = entry_of("Title", "words")
    entry_of("Other", "words", days=2)
    screen.refresh()
    screen.open_entry(entry)
    chips = screen.pane.head.chips
    chips.when.click()
    popup = chips.popups()[0]
    popup.calendar().setSelectedDate(QDate(2026, 11, 20))
    popup.time.setText("8:15")
    popup.done.click()
    assert writing.open(entry).happened.local == datetime(2026, 11, 20, 8, 15)
    assert chips.when.text() == "Fri 20 November, 08:15"
    assert [view.title for view in rows(screen.entry_list.list)] == ["Other", "Title"]


@of_a_popup
def test_a_day_in_the_future_cannot_be_chosen(screen, entry_of):
    entry_of("Title", "words")
    screen.refresh()
    screen.pane.head.chips.when.click()
    popup = screen.pane.head.chips.popups()[0]
    assert popup.calendar().maximumDate() == QDate(2026, 11, 23)
    popup.close()


@of_a_popup
def test_tags_are_added_by_name_offered_and_taken_off_by_key(screen, entry_of, writing):
    other = entry_of("Other", "words", days=1)
    writing.set_tags(other, ["family"])
    entry = entry_of("Title", "words")
    screen.refresh()
    screen.open_entry(entry)
    chips = screen.pane.head.chips
    chips.add_tag.click()
    popup = chips.popups()[2]
    type_into(popup.field, "#two words")
    press(popup.field, Qt.Key.Key_Return)
    assert writing.open(entry).tags == ("two words",)
    chips.add_tag.click()
    type_into(popup.field, "fam")
    press(popup.field, Qt.Key.Key_Return)
    assert writing.open(entry).tags == ("two words", "family")
    press(chips.tag_chips()[0], Qt.Key.Key_Delete)
    assert writing.open(entry).tags == ("family",)
    assert [chip.text() for chip in chips.tag_chips()] == ["#family"]


def test_setting_what_stands_beside_never_touches_unsaved_words(screen, entry_of, writing):
    entry = entry_of("Title", "words")
    screen.refresh()
    screen.pane.area.go_to(0)
    type_into(screen.pane.area, "New ")
    chips = screen.pane.head.chips
    chips.mood_set.emit(3)
    chips.tags_set.emit(("a",))
    chips.happened_set.emit(datetime(2026, 11, 20, 8, 0))
    assert screen.pane.area.text() == "New words"
    screen.flush()
    stored = writing.open(entry)
    assert (stored.body, stored.mood, stored.tags) == ("New words", 3, ("a",))
    assert stored.happened.day == date(2026, 11, 20)


def test_trash_goes_on_to_the_next_entry_and_undo_brings_it_back(screen, entry_of, writing, said):
    entry_of("Older", "old", days=1)
    entry = entry_of("Newest", "new")
    screen.refresh()
    screen.open_entry(entry)
    type_into(screen.pane.area, "X")
    screen.acting.trash()
    assert screen.pane.head.title.text() == "Older"
    assert writing.count() == 1
    assert said.last.action == "Undo"
    said.press()
    assert writing.count() == 2
    assert screen.pane.head.title.text() == "Newest"
    assert "X" in screen.pane.area.text()


def test_trashing_the_only_entry_shows_the_empty_side(screen, entry_of, said, qtbot):
    entry_of("Only", "words")
    screen.refresh()
    with qtbot.waitSignal(screen.entry_closed):
        screen.acting.trash()
    assert screen.side.nothing.isVisible()
    assert screen.entry_list.empty.isVisible()
    assert screen.pane.area.text() == ""
    said.press()
    assert screen.pane.head.title.text() == "Only"


def test_what_lies_in_the_trash_can_be_read_and_put_back(screen, entry_of, writing):
    entry_of("Kept", "kept words")
    gone = entry_of("Gone", "gone *words*", days=1)
    screen.refresh()
    assert not screen.entry_list.to_trash.isVisible()
    screen.open_entry(gone)
    screen.acting.trash()
    assert screen.entry_list.to_trash.text() == "In the trash: 1"
    screen.entry_list.to_trash.click()
    assert not screen.entry_list.to_trash.isVisible()
    press(screen.entry_list.trash.list, Qt.Key.Key_Down)
    trashed = screen.side.trashed
    assert trashed.isVisible()
    assert trashed.reading.toPlainText() == "gone words"
    assert not screen.has_entry()
    trashed.put_back.click()
    assert writing.count() == 2
    assert screen.pane.head.title.text() == "Gone"
    assert trashed.reading.toPlainText() == ""
    assert screen.entry_list.list.isVisible()
    assert not screen.entry_list.to_trash.isVisible()


def test_reading_shows_the_words_without_marks_and_changes_nothing(screen, entry_of):
    entry_of("Title", "# Head\n\n- one **bold**\n- [x] done\n> said *so*\n![cap](file:///x.png)")
    screen.refresh()
    screen.toggle_reading()
    shown = screen.pane.reading.toPlainText()
    assert shown == "Head\n\n•  one bold\n☑  done\nsaid so\ncap"
    screen.pane.format("bold")
    type_into(screen.pane.reading, "x")
    assert screen.pane.area.text().startswith("# Head")
    screen.toggle_reading()
    assert screen.pane.area.isVisible()
    assert not screen.unsaved()


def test_a_closed_entry_shows_nothing_until_it_is_opened(screen, entry_of, writing, clock):
    entry = entry_of("Heavy", "heavy words")
    writing.seal(entry, clock.now().day + timedelta(days=7))
    screen.refresh()
    (view,) = rows(screen.entry_list.list)
    assert "Heavy" not in view.title
    assert view.is_dimmed
    screen.open_entry(entry)
    assert screen.side.closed.isVisible()
    assert screen.pane.area.text() == ""
    screen.side.closed.button.click()
    assert screen.pane.area.text() == "heavy words"


def test_in_a_narrow_window_list_and_entry_take_turns(screen, entry_of):
    entry_of("Title", "words")
    screen.refresh()
    assert not screen.pane.bar.back.isVisible()
    screen.resize(500, 600)
    assert screen.entry_list.isVisible()
    assert not screen.pane.isVisible()
    screen.entry_list.list.setFocus()
    press(screen.entry_list.list, Qt.Key.Key_Return)
    assert screen.pane.isVisible()
    assert not screen.entry_list.isVisible()
    screen.pane.bar.back.click()
    assert screen.entry_list.isVisible()
    screen.resize(900, 600)
    assert screen.pane.isVisible()
    assert screen.entry_list.isVisible()


def test_format_commands_reach_the_text(screen, entry_of):
    entry_of("Title", "word")
    screen.refresh()
    screen.pane.area.go_to(2)
    screen.pane.format("bold")
    assert screen.pane.area.text() == "**word**"
    screen.pane.format("bold")
    for command, text in (
        ("italic", "*word*"),
        ("italic", "word"),
        ("heading", "## word"),
        ("quote", "> word"),
        ("list", "- word"),
    ):
        screen.pane.format(command)
        assert screen.pane.area.text() == text


def test_in_a_place_for_reading_only_nothing_can_be_changed(
    writing, database, kit, entry_of, said, qtbot
):
    from therapy_journal.services.searching import Searching
    from therapy_journal.ui.reflections.screen import ReflectionsScreen

    first, second = entry_of("First", "one", days=1), entry_of("Second", "two")
    database.is_read_only = True
    screen = ReflectionsScreen(writing=writing, searching=Searching(db=database), kit=kit)
    screen.resize(900, 700)
    screen.show()
    qtbot.waitExposed(screen)
    try:
        screen.refresh()
        assert screen.pane.area.text() == "two"
        type_into(screen.pane.area, "X")
        type_into(screen.pane.head.title, "X")
        for act in (
            screen.acting.bring,
            screen.acting.trash,
            screen.new_entry,
            partial(screen.pane.format, "bold"),
        ):
            act()
        screen.write_about("Why?")
        screen.insert("words")
        screen.open_entry(first)
        assert screen.pane.texts()[:2] == ("First", "one")
        assert screen.pane.footer.words()[2] == "Opened for reading only"
        assert not screen.pane.head.chips.mood.isEnabled()
        assert not screen.unsaved()
        assert said.notices == []
        screen.toggle_reading()
        assert screen.pane.reading.toPlainText() == "one"
    finally:
        database.is_read_only = False
        screen.close()
        screen.deleteLater()
    assert writing.open(second).title == "Second"


def test_every_control_has_a_name(screen, entry_of):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit

    entry_of("Title", "words")
    screen.refresh()
    for kind in (QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit):
        for widget in screen.findChildren(kind):
            if widget.isVisible():
                name = widget.accessibleName() or getattr(widget, "text", str)()
                assert name, widget


def test_everything_can_be_reached_with_tab(screen, entry_of, writing):
    entry = entry_of("Title", "words")
    writing.set_tags(entry, ["family"])
    screen.refresh()
    chips = screen.pane.head.chips
    wanted = {
        screen.entry_list.search, screen.entry_list.list, screen.pane.bar.reading,
        screen.pane.bar.trash, screen.pane.head.title, chips.when, chips.mood,
        chips.tag_chips()[0], chips.add_tag, chips.bring, screen.pane.area,
    }  # fmt: skip
    screen.entry_list.search.setFocus()
    seen = set()
    for _ in range(60):
        seen.add(screen.focusWidget())
        screen.focusWidget().focusNextChild()
    assert wanted <= seen


def test_words_are_counted_and_the_place_is_told(screen, entry_of):
    entry_of("Title", "one two three")
    screen.refresh()
    assert screen.pane.footer.words() == ("Saved", "3 words", "Encrypted on this computer only")


def test_the_words_of_a_long_entry_are_told_a_moment_later(screen, entry_of, qtbot):
    short = entry_of("Short", "one two three")
    long = entry_of("Long", "\n".join(["one two three"] * 2_000))
    screen.open_entry(short)
    screen.open_entry(long)
    assert screen.pane.footer.words()[1] == ""
    qtbot.waitUntil(lambda: screen.pane.footer.words()[1] == "6,000 words")


def test_a_paste_that_is_too_long_is_told(screen, entry_of, said):
    entry_of("Title", "words")
    screen.refresh()
    screen.pane.area.paste_refused.emit()
    assert "Nothing was pasted" in said.last.text
