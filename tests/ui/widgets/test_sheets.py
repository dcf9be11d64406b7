# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet holds keys and pointer until it is left, and gives the focus back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from therapy_journal.ui.widgets.buttons import PrimaryButton, QuietButton
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.fields import TextBox, TextField
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.ratings import Rating
from therapy_journal.ui.widgets.sheets import Sheet


class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.screen_part = QWidget(self)
        self.behind = QuietButton("Behind", parent=self.screen_part)
        column = QVBoxLayout(self.screen_part)
        column.addWidget(self.behind)
        around = QVBoxLayout(self)
        around.addWidget(self.screen_part)


class Flashes(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def window(show):
    return show(Window(), 800, 600)


@pytest.fixture
def sheet(window):
    made = Sheet("Let this note go?", window.screen_part, text="It is out of sight at once.")
    made.field = TextField("Why")
    made.body.addWidget(made.field)
    made.leave = made.add_button("Leave it for now", dismisses=True)
    made.go = made.add_button("Let it go", is_primary=True, accepts=True)
    made.told = []
    made.accepted.connect(lambda: made.told.append("accepted"))
    made.dismissed.connect(lambda: made.told.append("dismissed"))
    return made


def settle():
    for _ in range(3):
        QApplication.processEvents()


def opened(sheet):
    sheet.open()
    settle()
    return sheet


def focus():
    return QApplication.focusWidget()


def test_keys_work_on_where_what_had_the_focus_went_meanwhile(qtbot, sheet, window):
    done = []
    shortcut = QShortcut(QKeySequence("Ctrl+N"), window)
    shortcut.activated.connect(lambda: done.append("write"))
    window.activateWindow()
    window.behind.setFocus()
    sheet.open()
    window.behind.hide()
    qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert not sheet.is_open
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not sheet.isAncestorOf(focus)
    qtbot.keyClick(focus, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["write"]


def test_it_covers_the_window_and_stands_in_the_middle(sheet, window):
    assert not sheet.isVisible()
    opened(sheet)
    assert sheet.geometry() == window.rect()
    card = sheet._card.geometry()
    assert window.rect().contains(card)
    assert abs(card.center().x() - window.rect().center().x()) <= 1
    assert abs(card.center().y() - window.rect().center().y()) <= 1
    window.resize(900, 700)
    settle()
    assert sheet.geometry() == window.rect()


def test_the_first_field_has_the_focus_and_escape_gives_it_back(sheet, window):
    window.behind.setFocus()
    opened(sheet)
    assert focus() is sheet.field
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert sheet.told == ["dismissed"]
    assert not sheet.isVisible()
    assert focus() is window.behind


def test_escape_leaves_the_sheet_before_the_windows_own_escape(sheet, window):
    taken = []
    QShortcut(QKeySequence("Esc"), window, lambda: taken.append(1))
    opened(sheet)
    for target in (sheet.field, sheet.go):
        sheet.open()
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_Escape)
        assert not sheet.isVisible()
    assert taken == []
    QTest.keyClick(window.behind, Qt.Key.Key_Escape)
    assert taken == [1]


def test_tab_goes_round_inside(sheet):
    opened(sheet)
    seen = [focus()]
    for _ in range(3):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        seen.append(focus())
    assert seen == [sheet.field, sheet.leave, sheet.go, sheet.field]
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert focus() is sheet.go


def test_each_button_closes_in_its_own_way(sheet):
    opened(sheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    assert sheet.told == ["accepted"]
    opened(sheet)
    sheet.leave.setFocus()
    QTest.keyClick(sheet.leave, Qt.Key.Key_Return)
    assert sheet.told == ["accepted", "dismissed"]
    assert isinstance(sheet.go, PrimaryButton)


def test_a_click_beside_the_card_does_nothing(sheet, window):
    pressed = []
    window.behind.clicked.connect(lambda: pressed.append(1))
    opened(sheet)
    at = window.childAt(QPoint(10, 10))
    assert at is sheet
    QTest.mouseClick(at, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert sheet.isVisible()
    assert pressed == []


@pytest.mark.parametrize(("keys", "acts"), [("Ctrl+N", False), ("F5", False), ("Ctrl+L", True)])
def test_the_windows_shortcuts_rest_but_locking(sheet, window, keys, acts):
    action = QAction(window)
    action.setShortcut(QKeySequence(keys))
    action.setObjectName("lock" if acts else "entry.new")
    done = []
    action.triggered.connect(lambda: done.append(keys))
    window.addAction(action)
    QTest.keySequence(window.behind, QKeySequence(keys))
    assert len(done) == 1
    opened(sheet)
    for target in (sheet.field, sheet.go):
        target.setFocus()
        QTest.keySequence(target, QKeySequence(keys))
    assert len(done) == (3 if acts else 1)


def test_a_deleted_sheet_takes_nothing_of_the_window_along(sheet, window):
    area = TextBox()
    window.layout().addWidget(area)
    document = area.document()
    opened(sheet)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    sheet.dismiss()
    sheet.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(sheet)
    assert isValid(document)
    assert document.blockCount() == 1


def test_closing_twice_tells_once(sheet):
    opened(sheet)
    sheet.dismiss()
    sheet.dismiss()
    sheet.accept()
    assert sheet.told == ["dismissed"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_tall_sheet_scrolls_inside_the_window_and_its_buttons_stay(sheet, window, theme, scale):
    theme.set_scale(scale)
    for number in range(30):
        sheet.body.addWidget(Label(f"Line {number} of something longer than a line " * 2))
    opened(sheet)
    assert window.rect().contains(sheet._card.geometry())
    for button in (sheet.leave, sheet.go):
        corner = button.mapTo(sheet._card, QPoint(0, 0))
        assert sheet._card.rect().contains(corner)
        assert sheet._card.rect().contains(corner + button.rect().bottomRight())
    assert sheet._area.verticalScrollBar().maximum() > 0


def test_a_sheet_opened_again_begins_at_its_top(sheet, theme):
    theme.set_scale(2.0)
    for number in range(8):
        sheet.body.addWidget(TextField(f"Field {number}"))
    sheet.open()
    bar = sheet._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    sheet.dismiss()
    sheet.open()
    assert bar.value() == 0


def test_a_short_sheet_is_no_taller_than_it_needs(sheet):
    opened(sheet)
    assert sheet._area.verticalScrollBar().maximum() == 0
    tall = sheet._card.height()
    sheet.body.addWidget(TextField("One more"))
    settle()
    assert sheet._card.height() > tall
    assert sheet._area.verticalScrollBar().maximum() == 0


def test_it_can_be_made_before_its_screen_stands_in_a_window(show, window):
    part = QWidget()
    sheet = Sheet("A title", part)
    sheet.add_button("Close", dismisses=True)
    window.layout().addWidget(part)
    opened(sheet)
    assert sheet.geometry() == window.rect()
    sheet.dismiss()


def test_title_and_text_are_read_aloud(sheet):
    assert sheet.accessibleName() == "Let this note go?"
    assert sheet.accessibleDescription() == "It is out of sight at once."
    sheet.set_title("Another title")
    sheet.set_text("")
    assert sheet.accessibleName() == "Another title"


@pytest.mark.parametrize(
    "make",
    [
        lambda parent: Sheet("A title", parent, text="Some words"),
        lambda parent: EmptyState("sun", "A title", "Some words", "Write", parent),
        Rating,
    ],
    ids=["sheet", "empty", "rating"],
)
def test_nothing_flashes_up_as_a_window_of_its_own(qapp, window, make):
    watch = Flashes()
    qapp.installEventFilter(watch)
    made = make(window)
    qapp.removeEventFilter(watch)
    made.deleteLater()
    assert watch.seen == []


def test_the_watch_sees_a_window_that_flashes(qapp, window):
    watch = Flashes()
    qapp.installEventFilter(watch)
    label = QWidget()
    label.setVisible(True)
    label.setParent(window)
    qapp.removeEventFilter(watch)
    assert watch.seen == ["QWidget"]
