# SPDX-License-Identifier: GPL-3.0-or-later
"""When a notice goes by itself, and when it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.ui.message_bar import MessageBar


@pytest.fixture
def bar(kit, qtbot) -> Iterator[MessageBar]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Something else"))
    bar = MessageBar(theme=kit.theme)
    column.addWidget(bar)
    window.show()
    window.activateWindow()
    bar.show_message(Message("Moved to the trash.", action="Undo"), bar.dismiss)
    yield bar
    window.hide()


def let_its_time_pass(bar: MessageBar) -> None:
    (timer,) = bar.findChildren(QTimer)
    assert timer.isActive()
    timer.timeout.emit()


def test_a_notice_goes_by_itself(bar):
    let_its_time_pass(bar)
    assert bar.isHidden()


@pytest.mark.parametrize("name", ["Undo", "Close this notice"])
def test_a_notice_stays_while_a_key_would_press_it(bar, name):
    (button,) = [
        b for b in bar.findChildren(QAbstractButton) if name in (b.text(), b.accessibleName())
    ]
    button.setFocus()
    let_its_time_pass(bar)
    assert bar.isVisible()
    assert button.hasFocus()
    bar.window().findChild(QPushButton).setFocus()
    let_its_time_pass(bar)
    assert bar.isHidden()
