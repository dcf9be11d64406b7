# SPDX-License-Identifier: GPL-3.0-or-later
"""A name being typed to be shielded is not lost by a lock."""

from __future__ import annotations

from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.summary.screen import SummaryScreen


def test_a_name_being_typed_is_there_after_a_lock(shown, qtbot):
    names = shown.screen.controls.names
    qtbot.keyClicks(names.name_field, "Johanna")
    qtbot.keyClicks(names.role_field, "my sis")
    assert shown.screen.unsaved()
    shown.screen.flush()
    assert not shown.screen.unsaved()
    again = SummaryScreen(preparing=shown.week.preparing, kit=shown.kit)
    again.open_for(None)
    fields = again.controls.names
    assert (fields.name_field.text(), fields.role_field.text()) == ("Johanna", "my sis")
    again.deleteLater()


def test_a_name_that_is_shielded_waits_no_more(shown, qtbot):
    names = shown.screen.controls.names
    qtbot.keyClicks(names.name_field, "Johanna")
    shown.screen.flush()
    names._ask_to_shield()
    shown.screen.flush()
    assert shown.week.preparing.forms.get(FormKind.NAME, 0) == {}
    assert [name.name for name in shown.week.preparing.names()][-1] == "Johanna"
