# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what opens the journal."""

from __future__ import annotations

from functools import partial

from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.buttons import QuietButton


class KeysSection(Section):
    """The recovery sheet of this journal."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Passphrase and recovery key", subject)
        sheet = QuietButton("Recovery sheet…", "key-round")
        sheet.clicked.connect(partial(subject.run, "keys.sheet"))
        self.add(sheet)
