# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a new recovery sheet: shown, saved or printed, and two groups typed back from it."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.services import keeping
from therapy_journal.ui.files import ChooseTarget
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.recovery_sheet.keeper import WARNING, SheetKeeper
from therapy_journal.ui.recovery_sheet.key_view import KeyView
from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from therapy_journal.ui.widgets.fields import TextField, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

ACKNOWLEDGEMENT = "nobody can open it"


class KeepingSheet(QWidget):
    """Emits ``kept`` when two groups were typed back right, or ``skipped`` knowingly.

    ``kept`` carries the file the sheet was saved to, or None.
    """

    kept = Signal(object)
    skipped = Signal()

    def __init__(self, *, jobs: Jobs, choose: ChooseTarget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: RecoverySheet | None = None
        self._journal = Path()
        self._saved_to: Path | None = None
        self._asked: tuple[int, int] = (0, 1)
        self._keeper = SheetKeeper(self, jobs=jobs, choose=choose)
        self._keeper.saved.connect(self._tell_saved)
        self._keeper.failed.connect(self._tell_failed)
        self._key = KeyView()
        self._problem = ProblemLine()
        self.fields = (TextField(size=15), TextField(size=15))
        self._questions = (Label("", weight=600), Label("", weight=600))
        self._button = PrimaryButton("Go on")
        self._button.setMinimumHeight(current_theme().px(43))
        self._button.clicked.connect(self._check)
        self.acknowledge = TextField("nobody can open it", name="Acknowledgement", size=13)
        self._without = labelled(
            "To go on without a sheet, type: nobody can open it",
            self.acknowledge,
            "If you forget your passphrase, nobody can open this journal, and that includes us.",
        )
        self._without.hide()
        self._build()

    def show_sheet(self, sheet: RecoverySheet, journal: Path) -> None:
        """Show a key that nobody has kept yet; ``journal`` is no place for the sheet."""
        self.sheet, self._journal = sheet, journal
        self._saved_to = None
        self._warning.show()
        self._key.show_groups(sheet.groups)
        first = secrets.randbelow(len(sheet.groups) - 1)
        second = first + 1 + secrets.randbelow(len(sheet.groups) - first - 1)
        self._asked = (first, second)
        for place, (question, field) in enumerate(zip(self._questions, self.fields, strict=True)):
            question.setText(f"Group {self._asked[place] + 1}")
            field.setAccessibleName(f"Group {self._asked[place] + 1}")

    @property
    def asked(self) -> tuple[int, int]:
        """The two groups asked for, counting from 0."""
        return self._asked

    @property
    def told(self) -> str:
        """The words of the fault shown, or nothing."""
        return self._problem.words

    def take_focus(self) -> None:
        """Let Tab begin at the ways to keep the sheet."""
        self.save.setFocus()

    def forget(self) -> None:
        """Take the key off the screen."""
        self.sheet = None
        self._key.show_groups(())
        for field in (*self.fields, self.acknowledge):
            field.clear()
        self._without.hide()
        self._ask(is_asking=False)

    def _build(self) -> None:
        px = current_theme().px
        self.skip = LinkButton("Go on without a sheet", role="muted")
        self.skip.clicked.connect(self._offer_skipping)
        self.acknowledge.returnPressed.connect(self._skip_knowingly)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._showing())
        column.addWidget(self._asking())
        for widget in (self._problem, self.skip, self._without):
            column.addWidget(widget)
        self._ask(is_asking=False)

    def _showing(self) -> QWidget:
        self.save, self._print = QuietButton("Save as PDF…"), QuietButton("Print…")
        self.have = PrimaryButton("I have kept it")
        self.have.setMinimumHeight(current_theme().px(43))
        self.save.clicked.connect(self._save_sheet)
        self._print.clicked.connect(self._print_sheet)
        self.have.clicked.connect(self._begin_asking)
        ways = QHBoxLayout()
        ways.setSpacing(current_theme().px(10))
        ways.addWidget(self.save, 1)
        ways.addWidget(self._print, 1)
        part, column = _part()
        self._warning = Label(WARNING, "muted", 12)
        column.addWidget(self._key)
        column.addWidget(Label("0 and 1 are always numbers, never letters.", "muted", 12))
        column.addLayout(ways)
        column.addWidget(self._warning)
        column.addWidget(self.have)
        self._shown = part
        return part

    def _asking(self) -> QWidget:
        part, column = _part()
        column.addWidget(Label("Type back two groups from your sheet."))
        row = QHBoxLayout()
        row.setSpacing(current_theme().px(10))
        for question, field in zip(self._questions, self.fields, strict=True):
            row.addWidget(question)
            row.addWidget(field, 1)
        self.fields[0].returnPressed.connect(self.fields[1].setFocus)
        self.fields[1].returnPressed.connect(self._check)
        column.addLayout(row)
        column.addWidget(self._button)
        again = LinkButton("Show the key again")
        again.clicked.connect(self._show_again)
        column.addWidget(again)
        self._questioned = part
        return part

    def _ask(self, *, is_asking: bool) -> None:
        self._shown.setVisible(not is_asking)
        self._questioned.setVisible(is_asking)
        self._problem.hide()
        self._warning.show()

    def _begin_asking(self) -> None:
        self._ask(is_asking=True)
        self.fields[0].setFocus()

    def _show_again(self) -> None:
        self._ask(is_asking=False)
        self.have.setFocus()

    def _save_sheet(self) -> None:
        if self.sheet is not None:
            self._keeper.save(self.sheet, self._journal)

    def _print_sheet(self) -> None:
        if self.sheet is not None:
            self._keeper.print_out(self.sheet)

    def _tell_saved(self, target: Path) -> None:
        self._saved_to = target
        # Said once: beside the news, where it is read now.
        self._warning.hide()
        self._problem.show_words("The sheet was saved.", WARNING)

    def _tell_failed(self, problem: JournalProblem) -> None:
        self._problem.tell(problem)

    def _check(self) -> None:
        if self.sheet is None:
            return
        for place, field in zip(self._asked, self.fields, strict=True):
            if not keeping.is_group(field.text(), self.sheet.groups[place]):
                self._problem.show_words(
                    f"Group {place + 1} does not match.", "Please check it against your sheet."
                )
                field.setFocus()
                field.selectAll()
                return
        self._problem.hide()
        self.kept.emit(self._saved_to)

    def _offer_skipping(self) -> None:
        self._without.show()
        self.acknowledge.setFocus()

    def _skip_knowingly(self) -> None:
        if self.acknowledge.text().strip().lower().rstrip(".") == ACKNOWLEDGEMENT:
            self.skipped.emit()


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().px(12))
    return part, column
