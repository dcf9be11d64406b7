# SPDX-License-Identifier: GPL-3.0-or-later
"""While a form is being kept, no key can put a word into it that nobody would keep."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.homework.test_forms import box, form, press, type_into
from therapy_journal.core.errors import DiskFull
from therapy_journal.ui.homework.homework_form import HomeworkForm

NAME = "What we agreed, in my words"


def test_keys_go_nowhere_while_it_is_being_kept(shown, qtbot, monkeypatch):
    waiting = []
    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    field = box(page, NAME)
    type_into(qtbot, field, "Walk")
    monkeypatch.setattr(shown.kit.jobs, "_start", waiting.append)
    press(page, "Keep homework")
    assert len(waiting) == 1
    assert not field.isEnabled()
    qtbot.keyClicks(QApplication.focusWidget() or page, " far")
    assert field.text() == "Walk"
    monkeypatch.undo()
    shown.kit.jobs._start(waiting[0])
    assert [card.homework.title for card in shown.practising.cards()] == ["Walk"]
    shown.screen.new_homework()
    assert field.isEnabled()


def test_after_a_failure_one_can_go_on_typing(shown, qtbot, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    shown.screen.new_homework()
    page = form(shown, HomeworkForm)
    type_into(qtbot, box(page, NAME), "Walk")
    monkeypatch.setattr(shown.practising, "agree", full)
    press(page, "Keep homework")
    qtbot.keyClicks(QApplication.focusWidget(), " far")
    assert box(page, NAME).text() == "Walk far"
