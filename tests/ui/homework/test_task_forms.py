# SPDX-License-Identifier: GPL-3.0-or-later
"""A task with a form: chosen, filled line by line, its first line alone enough and in sight."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.homework.test_forms import box, form, named, press, type_into
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.core.homework_forms import Step, TaskForm
from therapy_journal.core.homework_words import OUTCOME_TITLES
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.charts.view import ChartView
from therapy_journal.ui.exercises.breathing_pacer import BreathingPacer
from therapy_journal.ui.forms.unfinished import Unfinished
from therapy_journal.ui.homework.day_dots import DayDots
from therapy_journal.ui.homework.first_line import FirstLine
from therapy_journal.ui.homework.homework_form import HomeworkForm
from therapy_journal.ui.homework.log_row import LogRow
from therapy_journal.ui.homework.practice_form import PracticeForm
from therapy_journal.ui.widgets.column import ScrollColumn
from therapy_journal.ui.widgets.fields import TextBox, TextField
from therapy_journal.ui.widgets.ratings import Rating

DONE, PARTLY, NOT = PracticeOutcome.DONE, PracticeOutcome.PARTLY, PracticeOutcome.NOT
GATE, YARD = Step("Stand at the gate", 4), Step("Walk into the yard", 7)
THOUGHT = "The thought, as it came"


def agree(shown, form, **more):
    task = shown.practising.agree(Agreement("It", form=form, **more)).value
    shown.screen.refresh()
    return task


def log(shown, task):
    shown.screen.log_practice(task.id)
    settle()
    return form(shown, PracticeForm)


def settle():
    """Let what was made anew come into sight, and what it took the place of be gone."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(widget):
    settle()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def reached_from(start, count):
    """Return the names of what the Tab key reaches from a field, in order."""
    start.window().activateWindow()
    start.setFocus()
    names = []
    for _ in range(count):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        names.append(widget.accessibleName() or widget.text())
    return names


def test_the_tab_key_reaches_the_steps_in_order_and_then_one_more(shown):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    press(page, "Facing-it ladder")
    press(page, "Add a step")
    settle()
    first = named(page, TextField, "Step 1")
    level = "Distress of step {}, 0 none to 10 the most"
    assert reached_from(first, 2)[0] == level.format(1)
    around = reached_from(first, 12)
    assert around.index("Step 2") < around.index(level.format(2)) < around.index("Add a step")


def test_the_tab_key_reaches_the_lines_of_a_form_before_what_follows_them(shown):
    page = log(shown, agree(shown, TaskForm.THOUGHT_RECORD))
    settle()
    around = reached_from(named(page, TextBox, THOUGHT), 7)
    assert around[0] == "What set it off"
    assert around[-1] == OUTCOME_TITLES[NOT]


def test_a_form_alone_is_a_whole_agreement(shown):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    press(page, "Worry time")
    assert any("A set time for worries" in said for said in words(page))
    press(page, "Keep homework")
    (card,) = shown.practising.cards()
    assert (card.homework.title, card.homework.form) == ("Worry time", TaskForm.WORRY_TIME)
    assert card.origin.startswith("Worry time · ")


def test_steps_are_written_ordered_and_kept(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    press(page, "Facing-it ladder")
    settle()
    type_into(qtbot, named(page, TextField, "Step 1"), YARD.text)
    type_into(qtbot, named(page, TextField, "Distress of step 1, 0 none to 10 the most"), "7")
    press(page, "Add a step")
    type_into(qtbot, named(page, TextField, "Step 2"), GATE.text)
    type_into(qtbot, named(page, TextField, "Distress of step 2, 0 none to 10 the most"), "4")
    named(page, QAbstractButton, "Move step 2 up").click()
    press(page, "Keep homework")
    (card,) = shown.practising.cards()
    assert card.homework.steps == (GATE, YARD)


def test_enter_after_the_number_of_a_step_goes_on_to_the_next_one(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    press(page, "Facing-it ladder")
    settle()
    level = named(page, TextField, "Distress of step 1, 0 none to 10 the most")
    for words in ("Step 2", "Step 2"):  # it is made the first time, and there the second
        level.setFocus()
        qtbot.keyClick(level, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is named(page, TextField, words)


def test_a_number_above_the_most_is_told_and_not_dropped(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    press(page, "Facing-it ladder")
    settle()
    type_into(qtbot, named(page, TextField, "Step 1"), GATE.text)
    level = named(page, TextField, "Distress of step 1, 0 none to 10 the most")
    type_into(qtbot, level, "12")
    press(page, "Keep homework")
    assert any("from 0 to 10" in said for said in words(page))
    assert shown.practising.cards() == ()
    level.setText("4")
    press(page, "Keep homework")
    (card,) = shown.practising.cards()
    assert card.homework.steps == (GATE,)


def test_the_steps_of_a_ladder_stand_on_its_card(shown):
    task = agree(shown, TaskForm.LADDER, steps=(GATE, Step("Hold the lead")))
    shown.screen.open_homework(task.id)
    assert {"4 · Stand at the gate", "– · Hold the lead"} <= set(words(shown.screen))


def test_a_plain_task_is_given_a_form_and_keeps_its_log(shown):
    task = agree(shown, TaskForm.PLAIN)
    shown.practising.log_practice(task.id, Attempt(DONE, noticed="odd"))
    shown.screen.edit_homework(task.id)
    page = form(shown, HomeworkForm)
    press(page, "Thought record")
    press(page, "Keep homework")
    card = shown.practising.card(task.id)
    assert card.homework.form is TaskForm.THOUGHT_RECORD
    assert [one.noticed for one in card.log] == ["odd"]


@pytest.mark.parametrize(
    ("kind", "first", "outcome"),
    [
        (TaskForm.THOUGHT_RECORD, THOUGHT, DONE),
        (TaskForm.ACTIVITY_PLAN, "What I want to do", PARTLY),
        (TaskForm.LADDER, "The step I try today", PARTLY),
        (TaskForm.WORRY_TIME, "Worries I put down until then", DONE),
        (TaskForm.BREATHING, "How I arrive, in a few words", PARTLY),
    ],
)
def test_the_first_line_alone_is_a_whole_try(shown, qtbot, kind, first, outcome):
    task = agree(shown, kind)
    page = log(shown, task)
    assert any("Esc leaves" in said for said in words(page))
    type_into(qtbot, box(page, first), "here it is")
    press(page, "Keep practice")
    (practice,) = shown.practising.card(task.id).log
    assert practice.outcome is outcome
    assert list(practice.answers.values()) == ["here it is"]


def test_numbers_and_a_step_are_chosen_and_read_back(shown, qtbot):
    task = agree(shown, TaskForm.LADDER, steps=(GATE, YARD))
    page = log(shown, task)
    press(page, "Stand at the gate · 4")
    press(page, "Keep practice")
    (practice,) = shown.practising.card(task.id).log
    assert practice.answers == {"step": "Stand at the gate"}
    shown.practising.edit(task.id, Agreement("It", form=TaskForm.LADDER, steps=(YARD,)))
    shown.screen.edit_practice(practice.id)
    press(page, "Keep practice")
    assert shown.practising.practice(practice.id).answers == {"step": "Stand at the gate"}


def test_the_first_line_stays_in_sight_while_later_ones_are_filled(shown, qtbot):
    page = log(shown, agree(shown, TaskForm.THOUGHT_RECORD))
    pinned = page.findChild(FirstLine)
    type_into(qtbot, box(page, THOUGHT), "They are cross")
    assert not pinned.isVisible()
    bar = page.findChild(ScrollColumn).verticalScrollBar()
    settle()
    bar.setValue(bar.maximum())
    assert pinned.isVisible()
    assert words(pinned) == [THOUGHT, "They are cross"]
    bar.setValue(0)
    assert not pinned.isVisible()


def test_lines_wait_as_a_draft_when_one_key_leaves(shown, qtbot):
    task = agree(shown, TaskForm.WORRY_TIME)
    page = log(shown, task)
    area = box(page, "Worries I put down until then")
    type_into(qtbot, area, "rent")
    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert shown.practising.forms.get(FormKind.PRACTICE, task.id)["answer.worries"] == "rent"
    page = log(shown, task)
    assert box(page, "Worries I put down until then").text() == "rent"


def test_a_thought_record_asks_for_belief_and_not_for_distress(shown):
    page = log(shown, agree(shown, TaskForm.THOUGHT_RECORD))
    asked = {one.accessibleName() for one in page.findChildren(Rating) if one.isVisibleTo(page)}
    assert asked == {"How strongly I believed it", "How strongly I believe the first thought now"}


def test_breathing_runs_in_the_form_and_fills_in_the_minutes(shown):
    page = log(shown, agree(shown, TaskForm.BREATHING))
    pacer = page.findChild(BreathingPacer)
    press(page, "Begin breathing")
    assert pacer.is_running
    pacer.show_at(130)
    press(page, "Stop breathing")
    assert named(page, TextField, "Minutes").text() == "2"
    press(page, "Begin breathing")
    page.leave()
    assert not pacer.is_running


def test_more_minutes_than_a_day_has_are_told(shown, qtbot):
    task = agree(shown, TaskForm.PLAIN)
    page = log(shown, task)
    press(page, "Done")
    type_into(qtbot, named(page, TextField, "Minutes"), "1441")
    press(page, "Keep practice")
    assert any("A day has 1,440 minutes" in said for said in words(page))
    assert shown.practising.card(task.id).log == ()
    named(page, TextField, "Minutes").setText("1440")
    press(page, "Keep practice")
    assert shown.practising.card(task.id).log[0].minutes == 1440


def test_a_day_that_is_over_is_told_and_not_refused(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    page._on_day(date(2026, 11, 1))
    assert any("That day is over" in said for said in words(page))


def test_a_session_in_the_trash_stays_with_its_homework(shown):
    task = agree(shown, TaskForm.PLAIN, session_id=shown.last.id)
    shown.attending.remove(shown.last.id)
    shown.screen.edit_homework(task.id)
    page = form(shown, HomeworkForm)
    box(page, "What we agreed, in my words").set_text("Walk")
    press(page, "Keep homework")
    kept = shown.practising.homework(task.id)
    assert (kept.title, kept.session_id) == ("Walk", shown.last.id)


def test_what_got_in_the_way_may_be_written_about_from_a_try(shown, qtbot):
    page = log(shown, agree(shown, TaskForm.PLAIN))
    with qtbot.waitSignal(shown.screen.obstacle_requested):
        press(page, "Write about what got in the way")


def test_a_try_shows_one_line_and_the_others_when_asked(shown):
    task = agree(shown, TaskForm.THOUGHT_RECORD)
    answers = {"thought": "They are cross", "other_way": "They are busy", "belief": "7"}
    shown.practising.log_practice(task.id, Attempt(DONE, answers=answers))
    shown.screen.open_homework(task.id)
    assert "They are cross" in words(shown.screen)
    assert "They are busy" not in words(shown.screen)
    press(shown.screen, "Show every line")
    assert "They are busy" in words(shown.screen)


def test_a_try_has_the_width_of_its_card_before_every_line_is_shown(shown):
    task = agree(shown, TaskForm.THOUGHT_RECORD)
    answers = {"thought": "They will find out that I am slow", "other_way": "They are busy"}
    shown.practising.log_practice(task.id, Attempt(DONE, answers=answers))
    shown.screen.open_homework(task.id)
    settle()
    row = shown.screen.findChild(LogRow)
    thought = next(label for label in row.findChildren(QLabel) if "slow" in label.text())
    assert thought.x() == 0
    assert thought.width() > row.width() / 2


def test_two_days_with_before_and_after_make_a_line(shown, clock):
    task = agree(shown, TaskForm.PLAIN)
    shown.practising.log_practice(task.id, Attempt(DONE, before=6, after=4))
    shown.screen.open_homework(task.id)
    assert shown.screen.findChild(ChartView) is None
    clock.advance(days=1)
    shown.practising.log_practice(task.id, Attempt(DONE, before=5, after=5))
    shown.screen.open_homework(task.id)
    (first, second) = shown.screen.findChild(ChartView).values().points
    assert first[1:] == (4, 4, 6)
    assert second[1:] == (5, 5, 5)


def test_dots_say_in_words_what_they_show(shown):
    task = agree(shown, TaskForm.PLAIN)
    shown.practising.log_practice(task.id, Attempt(NOT))
    shown.screen.refresh()
    assert "not this time" in shown.screen.findChild(DayDots).accessibleName()


def test_a_form_opens_with_its_first_line_in_sight(shown):
    shown.kit.theme.set_scale(1.5)
    shown.screen.resize(460, 560)
    shown.screen.edit_homework(agree(shown, TaskForm.PLAIN).id)
    page = log(shown, agree(shown, TaskForm.THOUGHT_RECORD))
    line = box(page, THOUGHT)
    assert line.visibleRegion().boundingRect() == line.rect()


def test_minutes_still_running_are_kept_with_the_try(shown):
    task = agree(shown, TaskForm.BREATHING)
    page = log(shown, task)
    press(page, "Done")
    press(page, "Begin breathing")
    page.findChild(BreathingPacer).show_at(180)
    press(page, "Keep practice")
    assert shown.practising.card(task.id).log[0].minutes == 3


def test_where_there_is_little_room_steps_are_shown_from_their_first_word(shown, qtbot):
    steps = (Step("Stand at the gate for one minute and look at the yard", 4),)
    task = agree(shown, TaskForm.LADDER, steps=steps)
    shown.kit.theme.set_scale(1.5)
    shown.screen.resize(400, 700)
    shown.screen.edit_homework(task.id)
    page = form(shown, HomeworkForm)
    settle()
    step = named(page, TextField, "Step 1")
    level = named(page, TextField, "Distress of step 1, 0 none to 10 the most")
    assert step.cursorPosition() == 0
    assert step.geometry().bottom() < level.geometry().top()
    shown.screen.resize(1100, 700)
    qtbot.waitUntil(lambda: step.geometry().right() < level.geometry().left())


def test_a_draft_is_called_by_what_stands_in_its_lines(shown, qtbot):
    page = log(shown, agree(shown, TaskForm.THOUGHT_RECORD))
    type_into(qtbot, box(page, "Another way to put it"), "They are busy")
    page.leave()
    assert any("They are busy" in said for said in words(shown.screen.findChild(Unfinished)))
