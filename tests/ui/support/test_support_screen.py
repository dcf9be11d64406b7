# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of Support on a real journal: added in one line, changed, taken back, put readable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from therapy_journal.core.errors import DiskFull
from therapy_journal.core.support import LockLine
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.journal import Journal
from therapy_journal.storage import lock_lines
from therapy_journal.ui.support.screen import SupportScreen
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.labels import Label


@pytest.fixture
def journal(vault, clock):
    return Journal(vault, clock=clock)


@pytest.fixture
def screen(qtbot, journal, kit):
    screen = SupportScreen(supporting=journal.supporting, kit=kit)
    screen.resize(1000, 900)
    qtbot.addWidget(screen)
    screen.show()
    screen.refresh()
    return screen


def button(row, name):
    return next(one for one in row.findChildren(IconButton) if name in one.accessibleName())


def add(qtbot, line, words):
    qtbot.keyClicks(line.field, words)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)


def said(widget):
    return [label.text() for label in widget.findChildren(Label) if not label.isHidden()]


def test_it_says_what_it_cannot_do(screen):
    assert "This program cannot answer in an emergency." in said(screen)
    assert any("local emergency number" in text for text in said(screen))


def test_a_person_and_what_helps_by_one_line_each(qtbot, screen, journal):
    add(qtbot, screen.people, "M. 555 0134")
    add(qtbot, screen.helps, "the park")
    (person,) = journal.supporting.around().people
    assert (person.name, person.number) == ("M.", "555 0134")
    assert "555 0134" in said(screen.rows("people")[0])
    assert said(screen.rows("helps")[0]) == ["the park"]
    assert screen.people.field.text() == ""


def test_what_could_not_be_added_is_not_said_to_be_tried_again(qtbot, screen, said, monkeypatch):
    def full(_: str) -> None:
        raise DiskFull

    monkeypatch.setattr(screen.people, "_add", full)
    add(qtbot, screen.people, "M. 555 0134")
    assert said.last.text == DiskFull.sentence
    assert "try once more" in said.last.detail
    assert "by itself" not in said.last.detail
    assert screen.people.field.text() == "M. 555 0134"


def test_removed_by_one_press_and_back_by_another(qtbot, screen, said):
    add(qtbot, screen.people, "M. 555 0134")
    button(screen.rows("people")[0], "trash").click()
    assert screen.rows("people") == []
    said.press()
    assert len(screen.rows("people")) == 1


def test_changed_in_a_form(qtbot, screen, journal):
    add(qtbot, screen.people, "M. 555 0134")
    button(screen.rows("people")[0], "Change").click()
    screen.person_form.note.set_text("evenings")
    screen.person_form.submit()
    assert "evenings" in said(screen.rows("people")[0])


def test_moved_up(qtbot, screen, journal):
    for name in ("A.", "B."):
        add(qtbot, screen.people, name)
    first, second = screen.rows("people")
    assert not first.up.isEnabled()
    second.up.click()
    assert [p.name for p in journal.supporting.around().people] == ["B.", "A."]


def test_the_focus_stays_with_the_line_that_was_moved_or_put(qtbot, screen):
    for name in ("A.", "B.", "C."):
        add(qtbot, screen.people, name)
    screen.activateWindow()
    screen.rows("people")[2].up.setFocus()
    qtbot.keyClick(screen.rows("people")[2].up, Qt.Key.Key_Space)
    assert screen.rows("people")[1].up.hasFocus()
    qtbot.keyClick(screen.rows("people")[1].up, Qt.Key.Key_Space)
    assert screen.rows("people")[0].focused() == "lock"
    qtbot.keyClick(button(screen.rows("people")[0], "on the lock screen"), Qt.Key.Key_Space)
    screen.doing.asking.accept()
    assert screen.rows("people")[0].focused() == "lock"


def test_the_focus_stays_in_the_card_when_its_line_went_to_the_trash(qtbot, screen):
    add(qtbot, screen.helps, "the park")
    screen.activateWindow()
    bin_ = button(screen.rows("helps")[0], "trash")
    bin_.setFocus()
    qtbot.keyClick(bin_, Qt.Key.Key_Space)
    assert screen.rows("helps") == []
    assert screen.helps.field.hasFocus()


def test_tab_goes_from_line_to_line_as_they_stand(qtbot, screen):
    for name in ("A.", "B."):
        add(qtbot, screen.people, name)
    add(qtbot, screen.helps, "the park")
    screen.activateWindow()
    screen.setFocus()
    first, second = screen.rows("people")
    (third,) = screen.rows("helps")
    able = [button for row in (first, second) for button in row.buttons() if button.isEnabled()]
    stops = [*able, screen.people.field, screen.people.button]
    stops += [one for one in third.buttons() if one.isEnabled()]
    stops += [screen.helps.field, screen.helps.button, screen.breathing]
    for stop in stops:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus()


def test_the_lock_screen_is_asked_about_and_off_by_default(qtbot, screen, vault_folder):
    add(qtbot, screen.people, "M. 555 0134")
    assert lock_lines.read(vault_folder) == ()
    button(screen.rows("people")[0], "on the lock screen").click()
    assert "Anyone who opens this program can read these." in said(screen.doing.asking)
    assert lock_lines.read(vault_folder) == ()
    screen.doing.asking.accept()
    assert lock_lines.read(vault_folder) == (LockLine("M.", "555 0134"),)
    button(screen.rows("people")[0], "off the lock screen").click()
    assert lock_lines.read(vault_folder) == ()


def test_half_a_line_survives_a_lock(qtbot, screen, journal, kit):
    qtbot.keyClicks(screen.people.field, "M. 55")
    screen.flush()
    assert not screen.unsaved()
    assert journal.supporting.forms.get(FormKind.PERSON_LINE, 0)["line"] == "M. 55"
    again = SupportScreen(supporting=journal.supporting, kit=kit)
    qtbot.addWidget(again)
    again.refresh()
    assert again.people.field.text() == "M. 55"
