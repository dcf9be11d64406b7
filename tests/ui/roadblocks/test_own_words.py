# SPDX-License-Identifier: GPL-3.0-or-later
"""An opening sentence made one's own is not lost by a lock."""

from __future__ import annotations

from tests.ui.roadblocks.conftest import Beside
from therapy_journal.core.errors import DiskFull
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.roadblocks.sidebar import RoadblockSidebar

KEY = RoadblockKey.COMMUNICATION


def prompt(sidebar: RoadblockSidebar, place: int = 0):
    sidebar.open_for("today")
    sidebar.open(KEY)
    card = sidebar.panel.body_of(KEY).prompts[place]
    card.ask.click()
    return card


def change(qtbot, card, words: str) -> None:
    card.opening.box.setFocus()
    card.opening.box.selectAll()
    qtbot.keyClicks(card.opening.box, words)


def test_what_was_made_of_a_sentence_is_there_after_a_lock(beside: Beside, qtbot) -> None:
    card = prompt(beside.sidebar)
    change(qtbot, card, "Could we begin slowly")
    assert beside.sidebar.unsaved()
    beside.sidebar.flush()
    assert not beside.sidebar.unsaved()
    again = RoadblockSidebar(checking_in=beside.checking_in, kit=beside.kit, parent=beside.window)
    assert prompt(again).opening.box.text() == "Could we begin slowly"
    other = prompt(again, 1)
    assert other.opening.box.text() == other.prompt.opening


def test_what_was_changed_elsewhere_stays_when_another_sentence_is_changed(
    beside: Beside, qtbot
) -> None:
    forms = beside.checking_in.forms
    forms.keep(FormKind.OPENING, 0, {"fit.0": "From before"})
    again = RoadblockSidebar(checking_in=beside.checking_in, kit=beside.kit, parent=beside.window)
    change(qtbot, prompt(again), "Slowly")
    again.flush()
    kept = forms.get(FormKind.OPENING, 0)
    assert (kept["fit.0"], kept["communication.0"]) == ("From before", "Slowly")


def test_a_sentence_put_back_as_it_was_is_not_kept(beside: Beside, qtbot) -> None:
    card = prompt(beside.sidebar)
    change(qtbot, card, "Slowly")
    beside.sidebar.flush()
    change(qtbot, card, card.prompt.opening)
    beside.sidebar.flush()
    assert beside.checking_in.forms.get(FormKind.OPENING, 0) == {}


def test_what_cannot_be_saved_is_handed_out_to_be_kept_elsewhere(
    beside: Beside, qtbot, monkeypatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(beside.checking_in.forms, "keep", full)
    change(qtbot, prompt(beside.sidebar), "Slowly")
    beside.sidebar.flush()
    assert beside.sidebar.unsaved()
    (words,) = beside.sidebar.unsaved_texts()
    assert (words.kind, words.fields["communication.0"]) == ("opening_sentences", "Slowly")
