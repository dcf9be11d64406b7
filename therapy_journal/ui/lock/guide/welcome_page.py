# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: what this is, and where the journal will lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.ui.lock.centred import CentredPage, centred
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.labels import Label

WORDS = (
    "A private place to write between two sessions, and one page to bring to the next. "
    "Everything is encrypted on this computer. Nothing is ever sent anywhere."
)


class WelcomePage(CentredPage):
    """Leads to a new journal, or to one that is there already."""

    go_on_requested = Signal()
    place_requested = Signal()
    open_other_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(440, parent)
        self.add_heading("feather", "Therapy Journal", WORDS)
        self._begin = PrimaryButton("Begin")
        self._begin.setMinimumHeight(current_theme().px(43))
        self._begin.clicked.connect(self.go_on_requested)
        self.add(self._begin, 28)
        self._place = centred(Label("", "muted", 12))
        self.add(self._place, 20)
        links = QHBoxLayout()
        links.setSpacing(current_theme().px(16))
        links.addStretch(1)
        for text, signal in (
            ("Choose another place…", self.place_requested),
            ("Open a journal I have", self.open_other_requested),
        ):
            link = LinkButton(text)
            link.clicked.connect(signal)
            links.addWidget(link)
        links.addStretch(1)
        self.add_row(links, 8)
        restore = LinkButton("Restore a backup")
        restore.clicked.connect(self.restore_requested)
        self.add(restore, 8)
        self.column.setAlignment(restore, Qt.AlignmentFlag.AlignHCenter)

    def show_folder(self, folder: Path) -> None:
        """Say where the journal will lie."""
        self._place.setText(f"Your journal will lie in “{folder.parent.name} / {folder.name}”.")

    def take_focus(self) -> None:
        """Let Enter begin."""
        self._begin.setFocus()
