# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary's screen: what is switched on beside the page that will be printed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import short_day
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.name_shield import ShieldedName
from therapy_journal.core.summary import Wish
from therapy_journal.core.summary_text import plain_text
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.agenda_keeping import TakenOut
from therapy_journal.services.preparing import Preparation, Preparing
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pages import PaperLayout, lay_out
from therapy_journal.ui.paper.preview import PagePreview
from therapy_journal.ui.summary.controls import SummaryControls
from therapy_journal.ui.summary.handing_out import (
    HandingOut,
    PrintPages,
    SessionPage,
    print_with_dialog,
)
from therapy_journal.ui.summary.overflow_notice import OverflowNotice
from therapy_journal.ui.summary.stays_out_panel import StaysOutPanel
from therapy_journal.ui.summary.zoom_row import ZoomRow
from therapy_journal.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.column import ScreenHeader
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.segments import Segments

_COLUMN = 312
_SIDE_BY_SIDE = 640
_SAVES = 2
"""Saves waited for before the page of another session is shown."""


class SummaryScreen(QWidget):
    """Shows one page and everything that decides what is on it."""

    back_requested = Signal()

    def __init__(
        self,
        *,
        preparing: Preparing,
        kit: Kit,
        parent: QWidget | None = None,
        choose: ChooseTarget = choose_target,
        print_pages: PrintPages = print_with_dialog,
    ) -> None:
        super().__init__(parent)
        self._preparing, self._kit = preparing, kit
        self._session_id: int | None = None
        self._shown: Preparation | None = None
        self._layout: PaperLayout | None = None
        self._under_way = 0
        self.setAccessibleName("Summary")
        self.header = ScreenHeader("calendar-heart", "Summary", "session")
        self.back = IconButton("arrow-left", "Back to sessions")
        self.save_button = QuietButton("Save as PDF…", "file-down")
        self.print_button = PrimaryButton("Print…", "printer")
        self.sides = Segments([("controls", "What goes on it"), ("page", "The page")])
        self.controls = SummaryControls(
            save_one_thing=self._save_one_thing,
            save_stayed=self._save_stayed,
            add_to_agenda=self._add_to_agenda,
            edit_agenda=preparing.edit_agenda,
            forms=preparing.forms,
            kit=kit,
            owner=self,
        )
        self.overflow = OverflowNotice()
        self.preview = PagePreview()
        self.zoom = ZoomRow(self.preview)
        self.handing_out = HandingOut(
            preparing=preparing, kit=kit, screen=self, flush=self.flush, page=self._page,
            choose=choose, print_pages=print_pages,
        )  # fmt: skip
        self._lay_out()
        self._connect()

    # -- what the window calls --------------------------------------------------------------

    def open_for(self, session_id: int | None) -> None:
        """Prepare the page of a session; without a number, of the next one.

        What is typed belongs to the session it was typed for. While it cannot be saved, that
        session's page stays open.
        """
        self._leave_for(session_id, _SAVES)

    def refresh(self) -> None:
        """Show what is stored now."""
        self.controls.take_up()
        self._kit.jobs.run(partial(self._preparing.overview, self._session_id), self, self._show)

    def flush(self) -> None:
        """Save what is being typed."""
        self.controls.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self.controls.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self.controls.unsaved_texts(self._session_id)

    def whereabouts(self, screen: str) -> Whereabouts:
        """Return the session whose page is shown."""
        return Whereabouts(screen, self._session_id or 0)

    def resume(self, place: Whereabouts) -> None:
        """Show the page of that session again."""
        self.open_for(place.item_id)

    def print_page(self) -> None:
        """Print what is shown, once it shows every change."""
        self.handing_out.print_page()

    def save_pdf(self) -> None:
        """Save what is shown as a PDF, once it shows every change."""
        self.handing_out.save_pdf()

    def _page(self) -> SessionPage | None:
        if self._layout is None or self._shown is None:
            return None
        day = self._shown.material.session_day or self._kit.clock.now().day
        return SessionPage(self._layout, self._session_id, day)

    def show_stays_out(self) -> None:
        """Show what is on the page and what stays out."""
        if self._shown is not None:
            panel = StaysOutPanel(self._shown, self)
            panel.dismissed.connect(panel.deleteLater)
            panel.open()

    def _leave_for(self, session_id: int | None, saves: int, _nothing: None = None) -> None:
        self.flush()
        if not self.unsaved() or session_id == self._session_id:
            self._session_id = session_id
            self.refresh()
            self.controls.one_thing.setFocus(Qt.FocusReason.OtherFocusReason)
        elif saves:
            go_on = partial(self._leave_for, session_id, saves - 1)
            self._kit.jobs.when_answered(self, go_on)

    # -- showing ----------------------------------------------------------------------------

    def _show(self, shown: Preparation) -> None:
        if self._under_way:
            return  # a change is on its way to the journal, and another answer follows it
        self._shown = shown
        day = shown.material.session_day
        title = f"Summary for {short_day(day)}" if day else "Summary for the next session"
        self.header.set_title(title)
        self.controls.show_preparation(shown)
        form = PageForm(PaperSize(shown.paper_size), shown.is_large)
        self._layout = lay_out(shown.summary, form)
        self.preview.show_pages(self._layout, plain_text(shown.summary))
        self.overflow.show_layout(self._layout, shown.sections, is_read_only=shown.is_read_only)

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:
        if initiator is not self and changes.any and self.isVisible():
            self.refresh()

    # -- deciding ---------------------------------------------------------------------------

    def _run(
        self, change: Callable[[], object], done: Callable[[object], object] | None = None
    ) -> None:
        self._under_way += 1
        self._kit.jobs.run(change, self, partial(self._after, done), self._failed)

    def _after(self, done: Callable[[object], object] | None, value: object) -> None:
        self._under_way -= 1
        if done is not None:
            done(value)
        self.refresh()

    def _failed(self, problem: JournalProblem) -> None:
        self._under_way -= 1
        self._kit.say(Message.of(problem))
        self.refresh()

    def _switch(self, key: str, is_on: bool) -> None:  # noqa: FBT001 — a slot
        self._run(partial(self._preparing.set_switch, key, is_on))

    def _set_second_page(self, is_on: bool) -> None:  # noqa: FBT001 — a slot
        self._run(partial(self._preparing.set_second_page, is_on))

    def _use_second_page(self) -> None:
        self._set_second_page(True)  # noqa: FBT003

    def _set_since(self, day: date | None) -> None:
        self._run(partial(self._preparing.set_since, self._session_id, day))

    def _set_wishes(self, wishes: Collection[Wish]) -> None:
        self._run(partial(self._preparing.set_wishes, self._session_id, wishes))

    def _set_paper(self, size: str, is_large: bool) -> None:  # noqa: FBT001 — a slot
        self._run(partial(self._preparing.set_paper, size, is_large))

    def _save_one_thing(self, words: str) -> Callable[[], object]:
        return partial(self._preparing.set_one_thing, self._session_id, words)

    def _save_stayed(self, words: str) -> Callable[[], object]:
        return partial(self._preparing.set_stayed, self._session_id, words)

    def _add_to_agenda(self, words: str) -> Callable[[], Outcome[int | None]]:
        return partial(self._preparing.add_to_agenda, self._session_id, words)

    def _move_agenda(self, item_id: int, to: int) -> None:
        self.controls.agenda.flush()
        self._run(partial(self._preparing.move_agenda, self._session_id, item_id, to))

    def _remove_agenda(self, item_id: int) -> None:
        remove = partial(self._preparing.remove_from_agenda, item_id, self._session_id)
        self._run(remove, self._tell_removed)

    def _tell_removed(self, taken: object) -> None:
        if isinstance(taken, TakenOut):
            self._kit.say(
                Message("Taken out.", action="Undo", key="agenda"), partial(self._put_back, taken)
            )

    def _put_back(self, taken: TakenOut) -> None:
        self._run(partial(self._preparing.put_back_on_agenda, self._session_id, taken))

    def _shield(self, name: str, shown_as: str) -> None:
        self._run(partial(self._preparing.shield_name, name, shown_as), self._shielded)

    def _shielded(self, name_id: object) -> None:
        if name_id is not None:
            self.controls.names.begin_anew()

    def _unshield(self, name_id: int) -> None:
        self._run(partial(self._preparing.unshield_name, name_id), self._tell_unshielded)

    def _tell_unshielded(self, name: object) -> None:
        if isinstance(name, ShieldedName):
            back = partial(self._preparing.shield_name, name.name, name.shown_as)
            told = Message("It prints as it is again.", action="Undo", key="shield")
            self._kit.say(told, partial(self._run, back))

    # -- where it stands --------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.add(self.back)
        for button in (self.save_button, self.print_button):
            self.header.add_shrinking(button)
        right = on_ground(QWidget(), "canvas")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.overflow)
        column.addWidget(self.preview, 1)
        self.zoom.setParent(right)
        self._right, self._line = right, Hairline(is_upright=True)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self.controls)
        self._body.addWidget(self._line)
        self._body.addWidget(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        px = self._kit.theme.px
        front = QHBoxLayout()
        front.setContentsMargins(px(22), px(10), px(22), 0)
        front.addWidget(self.sides)
        self._front = on_ground(QWidget(), "paper")
        self._front.setLayout(front)
        outer.addWidget(self._front)
        outer.addLayout(self._body, 1)
        self.setFocusProxy(self.controls.one_thing)
        self._arrange()

    def _connect(self) -> None:
        controls = self.controls
        self.back.clicked.connect(self.back_requested)
        self.save_button.clicked.connect(self.save_pdf)
        self.print_button.clicked.connect(self.print_page)
        self.sides.value_changed.connect(self._arrange)
        controls.rows.toggled.connect(self._switch)
        controls.since_changed.connect(self._set_since)
        controls.wishes_changed.connect(self._set_wishes)
        controls.paper_changed.connect(self._set_paper)
        controls.second_page_changed.connect(self._set_second_page)
        controls.stays_out_requested.connect(self.show_stays_out)
        controls.one_thing_typed.saved.connect(self.refresh)
        controls.stayed_typed.saved.connect(self.refresh)
        controls.agenda.saved.connect(self.refresh)
        controls.agenda.move_requested.connect(self._move_agenda)
        controls.agenda.remove_requested.connect(self._remove_agenda)
        controls.names.shield_requested.connect(self._shield)
        controls.names.unshield_requested.connect(self._unshield)
        self.overflow.second_page_requested.connect(self._use_second_page)
        self.handing_out.made.connect(self.refresh)
        self._kit.bus.changed.connect(self._changed)
        self._kit.theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put one behind the other where both do not fit beside each other."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        px = self._kit.theme.px
        is_wide = self.width() >= px(_SIDE_BY_SIDE)
        self._front.setVisible(not is_wide)
        self._line.setVisible(is_wide)
        self.controls.setVisible(is_wide or self.sides.value() == "controls")
        self._right.setVisible(is_wide or self.sides.value() == "page")
        if is_wide:
            self.controls.setFixedWidth(px(_COLUMN))
        else:
            self.controls.setMinimumWidth(0)
            self.controls.setMaximumWidth(self.width())
