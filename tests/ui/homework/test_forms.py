# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreeing, logging and finishing by hand and by key; nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from therapy_journal.core.homework import (
    Agreement,
    Attempt,
    Frequency,
    HomeworkState,
    Obstacle,
    PracticeOutcome,
    UntilKind,
)
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.homework.finish_form import FinishForm
from therapy_journal.ui.homework.homework_form import HomeworkForm
from therapy_journal.ui.homework.obstacle_form import ObstacleForm
from therapy_journal.ui.homework.practice_form import PracticeForm
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.column import ScrollColumn
from therapy_journal.ui.widgets.fields import DayField, TextBox


def named(widget: QWidget, kind: type, name: str):
    found = [w for w in widget.findChildren(kind) if w.accessibleName() == name]
    assert len(found) == 1, (name, len(found))
    return found[0]


def press(widget: QWidget, text: str) -> None:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, (text, len(found))
    found[0].click()


def form(shown, kind):
    return shown.screen.findChild(kind)


def box(widget, name):
    return named(widget, TextBox, name)


def type_into(qtbot, widget, text):
    widget.setFocus()
    qtbot.keyClicks(widget, text)


@pytest.fixture
def task(shown):
    made = shown.practising.agree(Agreement("Walk to the harbour", session_id=shown.last.id)).value
    shown.screen.refresh()
    return made


def test_so_many_times_a_week_shows_the_number_that_will_be_kept(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    type_into(qtbot, box(page, "What we agreed, in my words"), "Walk")
    press(page, "some times a week")
    chosen = named(page, ChipRow, "Times a week").value()
    press(page, "Keep homework")
    (card,) = shown.practising.cards()
    assert chosen == card.homework.times_a_week == 1


def test_one_line_is_enough(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    type_into(qtbot, box(page, "What we agreed, in my words"), "Catch one should a day")
    press(page, "Keep homework")
    (card,) = shown.practising.cards()
    assert card.homework.title == "Catch one should a day"
    assert card.homework.session_id == shown.last.id
    assert card.homework.until_kind is UntilKind.NEXT_SESSION
    assert card.homework.frequency is Frequency.OPEN
    assert not page.isVisible()


def test_everything_else_is_kept_as_chosen(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    box(page, "What we agreed, in my words").set_text("Breathe\nIn for four, out for six.")
    for text in ("Thu 19 Nov", "a day", "some times a week", "3"):
        press(page, text)
    box(page, "When and where I will do it").set_text("In the corridor")
    box(page, "What may get in the way").set_text("I am late")
    box(page, "Then I will").set_text("One breath")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (card,) = shown.practising.cards()
    homework = card.homework
    assert (homework.title, homework.detail) == ("Breathe", "In for four, out for six.")
    assert homework.session_id is None
    assert (homework.until_kind, homework.until_day) == (UntilKind.DAY, date(2026, 11, 30))
    assert (homework.frequency, homework.times_a_week) == (Frequency.WEEKLY, 3)
    assert homework.plan_then == "One breath"


def test_nothing_agreed_is_told_in_the_form(shown):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    press(page, "Keep homework")
    assert page.isVisible()
    assert shown.practising.cards() == ()
    assert any("One line is enough" in label.text() for label in _labels(page))


def test_the_form_of_a_task_holds_what_was_agreed_and_changes_it(shown, task):
    shown.screen.edit_homework(task.id)
    page = form(shown, HomeworkForm)
    field = box(page, "What we agreed, in my words")
    assert field.text() == "Walk to the harbour"
    field.set_text("Walk to the lighthouse")
    press(page, "Keep homework")
    assert shown.practising.homework(task.id).title == "Walk to the lighthouse"


def test_a_smallest_step_says_what_it_asks(shown):
    shown.screen.new_smallest_step()
    page = form(shown, HomeworkForm)
    assert any("smallest step" in label.text() for label in _labels(page))


def test_one_answer_is_a_whole_log(shown, task):
    shown.screen.log_practice(task.id)
    page = form(shown, PracticeForm)
    press(page, "Partly")
    press(page, "Keep practice")
    (practice,) = shown.practising.card(task.id).log
    assert practice.outcome is PracticeOutcome.PARTLY
    assert practice.minutes is practice.before is practice.after is None
    assert not page.isVisible()


def test_everything_about_a_try_is_kept(shown, qtbot, task):
    shown.screen.log_practice(task.id)
    page = form(shown, PracticeForm)
    press(page, "Not this time")
    day = named(page, DayField, "When")
    day.setText("21 Nov")
    type_into(qtbot, named(page, QWidget, "Minutes"), "10")
    for name, circle in (("Distress before", 6), ("Distress after", 4)):
        named(page, QWidget, name).circles()[circle].click()
    type_into(qtbot, box(page, "What I noticed"), "louder")
    press(page, "too hard")
    press(page, "something else")
    type_into(qtbot, box(page, "In my words, if I like"), "the phone")
    press(page, "Bring it to the session")
    press(page, "Keep practice")
    card = shown.practising.card(task.id)
    (practice,) = card.log
    assert practice.happened.day == date(2026, 11, 21)
    assert (practice.minutes, practice.before, practice.after) == (10, 6, 4)
    assert practice.noticed == "louder"
    assert practice.obstacles == (Obstacle.TOO_HARD, Obstacle.OTHER)
    assert practice.obstacle_note == "the phone"
    assert card.brought == {practice.id}


def test_without_an_answer_the_form_asks_and_keeps_nothing(qtbot, shown, task):
    shown.screen.log_practice(task.id)
    page = form(shown, PracticeForm)
    press(page, "Keep practice")
    assert page.isVisible()
    (asked,) = (label for label in _labels(page) if "That one answer is enough" in label.text())
    assert shown.practising.card(task.id).log == ()
    shown.screen.resize(700, 360)
    bar = page.findChild(ScrollColumn).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for place in (bar.minimum(), bar.maximum()):
        bar.setValue(place)
        assert asked.visibleRegion().boundingRect() == asked.rect()


@pytest.mark.parametrize(
    ("typed", "said", "is_kept"),
    [("10 Nov", "kept in the log and not counted", True), ("25 Nov", "has not come yet", False)],
)
def test_a_day_that_is_early_or_ahead_is_told(shown, task, typed, said, is_kept):
    shown.screen.log_practice(task.id)
    page = form(shown, PracticeForm)
    press(page, "Done")
    day = named(page, DayField, "When")
    day.setText(typed)
    day.editingFinished.emit()
    assert any(said in label.text() for label in _labels(page))
    press(page, "Keep practice")
    assert len(shown.practising.card(task.id).log) == int(is_kept)


def test_the_plan_stands_above_the_log(shown):
    made = shown.practising.agree(Agreement("Breathe", plan_when="In the corridor")).value
    shown.screen.log_practice(made.id)
    said = [label.text() for label in _labels(form(shown, PracticeForm))]
    assert said.index("In the corridor") < said.index("How did it go?")


def test_a_noted_try_opens_as_it_was_and_is_changed(shown, task):
    attempt = Attempt(PracticeOutcome.NOT, 5, obstacles=(Obstacle.TIME,))
    practice = shown.practising.log_practice(task.id, attempt, bring=True).value
    shown.screen.edit_practice(practice.id)
    page = form(shown, PracticeForm)
    press(page, "Done")
    press(page, "Keep practice")
    changed = shown.practising.practice(practice.id)
    assert changed.outcome is PracticeOutcome.DONE
    assert (changed.minutes, changed.obstacles) == (5, (Obstacle.TIME,))
    assert changed.happened == practice.happened
    assert shown.practising.card(task.id).brought == {practice.id}


def test_finishing_asks_what_was_learned_and_is_undone(shown, task):
    shown.screen._list.finish_requested.emit(task.id)
    page = form(shown, FinishForm)
    box(page, "What I learned").set_text("Mornings are kinder.")
    press(page, "Finish")
    finished = shown.practising.homework(task.id)
    assert finished.state is HomeworkState.FINISHED
    assert finished.learned == "Mornings are kinder."
    assert shown.said.last.text == "Finished."
    shown.said.press()
    assert shown.practising.homework(task.id) == task


def test_what_got_in_the_way_is_kept_with_its_task_and_brought(shown, task):
    press(shown.screen, "Write what got in the way")
    page = form(shown, ObstacleForm)
    press(page, "too hard")
    box(page, "In my words, if I like").set_text("the stairs")
    press(page, "Bring it to the session")
    press(page, "Keep")
    card = shown.practising.card(task.id)
    (practice,) = card.log
    assert practice.outcome is PracticeOutcome.NOT
    assert practice.obstacles == (Obstacle.TOO_HARD,)
    assert practice.obstacle_note == "the stairs"
    assert card.brought == {practice.id}
    assert card.badge.text == ""


def test_with_several_tasks_the_form_asks_which(shown, task):
    other = shown.practising.agree(Agreement("Call the clinic")).value
    shown.screen.write_obstacle()
    page = form(shown, ObstacleForm)
    press(page, "Keep")
    assert any("Which homework is it about?" in label.text() for label in _labels(page))
    press(page, "Call the clinic")
    press(page, "Keep")
    assert len(shown.practising.card(other.id).log) == 1
    assert shown.practising.card(task.id).log == ()


def test_an_obstacle_may_become_a_reflection_instead(shown, qtbot, task):
    shown.screen.write_obstacle()
    with qtbot.waitSignal(shown.screen.obstacle_requested, timeout=1000):
        press(form(shown, ObstacleForm), "Write about it as a reflection instead")


def test_without_homework_an_obstacle_is_offered_as_a_reflection(shown, qtbot):
    shown.screen.write_obstacle()
    assert shown.said.last.text == "No homework is in progress."
    with qtbot.waitSignal(shown.screen.obstacle_requested, timeout=1000):
        shown.said.press()


def test_esc_leaves_and_what_was_typed_waits(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    field = box(page, "What we agreed, in my words")
    type_into(qtbot, field, "Catch one")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert "waits here" in shown.said.last.text
    assert any("“Catch one”" in label.text() for label in _labels(shown.screen))
    press(shown.screen, "Go on")
    assert field.text() == "Catch one"
    press(page, "Keep homework")
    assert shown.practising.forms.pending(*FormKind) == ()


def test_an_untouched_form_leaves_without_a_word(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert shown.said.notices == []
    assert shown.practising.forms.pending(*FormKind) == ()


def test_what_was_left_can_be_thrown_away(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    type_into(qtbot, box(page, "What we agreed, in my words"), "Catch one")
    press(page, "Leave for now")
    shown.said.press()
    assert shown.practising.forms.pending(*FormKind) == ()
    assert not any("Catch one" in label.text() for label in _labels(shown.screen))
    assert (shown.said.last.text, shown.said.last.action) == ("Thrown away.", "Undo")
    shown.said.press()
    assert any("“Catch one”" in label.text() for label in _labels(shown.screen))
    press(shown.screen, "Go on")
    assert box(page, "What we agreed, in my words").text() == "Catch one"


def test_starting_afresh_empties_the_form(shown, qtbot):
    shown.practising.forms.keep(FormKind.HOMEWORK, 0, {"words": "Catch one"})
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    field = box(page, "What we agreed, in my words")
    assert field.text() == "Catch one"
    press(page, "Start afresh")
    assert field.text() == ""
    assert shown.practising.forms.pending(*FormKind) == ()
    shown.said.press()
    assert field.text() == "Catch one"
    assert shown.practising.forms.get(FormKind.HOMEWORK, 0)["words"] == "Catch one"


def test_typing_is_in_the_journal_without_a_button(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    type_into(qtbot, box(page, "What we agreed, in my words"), "Catch")
    assert shown.screen.unsaved()
    qtbot.waitUntil(lambda: not shown.screen.unsaved(), timeout=3000)
    kept = shown.practising.forms.get(FormKind.HOMEWORK, 0)
    assert kept["words"] == "Catch"


def test_a_form_open_at_the_lock_is_open_again_after_it(shown, qtbot, task):
    shown.screen.log_practice(task.id)
    page = form(shown, PracticeForm)
    press(page, "Partly")
    type_into(qtbot, box(page, "What I noticed"), "lighter")
    shown.screen.flush()
    assert not shown.screen.unsaved()
    shown.again()
    page = form(shown, PracticeForm)
    assert page.isVisible()
    assert box(page, "What I noticed").text() == "lighter"
    press(page, "Keep practice")
    assert shown.practising.card(task.id).log[0].outcome is PracticeOutcome.PARTLY


def test_a_form_that_was_left_waits_closed_after_the_lock(shown, qtbot):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    type_into(qtbot, box(page, "What we agreed, in my words"), "Catch")
    page.leave()
    shown.again()
    assert not form(shown, HomeworkForm).isVisible()
    press(shown.screen, "Go on")
    assert form(shown, HomeworkForm).isVisible()


def test_a_form_left_while_nothing_can_be_saved_keeps_its_words(shown, qtbot, database):
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    type_into(qtbot, box(page, "What we agreed, in my words"), "Catch one")
    database.is_read_only = True
    page.leave()
    assert shown.screen.unsaved()
    assert shown.said.last.key == "E_READ_ONLY"
    shown.screen.new_homework()
    assert box(page, "What we agreed, in my words").text() == "Catch one"
    page.leave()
    assert shown.screen.unsaved()
    database.is_read_only = False
    shown.screen.flush()
    assert not shown.screen.unsaved()
    assert shown.practising.forms.get(FormKind.HOMEWORK, 0)["words"] == "Catch one"


def test_a_day_being_typed_is_left_alone_by_the_draft(shown, qtbot, task):
    shown.screen.log_practice(task.id)
    page = form(shown, PracticeForm)
    day = named(page, DayField, "When")
    day.setFocus()
    day.clear()
    qtbot.keyClicks(day, "21 N")
    shown.screen.flush()
    QApplication.processEvents()
    assert day.text() == "21 N"


def _labels(widget):
    QApplication.processEvents()
    return [label for label in widget.findChildren(QLabel) if label.isVisible()]
