# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on my disk: every file of the journal and of the program, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import recent_time
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services.journal import Journal
from therapy_journal.services.on_disk import Exported, Kept, OnDisk
from therapy_journal.ui.files import show_in_folder
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, QuietButton
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.chips import Badge
from therapy_journal.ui.widgets.labels import CapsLabel, Label
from therapy_journal.ui.widgets.problem_line import ProblemLine
from therapy_journal.ui.widgets.sheets import Sheet

WORDS = (
    "Everything this program has on this computer. What is encrypted nobody reads without your "
    "passphrase or recovery key; that files are there, how large they are and when they were "
    "changed, anyone can see."
)
NO_EXPORT = "Nothing readable was made from this journal."
EXPORTS_STAY = "Where these are now, this program does not know. They are not encrypted."
CHECKING = "Looking everything over…"
DAMAGED = (
    "Not everything in this journal is as it should be.",
    "Keep its folder as it is, and open a backup.",
)
FORMS = {
    "pdf": "A page for a session, as PDF",
    "print": "A page for a session, printed",
    "card, pdf": "A card for the wallet, as PDF",
    "card, print": "A card for the wallet, printed",
    "markdown": "Everything, as Markdown files",
    "entries, markdown": "Some entries, as Markdown files",
    "entries, pdf": "Some entries, as PDF",
    "entries, html": "Some entries, as an HTML file",
    "json": "Everything, as JSON",
    "json, raw layers": "Everything with the raw layers, as JSON",
}
_SHOWN_EXPORTS = 12

Show = Callable[[Path], object]


class DiskSheet(Sheet):
    """Rows of what is there, the last check and backup, and what was exported."""

    def __init__(
        self,
        journal: Journal,
        kit: Kit,
        parent: QWidget,
        *,
        elsewhere: Sequence[Path] = (),
        show: Show = show_in_folder,
    ) -> None:
        super().__init__("What is on my disk", parent, text=WORDS, width=640)
        self._journal, self._kit, self._show = journal, kit, show
        self._elsewhere = elsewhere
        self.rows = QWidget()
        self._rows = _column(self.rows, 10)
        self.checked = Label("")
        self.problem = ProblemLine()
        self.check = QuietButton("Check everything now", "check")
        self.check.clicked.connect(self._look_over)
        self.exports = QWidget()
        self._exports = _column(self.exports, 4)
        self.where = Label("", "muted", 12)
        for widget in (
            self.where, self.rows, Hairline(), self.checked, self.problem, self.check, Hairline(),
            CapsLabel("Made readable from this journal"), self.exports,
        ):  # fmt: skip
            self.body.addWidget(widget, 0, _start_of(widget))
        self.add_button("Done", is_primary=True, accepts=True)
        self._ask()

    def _ask(self) -> None:
        self._kit.jobs.run(partial(_look, self._journal, self._elsewhere), self, self._fill)

    def _fill(self, disk: OnDisk) -> None:
        self.where.setText(f"Your journal lies in {disk.folder}")
        _empty(self._rows)
        _empty(self._exports)
        for kept in disk.kept:
            self._rows.addWidget(self._kept_row(kept))
        self.checked.setText(self._said(disk))
        if not disk.is_sound:
            self.problem.show_words(*DAMAGED)
        for line in self._lines(disk.exported):
            self._exports.addWidget(line)

    def _kept_row(self, kept: Kept) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current_theme().px(12))
        words = QVBoxLayout()
        words.setSpacing(current_theme().px(1))
        words.addWidget(Label(kept.name, weight=600))
        words.addWidget(Label(kept.detail, "muted", 12))
        line.addLayout(words, 1)
        if kept.place is not None:
            state = Badge("Readable", "homework") if kept.is_readable else Badge("Encrypted")
            line.addWidget(Label(size_words(kept.size), "muted", 12, wrap=False))
            line.addWidget(state)
            link = LinkButton("Show in folder", size=12)
            link.setAccessibleName(f"Show in folder: {kept.name}")
            link.clicked.connect(partial(self._show, kept.place))
            line.addWidget(link)
        return row

    def _said(self, disk: OnDisk) -> str:
        said = ["Not checked yet."]
        if disk.checked_at:
            said = [f"Last check: {self._when(disk.checked_at)}."]
            said += ["Everything could be read."] if disk.is_sound else []
        said += [f"Last backup: {self._when(disk.last_backup)}."] if disk.last_backup else []
        return " ".join(said)

    def _lines(self, exported: Sequence[Exported]) -> list[QWidget]:
        if not exported:
            return [Label(NO_EXPORT, "muted", 12)]
        shown = [
            Label(f"{FORMS.get(each.form, each.form)} · {self._when(each.at)}")
            for each in exported[:_SHOWN_EXPORTS]
        ]
        more = len(exported) - len(shown)
        rest = [Label(f"and {more} earlier", "muted", 12)] if more > 0 else []
        return [*shown, *rest, Label(EXPORTS_STAY, "muted", 12)]

    def _when(self, instant: datetime) -> str:
        today = self._kit.clock.now().local.date()
        return recent_time(instant.astimezone().replace(tzinfo=None), today)

    def _look_over(self) -> None:
        self.check.setEnabled(False)
        self.problem.hide()
        self.checked.setText(CHECKING)
        self._kit.jobs.run(self._journal.looking.check, self, self._checked, self._failed)

    def _checked(self, _: object) -> None:
        self.check.setEnabled(True)
        self._ask()

    def _failed(self, problem: JournalProblem) -> None:
        self._checked(None)
        self.problem.tell(problem)


def size_words(size: int) -> str:
    """Return a size as a person says it: ``812 bytes``, ``14 KB``, ``3.2 MB``."""
    if size < 1_000:
        return f"{size} bytes"
    for unit in ("KB", "MB"):
        size_in = size / 1_000 if unit == "KB" else size / 1_000_000
        if size_in < 999.5:
            return f"{size_in:.0f} {unit}" if unit == "KB" or size_in >= 10 else f"{size_in:.1f} MB"
    return f"{size / 1_000_000_000:.1f} GB"


def _look(journal: Journal, folders: Sequence[Path]) -> OnDisk:
    return journal.looking.look(journal.kept_elsewhere.find(folders))


def _column(widget: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().px(gap))
    return column


def _start_of(widget: QWidget) -> Qt.AlignmentFlag:
    is_button = isinstance(widget, QuietButton)
    return Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
