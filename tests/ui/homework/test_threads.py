# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms beside the real storage thread, where answers come late."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.clocks import SettableClock
from tests.ui.kits import Said
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.practising import Practising
from therapy_journal.storage.connection import Database
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.homework.homework_form import HomeworkForm
from therapy_journal.ui.homework.screen import HomeworkScreen
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.theme import Theme
from therapy_journal.ui.widgets.fields import TextBox


@pytest.fixture
def kit(qapp: QApplication, clock: SettableClock) -> Iterator[Kit]:
    theme = Theme(qapp, mode="light")
    bus = Bus(theme)
    jobs = Jobs(bus, theme)
    yield Kit(jobs, bus, Icons(theme), theme, clock, Said())
    jobs.close()
    theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def screen(kit: Kit, database: Database, clock: SettableClock) -> Iterator[HomeworkScreen]:
    made = HomeworkScreen(
        practising=Practising(db=database, clock=clock),
        attending=Attending(db=database, clock=clock),
        kit=kit,
    )
    made.show()
    yield made
    made.close()
    made.deleteLater()


def opened(screen, qtbot) -> tuple[HomeworkForm, TextBox]:
    screen.new_homework()
    page = screen.findChild(HomeworkForm)
    qtbot.waitUntil(lambda: page.is_open)
    words = next(
        box
        for box in page.findChildren(TextBox)
        if box.accessibleName() == "What we agreed, in my words"
    )
    return page, words


def test_no_draft_is_written_after_what_was_kept(screen, qtbot, kit, database, clock):
    page, words = opened(screen, qtbot)
    qtbot.keyClicks(words, "Catch one")
    gate = threading.Event()
    kit.jobs.run(gate.wait, screen)
    page.submit()
    page.touched()
    page.flush()
    page.leave()
    assert page.is_open
    gate.set()
    qtbot.waitUntil(lambda: not page.is_open)
    kit.jobs.flush()
    practising = Practising(db=database, clock=clock)
    assert practising.count_active() == 1
    assert practising.forms.pending(*FormKind) == ()
    assert not screen.unsaved()


def test_asking_for_a_new_form_wins_over_the_one_from_before_the_lock(
    screen, qtbot, kit, database, clock
):
    practising = Practising(db=database, clock=clock)
    practising.forms.keep(FormKind.OBSTACLE, 0, {"obstacle_note": "x", "form_is_open": "1"})
    screen.refresh()
    page, _ = opened(screen, qtbot)
    kit.jobs.flush()
    QApplication.processEvents()
    assert page.isVisible()
