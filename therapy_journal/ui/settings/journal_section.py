# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: this journal as a thing on the disk, and this program."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from therapy_journal import __version__
from therapy_journal.services.settings import REMEMBER_LAST
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

ABOUT = f"Therapy Journal {__version__}. This program never looks for updates."

DOING = (
    ("journal.disk", "What is on my disk…"),
    ("journal.another", "Another computer…"),
    ("journal.move", "Move this journal…"),
    ("journal.erase", "Erase this journal…"),
    ("guide.promises", "What is promised, and what is not"),
)
READING = frozenset({"journal.disk", "journal.another", "guide.promises"})


class JournalSection(Section):
    """Where it is, what of it is on the disk, and what the program says of itself."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("This journal", subject)
        self.add_window_switch(REMEMBER_LAST)
        row = QWidget()
        row.setProperty("clear", True)  # noqa: FBT003 — a Qt property
        flow = FlowLayout(row, gap=10, row_gap=8)
        for command, words in DOING:
            button = QuietButton(words)
            button.setEnabled(not subject.journal.is_read_only or command in READING)
            button.clicked.connect(partial(subject.run, command))
            flow.addWidget(button)
        self.add(row)
        self.add(Label(ABOUT, "muted", 12))
