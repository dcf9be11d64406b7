# SPDX-License-Identifier: GPL-3.0-or-later
"""What the homework screen shows and does."""

from __future__ import annotations

from datetime import datetime

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
)
from therapy_journal.ui.homework.card_list import CardList
from therapy_journal.ui.homework.day_dots import DayDots
from therapy_journal.ui.homework.screen import HomeworkScreen
from therapy_journal.ui.homework.title_row import TitleRow
from therapy_journal.ui.widgets.segments import Segments

DONE, PARTLY, NOT = PracticeOutcome.DONE, PracticeOutcome.PARTLY, PracticeOutcome.NOT


def button(widget: QWidget, text: str) -> QAbstractButton:
    """Return the visible button of a text or accessible name."""
    QApplication.processEvents()
    found = [
        each
        for each in widget.findChildren(QAbstractButton)
        if text in (each.text(), each.accessibleName()) and each.isVisible()
    ]
    assert len(found) == 1, (text, len(found))
    return found[0]


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def cards(shown):
    return shown.screen.findChild(CardList).views()


def segments(shown):
    return shown.screen.findChild(Segments)


def agree(shown, title="Catch one “should” a day", **more):
    more.setdefault("session_id", shown.last.id)
    task = shown.practising.agree(Agreement(title, **more)).value
    shown.screen.refresh()
    return task


def test_an_empty_screen_offers_the_first_agreement(shown):
    assert "Nothing to practise at the moment" in words(shown.screen)
    assert "Not doing it is information too." not in words(shown.screen)
    shown.screen.new_homework()
    assert "What we agreed, in my words" in words(shown.screen)


def test_a_card_says_what_the_picture_says(shown, clock):
    task = agree(shown, detail="Write the thought down, then one kinder version.")
    for day in (19, 20, 22):
        shown.practising.log_practice(
            task.id, Attempt(DONE, 10, 6, 4, "easier with tea"),
            clock.at_local(datetime(2026, 11, day, 20)),
        )  # fmt: skip
    shown.screen.refresh()
    (card,) = cards(shown)
    said = words(card)
    assert "Catch one “should” a day" in said
    assert "on 3 days" in said
    assert "From session on 19 Nov · until Thu 26 Nov" in said
    assert "Last: yesterday · 10 min · distress 6 → 4 · “easier with tea”" in said
    dots = card.findChild(DayDots)
    assert dots.accessibleName() == "19 Nov done, 20 Nov done, 21 Nov nothing noted, 22 Nov done"


def test_dots_are_told_apart_by_their_shape_and_never_red(shown, clock):
    task = agree(shown)
    noted = ((19, DONE), (20, PARTLY), (21, NOT))
    for day, outcome in noted:
        moment = clock.at_local(datetime(2026, 11, day, 20))
        shown.practising.log_practice(task.id, Attempt(outcome), moment)
    shown.screen.refresh()
    dots = cards(shown)[0].findChild(DayDots)
    picture = dots.grab().toImage()
    color = shown.kit.theme.color
    middles = [picture.pixelColor(16 * n + 6, 6).name() for n in range(4)]
    assert middles[:2] == [color("homework").name(), color("homework_soft").name()]
    assert len(set(middles)) == 4
    below = [picture.pixelColor(16 * n + 6, 10).name() for n in range(4)]
    assert below[0] == below[1] == color("homework").name()  # partly is filled up to a third
    assert below[2] == below[3] not in middles[:2]


def test_counts_stand_in_the_segments(shown):
    first = agree(shown)
    agree(shown, "Walk")
    shown.practising.finish(first.id)
    shown.screen.refresh()
    texts = [part.text() for part in segments(shown).findChildren(QAbstractButton)]
    assert texts == ["In progress 1", "Finished 1", "Let go 0"]


def test_letting_go_is_told_and_undone_without_a_question(shown):
    agree(shown)
    cards(shown)[0].unfold()
    button(cards(shown)[0], "Let go").click()
    assert cards(shown) == ()
    assert shown.said.last.text == "Let go."
    assert shown.practising.counts()[HomeworkState.LET_GO] == 1
    shown.said.press()
    assert len(cards(shown)) == 1
    assert shown.practising.counts()[HomeworkState.LET_GO] == 0


def test_carrying_over_shows_on_the_card_and_is_undone(shown):
    task = agree(shown)
    cards(shown)[0].unfold()
    button(cards(shown)[0], "Carry over").click()
    assert any("carried over once" in said for said in words(cards(shown)[0]))
    assert cards(shown)[0].is_unfolded
    shown.said.press()
    assert shown.practising.homework(task.id) == task


def test_after_the_session_the_card_asks_what_becomes_of_it(shown, clock):
    agree(shown)
    question = "The session this was for is over. You could carry it over, finish it, or let it go."
    assert question not in words(cards(shown)[0])
    clock.set_local(datetime(2026, 11, 26, 18))
    shown.attending.attended(shown.coming.id)
    shown.screen.refresh()
    assert question in words(cards(shown)[0])
    button(cards(shown)[0], "Carry over").click()
    assert question not in words(cards(shown)[0])


def test_an_ended_task_is_taken_up_again(shown):
    task = agree(shown)
    shown.practising.finish(task.id, "Mornings are kinder.")
    segments(shown).part(HomeworkState.FINISHED).click()
    assert "What I learned: Mornings are kinder." in words(cards(shown)[0])
    button(cards(shown)[0], "Take up again: Catch one “should” a day").click()
    assert cards(shown) == ()
    assert shown.practising.counts()[HomeworkState.ACTIVE] == 1


def test_the_trash_takes_a_task_and_gives_it_back(shown):
    agree(shown)
    cards(shown)[0].unfold()
    button(cards(shown)[0], "Move to the trash").click()
    assert cards(shown) == ()
    shown.said.press()
    assert len(cards(shown)) == 1


def test_a_try_is_brought_and_taken_away_and_given_back(shown):
    task = agree(shown)
    attempt = Attempt(NOT, obstacles=(Obstacle.FORGOT,), obstacle_note="dread of the phone")
    practice = shown.practising.log_practice(task.id, attempt).value
    shown.screen.refresh()
    cards(shown)[0].unfold()
    button(cards(shown)[0], "Bring to session: practice of today").click()
    assert shown.practising.card(task.id).brought == {practice.id}
    pin = button(cards(shown)[0], "Bring to session: practice of today")
    assert pin.isChecked()
    button(cards(shown)[0], "Move to the trash: practice of today").click()
    assert shown.practising.card(task.id).log == ()
    shown.said.press()
    assert shown.practising.card(task.id).brought == {practice.id}


def test_the_focus_stays_on_the_pin_when_the_card_is_renewed(shown, qtbot):
    task = agree(shown)
    shown.practising.log_practice(task.id, Attempt(DONE))
    shown.screen.refresh()
    shown.screen.activateWindow()
    qtbot.waitActive(shown.screen)
    cards(shown)[0].unfold()
    pin = button(cards(shown)[0], "Bring to session: practice of today")
    pin.setFocus()
    qtbot.keyClick(pin, Qt.Key.Key_Space)
    renewed = button(cards(shown)[0], "Bring to session: practice of today")
    assert renewed is not pin
    assert renewed.hasFocus()


def test_a_long_log_shows_the_rest_when_asked(shown):
    task = agree(shown, frequency=Frequency.DAILY)
    for minutes in range(12):
        shown.practising.log_practice(task.id, Attempt(DONE, minutes))
    shown.screen.refresh()
    cards(shown)[0].unfold()

    def noted():
        return sum("Today · done" in said for said in words(cards(shown)[0]))

    assert noted() == 8
    button(cards(shown)[0], "Show all 12").click()
    assert noted() == 12


def test_a_search_hit_opens_its_state_and_unfolds_it(shown):
    agree(shown)
    old = agree(shown, "Walk")
    shown.practising.let_go(old.id)
    shown.screen.open_homework(old.id)
    assert segments(shown).value() is HomeworkState.LET_GO
    (card,) = cards(shown)
    assert card.is_unfolded


def test_what_changed_elsewhere_is_shown(shown):
    shown.kit.jobs.run(lambda: shown.practising.agree(Agreement("Walk")), shown.kit.bus)
    assert [card.homework_id for card in cards(shown)] == [1]


def test_a_task_that_is_gone_is_told(shown):
    shown.screen.log_practice(99)
    assert shown.said.last.text == "This is no longer there."


@pytest.mark.parametrize("text", ["<b>bold</b>", "A & B", "\u202ereversed", "a" * 300])
def test_words_are_shown_as_they_are(shown, text):
    agree(shown, text, detail=text)
    assert words(cards(shown)[0]).count(text) >= 2
    shown.screen.grab()


def test_every_button_of_an_unfolded_card_has_a_name(shown):
    task = agree(shown)
    shown.practising.log_practice(task.id, Attempt(DONE))
    shown.screen.refresh()
    cards(shown)[0].unfold()
    for each in shown.screen.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.text() or each.accessibleName()


def test_where_nothing_can_be_written_everything_is_shown_and_nothing_offered(shown, database):
    task = agree(shown)
    shown.practising.log_practice(task.id, Attempt(DONE, noticed="lighter"))
    database.is_read_only = True
    screen = HomeworkScreen(practising=shown.practising, attending=shown.attending, kit=shown.kit)
    screen.show()
    screen.refresh()
    screen.findChild(CardList).views()[0].unfold()
    assert "lighter" in words(screen)
    enabled = [b for b in screen.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    names = {b.text() or b.accessibleName() for b in enabled}
    assert names == {
        "In progress 1",
        "Finished 0",
        "Let go 0",
        "Show less of Catch one “should” a day",
        "Earlier versions",
    }
    screen.close()
    screen.deleteLater()
    database.is_read_only = False


def test_the_focus_goes_back_to_the_task_that_was_practised(shown, qtbot):
    tasks = [agree(shown, title=f"Task {number}") for number in range(3)]
    shown.screen.refresh()
    shown.screen.activateWindow()
    qtbot.waitActive(shown.screen)
    shown.screen.log_practice(tasks[1].id)
    form = shown.screen._practice_form
    form.fill({"outcome": "done"})
    form.submit()
    card = next(each for each in cards(shown) if each.homework_id == tasks[1].id)
    assert card._do.hasFocus()


def test_in_a_narrow_card_the_buttons_stand_whole_below_the_title(shown, qtbot):
    shown.kit.theme.set_scale(1.5)
    agree(shown, "Catch one “should” a day, and write it down")
    shown.screen.resize(400, 700)
    QApplication.processEvents()
    (card,) = cards(shown)
    do = button(card, "Log practice")
    assert do.width() >= do.sizeHint().width()
    title = card.findChild(TitleRow)
    assert do.geometry().top() > title.geometry().bottom()
    shown.screen.resize(1100, 700)
    qtbot.waitUntil(lambda: title.geometry().right() < do.geometry().left())
