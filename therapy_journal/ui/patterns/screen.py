# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of Patterns: a stretch of time, and four quiet charts of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from therapy_journal.core import pattern_words as said
from therapy_journal.core.changes import Changes
from therapy_journal.core.messages import Message
from therapy_journal.core.patterns import STRETCH_TITLES, Stretch
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.looking_over import Looked, LookingOver
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.letting_out import LettingOut, PrintPages, print_with_dialog
from therapy_journal.ui.paper.pages import PaperLayout
from therapy_journal.ui.paper.patterns_page import lay_out_patterns
from therapy_journal.ui.patterns.pattern_card import PatternCard
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.column import ScreenHeader, ScrollColumn
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.labels import Label

_EMPTY = (
    "Nothing to look at yet",
    (
        "A mood on Today, a practice you log, an answer to “Does this sound familiar?” and what "
        "became of a session are drawn here over time. One of them is enough to begin."
    ),
    "Go to Today",
)

_NOTHING = Message(
    "There is nothing to put on a page in this time.", "You could choose a longer one.",
    key="patterns",
)  # fmt: skip


class PatternsScreen(QWidget):
    """Shows what is stored; nothing can be written here."""

    today_requested = Signal()

    def __init__(
        self,
        *,
        looking_over: LookingOver,
        kit: Kit,
        parent: QWidget | None = None,
        choose: ChooseTarget = choose_target,
        print_pages: PrintPages = print_with_dialog,
    ) -> None:
        super().__init__(parent)
        self._looking_over, self._kit = looking_over, kit
        self._looked: Looked | None = None
        self.setAccessibleName("Patterns")
        self._header = ScreenHeader("chart-line", "Patterns")
        self.save_button = IconButton("file-down", "Save as PDF…")
        self.print_button = IconButton("printer", "Print…")
        self.stretches = ChipRow(list(STRETCH_TITLES.items()), name="How far back")
        self.days = Label("", "muted", 12)
        self.mood = PatternCard("sun", said.MOOD, "accent")
        self.practice = PatternCard("list-checks", said.PRACTICE, "homework")
        self.roadblocks = PatternCard("waypoints", said.ROADBLOCKS, "accent")
        self.sessions = PatternCard("calendar-heart", said.ATTENDANCE, "session")
        self.empty = EmptyState("chart-line", *_EMPTY)
        self._stack = QStackedWidget()
        self.letting_out = LettingOut(kit=kit, screen=self, choose=choose, print_pages=print_pages)
        self._lay_out()
        self._connect()

    # -- what the window calls --------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is stored now."""
        chosen = self.stretches.value()
        stretch = chosen if isinstance(chosen, Stretch) else None
        self._kit.jobs.run(partial(self._looking_over.look, stretch), self, self._show)

    def flush(self) -> None:
        """Save nothing: nothing is written here."""

    def unsaved(self) -> bool:
        """Return False: nothing is written here."""
        return False

    def unsaved_texts(self) -> list[Unsaved]:
        """Return nothing: nothing is written here."""
        return []

    def print_page(self) -> None:
        """Print what is shown, on one page."""
        looked = self._to_let_out()
        if looked is not None:
            remember = partial(self._looking_over.page_made, "print")
            self.letting_out.on_paper(_page(looked), remember)

    def save_pdf(self) -> None:
        """Save what is shown as a PDF of one page."""
        looked = self._to_let_out()
        if looked is not None:
            remember = partial(self._looking_over.page_made, "pdf")
            self.letting_out.as_pdf(_page(looked), self._kit.clock.now().day, remember)

    def _to_let_out(self) -> Looked | None:
        if self._looked is not None and self._looked.patterns.is_empty:
            self._kit.say(_NOTHING)
            return None
        return self._looked

    # -- showing ----------------------------------------------------------------------------

    def _choose_stretch(self, stretch: Stretch | None) -> None:
        if stretch is None:  # a chosen one that is pressed again stays
            if self._looked is not None:
                self.stretches.set_value(self._looked.patterns.stretch)
            return
        self._kit.jobs.run(partial(self._looking_over.look, stretch), self, self._show)

    def _show(self, looked: Looked) -> None:
        if self.stretches.value() not in (None, looked.patterns.stretch):
            return  # another one was chosen meanwhile, and its answer follows
        self._looked = looked
        patterns = looked.patterns
        self.stretches.set_value(patterns.stretch)
        for button in (self.save_button, self.print_button):
            button.setEnabled(not patterns.is_empty)
        self._stack.setCurrentIndex(0 if looked.has_anything else 1)
        self.days.setText(said.stretch_line(patterns))
        self.mood.show_pattern([said.mood_words(patterns)], said.mood_line(patterns))
        self.practice.show_pattern(
            [said.practice_words(patterns.practice)], said.practice_dots(patterns)
        )
        self.roadblocks.show_pattern(
            [said.roadblock_words(patterns)], said.roadblock_dots(patterns, looked.titles)
        )
        self.sessions.show_pattern(
            said.attendance_words(patterns.attendance), said.attendance_dots(patterns)
        )

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        touched = (
            changes.check_ins, changes.homework, changes.roadblocks, changes.sessions,
            changes.reflection_list, bool(changes.reflections), changes.settings,
        )  # fmt: skip
        if self.isVisible() and any(touched):
            self.refresh()

    # -- where it stands --------------------------------------------------------------------

    def _lay_out(self) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(False)  # until there is something to see
            self._header.add(button)
        column = ScrollColumn(698, margin=44)
        column.add(self.stretches)
        column.add(self.days)
        for card in (self.mood, self.practice, self.roadblocks, self.sessions):
            column.add(card)
        column.add_stretch()
        self._stack.addWidget(column)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save_pdf)
        self.print_button.clicked.connect(self.print_page)
        self.stretches.value_changed.connect(self._choose_stretch)
        self.empty.action_requested.connect(self.today_requested)
        self._kit.bus.changed.connect(self._changed)


def _page(looked: Looked) -> PaperLayout:
    form = PageForm(PaperSize(looked.paper_size), looked.is_large)
    return lay_out_patterns(looked.for_paper, looked.titles, form)
