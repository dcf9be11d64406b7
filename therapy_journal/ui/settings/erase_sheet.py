# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing this journal: what goes, what cannot, a copy first if wanted, and its name typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services.erasing import Kept, Known
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.fields import TextField, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine
from therapy_journal.ui.widgets.sheets import Sheet

WORDS = "Everything you wrote here goes for good. Nobody can bring it back, and that includes us."
CANNOT = (
    "What this cannot erase: copies, exports and prints that were made elsewhere, and what the "
    "system or a file service kept of these files. On an SSD traces may stay for a while; they "
    "are encrypted, and the key goes first."
)
KEEP_READABLE = "Keep everything as readable files first…"
KEEP_ENCRYPTED = "Keep an encrypted copy first…"
UNENCRYPTED = (
    "The readable files are not encrypted: anyone who can open them can read them. Unsent raw "
    "layers and sealed entries are not among them; an encrypted copy has everything."
)
ERASING = "Erasing…"


class EraseSheet(Sheet):
    """Emits ``agreed`` once the name was typed; ``readable_requested``, ``copy_requested``."""

    agreed = Signal(object)
    readable_requested = Signal()
    copy_requested = Signal()

    def __init__(self, known: Known, today: date, parent: QWidget) -> None:
        super().__init__("Erase this journal", parent, text=WORDS, width=560)
        self._known = known
        self.body.addWidget(Label("What goes", weight=600))
        for line in what_goes(known, today):
            self.body.addWidget(Label(line, "muted"))
        if known.sheet is not None:
            said = f"The recovery sheet you saved stays, and opens nothing any more: {known.sheet}"
            self.body.addWidget(Label(said, "muted"))
        self.body.addWidget(Label(CANNOT))
        for words, signal in (
            (KEEP_ENCRYPTED, self.copy_requested),
            (KEEP_READABLE, self.readable_requested),
        ):
            link = LinkButton(words)
            link.clicked.connect(signal)
            self.body.addWidget(link)
        self.body.addWidget(Label(UNENCRYPTED, "muted", 12))
        self.name = TextField("", name="The journal's name")
        self.name.textChanged.connect(self._weigh)
        self.body.addWidget(labelled(f"To erase it, type its name: {known.name}", self.name))
        self.told = Label("", "muted")
        self.told.hide()
        self.problem = ProblemLine()
        self.body.addWidget(self.told)
        self.body.addWidget(self.problem)
        self.keep = self.add_button("Keep my journal", is_primary=True, dismisses=True)
        self.erase = self.add_button("Erase it")
        self.erase.clicked.connect(self._agree)
        self._weigh("")

    def tell_done(self, words: str) -> None:
        """Say that something was kept first."""
        self.problem.hide()
        self.told.setText(words)
        self.told.show()

    def tell(self, problem: JournalProblem) -> None:
        """Say what did not work."""
        self.told.hide()
        self.problem.tell(problem)

    def _weigh(self, typed: str) -> None:
        self.erase.setEnabled(typed.strip().casefold() == self._known.name.strip().casefold())

    def _agree(self) -> None:
        for button in (self.keep, self.erase):
            button.setEnabled(False)
        self.tell_done(ERASING)
        self.agreed.emit(self._known)


def what_goes(known: Known, today: date) -> list[str]:
    """Name the journal, and every backup that is known here."""
    lines = [f"The journal, in {known.folder}"]
    if known.backups:
        lines.append(f"{_many(known.backups)} beside it, of {_days(known.backups, today)}")
    if known.second is not None:
        if not known.is_second_there:
            lines.append(
                f"Not the backups in the second place: {known.second} is not connected. "
                "Connect it first, or delete that folder yourself."
            )
        elif known.second_backups:
            days = _days(known.second_backups, today)
            lines.append(f"{_many(known.second_backups)} in {known.second}, of {days}")
    lines += [f"Words saved elsewhere: {file}" for file in known.words]
    lines.append("What this program remembers of it: where it was, and the log of faults")
    return lines


def _many(backups: Sequence[Kept]) -> str:
    return "1 backup" if len(backups) == 1 else f"{len(backups)} backups"


def _days(backups: Sequence[Kept], today: date) -> str:
    """Name the days on which backups were made, each once."""
    local = [kept.made_at.astimezone().date() for kept in backups]
    return ", ".join(recent_day(day, today) for day in dict.fromkeys(local))
