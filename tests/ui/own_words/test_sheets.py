# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of tags and of templates in the real window, by key."""

from __future__ import annotations

from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from therapy_journal.ui.tags.tags_sheet import TagsSheet
from therapy_journal.ui.templates.templates_sheet import TemplatesSheet


@pytest.fixture
def journal(opened):
    return opened.window._journal


@pytest.fixture
def ask(qtbot, opened):
    """Return a function that runs something on the storage thread and gives its answer."""

    def run(fn):
        answers = []
        opened.kit.jobs.run(fn, opened.window, answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    return run


def open_one(program, kind):
    return next((s for s in program.window.findChildren(kind) if s.is_open), None)


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_in(qtbot, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def tagged(ask, journal):
    def write():
        ids = []
        for names in (["mum", "work"], ["mum"], ["mother"]):
            entry = journal.writing.new().value
            journal.writing.save(entry.id, "", "words", 1)
            journal.writing.set_tags(entry.id, names)
            ids.append(entry.id)
        return ids

    return ask(write)


@pytest.fixture
def tags(qtbot, opened, tagged):
    opened.commands.run("tags")
    sheet = open_one(opened, TagsSheet)
    qtbot.waitUntil(lambda: sheet.names() == ("mum", "mother", "work"))
    return sheet


def test_a_tag_is_renamed_joined_and_both_taken_back(qtbot, tags, ask, journal, tagged):
    press(qtbot, Qt.Key.Key_F2)
    qtbot.waitUntil(tags.renaming.field.hasFocus)
    type_in(qtbot, "Mother")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in tags.renaming.question.words)
    tags.renaming._answer(next(a for a in type_of_answers() if a.name == "TOGETHER"))
    qtbot.waitUntil(lambda: tags.names() == ("mother", "work"))
    assert tags.renaming.isHidden()
    qtbot.waitUntil(tags.list.hasFocus)
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tags.names() == ("mum", "mother", "work"))
    assert ask(lambda: journal.writing.open(tagged[1]).tags) == ("mum",)


def test_what_is_typed_before_a_rename_is_answered_is_about_the_new_name(
    qtbot, opened, tags, ask, journal, tagged
):
    press(qtbot, Qt.Key.Key_F2)
    qtbot.waitUntil(tags.renaming.field.hasFocus)
    type_in(qtbot, "mama")
    busy = Event()
    opened.kit.jobs.run(busy.wait, tags)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClick(tags.renaming.field, Qt.Key.Key_End)
    type_in(qtbot, " and I")
    busy.set()
    qtbot.waitUntil(lambda: "mama" in tags.names())
    assert tags.renaming.field.text() == "mama and I"
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "mama and I" in tags.names())
    assert "mama" not in tags.names()


@pytest.fixture
def tagged_entry(qtbot, opened, tagged):
    opened.commands.run("go.reflections")
    screen = opened.window.desk.screen_of("reflections")
    screen.open_entry(tagged[0])
    qtbot.waitUntil(lambda: len(screen.pane.head.chips.tag_chips()) == 2)
    return screen


def add_tag(qtbot, chips, name):
    chips.add_tag.click()
    qtbot.keyClicks(chips.tag_popup.field, name)
    qtbot.keyClick(chips.tag_popup.field, Qt.Key.Key_Return)


def test_tags_given_while_a_rename_is_waited_for_are_all_there(
    qtbot, opened, tagged_entry, ask, journal, tagged
):
    chips, busy = tagged_entry.pane.head.chips, Event()
    opened.kit.jobs.run(busy.wait, tagged_entry)
    opened.kit.jobs.run(partial(journal.tagging.rename, "mum", "mama"), tagged_entry)
    add_tag(qtbot, chips, "one")
    add_tag(qtbot, chips, "two")
    qtbot.keyClicks(tagged_entry.pane.area, "More ")
    busy.set()
    entry = ask(partial(journal.writing.open, tagged[0]))
    assert set(entry.tags) == {"mama", "work", "one", "two"}
    qtbot.waitUntil(lambda: set(chips.tags()) == set(entry.tags))
    assert tagged_entry.pane.area.text() == "wordsMore "


def type_of_answers():
    from therapy_journal.ui.tags.renaming import IfTaken

    return tuple(IfTaken)


def test_taken_off_everywhere_the_message_bar_gives_it_back(qtbot, opened, tags, ask, journal):
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: tags.names() == ("mother", "work"))
    press(qtbot, Qt.Key.Key_Escape)
    assert not tags.is_open
    bar = opened.window._bar
    assert "“mum” is off" in bar.text
    bar._act()
    qtbot.waitUntil(lambda: len(ask(journal.tagging.all)) == 3)


def test_enter_shows_the_entries_of_a_tag(qtbot, opened, tags):
    press(qtbot, Qt.Key.Key_Return)
    assert not tags.is_open
    desk = opened.window.desk
    assert desk.place == "reflections"
    assert desk.screen_of("reflections").entry_list.search.text() == 'tag:"mum"'


def test_esc_leaves_a_name_half_typed_and_a_lock_keeps_it(qtbot, opened, tags):
    press(qtbot, Qt.Key.Key_F2)
    type_in(qtbot, "my m")
    desk = opened.window.desk
    assert desk.unsaved()
    assert [text.fields["name"] for text in desk.unsaved_texts()] == ["my m"]
    desk.flush()
    qtbot.waitUntil(lambda: not desk.unsaved())
    press(qtbot, Qt.Key.Key_Escape)
    assert tags.is_open
    assert tags.renaming.isHidden()
    qtbot.waitUntil(lambda: not desk.unsaved())


def test_a_tag_that_was_renamed_stays_selected_wherever_it_stands_now(qtbot, tags):
    press(qtbot, Qt.Key.Key_End)
    press(qtbot, Qt.Key.Key_F2)
    type_in(qtbot, "aunt")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags.names() == ("mum", "aunt", "mother"))
    assert tags.list.current_id() == "aunt"


def test_asked_for_twice_a_name_half_typed_stays(qtbot, tags):
    press(qtbot, Qt.Key.Key_F2)
    type_in(qtbot, "my m")
    press(qtbot, Qt.Key.Key_F2)
    assert tags.renaming.field.text() == "my m"


def test_without_a_tag_nothing_is_offered_but_the_way_out(qtbot, tags):
    for left in (2, 1, 0):
        press(qtbot, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda left=left: len(tags.names()) == left)
    assert tags.empty.isVisible()
    assert not any(b.isVisible() for b in (tags.show_entries, tags.rename, tags.remove))
    assert tags.close_button.hasFocus()
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tags.names() == ("work",))
    assert tags.list.hasFocus()
    assert tags.rename.isVisible()


@pytest.fixture
def templates(qtbot, opened):
    opened.commands.run("entry.from_template")
    sheet = open_one(opened, TemplatesSheet)
    assert sheet is not None
    return sheet


def make(qtbot, sheet, name, text):
    qtbot.mouseClick(sheet.new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(sheet.page.name.hasFocus)
    type_in(qtbot, name)
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, text)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: name in sheet.names())


def test_templates_are_made_put_in_order_deleted_and_had_back(qtbot, templates):
    assert templates.empty.isVisible()
    assert not any(b.isVisible() for b in (templates.write, templates.change, templates.remove))
    for name in ("One", "Two", "Three"):
        make(qtbot, templates, name, f"## {name}")
    qtbot.waitUntil(templates.list.hasFocus)
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: templates.names() == ["One", "Three", "Two"])
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: templates.names() == ["One", "Two"])
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: templates.names() == ["One", "Three", "Two"])


def test_an_entry_begins_with_the_one_chosen(qtbot, opened, templates):
    make(qtbot, templates, "Trams", "## Where")
    qtbot.waitUntil(templates.list.hasFocus)
    press(qtbot, Qt.Key.Key_Return)
    desk = opened.window.desk
    assert desk.place == "reflections"
    pane = desk.screen_of("reflections").pane
    qtbot.waitUntil(lambda: pane.area.text() == "## Where\n\n")
    qtbot.waitUntil(pane.area.hasFocus)


def test_what_is_half_written_waits_and_a_lock_keeps_it(qtbot, opened, templates):
    qtbot.mouseClick(templates.new, Qt.MouseButton.LeftButton)
    type_in(qtbot, "Half a na")
    desk = opened.window.desk
    qtbot.waitUntil(desk.unsaved)
    press(qtbot, Qt.Key.Key_Escape)
    assert templates.is_open
    qtbot.waitUntil(lambda: not desk.unsaved())
    assert templates.names() == []
    qtbot.mouseClick(templates.new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: templates.page.name.text() == "Half a na")
    press(qtbot, Qt.Key.Key_Escape)


def test_an_empty_one_is_told_and_stays(qtbot, templates):
    qtbot.mouseClick(templates.new, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "still empty" in templates.page.problem.words)
    assert not templates.page.isHidden()
    type_in(qtbot, "Now it has a name")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: templates.names() == ["Now it has a name"])


def test_one_kept_twice_before_the_answer_comes_is_one(qtbot, opened, templates):
    qtbot.mouseClick(templates.new, Qt.MouseButton.LeftButton)
    type_in(qtbot, "Sunday")
    busy = Event()
    opened.kit.jobs.run(busy.wait, templates)
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        type_in(qtbot, "s")
    busy.set()
    qtbot.waitUntil(lambda: bool(templates.names()))
    opened.kit.jobs.flush()
    opened.kit.jobs.deliver()
    assert templates.names() == ["Sunday"]


def test_the_headings_of_an_entry_are_kept_as_a_template(qtbot, opened):
    opened.commands.run("entry.scene")
    pane = opened.window.desk.screen_of("reflections").pane
    qtbot.waitUntil(lambda: "## What I needed" in pane.area.text())
    opened.commands.run("template.keep")
    sheet = open_one(opened, TemplatesSheet)
    qtbot.waitUntil(lambda: sheet.page.text.text().startswith("## What happened\n"))
    sheet.page.name.setFocus()
    type_in(qtbot, "My scene")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sheet.names() == ["My scene"])
