# SPDX-License-Identifier: GPL-3.0-or-later
"""Prompts, forms, the pinned line and tags while they are typed: on a real entry, by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.reflections.conftest import press, type_into
from therapy_journal.core.reflections import Form, FormIsSet, outline
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.prompting import Prompting
from therapy_journal.services.tagging import Tagging
from therapy_journal.ui.reflections.form_switch import FormSwitch
from therapy_journal.ui.reflections.prompts import Prompts

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def prompts(screen, database, clock, kit):
    checking_in = CheckingIn(db=database, clock=clock)
    return Prompts(
        prompting=Prompting(db=database, clock=clock, checking_in=checking_in),
        kit=kit,
        screen=screen,
        open_roadblock=lambda: RoadblockKey.COMMUNICATION,
    )


@pytest.fixture
def forms(screen, writing, kit):
    return FormSwitch(writing=writing, kit=kit, screen=screen)


def kept_note(writing, words="Breathe out first."):
    note = writing.new(Form.AFTER_SESSION).value
    writing.save(note.id, "", f"## What I want to keep\n\n{words}\n", note.revision)


def test_one_key_offers_three_kinds_and_enter_puts_one_into_the_entry(screen, prompts, writing):
    kept_note(writing)
    screen.new_free()
    prompts.open()
    rows = prompts.popup.rows
    assert [row.accessibleName().split(":")[0] for row in rows] == [
        "Saying it out loud",
        "A way to begin",
        "What you wanted to keep from last time",
    ]
    question = rows[0].words()
    press(rows[0], Qt.Key.Key_Return)
    assert not prompts.popup.isVisible()
    assert screen.pane.area.text() == f"> {question}\n\n"
    assert screen.pane.area.hasFocus()


def test_the_arrows_go_along_show_another_one_and_a_digit_takes(screen, prompts, writing):
    kept_note(writing)
    screen.new_free()
    prompts.open()
    first, second, third = prompts.popup.rows
    was = second.words()
    press(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    press(second, Qt.Key.Key_Right)
    assert second.words() != was
    press(second, Qt.Key.Key_Left)
    assert second.words() == was
    press(second, Qt.Key.Key_Up)
    press(first, Qt.Key.Key_Up)
    assert third.hasFocus()
    press(third, Qt.Key.Key_3)
    assert screen.pane.area.text().startswith("> Breathe out first.")


def test_esc_leaves_and_nothing_was_written(screen, prompts):
    screen.new_free()
    prompts.open()
    assert len(prompts.popup.rows) == 2
    press(prompts.popup.rows[0], Qt.Key.Key_Escape)
    assert not prompts.popup.isVisible()
    assert screen.pane.area.text() == ""


def test_an_empty_page_says_which_keys_bring_a_way_to_begin(screen):
    screen.pane.offer_prompts("Ctrl+Shift+Space")
    screen.new_free()
    assert "Ctrl+Shift+Space" in screen.pane.area.placeholderText()
    screen.pane.offer_prompts("")
    assert "begin" not in screen.pane.area.placeholderText()


def test_the_form_changes_before_anything_is_written(screen, forms, writing):
    screen.new_free()
    entry_id = screen.entry_id
    forms.open()
    action = next(a for a in forms.menu.actions() if a.text() == "Scene")
    forms.menu.close()
    action.trigger()
    assert screen.entry_id == entry_id
    assert screen.pane.area.text() == outline(Form.SCENE)
    assert screen.pane.bar.form.text() == "Scene"
    assert screen.pane.area.place() == len("## What happened\n")
    forms.switch(entry_id, Form.FREE)
    assert screen.pane.area.text() == ""
    assert writing.leave(entry_id).value


def test_a_prompt_stays_and_what_is_written_keeps_its_form(screen, forms, writing, kit):
    told = []
    kit.jobs.problem.connect(told.append)
    screen.new_entry(prompt="What now?", roadblock="fit")
    forms.switch(screen.entry_id, Form.SCENE)
    assert screen.pane.area.text() == "> What now?\n\n" + outline(Form.SCENE)
    type_into(screen.pane.area, "x")
    forms.open()
    assert forms.menu is None
    assert [type(problem) for problem in told] == [FormIsSet]
    assert writing.open(screen.entry_id).form is Form.SCENE


def long_scene(writing):
    entry = writing.new(Form.SCENE).value
    body = outline(Form.SCENE).replace(
        "What happened\n\n", "What happened\nThe tram **stood** still.\n"
    )
    return writing.save(entry.id, "", body + "More of it.\n\n" * 90, entry.revision).value.id


def test_the_first_line_stays_in_sight_and_no_line_jumps(screen, writing, qtbot):
    screen.open_entry(long_scene(writing))
    pane = screen.pane
    QApplication.processEvents()
    bar = pane.area.verticalScrollBar()
    bar.setValue(0)
    qtbot.waitUntil(lambda: pane.pinned.words() == "")
    bar.setValue(400)
    before = pane.area.mapTo(screen, pane.area.viewport().pos()).y() - bar.value()
    qtbot.waitUntil(lambda: pane.pinned.words() == "The tram stood still.")
    after = pane.area.mapTo(screen, pane.area.viewport().pos()).y() - bar.value()
    assert before == after
    assert "What happened" in pane.pinned.accessibleName()
    QTest.mouseClick(pane.pinned, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.pinned.words() == "")
    assert pane.area.textCursor().block().text() == "The tram **stood** still."


def test_a_free_entry_and_an_empty_first_line_pin_nothing(screen, writing, qtbot):
    free = writing.new().value
    writing.save(free.id, "", "Words.\n\n" * 200, free.revision)
    empty = writing.new(Form.SCENE).value
    writing.save(empty.id, "", outline(Form.SCENE) + "Words.\n\n" * 200, empty.revision)
    for entry_id in (free.id, empty.id):
        screen.open_entry(entry_id)
        QApplication.processEvents()
        screen.pane.area.verticalScrollBar().setValue(600)
        QApplication.processEvents()
        assert screen.pane.pinned.words() == ""


def test_tags_are_completed_without_case_and_accents_by_key(screen, writing):
    for names in (["Café", "work"], ["Café", "careful"]):
        entry = writing.new().value
        writing.save(entry.id, "", "words", 1)
        writing.set_tags(entry.id, names)
    screen.new_free()
    chips = screen.pane.head.chips
    popup = chips.tag_popup
    press(chips.add_tag, Qt.Key.Key_Space)
    type_into(popup.field, "CA")
    assert [offer.property("tag") for offer in popup.offers()] == ["Café", "careful"]
    type_into(popup.field, "f")
    assert [offer.property("tag") for offer in popup.offers()] == ["Café"]
    press(popup.field, Qt.Key.Key_Down)
    press(popup.offers()[0], Qt.Key.Key_Return)
    assert writing.open(screen.entry_id).tags == ("Café",)


def test_a_tag_renamed_elsewhere_is_shown_on_the_open_entry(screen, writing, database, clock, kit):
    entry = writing.new().value
    writing.save(entry.id, "", "words", 1)
    writing.set_tags(entry.id, ["mum"])
    screen.open_entry(entry.id)
    tagging = Tagging(db=database, clock=clock)
    kit.jobs.run(lambda: tagging.rename("mum", "mother"), screen)
    assert [chip.name for chip in screen.pane.head.chips.tag_chips()] == ["mother"]


def test_with_little_energy_the_mood_is_one_key_away(screen, writing):
    screen.new_entry(Form.LOW_ENERGY)
    line = screen.pane.head.mood_line
    assert line.isVisible()
    press(line.rating.circles()[0], Qt.Key.Key_3)
    assert writing.open(screen.entry_id).mood == 3
    assert line.rating.value() == 3
    assert screen.pane.head.chips.mood.text() == "Mood 3 / 10"
    screen.new_free()
    assert not line.isVisible()
