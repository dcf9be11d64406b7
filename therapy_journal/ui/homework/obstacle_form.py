# SPDX-License-Identifier: GPL-3.0-or-later
"""What got in the way: kept with a task, and brought instead of it if somebody wants."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.homework import (
    OBSTACLE_TITLES,
    Attempt,
    Obstacle,
    Practice,
    PracticeOutcome,
)
from therapy_journal.core.text import shorten
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.practising import Practising
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.values import choices_text, number_text, read_choices, read_number
from therapy_journal.ui.homework.material import ObstacleMaterial
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.fields import TextBox, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.switches import Switch

_ABOUT = "Not doing it is information too. You could bring this instead of the homework."
_WHICH = "Which homework is it about?"
_TITLE_LENGTH = 48


class ObstacleForm(FormPage):
    """One task, some reasons, some words; any of the last two is enough, and so is none."""

    more_requested = Signal()

    def __init__(self, *, practising: Practising, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=practising.forms, keep_text="Keep", parent=parent)
        self._practising = practising
        self._task = ChipRow((), tone="homework", name="Which homework")
        self._obstacles = ChipRow(
            list(OBSTACLE_TITLES.items()), exclusive=False, name="What got in the way"
        )
        self._note = TextBox("In my words, if I like", serif=True, min_lines=3)
        self._bring = Switch("Bring it to the session")
        self._more = LinkButton("Write about it as a reflection instead")
        self.add(Label(_ABOUT, "muted"))
        self.add(labelled("Which homework", self._task))
        self.add(labelled("What got in the way", self._obstacles))
        self.add(self._note)
        self.add(self._bring)
        self.add(self._more)
        self._task.value_changed.connect(self._on_edited)
        self._obstacles.value_changed.connect(self._on_edited)
        self._note.text_edited.connect(self._on_edited)
        self._bring.toggled.connect(self._on_edited)
        self._more.clicked.connect(self._on_more)

    def show_material(self, material: ObstacleMaterial) -> None:
        """Open the form for the tasks in progress."""
        tasks = material.tasks
        self._task.set_options([(task.id, shorten(task.title, _TITLE_LENGTH)) for task in tasks])
        only = tasks[0].id if len(tasks) == 1 else None
        self._fill({"task": number_text(only)})
        self.open_form(FormKind.OBSTACLE, 0, "What got in the way", material.draft)

    def fields(self) -> Fields:
        """Return everything the form holds, as texts."""
        task = self._task.value()
        return {
            "task": number_text(task if isinstance(task, int) else None),
            "obstacles": choices_text(self._obstacles.value()),
            "obstacle_note": self._note.text(),
            "bring": "1" if self._bring.isChecked() else "",
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._task.set_value(read_number(fields.get("task", "")))
        self._obstacles.set_value(read_choices(Obstacle, fields.get("obstacles", "")))
        self._note.set_text(fields.get("obstacle_note", ""))
        self._bring.setChecked(bool(fields.get("bring")))

    def submit(self) -> None:
        """Keep it in the log of the task."""
        fields = self.fields()
        task_id = read_number(fields["task"])
        if task_id is None:
            self.show_hint(_WHICH)
            self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        attempt = Attempt(
            PracticeOutcome.NOT,
            obstacles=read_choices(Obstacle, fields["obstacles"]),
            obstacle_note=fields["obstacle_note"],
        )
        keep = partial(
            self._practising.note_obstacle, task_id, attempt, bring=self._bring.isChecked()
        )
        self.set_busy(is_busy=True)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the task, or the first reason where there is only one task."""
        row = self._obstacles if len(self._task.chips()) == 1 else self._task
        return row.chips()[0]

    def _kept(self, practice: Practice) -> None:  # noqa: ARG002
        self.was_kept()

    def _on_more(self) -> None:
        self.leave()
        self.more_requested.emit()

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.touched()
