# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of Support: what to do now, whom to turn to, what helps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.support import Around
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.helplines import load_helplines
from therapy_journal.services.supporting import Supporting
from therapy_journal.ui.exercises.sheets import open_breathing, open_grounding
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.help_at_hand.cannot_card import CannotCard
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.support.add_line import AddLine
from therapy_journal.ui.support.doing import Doing
from therapy_journal.ui.support.forms import ComfortForm, PersonForm
from therapy_journal.ui.support.line_row import LineRow, comfort_row, person_row
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.column import ScreenHeader, ScrollColumn
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

_PEOPLE = "People you can turn to, in your order. Initials are enough."
_HELPS = "Small things that have helped before, in your words."


class SupportScreen(QWidget):
    """Own lines are added in one line each; two exercises and a guide open over it."""

    before_telling_requested = Signal()
    card_requested = Signal()

    def __init__(self, *, supporting: Supporting, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._supporting, self._kit = supporting, kit
        self._around = Around()
        self._has_begun = False
        self.setAccessibleName("Support")
        self.doing = Doing(supporting=supporting, kit=kit, screen=self)
        self.person_form = PersonForm(supporting=supporting, kit=kit)
        self.comfort_form = ComfortForm(supporting=supporting, kit=kit)
        self.people = AddLine(
            name="Name and number", hint="e.g. M. 555 0134", kind=FormKind.PERSON_LINE,
            add=supporting.add_line, forms=supporting.forms, kit=kit,
        )  # fmt: skip
        self.helps = AddLine(
            name="What helps me", hint="e.g. a walk round the block", kind=FormKind.COMFORT_LINE,
            add=supporting.add_comfort, forms=supporting.forms, kit=kit,
        )  # fmt: skip
        self.breathing = QuietButton("Slow breathing", "repeat")
        self.grounding = QuietButton("Five, four, three, two, one", "sprout")
        self.before_telling = QuietButton("Before telling something risky", "messages-square")
        self.card = QuietButton("A card for the wallet…", "printer")
        self._people_rows, self._help_rows = QVBoxLayout(), QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    # -- what the window calls ------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is stored now."""
        if not self._has_begun:
            self._has_begun = True
            self.people.half.take_up()
            self.helps.half.take_up()
        self._kit.jobs.run(self._supporting.around, self, self._show)

    def leave_form(self) -> None:
        """Go back from a form that is open; what was typed in it waits."""
        self.person_form.leave()
        self.comfort_form.leave()

    def enter_form(self) -> bool:
        """Let the keys go to a form that is open, and return whether one is."""
        return self.person_form.enter() or self.comfort_form.enter()

    def flush(self) -> None:
        """Keep what is being typed."""
        for part in self._typed():
            part.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return any(part.unsaved() for part in self._typed())

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return [text for part in self._typed() for text in part.unsaved_texts()]

    def rows(self, which: str) -> list[LineRow]:
        """Return the rows of ``people`` or ``helps``, as they stand."""
        layout = self._people_rows if which == "people" else self._help_rows
        items = (layout.itemAt(place) for place in range(layout.count()))
        found = [item.widget() for item in items if item is not None]
        return [row for row in found if isinstance(row, LineRow)]

    # -- showing --------------------------------------------------------------------------------

    def _typed(self) -> tuple[HalfTyped | FormPage, ...]:
        return (self.people.half, self.helps.half, self.person_form, self.comfort_form)

    def _show(self, around: Around) -> None:
        if around == self._around:
            return
        self._around = around
        is_read_only = self._supporting.is_read_only
        people = [
            person_row(person, is_first=not number, is_read_only=is_read_only)
            for number, person in enumerate(around.people)
        ]
        comforts = [
            comfort_row(comfort, is_first=not number, is_read_only=is_read_only)
            for number, comfort in enumerate(around.comforts)
        ]
        for row in people:
            row.wanted.connect(self._want_person)
        for row in comforts:
            row.wanted.connect(self._want_comfort)
        self._put("people", people)
        self._put("helps", comforts)
        self._order_tabs()
        self.card.setEnabled(bool(around.people or around.comforts))

    def _put(self, which: str, new: list[LineRow]) -> None:
        """Put new rows in place of the old ones; the focus stays with its line."""
        held = [(row.item_id, row.focused()) for row in self.rows(which) if row.focused()]
        layout = self._people_rows if which == "people" else self._help_rows
        _empty(layout)
        for row in new:
            layout.addWidget(row)
            row.show()
        for item_id, what in held:
            line = next((row for row in new if row.item_id == item_id), None)
            if line is not None:
                line.focus_on(what)
            else:
                (self.people if which == "people" else self.helps).field.setFocus()

    def _order_tabs(self) -> None:
        # New rows would come last of all in the window.
        before: QWidget = self
        for which, add in (("people", self.people), ("helps", self.helps)):
            buttons = [button for row in self.rows(which) for button in row.buttons()]
            for stop in (*buttons, add.field, add.button):
                QWidget.setTabOrder(before, stop)
                before = stop

    def _want_person(self, what: str, person_id: int) -> None:
        person = next(one for one in self._around.people if one.id == person_id)
        if what == "up":
            self.doing.move_person(person_id)
        elif what == "remove":
            self.doing.remove_person(person_id)
        elif what == "change":
            read = partial(self._supporting.forms.get, FormKind.PERSON, person_id)
            self._open(self.person_form, read, partial(self.person_form.show_person, person))
        elif person.is_on_lock_screen:
            self.doing.take_off(person_id)
        else:
            self.doing.ask_lock_screen(person_id)

    def _want_comfort(self, what: str, comfort_id: int) -> None:
        comfort = next(one for one in self._around.comforts if one.id == comfort_id)
        if what == "up":
            self.doing.move_comfort(comfort_id)
        elif what == "remove":
            self.doing.remove_comfort(comfort_id)
        else:
            read = partial(self._supporting.forms.get, FormKind.COMFORT, comfort_id)
            self._open(self.comfort_form, read, partial(self.comfort_form.show_comfort, comfort))

    def _open(
        self, form: FormPage, read: Callable[[], Fields], show: Callable[[Fields], None]
    ) -> None:
        self._stack.setCurrentWidget(form)
        self._kit.jobs.run(read, self, show)

    def _left_form(self) -> None:
        self._stack.setCurrentIndex(0)
        self.refresh()

    def _breathe(self) -> None:
        open_breathing(self)

    def _ground(self) -> None:
        open_grounding(self)

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        if changes.support and self.isVisible():
            self.refresh()

    # -- where it stands ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = ScrollColumn(698, margin=44)
        column.add(CannotCard(load_helplines(), self._kit.clock.now().day))
        column.add(_own_card("My people and numbers", _PEOPLE, self._people_rows, self.people))
        column.add(_own_card("What helps me", _HELPS, self._help_rows, self.helps))
        column.add(_buttons_card("For now", self.breathing, self.grounding))
        column.add(_buttons_card("To take along", self.before_telling, self.card))
        column.add_stretch()
        self._stack.addWidget(column)
        self._stack.addWidget(self.person_form)
        self._stack.addWidget(self.comfort_form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(ScreenHeader("life-buoy", "Support"))
        outer.addWidget(self._stack, 1)
        self.card.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.breathing.clicked.connect(self._breathe)
        self.grounding.clicked.connect(self._ground)
        self.before_telling.clicked.connect(self.before_telling_requested)
        self.card.clicked.connect(self.card_requested)
        self.person_form.left.connect(self._left_form)
        self.comfort_form.left.connect(self._left_form)
        self._kit.bus.changed.connect(self._changed)


def _own_card(title: str, about: str, rows: QVBoxLayout, add: AddLine) -> Card:
    card = Card()
    card.column.addWidget(Label(title, weight=600))
    card.column.addWidget(Label(about, "muted"))
    card.column.addLayout(rows)
    card.column.addWidget(add)
    return card


def _buttons_card(title: str, *buttons: QWidget) -> Card:
    card = Card()
    card.column.addWidget(Label(title, weight=600))
    flow = FlowLayout(gap=10, row_gap=8)
    for button in buttons:
        flow.addWidget(button)
    card.column.addLayout(flow)
    return card


def _empty(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
