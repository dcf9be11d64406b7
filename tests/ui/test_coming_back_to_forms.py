# SPDX-License-Identifier: GPL-3.0-or-later
"""A form that was open when somebody went elsewhere has the keys again when they come back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

BEGINS = {"sessions": "session.new", "homework": "homework.new"}


@pytest.fixture
def form_on(opened, qtbot):
    """Begin something on a screen; returns its form."""

    def begin(place):
        opened.window.activateWindow()
        opened.commands.run(BEGINS[place])
        stack = opened.window.desk.screen_of(place)._stack
        qtbot.waitUntil(lambda: stack.is_in_form)
        return stack.currentWidget()

    return begin


def there_and_back(opened, place):
    opened.commands.run("go.today")
    opened.commands.run(f"go.{place}")


@pytest.mark.parametrize("place", BEGINS)
def test_esc_leaves_it(opened, qtbot, form_on, place):
    form = form_on(place)
    there_and_back(opened, place)
    assert form.is_open
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not form.is_open


def test_the_keys_go_on_in_the_field_they_were_in(opened, qtbot, form_on):
    form = form_on("sessions")
    form._whom.setFocus()
    there_and_back(opened, "sessions")
    assert form._whom.hasFocus()


def test_in_support_as_well(opened, qtbot):
    opened.window.activateWindow()
    opened.commands.run("go.support")
    screen = opened.window.desk.screen_of("support")
    screen.people.field.setText("A.")
    screen.people.button.click()
    qtbot.waitUntil(lambda: bool(screen.rows("people")))
    screen._want_person("change", screen._around.people[0].id)
    qtbot.waitUntil(lambda: screen.person_form.is_open)
    there_and_back(opened, "support")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not screen.person_form.is_open
