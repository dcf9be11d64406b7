# SPDX-License-Identifier: GPL-3.0-or-later
"""The one question before something is gone for good: what goes, and what still holds it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from therapy_journal.core.trash import Standing, also_from, what_to_know
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.switches import Switch

BACKUP_FIRST = "A backup is made before, unless you remove it from the backups as well."
KEEP = "Keep it for now"


class EraseQuestion(Sheet):
    """``accepted`` says to go on; :attr:`is_out_of_backups` whether backups are to go along."""

    def __init__(
        self,
        title: str,
        text: str,
        standing: Standing,
        parent: QWidget,
        *,
        button: str,
        is_bulk: bool = False,
    ) -> None:
        super().__init__(title, parent, text=text)
        self.body.addWidget(Label(what_to_know(standing), "muted"))
        if is_bulk:
            self.body.addWidget(Label(BACKUP_FIRST, "muted"))
        self.backups = Switch(also_from(standing.backups))
        self.backups.setVisible(bool(standing.backups))
        self.body.addWidget(self.backups)
        self.keep = self.add_button(KEEP, is_primary=True, dismisses=True)
        self.erase = self.add_button(button, accepts=True)

    @property
    def is_out_of_backups(self) -> bool:
        """Whether it is to be removed from the backups that hold it, too."""
        return self.backups.isChecked()
