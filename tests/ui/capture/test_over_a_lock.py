# SPDX-License-Identifier: GPL-3.0-or-later
"""A line half typed in the whole program when its journal is locked."""

from __future__ import annotations

from therapy_journal.services import keeping
from therapy_journal.services.capturing import LINE
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.capture.capture_field import CaptureField


def test_a_line_half_typed_is_in_the_journal_after_the_lock(
    qtbot, opened, restarts, vault_folder, passphrase, clock
):
    opened.commands.run("entry.capture")
    (capture,) = opened.window.desk.findChildren(CaptureField)
    qtbot.keyClicks(capture.field, "half a thought")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    journal = keeping.unlock(vault_folder, passphrase, clock=clock)
    try:
        assert journal.capturing.forms.get(FormKind.CAPTURE, 0)[LINE] == "half a thought"
        assert journal.writing.count() == 0
    finally:
        journal.close()
