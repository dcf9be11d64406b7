# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the backup, and where the journal made of it will lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.lock.centred import CentredPage, centred
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

WORDS = "Nothing is changed until you restore it."
RESTORE, BUSY = "Restore and open it", "Restoring…"
_NAMES = {
    "reflections": ("reflection", "reflections"),
    "unsent_notes": ("unsent note", "unsent notes"),
    "homework": ("homework task", "homework tasks"),
    "sessions": ("session", "sessions"),
    "check_ins": ("check-in", "check-ins"),
}


class InsidePage(CentredPage):
    """Emits ``restore_requested``; ``place_requested`` chooses another folder for it."""

    restore_requested = Signal()
    place_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self.made = centred(Label("", weight=600))
        self.counts = centred(Label("", serif=True, size=15))
        self.place = centred(Label("", "muted", 12))
        self.button = PrimaryButton(RESTORE)
        self.button.clicked.connect(self.restore_requested)
        self.problem = ProblemLine()
        self._build()

    def show_inside(self, made: str, counts: Mapping[str, int]) -> None:
        """Show when it was made, and how much of each kind is in it."""
        self.made.setText(made)
        parts = [f"{count} {_NAMES[kind][count != 1]}" for kind, count in counts.items() if count]
        self.counts.setText("\n".join(parts) or "Nothing was written in it yet.")
        self.problem.hide()

    def show_place(self, folder: Path) -> None:
        """Say where the journal will lie."""
        parts = " / ".join(folder.parts[-2:])
        self.place.setText(f"The restored journal will lie in “{parts}”.")

    def tell(self, problem: JournalProblem) -> None:
        """Say why it was not restored."""
        self.set_busy(is_busy=False)
        self.problem.tell(problem)
        self.take_focus()

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that it is being restored."""
        self.button.setEnabled(not is_busy)
        self.button.setText(BUSY if is_busy else RESTORE)

    def take_focus(self) -> None:
        """Let Enter restore it."""
        self.button.setFocus()

    def _build(self) -> None:
        self.add_heading("rotate-ccw", "What is in the backup", WORDS)
        self.add(self.made, 22)
        self.add(self.counts, 8)
        self.add(self.place, 22)
        self.button.setMinimumHeight(current_theme().px(43))
        self.add(self.button, 16)
        self.add(self.problem, 12)
        for text, signal, gap in (
            ("Choose another place…", self.place_requested, 16),
            ("Choose another backup", self.back_requested, 8),
        ):
            link = LinkButton(text)
            link.clicked.connect(signal)
            self.add(link, gap)
            self.column.setAlignment(link, Qt.AlignmentFlag.AlignHCenter)
