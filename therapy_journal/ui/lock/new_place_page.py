# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that makes a journal in a new folder out of one that does not open where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.services import journal_places
from therapy_journal.ui.files import ChooseFolder
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.lock.centred import CentredPage
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

_EVERY_MS = 100
_OTHER = "Another place…"

Progress = Callable[[int, int], None]
Lines = list[tuple[str, list[str]]]
"""Headings, each with the lines under it."""


@dataclass(frozen=True, slots=True)
class Making:
    """What is made: its words, and the work, which returns sections of lines to be told.

    ``run`` is given the new folder and where to report progress, on the storage thread.
    """

    icon: str
    title: str
    words: str
    button: str
    place: Path
    run: Callable[[Path, Progress], Lines]


class NewPlacePage(CentredPage):
    """Asks where, shows how far it is, says what came of it, and opens the new journal."""

    open_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self,
        *,
        making: Making,
        kit: Kit,
        choose: ChooseFolder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(460, parent)
        self._making, self._kit, self._choose = making, kit, choose
        self._target = making.place
        self._done, self._all = 0, 0
        self._poll = QTimer(self)
        self._poll.setInterval(_EVERY_MS)
        self._poll.timeout.connect(self._show_progress)
        self._place = Label("", "muted")
        self.other = LinkButton(_OTHER)
        self.other.clicked.connect(self._ask_place)
        self.button = PrimaryButton(making.button)
        self.button.clicked.connect(self._act)
        self._result = Label()
        self._result.hide()
        self._problem = ProblemLine()
        self._is_made = False
        self._build()
        self._show_place()

    @property
    def told(self) -> str:
        """What came of it, or the fault shown."""
        return self._problem.words or ("" if self._result.isHidden() else self._result.text())

    @property
    def target(self) -> Path:
        """Where the new journal is going to be, or is."""
        return self._target

    def take_focus(self) -> None:
        """Let Return go on."""
        self.button.setFocus()

    def tell(self, problem: JournalProblem) -> None:
        """Say why nothing was made, or why what was made did not open."""
        self._poll.stop()
        self._set_busy(is_busy=False)
        self._problem.tell(problem)

    # -- the place --------------------------------------------------------------------

    def _ask_place(self) -> None:
        chosen = self._choose(self, "A folder for the new journal", self._target.parent)
        if chosen is not None:
            self._target = journal_places.free(chosen / self._making.place.name)
            self._problem.hide()
            self._show_place()

    def _show_place(self) -> None:
        self._place.setText(f"New journal: {' / '.join(self._target.parts[-2:])}")

    # -- the work ---------------------------------------------------------------------

    def _act(self) -> None:
        self._problem.hide()
        self._set_busy(is_busy=True)
        if self._is_made:
            self.open_requested.emit(self._target)
            return
        self._done, self._all = 0, 0
        self._poll.start()
        run = partial(self._making.run, self._target, self._note)
        self._kit.jobs.run(run, self, self._tell_result, self.tell)

    def _note(self, done: int, whole: int) -> None:
        self._done, self._all = done, whole  # read by the timer; called on the storage thread

    def _show_progress(self) -> None:
        if self._all:
            self.button.setText(f"{100 * self._done // self._all} %…")

    def _tell_result(self, sections: Lines) -> None:
        self._poll.stop()
        self._is_made = True
        if not sections:
            self._act()
            return
        lines = [
            "\n".join([heading, *(f"  {line}" for line in more)]) for heading, more in sections
        ]
        self._result.setText("\n\n".join(lines))
        self._result.show()
        self.other.hide()
        self._set_busy(is_busy=False)
        announce(self, sections[0][0])
        self.button.setFocus()

    def _set_busy(self, *, is_busy: bool) -> None:
        words = "Open the new journal" if self._is_made else self._making.button
        self.button.setText("One moment…" if is_busy else words)
        self.button.setEnabled(not is_busy)
        self.other.setEnabled(not is_busy)
        self._back.setEnabled(not is_busy)

    def _build(self) -> None:
        making = self._making
        self.add_heading(making.icon, making.title, making.words)
        place = QHBoxLayout()
        place.setSpacing(current_theme().px(12))
        place.addWidget(self._place, 1)
        place.addWidget(self.other)
        self.add_row(place, 24)
        self.button.setMinimumHeight(current_theme().px(43))
        self.add(self._result, 12)
        self.add(self.button, 16)
        self.add(self._problem, 12)
        self._back = QuietButton("Back")
        self._back.clicked.connect(self.back_requested)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        row.addStretch(1)
        self.add_row(row, 16)
