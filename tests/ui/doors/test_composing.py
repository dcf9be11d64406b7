# SPDX-License-Identifier: GPL-3.0-or-later
"""Words an input method has only half composed go through every door with the others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from therapy_journal.services import keeping
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.unsent_notes.layers import Layer


def compose(words):
    """Show words where the focus is as an input method does, which may still change them."""
    event = QInputMethodEvent(words, [])
    QCoreApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.fixture
def written(qtbot, write):
    screen = write("At the tram stop ")
    screen.pane.area.setFocus()
    qtbot.waitUntil(screen.pane.area.hasFocus)
    return screen


def test_a_lock_takes_them_along(qtbot, opened, written, restarts, texts):
    compose("かな")
    assert "かな" not in written.pane.area.text()
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    assert texts() == ["At the tram stop かな"]


def test_the_end_of_the_session_takes_them_along(opened, written):
    compose("かな")
    opened.window.save_now()
    assert written.pane.area.text().strip() == "At the tram stop かな"
    assert written.pane.area.composed() == ""
    assert not opened.window.desk.unsaved()


def test_a_title_takes_them_along_and_once(qtbot, opened, written, restarts, clock, passphrase):
    title = written.pane.head.title
    title.setFocus()
    compose("題")
    opened.window.save_now()
    compose("名")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    journal = keeping.unlock(restarts[0], passphrase, clock=clock)
    ((number, _),) = journal.writing.ids_with_days()
    assert journal.writing.open(number).title == "題名"
    journal.close()


def test_words_composed_over_a_title_that_was_replaced_do_not_come_back(written):
    title = written.pane.head.title
    title.setFocus()
    compose("題")
    title.setText("Another entry")
    assert title.composed() == ""


def test_another_entry_takes_them_along(qtbot, opened, written, texts, restarts):
    compose("かな")
    first = written.pane.area.key
    opened.commands.run("entry.new")
    qtbot.waitUntil(lambda: written.pane.area.key != first)
    written.pane.area.insert("Later.")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    assert sorted(texts()) == ["At the tram stop かな", "Later."]


def test_a_line_in_passing_takes_them_along(qtbot, opened, restarts, clock, passphrase):
    opened.commands.run("entry.capture")
    qtbot.waitUntil(lambda: bool(QApplication.focusWidget()))
    compose("かな")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    journal = keeping.unlock(restarts[0], passphrase, clock=clock)
    kept = journal.capturing.forms.get(FormKind.CAPTURE, 0)
    assert "かな" in kept.values()
    journal.close()


def test_another_unsent_note_takes_them_along(qtbot, opened, restarts, clock, passphrase):
    opened.commands.run("note.new")
    screen = opened.window.desk.screen_of("unsent_notes")
    qtbot.waitUntil(screen.pane.layers.area(Layer.RAW).hasFocus)
    compose("かな")
    opened.commands.run("note.new")
    qtbot.waitUntil(lambda: not screen.pane.texts()["raw"])
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    journal = keeping.unlock(restarts[0], passphrase, clock=clock)
    assert journal.unsent_notes.find("かな")
    journal.close()
