# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what opens the journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label


class KeysSection(Section):
    """Passphrase, recovery sheet and keys; and whether a backup has others still."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Passphrase and recovery key", subject)
        row = FlowLayout(gap=10, row_gap=10)
        for command_id, title in (
            ("keys.passphrase", "Change passphrase…"),
            ("keys.sheet", "Recovery sheet…"),
            ("keys.change", "Change keys completely…"),
        ):
            button = QuietButton(title)
            button.clicked.connect(partial(subject.run, command_id))
            button.setEnabled(command_id == "keys.sheet" or not subject.journal.is_read_only)
            row.addWidget(button)
        self.column.addLayout(row)
        self._behind = Label("", "muted", 12)
        self._behind.hide()
        self.add(self._behind)
        subject.kit.jobs.run(subject.journal.key_changes.places, self, self._look)

    def _look(self, places: list[Path]) -> None:
        behind = partial(self.subject.journal.key_changes.behind, places)
        self.subject.kit.jobs.run_aside(behind, self, self._tell_behind)

    def _tell_behind(self, folders: list[Path]) -> None:
        if folders:
            self._behind.setText(behind_words(len(folders)))
            self._behind.show()


def behind_words(count: int) -> str:
    """Say that backups could not follow a change of passphrase or keys."""
    which = "One backup" if count == 1 else f"{count} backups"
    return f"{which} here could not follow: the former passphrase or sheet may still open them."
