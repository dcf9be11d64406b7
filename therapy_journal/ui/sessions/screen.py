# SPDX-License-Identifier: GPL-3.0-or-later
"""The sessions screen: the next one, how the work feels, the past ones, the care team."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.messages import Message
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind, LeftForm
from therapy_journal.services.pausing import Pausing
from therapy_journal.services.taking_stock import TakingStock
from therapy_journal.ui.forms.form_stack import FormStack
from therapy_journal.ui.forms.unfinished import Unfinished
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.absence_form import AbsenceForm
from therapy_journal.ui.sessions.care_card import CareCard
from therapy_journal.ui.sessions.doing import Doing
from therapy_journal.ui.sessions.look_card import LookCard
from therapy_journal.ui.sessions.look_form import LookForm
from therapy_journal.ui.sessions.material import (
    AbsenceMaterial,
    LookMaterial,
    PersonMaterial,
    ScreenMaterial,
    SessionMaterial,
    read_absence,
    read_look,
    read_person,
    read_screen,
    read_session,
)
from therapy_journal.ui.sessions.next_card import NextSessionCard
from therapy_journal.ui.sessions.person_form import PersonForm
from therapy_journal.ui.sessions.session_form import SessionForm
from therapy_journal.ui.sessions.session_list import SessionList
from therapy_journal.ui.sessions.waiting_card import WaitingCard
from therapy_journal.ui.sessions.whole import LEFT, Whole
from therapy_journal.ui.sessions.workaround_card import WorkaroundCard
from therapy_journal.ui.widgets.buttons import IconButton, QuietButton
from therapy_journal.ui.widgets.column import ScreenHeader, ScrollColumn
from therapy_journal.ui.widgets.empty import EmptyState

_FIRST = (
    "When is your next session?",
    "A day and an hour are enough. What you mark until then can become one page to take along.",
)
_LEFT = {
    FormKind.SESSION: "A session, not kept yet",
    FormKind.ABSENCE: "Why a session did not take place, not kept yet",
    FormKind.CARE_PERSON: "Somebody of the care team, not kept yet",
    FormKind.LOOK: "A look at how the work feels, not kept yet",
    **LEFT,
}
_GONE = Message("This is no longer there.", "It may be in the trash.", key="sessions")


class SessionsScreen(QWidget):
    """Shows sessions and what belongs to them; asks upward for what lies on other screens."""

    prepare_requested = Signal(int)
    after_note_requested = Signal(int)
    guide_requested = Signal()
    versions_requested = Signal()
    bring_requested = Signal(str)

    def __init__(
        self,
        *,
        attending: Attending,
        taking_stock: TakingStock,
        pausing: Pausing,
        kit: Kit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._attending, self._kit = attending, kit
        self._is_read_only = attending.is_read_only
        self._doing = Doing(attending=attending, kit=kit, parent=self)
        self.setAccessibleName("Sessions")
        read_only = self._is_read_only
        self._versions = IconButton("history", "Earlier versions")
        self._plan = QuietButton("Plan a session", "plus")
        self._plan.setEnabled(not read_only)
        self._column = ScrollColumn()
        self._handed_over = QVBoxLayout()
        self._unfinished = Unfinished(_LEFT)
        self._waiting = WaitingCard(is_read_only=read_only)
        self._next = NextSessionCard(is_read_only=read_only)
        self._workarounds = WorkaroundCard(is_read_only=read_only)
        self._empty = EmptyState(
            "calendar-heart", *_FIRST, "" if read_only else "Plan a session", tone="session"
        )
        self._later = SessionList("After that", is_coming=True, is_read_only=read_only)
        self._past = SessionList("Until now", is_read_only=read_only)
        self._look = LookCard(is_read_only=read_only)
        self._care = CareCard(is_read_only=read_only)
        self.whole = Whole(taking_stock=taking_stock, pausing=pausing, kit=kit, parent=self)
        self._session_form = SessionForm(attending=attending, kit=kit)
        self._absence_form = AbsenceForm(attending=attending, kit=kit)
        self._look_form = LookForm(attending=attending, kit=kit)
        self._person_form = PersonForm(attending=attending, kit=kit)
        self._stack = FormStack(
            cards=self._column,
            unfinished=self._unfinished,
            drafts=attending.forms,
            kit=kit,
            is_read_only=read_only,
        )
        self._lay_out()
        self._connect()

    # -- what the window calls -----------------------------------------------------------

    def refresh(self) -> None:
        """Show what is stored now."""
        self._kit.jobs.run(partial(read_screen, self._attending), self, self._show)
        self.whole.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self._stack.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._stack.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._stack.unsaved_texts()

    def set_handed_over_question(self, widget: QWidget | None) -> None:
        """Give *Did you hand it over?* its place above the cards; None takes it away."""
        while (item := self._handed_over.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not widget:
                old.hide()
                old.deleteLater()
        if widget is not None:
            self._handed_over.addWidget(widget)

    def leave_form(self) -> None:
        """Go back from a form that is open; what was typed in it waits."""
        self._stack.leave_form()

    def enter_form(self) -> bool:
        """Let the keys go to a form that is open, and return whether one is."""
        return self._stack.enter_form()

    def plan_session(self) -> None:
        """Open the form for a new session."""
        self._open_session(0)

    def open_session(self, session_id: int) -> None:
        """Open what is known of a session (from a search, say)."""
        self._open_session(session_id)

    def open_look(self) -> None:
        """Open a look at how the work feels."""
        self._stack.leave_form()
        self._kit.jobs.run(partial(read_look, self._attending), self, self._show_look)

    # -- cards -----------------------------------------------------------------------------

    def _show(self, material: ScreenMaterial) -> None:
        now = self._kit.clock.now()
        self._waiting.show_session(material.waiting, now.day)
        self._next.show_session(material.next, now.day, now.at)
        self._workarounds.show_workarounds(material.workarounds)
        self._empty.setVisible(material.is_empty)
        self._later.show_sessions(material.later, material.by_id, now.day)
        self._past.show_sessions(material.past, material.by_id, now.day)
        self._look.show_looks(material.looks, now.day)
        self._care.show_people(material.people)
        self._stack.show_left(material.left)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        if (changes.sessions or changes.reflection_list) and self.isVisible():
            self.refresh()

    # -- forms -----------------------------------------------------------------------------

    def _open_session(self, session_id: int) -> None:
        self._stack.leave_form()
        read = partial(read_session, self._attending, session_id)
        self._kit.jobs.run(read, self, partial(self._show_session, session_id, is_move=False))

    def _move_session(self, session_id: int) -> None:
        self._stack.leave_form()
        read = partial(read_session, self._attending, session_id)
        self._kit.jobs.run(read, self, partial(self._show_session, session_id, is_move=True))

    def _show_session(self, session_id: int, material: SessionMaterial, *, is_move: bool) -> None:
        if session_id and material.session is None:
            self._kit.say(_GONE)
            return
        self._stack.show_form(self._session_form)
        self._session_form.show_material(material, is_move=is_move)

    def _missed(self, session_id: int) -> None:
        self._open_absence(session_id, SessionState.MISSED)

    def _cancelled(self, session_id: int) -> None:
        self._open_absence(session_id, SessionState.CANCELLED)

    def _open_absence(self, session_id: int, state: SessionState) -> None:
        self._stack.leave_form()
        read = partial(read_absence, self._attending, session_id, state)
        self._kit.jobs.run(read, self, self._show_absence)

    def _show_absence(self, material: AbsenceMaterial | None) -> None:
        if material is None:
            self._kit.say(_GONE)
            return
        self._stack.show_form(self._absence_form)
        self._absence_form.show_material(material)

    def _show_look(self, material: LookMaterial) -> None:
        self._stack.show_form(self._look_form)
        self._look_form.show_material(material)

    def _add_person(self) -> None:
        self._open_person(0)

    def _open_person(self, person_id: int) -> None:
        self._stack.leave_form()
        read = partial(read_person, self._attending, person_id)
        self._kit.jobs.run(read, self, partial(self._show_person, person_id))

    def _show_person(self, person_id: int, material: PersonMaterial) -> None:
        if person_id and material.person is None:
            self._kit.say(_GONE)
            return
        self._stack.show_form(self._person_form)
        self._person_form.show_material(material)

    def _on_form(self, is_shown: bool) -> None:  # noqa: FBT001 — what the signal sends
        self._plan.setEnabled(not is_shown and not self._is_read_only)
        if not is_shown:
            self._plan.setFocus()

    def _go_on(self, left: LeftForm | None) -> None:
        if left is None:
            return
        opened: dict[FormKind, Callable[[int], None]] = {
            FormKind.SESSION: self._open_session,
            FormKind.ABSENCE: self._missed,
            FormKind.CARE_PERSON: self._open_person,
        }
        if left.kind in LEFT:
            self.whole.go_on(left)
        elif left.kind is FormKind.LOOK:
            self.open_look()
        else:
            opened[left.kind](left.item_id)

    # -- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        header = ScreenHeader("calendar-heart", "Sessions", "session")
        header.add(self._versions)
        header.add(self._plan)
        self._column.add_layout(self._handed_over)
        for widget in (
            self._unfinished, self._waiting, self._next, self._workarounds, self._empty,
            self._later, self._look, self._past, self.whole.card, self._care,
        ):  # fmt: skip
            self._column.add(widget)
        for widget in (self._waiting, self._next, self._empty):
            widget.hide()
        self._column.add_stretch()
        for form in (
            self._session_form, self._absence_form, self._look_form, self._person_form,
        ):  # fmt: skip
            self._stack.add_form(form)
        self.whole.join(self._stack)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(header)
        around.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._versions.clicked.connect(self.versions_requested)
        self._plan.clicked.connect(self.plan_session)
        self._empty.action_requested.connect(self.plan_session)
        self._stack.resume_requested.connect(self._go_on)
        self._stack.form_changed.connect(self._on_form)
        self._stack.went_stale.connect(self.refresh)
        self._waiting.attended.connect(self._doing.attended)
        self._waiting.missed.connect(self._missed)
        self._waiting.cancelled.connect(self._cancelled)
        self._waiting.moved.connect(self._move_session)
        self._next.prepare_requested.connect(self.prepare_requested)
        self._next.attended.connect(self._doing.attended)
        self._next.change_requested.connect(self._open_session)
        self._next.move_requested.connect(self._move_session)
        self._next.cancel_requested.connect(self._cancelled)
        for sessions in (self._later, self._past):
            sessions.note_requested.connect(self.after_note_requested)
            sessions.change_requested.connect(self._open_session)
            sessions.remove_requested.connect(self._doing.remove)
        self._workarounds.bring_requested.connect(self.bring_requested)
        self._look.look_requested.connect(self.open_look)
        self._look.remove_requested.connect(self._doing.remove_look)
        self._care.add_requested.connect(self._add_person)
        self._care.change_requested.connect(self._open_person)
        self._care.remove_requested.connect(self._doing.remove_person)
        self._care.guide_requested.connect(self.guide_requested)
        self._session_form.moved.connect(self._doing.tell_move)
        self._session_form.repeated.connect(self._doing.tell_repeated)
        self._absence_form.told.connect(self._doing.tell_absence)
        self._kit.bus.changed.connect(self._on_changed)
