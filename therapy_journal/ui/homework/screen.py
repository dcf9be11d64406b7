# SPDX-License-Identifier: GPL-3.0-or-later
"""The homework screen: cards by state, and the forms that take their place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.homework import Homework, HomeworkState
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind, LeftForm
from therapy_journal.services.practising import Practising
from therapy_journal.ui.forms.form_stack import FormStack
from therapy_journal.ui.forms.unfinished import Unfinished
from therapy_journal.ui.homework.card_list import CardList
from therapy_journal.ui.homework.doing import Doing
from therapy_journal.ui.homework.finish_form import FinishForm
from therapy_journal.ui.homework.homework_form import HomeworkForm
from therapy_journal.ui.homework.material import (
    AgreementMaterial,
    ObstacleMaterial,
    PracticeMaterial,
    ScreenMaterial,
    read_agreement,
    read_finish,
    read_new_practice,
    read_obstacle,
    read_practice,
    read_screen,
)
from therapy_journal.ui.homework.not_doing import NotDoing
from therapy_journal.ui.homework.obstacle_form import ObstacleForm
from therapy_journal.ui.homework.practice_form import PracticeForm
from therapy_journal.ui.homework.words import EMPTY, GONE, LEFT, NOTHING, STATES
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import IconButton, PrimaryButton
from therapy_journal.ui.widgets.column import ScreenHeader, ScrollColumn
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.segments import Segments


class HomeworkScreen(QWidget):
    """Shows what was agreed and how it went.

    ``obstacle_requested`` asks upward for a reflection about what got in the way.
    """

    obstacle_requested = Signal()
    versions_requested = Signal()

    def __init__(
        self,
        *,
        practising: Practising,
        attending: Attending,
        kit: Kit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._practising, self._attending, self._kit = practising, attending, kit
        self._is_read_only = practising.is_read_only
        self._came_from = 0
        self._doing = Doing(practising=practising, kit=kit, parent=self)
        self._wanted_card = 0
        self.setAccessibleName("Homework")
        self._segments = Segments(list(STATES.items()), name="Which homework")
        self._versions = IconButton("history", "Earlier versions")
        self._new = PrimaryButton("New homework", "plus")
        self._new.setEnabled(not self._is_read_only)
        self._unfinished = Unfinished(LEFT)
        self._list = CardList(is_read_only=self._is_read_only)
        self._empty = EmptyState("list-checks", *EMPTY[HomeworkState.ACTIVE], "New homework")
        self._not_doing = NotDoing(is_read_only=self._is_read_only)
        self._column = ScrollColumn()
        self._homework_form = HomeworkForm(practising=practising, kit=kit)
        self._practice_form = PracticeForm(practising=practising, kit=kit)
        self._finish_form = FinishForm(practising=practising, kit=kit)
        self._obstacle_form = ObstacleForm(practising=practising, kit=kit)
        self._stack = FormStack(
            cards=self._column,
            unfinished=self._unfinished,
            drafts=practising.forms,
            kit=kit,
            is_read_only=self._is_read_only,
        )
        self._lay_out()
        self._connect()

    # -- what the window calls -----------------------------------------------------------

    def refresh(self) -> None:
        """Show what is stored now."""
        read = partial(read_screen, self._practising, self._state())
        self._kit.jobs.run(read, self, self._show)

    def flush(self) -> None:
        """Save what is being typed."""
        self._stack.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._stack.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._stack.unsaved_texts()

    def leave_form(self) -> None:
        """Go back from a form that is open; what was typed in it waits."""
        self._stack.leave_form()

    def enter_form(self) -> bool:
        """Let the keys go to a form that is open, and return whether one is."""
        return self._stack.enter_form()

    def new_homework(self) -> None:
        """Open the form for something new."""
        self._open_agreement(0)

    def new_smallest_step(self) -> None:
        """Open the form for a first step that is as small as can be."""
        self._open_agreement(0, smallest_step=True)

    def edit_homework(self, homework_id: int) -> None:
        """Open the form of a task."""
        self._open_agreement(homework_id)

    def log_practice(self, homework_id: int) -> None:
        """Open the form for a try of a task."""
        self._stack.leave_form()
        read = partial(read_new_practice, self._practising, homework_id)
        self._kit.jobs.run(read, self, self._show_practice)

    def edit_practice(self, practice_id: int) -> None:
        """Open the form of a try that was noted."""
        self._stack.leave_form()
        read = partial(read_practice, self._practising, practice_id)
        self._kit.jobs.run(read, self, self._show_practice)

    def open_homework(self, homework_id: int) -> None:
        """Show a task unfolded, whatever state it is in (from a search, say)."""
        self._stack.leave_form()
        read = partial(self._practising.homework, homework_id)
        self._kit.jobs.run(read, self, self._go_to)

    def write_obstacle(self) -> None:
        """Open the form for what got in the way."""
        self._stack.leave_form()
        self._kit.jobs.run(partial(read_obstacle, self._practising), self, self._show_obstacle)

    # -- cards -----------------------------------------------------------------------------

    def _state(self) -> HomeworkState:
        value = self._segments.value()
        return value if isinstance(value, HomeworkState) else HomeworkState.ACTIVE

    def _show(self, material: ScreenMaterial) -> None:
        if material.state is not self._state():
            return
        for state, title in STATES.items():
            self._segments.set_text(state, f"{title} {material.counts[state]}")
        self._list.show_cards(material.cards, self._kit.clock.now().day)
        is_empty = not material.cards
        self._empty.set_words(*EMPTY[material.state])
        is_active = material.state is HomeworkState.ACTIVE
        self._empty.button.setVisible(is_active and not self._is_read_only)
        self._empty.setVisible(is_empty)
        self._list.setVisible(not is_empty)
        self._not_doing.setVisible(is_active and not is_empty)
        self._stack.show_left(material.left)
        self._unfold_wanted()

    def _go_to(self, homework: Homework | None) -> None:
        if homework is None:
            self._kit.say(GONE)
            return
        self._wanted_card = homework.id
        self._segments.set_value(homework.state)
        self.refresh()

    def _unfold_wanted(self) -> None:
        view = self._list.view(self._wanted_card)
        if view is not None:
            view.unfold()
            self._column.ensureWidgetVisible(view)
            self._wanted_card = 0

    def _on_state(self, state: object) -> None:  # noqa: ARG002
        self._list.start_over()
        self.refresh()

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        if (changes.homework or changes.sessions or changes.marks) and self.isVisible():
            self.refresh()

    # -- forms -----------------------------------------------------------------------------

    def _open_agreement(self, homework_id: int, *, smallest_step: bool = False) -> None:
        self._stack.leave_form()
        read = partial(read_agreement, self._practising, self._attending, homework_id)
        done = self._show_smallest_step if smallest_step else self._show_agreement
        self._kit.jobs.run(read, self, done)

    def _show_agreement(self, material: AgreementMaterial) -> None:
        self._stack.show_form(self._homework_form)
        self._homework_form.show_material(material)

    def _show_smallest_step(self, material: AgreementMaterial) -> None:
        self._stack.show_form(self._homework_form)
        self._homework_form.show_material(material, smallest_step=True)

    def _show_practice(self, material: PracticeMaterial | None) -> None:
        if material is None:
            self._kit.say(GONE)
            return
        self._came_from = material.homework.id
        self._stack.show_form(self._practice_form)
        self._practice_form.show_material(material)

    def _show_obstacle(self, material: ObstacleMaterial) -> None:
        if not material.tasks:
            self._kit.say(NOTHING, self.obstacle_requested.emit)
            return
        self._stack.show_form(self._obstacle_form)
        self._obstacle_form.show_material(material)

    def _show_finish(self, material: PracticeMaterial | None) -> None:
        if material is None:
            self._kit.say(GONE)
            return
        self._came_from = material.homework.id
        self._stack.show_form(self._finish_form)
        self._finish_form.show_material(material)

    def _on_form(self, is_shown: bool) -> None:  # noqa: FBT001 — what the signal sends
        self._segments.setEnabled(not is_shown)
        self._new.setEnabled(not is_shown and not self._is_read_only)
        if not is_shown:
            card, self._came_from = self._list.view(self._came_from), 0
            if card is None:
                self._new.setFocus()
            else:
                card.take_focus()

    def _finish(self, homework_id: int) -> None:
        read = partial(read_finish, self._practising, homework_id)
        self._kit.jobs.run(read, self, self._show_finish)

    def _go_on(self, left: LeftForm | None) -> None:
        if left is None:
            return
        if left.kind is FormKind.OBSTACLE:
            self.write_obstacle()
            return
        opened: dict[FormKind, Callable[[int], None]] = {
            FormKind.HOMEWORK: self.edit_homework,
            FormKind.PRACTICE: self.log_practice,
            FormKind.PRACTICE_EDIT: self.edit_practice,
            FormKind.FINISH: self._finish,
        }
        opened[left.kind](left.item_id)

    # -- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        header = ScreenHeader("list-checks", "Homework", "homework")
        header.set_middle(self._segments)
        header.add(self._versions)
        header.add(self._new)
        for widget in (self._unfinished, self._list, self._empty, self._not_doing):
            self._column.add(widget)
        self._empty.hide()
        self._not_doing.hide()
        self._column.add_stretch()
        for form in (
            self._homework_form, self._practice_form, self._finish_form, self._obstacle_form,
        ):  # fmt: skip
            self._stack.add_form(form)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(header)
        around.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._segments.value_changed.connect(self._on_state)
        self._versions.clicked.connect(self.versions_requested)
        self._new.clicked.connect(self.new_homework)
        self._empty.action_requested.connect(self.new_homework)
        self._not_doing.obstacle_requested.connect(self.write_obstacle)
        self._obstacle_form.more_requested.connect(self.obstacle_requested)
        self._practice_form.more_requested.connect(self.obstacle_requested)
        self._stack.resume_requested.connect(self._go_on)
        self._stack.form_changed.connect(self._on_form)
        self._stack.went_stale.connect(self.refresh)
        self._list.log_requested.connect(self.log_practice)
        self._list.edit_requested.connect(self.edit_homework)
        self._list.carry_requested.connect(self._doing.carry_over)
        self._list.finish_requested.connect(self._finish)
        self._list.let_go_requested.connect(self._doing.let_go)
        self._list.reopen_requested.connect(self._doing.reopen)
        self._list.remove_requested.connect(self._doing.remove)
        self._list.brought.connect(self._doing.bring)
        self._list.practice_brought.connect(self._doing.bring_practice)
        self._list.practice_edit_requested.connect(self.edit_practice)
        self._list.practice_remove_requested.connect(self._doing.remove_practice)
        self._finish_form.finished.connect(self._doing.tell_finished)
        self._kit.bus.changed.connect(self._on_changed)
