# SPDX-License-Identifier: GPL-3.0-or-later
"""The column beside the page: what is asked, what is switched on, and the form of the paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.days import bare_day
from therapy_journal.core.offers import OfferSection
from therapy_journal.core.summary import PART_TITLES, Part, Wish
from therapy_journal.core.unsaved import ONE_THING, STAYED, Unsaved
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.services.preparing import Preparation
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.summary.agenda_editor import AddJob, AgendaEditor, Edit
from therapy_journal.ui.summary.names_editor import NamesEditor
from therapy_journal.ui.summary.offer_rows import OfferRows
from therapy_journal.ui.summary.typed import Typed
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.column import ScrollColumn
from therapy_journal.ui.widgets.fields import DayField, TextBox, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.switches import Switch

_FIRST = "Nothing is on the page yet. Switch on what you would like to bring."
_EMPTY_LINE = "Left empty, it prints as a line to fill in by hand."
_IS_OFF = "Not on the page: its switch is off."
_SWITCH_ON = "What you add here is off the page until you switch it on above."
_PRINTED = "Only what is switched on here is printed."

Job = Callable[[str], Callable[[], object]]


class SummaryControls(ScrollColumn):
    """Shows a preparation and tells what was changed; saves nothing but what is typed."""

    since_changed = Signal(object)
    wishes_changed = Signal(object)
    paper_changed = Signal(str, bool)
    second_page_changed = Signal(bool)
    stays_out_requested = Signal()

    def __init__(
        self,
        *,
        save_one_thing: Job,
        save_stayed: Job,
        add_to_agenda: AddJob,
        edit_agenda: Edit,
        forms: FormDrafts,
        kit: Kit,
        owner: QObject,
    ) -> None:
        super().__init__(320, margin=22, top=24, gap=8, ground="paper")
        self._kit = kit
        today = kit.clock.now().day
        self.since = DayField(optional=True, today=today, name="Since")
        self.since_note = Label("", "muted", 12)
        self.since_last = LinkButton("Begin with the last session", size=12)
        self.one_thing = TextBox(serif=True, min_lines=2, max_lines=6)
        self.one_thing_typed = Typed(self.one_thing, save_one_thing, kit, owner)
        self.one_thing_note = Label("", "muted", 12)
        self.hint = Label(_FIRST, "accent", 12, 600)
        self.rows = OfferRows()
        self.agenda = AgendaEditor(add_to_agenda, edit_agenda, kit, owner)
        self.agenda_note = Label(_SWITCH_ON, "muted", 12)
        self.stayed = TextBox(serif=True, min_lines=1, max_lines=6)
        self.stayed_typed = Typed(self.stayed, save_stayed, kit, owner)
        self.wishes = ChipRow([(wish, wish.value) for wish in Wish], exclusive=False)
        self.paper_size = Segments([("A4", "A4"), ("Letter", "Letter")], name="Paper")
        self.large = Switch("Large print")
        self.second = Switch("Go on to a second page")
        self.names = NamesEditor()
        self._has_taken_up = False
        self._name_typed = HalfTyped(
            kind=FormKind.NAME,
            forms=forms,
            kit=kit,
            fields=self.names.typed,
            fill=self.names.show_typed,
            parent=self,
        )
        self.names.edited.connect(self._name_typed.touched)
        self.see_stays_out = LinkButton("See what stays out")
        self._lay_out()
        self.since.changed.connect(self.since_changed)
        self.since_last.clicked.connect(partial(self.since_changed.emit, None))
        self.wishes.value_changed.connect(self._tell_wishes)
        self.paper_size.value_changed.connect(self._tell_paper)
        self.large.toggled.connect(self._tell_paper)
        self.second.toggled.connect(self.second_page_changed)
        self.see_stays_out.clicked.connect(self.stays_out_requested)

    # -- what is stored ---------------------------------------------------------------------

    def show_preparation(self, shown: Preparation) -> None:
        """Show everything; what is being typed stays as it is."""
        page, material = shown.material.page, shown.material
        self.since.set_value(material.period.start)
        self.since_note.setText(since_line(shown))
        self.since_last.setVisible(page.since_day is not None)
        self.one_thing_typed.show_stored(page.one_thing)
        is_on = _is_on(shown.sections, Part.ONE_THING)
        has_words = bool(page.one_thing.strip())
        self.one_thing_note.setText(_EMPTY_LINE if is_on or not has_words else _IS_OFF)
        self.hint.setVisible(not any(section.is_on for section in shown.sections))
        self.rows.show_sections(shown.sections, is_first=shown.is_first)
        self.agenda.show_items(material.agenda, is_read_only=shown.is_read_only)
        self.agenda_note.setVisible(_is_waiting(shown.sections))
        self.stayed_typed.show_stored(material.stayed.words if material.stayed else "")
        self._stayed_field.setVisible(_is_on(shown.sections, Part.STAYED))
        self.wishes.set_value(tuple(wish for wish in Wish if wish in page.wishes))
        self._show_paper(shown)
        self.names.show_names(shown.names, is_read_only=shown.is_read_only)
        self._set_read_only(is_read_only=shown.is_read_only)

    def take_up(self) -> None:
        """Show a name that was being typed when the journal was locked, once."""
        if not self._has_taken_up:
            self._has_taken_up = True
            self._name_typed.take_up()

    def flush(self) -> None:
        """Save what is being typed."""
        self.one_thing_typed.save_now()
        self.stayed_typed.save_now()
        self.agenda.flush()
        self._name_typed.flush()

    def unsaved(self) -> bool:
        """Whether anything typed has not reached the journal."""
        boxes = (self.one_thing_typed, self.stayed_typed)
        is_unsaved = any(typed.is_unsaved for typed in boxes) or self.agenda.unsaved()
        return is_unsaved or self._name_typed.unsaved()

    def unsaved_texts(self, session_id: int | None) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return [
            *self.one_thing_typed.unsaved_texts(ONE_THING, session_id),
            *self.stayed_typed.unsaved_texts(STAYED, session_id),
            *self.agenda.unsaved_texts(session_id),
            *self._name_typed.unsaved_texts(),
        ]

    def _show_paper(self, shown: Preparation) -> None:
        self.paper_size.set_value(shown.paper_size)
        for switch, is_on in ((self.large, shown.is_large), (self.second, shown.summary.two_pages)):
            switch.blockSignals(True)  # noqa: FBT003 — what is shown was decided already
            switch.setChecked(is_on)
            switch.blockSignals(False)  # noqa: FBT003

    def _set_read_only(self, *, is_read_only: bool) -> None:
        self.one_thing.setReadOnly(is_read_only)
        self.stayed.setReadOnly(is_read_only)
        for widget in (self.since, self.since_last, self.rows, self.wishes, self.paper_size):
            widget.setEnabled(not is_read_only)
        self.large.setEnabled(not is_read_only)
        self.second.setEnabled(not is_read_only)

    # -- what was changed -------------------------------------------------------------------

    def _tell_wishes(self, value: object) -> None:
        self.wishes_changed.emit(frozenset(value) if isinstance(value, tuple) else frozenset())

    def _tell_paper(self) -> None:
        self.paper_changed.emit(str(self.paper_size.value()), self.large.isChecked())

    # -- where it stands --------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._group(labelled("Since", self.since), self.since_note, self.since_last)
        self._group(labelled(PART_TITLES[Part.ONE_THING], self.one_thing), self.one_thing_note)
        self._group(Label("What goes on the page", weight=600), self.hint, self.rows)
        self._group(Label(PART_TITLES[Part.AGENDA], weight=600), self.agenda, self.agenda_note)
        self._stayed_field = labelled(PART_TITLES[Part.STAYED], self.stayed)
        self._group(self._stayed_field)
        self._group(labelled(PART_TITLES[Part.WISHES], self.wishes))
        self._group(labelled("Paper", self.paper_size), self.large, self.second)
        self._group(Label("Names on the page", weight=600), self.names)
        card = Card(tone="accent_soft", padding=18)
        card.column.addWidget(Label(_PRINTED, "accent"))
        card.column.addWidget(self.see_stays_out)
        self.add(card)
        self.add_stretch()

    def _group(self, *widgets: QWidget) -> None:
        px = self._kit.theme.px
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, px(10))
        column.setSpacing(px(6))
        for widget in widgets:
            column.addWidget(widget)
        self.add_layout(column)


def since_line(shown: Preparation) -> str:
    """Say why the page begins where it does."""
    if shown.material.page.since_day is not None:
        return "The day you chose."
    last = shown.material.last_session
    return f"Last session, {bare_day(last)}" if last else "The last two weeks."


def _is_on(sections: Sequence[OfferSection], part: Part) -> bool:
    return any(section.part is part and section.is_on for section in sections)


def _is_waiting(sections: Sequence[OfferSection]) -> bool:
    agenda = next(section for section in sections if section.part is Part.AGENDA)
    return bool(agenda.items) and not all(item.is_on and agenda.is_on for item in agenda.items)
