# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions after a session that did not take place, brought in one click and taken back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QAbstractButton, QApplication

from therapy_journal.core.appointments import Absence
from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.services.preparing import Preparing
from therapy_journal.ui.bringing_along import BringingAlong
from therapy_journal.ui.sessions.workaround_card import WorkaroundCard


def test_a_question_is_brought_in_one_click_and_taken_back(shown, database, clock):
    preparing = Preparing(db=database, clock=clock)
    along = BringingAlong(preparing=preparing, kit=shown.kit, parent=shown.screen)
    shown.screen.bring_requested.connect(along.bring)
    card = shown.screen.findChild(WorkaroundCard)
    assert card.isHidden()
    missed = shown.plan(19, SessionState.MISSED)
    shown.attending.missed(missed.id, Absence((AbsenceReason.MONEY,)))
    shown.screen.refresh()
    QApplication.processEvents()
    assert not card.isHidden()
    bring = [b for b in card.findChildren(QAbstractButton) if b.text() == "Bring it"]
    assert len(bring) == 4
    bring[0].click()
    assert "reduced fee" in preparing.agenda()[0].body
    shown.said.press()
    assert preparing.agenda() == ()
    shown.plan(22, SessionState.ATTENDED)
    assert card.isHidden()
    assert clock.now().local > datetime(2026, 11, 22)
