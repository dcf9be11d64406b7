# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons are pressed by keys and pointer, and keep their words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, QuietButton

KINDS = [PrimaryButton, QuietButton, LinkButton]


def has_color(widget, color) -> bool:
    image = widget.grab().toImage()
    ratio = round(image.devicePixelRatio())
    return any(
        image.pixelColor(x, y) == color
        for x in range(0, image.width(), ratio)
        for y in range(0, image.height(), ratio)
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_presses_the_button(show, qtbot, kind, key):
    button = show(kind("Keep"))
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_button_that_is_off_is_not_pressed(show):
    button = show(PrimaryButton("Keep"))
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setEnabled(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.animateClick()
    assert pressed == []


def test_an_ampersand_is_an_ampersand(show):
    button = show(QuietButton("Tea & rest"))
    assert button.text() == "Tea & rest"
    assert button.shortcut().isEmpty()
    named = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert named == "Tea & rest"


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_have_room_at_every_text_size(show, theme, kind, scale):
    theme.set_scale(scale)
    button = show(kind("Log practice", "plus"))
    metrics = button.fontMetrics()
    assert button.height() >= metrics.height()
    assert button.width() >= metrics.horizontalAdvance("Log practice") + theme.px(16)


def test_a_button_grows_when_the_text_size_does(show, theme):
    button = show(QuietButton("Log practice"))
    before = button.sizeHint()
    theme.set_scale(1.5)
    after = button.sizeHint()
    assert after.width() > before.width()
    assert after.height() > before.height()


@pytest.mark.parametrize("make", [*KINDS, lambda text: IconButton("lock", text)])
def test_the_focus_can_be_seen(show, theme, make):
    holder = QWidget()
    row = QHBoxLayout(holder)
    other, button = QuietButton("Other"), make("Keep")
    row.addWidget(other)
    row.addWidget(button)
    show(holder)
    other.setFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    assert button.grab().toImage() != before
    wanted = "on_accent" if isinstance(button, PrimaryButton) else "accent"
    assert has_color(button, theme.color(wanted))


def test_the_filled_button_is_filled_with_the_accent_of_the_theme(show, theme):
    button = show(PrimaryButton("Keep"))
    assert has_color(button, theme.color("accent"))
    theme.set_mode("dark")
    assert has_color(button, theme.color("accent"))


def test_the_pointer_changes_the_ground(show, theme):
    button = show(QuietButton("Keep"))
    QTest.mouseMove(button, QPoint(5, 5))
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert has_color(button, theme.color("pressed"))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_an_icon_button_tells_its_name(show):
    button = show(IconButton("lock", "Lock now"))
    assert button.accessibleName() == button.toolTip() == "Lock now"
    button.set_name("Unlock")
    assert button.accessibleName() == button.toolTip() == "Unlock"


def test_a_hint_is_drawn_beside_the_words(show, theme):
    plain, hinted = PrimaryButton("Write"), PrimaryButton("Write", "feather", hint="Ctrl N")
    assert hinted.sizeHint().width() > plain.sizeHint().width() + theme.px(30)
    show(hinted)
    assert has_color(hinted, theme.color("on_accent"))


def test_from_right_to_left_the_icon_stands_at_the_right(show, theme):
    button = QuietButton("Log practice", "plus")
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(button)
    image = button.grab().toImage()
    paper = theme.color("paper")
    middle = range(image.height() // 4, image.height() * 3 // 4)
    ink = [
        x
        for x in range(4, image.width() - 4)
        if any(image.pixelColor(x, y) != paper for y in middle)
    ]
    room = theme.px(QuietButton._pad_x)
    icon = [x for x in ink if x >= image.width() - room - theme.px(16)]
    assert icon
    assert max(icon) < image.width() - room


def test_a_name_that_looks_like_tags_is_shown_literally(show):
    name = 'Show more of <img src="file:///tmp/x.png"> & <b>me</b>'
    button = show(IconButton("x", name))
    shown = QTextDocument()
    shown.setHtml(button.toolTip())
    assert shown.toRawText() == name
    assert button.accessibleName() == name
