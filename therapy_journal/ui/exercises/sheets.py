# SPDX-License-Identifier: GPL-3.0-or-later
"""The exercises, each in a calm panel over the window; Esc leaves at any time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from therapy_journal.core.breathing import PACES, Pace
from therapy_journal.paths import resource
from therapy_journal.services.guides import Guide, load_guide
from therapy_journal.ui.exercises.breathing_pacer import BreathingPacer
from therapy_journal.ui.exercises.grounding_steps import GroundingSteps
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.sheets import Sheet

LEAVING = "Esc closes this at any time. Nothing of it is kept."
MINUTES = ((1, "1 minute"), (3, "3 minutes"), (0, "Until I stop"))
_WIDTH = 520


def exercise(key: str) -> Guide:
    """Return the words of an exercise: ``breathing`` or ``grounding``."""
    return load_guide(key, folder=resource("exercises"))


class BreathingSheet(Sheet):
    """Slow breathing: a pace and a length are chosen, and it begins when it is asked to."""

    def __init__(
        self, parent: QWidget, *, pace: Pace = PACES[0], is_still: bool | None = None
    ) -> None:
        guide = exercise("breathing")
        super().__init__(guide.title, parent, text=_opening(guide), width=_WIDTH)
        self.pacer = BreathingPacer(is_still=is_still)
        self.paces = Segments([(one, one.title) for one in PACES], name="Pace, in seconds")
        self.paces.set_value(pace)
        self.minutes = Segments(MINUTES, name="How long")
        self.stillness = LinkButton("", size=12)
        self.body.addWidget(self.pacer)
        self.body.addWidget(self.paces)
        self.body.addWidget(self.minutes)
        self.body.addWidget(self.stillness)
        for words in guide.sections[0].paragraphs[1:]:
            self.body.addWidget(Label(words, "muted", 12))
        self.begin = self.add_button("Begin", is_primary=True)
        self.close_button = self.add_button("Close", dismisses=True)
        self.begin.clicked.connect(self._begin_or_stop)
        self.stillness.clicked.connect(self._move_or_rest)
        self.pacer.ran.connect(self._show_running)
        self.pacer.still_changed.connect(self._show_stillness)
        self._show_running(is_running=False)
        self._show_stillness()

    def open(self) -> None:
        """Show it, ready to begin with one key."""
        super().open()
        self.begin.setFocus()

    def _begin_or_stop(self) -> None:
        if self.pacer.is_running:
            self.pacer.stop()
            return
        pace, minutes = self.paces.value(), self.minutes.value()
        if isinstance(pace, Pace):
            self.pacer.start(pace, int(str(minutes)) or None)
            self.show_middle_of(self.pacer)

    def _move_or_rest(self) -> None:
        self.pacer.set_still(is_still=not self.pacer.is_still)

    def _show_running(self, is_running: bool) -> None:  # noqa: FBT001 — a slot
        self.begin.setText("Stop" if is_running else "Begin")
        self.paces.setEnabled(not is_running)
        self.minutes.setEnabled(not is_running)

    def _show_stillness(self) -> None:
        is_still = self.pacer.is_still
        self.stillness.setText("Show the circle" if is_still else "Words instead of the circle")


class GroundingSheet(Sheet):
    """Five things seen, four felt, three heard, two smelled, one tasted; any may be skipped."""

    def __init__(self, parent: QWidget, *, is_still: bool | None = None) -> None:
        guide = exercise("grounding")
        super().__init__(guide.title, parent, text=_opening(guide), width=_WIDTH)
        self.steps = GroundingSteps(guide, is_still=is_still)
        self.body.addWidget(self.steps)
        self.hint = Label("Space or a click fills a circle.", "muted", 12)
        self.body.addWidget(self.hint)
        self.back = self.add_button("Back")
        self.close_button = self.add_button("Close", dismisses=True)
        self.next = self.add_button("Next", is_primary=True)
        self.back.clicked.connect(self.steps.go_back)
        self.next.clicked.connect(self._go_on)
        self.steps.step_changed.connect(self._show_step)
        self._show_step()

    def _go_on(self) -> None:
        if self.steps.is_at_end:
            self.dismiss()
        else:
            self.steps.go_on()

    def _show_step(self) -> None:
        is_at_end = self.steps.is_at_end
        self.back.setEnabled(self.steps.step > 0)
        self.next.setText("Done" if is_at_end else "Next")
        self.close_button.setVisible(not is_at_end)
        self.hint.setVisible(not is_at_end)
        if not is_at_end and self.is_open:
            self.steps.circles.setFocus()
        elif self.is_open:
            self.next.setFocus()


def open_breathing(parent: QWidget, *, pace: Pace = PACES[0]) -> BreathingSheet:
    """Open slow breathing over the window of ``parent``; it goes away once it is closed."""
    sheet = BreathingSheet(parent, pace=pace)
    _open(sheet)
    return sheet


def open_grounding(parent: QWidget) -> GroundingSheet:
    """Open the five steps over the window of ``parent``; they go away once closed."""
    sheet = GroundingSheet(parent)
    _open(sheet)
    return sheet


def _opening(guide: Guide) -> str:
    return f"{guide.sections[0].paragraphs[0]}\n{LEAVING}"


def _open(sheet: Sheet) -> None:
    sheet.dismissed.connect(sheet.deleteLater)
    sheet.open()
