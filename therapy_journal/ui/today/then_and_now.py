# SPDX-License-Identifier: GPL-3.0-or-later
"""Then and now: a day is offered; its text comes only when it is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import full_day
from therapy_journal.core.looking_back import LookBack
from therapy_journal.core.messages import Message
from therapy_journal.core.reflections import Reflection
from therapy_journal.core.text import shorten, strip_marks
from therapy_journal.services.looking_back import LookingBack
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.today.card import TodayCard
from therapy_journal.ui.widgets.labels import Label

EMPTY = "Once you have written for a month or more, a day from back then can be offered here."
LONGEST = 900
"""Characters shown in the card; the whole entry is one press away."""

_NOT_AGAIN = Message("This day is not offered again.", action="Undo", key="look_back")
_SWITCHED_OFF = Message(
    "Then and now is off.", "You can switch it on again in Settings.", "Undo", key="look_back"
)


class ThenAndNowCard(TodayCard):
    """``shown_changed`` tells that the card came or went with its switch."""

    entry_requested = Signal(int)
    shown_changed = Signal()

    def __init__(
        self, *, looking_back: LookingBack, kit: Kit, parent: QWidget | None = None
    ) -> None:
        super().__init__("sprout", "Then and now", "unsent", parent)
        self._looking_back, self._kit = looking_back, kit
        self._offer: LookBack | None = None
        self._last_refused = 0
        self._line = self.add_line(EMPTY)
        self._title = self.add_line(weight=600)
        self._text = Label("", size=15, serif=True)
        self.lines.addWidget(self._text)
        self.look = self.add_link("Look back")
        self.open_entry = self.add_link("Open this entry")
        self.close_again = self.add_link("Close it again", is_quiet=True)
        self.not_again = self.add_link("Not this one again", is_quiet=True)
        self.switch_off = self.add_link("Switch this off", is_quiet=True)
        self.look.clicked.connect(self._ask)
        self.open_entry.clicked.connect(self._open)
        self.close_again.clicked.connect(self._close)
        self.not_again.clicked.connect(self._refuse)
        self.switch_off.clicked.connect(self._switch_off)
        self._show_offer(None)

    def refresh(self) -> None:
        """Ask which day there is to look back at."""
        self._kit.jobs.run(partial(_look, self._looking_back), self, self._take)

    def _take(self, found: tuple[bool, LookBack | None]) -> None:
        is_on, offer = found
        if self.isHidden() == is_on:
            self.setVisible(is_on)
            self.shown_changed.emit()
        if offer != self._offer or offer is None:
            self._show_offer(offer)

    def _show_offer(self, offer: LookBack | None) -> None:
        self._offer = offer
        self.set_heading(offer.title if offer else "Then and now")
        self._line.setText(f"You wrote on {full_day(offer.day)}." if offer else EMPTY)
        self._close()

    def _close(self) -> None:
        had_focus = self.close_again.hasFocus()
        self._show_words(None)
        if had_focus:
            self.look.setFocus()

    def _show_words(self, entry: Reflection | None) -> None:
        """Show the text, or take it away; the links follow."""
        is_open, has_offer = entry is not None, self._offer is not None
        self._title.setText(entry.title if entry else "")
        self._title.setVisible(bool(entry and entry.title.strip()))
        self._text.setText(_plain(entry.body) if entry else "")
        self._text.setVisible(is_open)
        self.look.setVisible(has_offer and not is_open)
        self.open_entry.setVisible(is_open)
        self.close_again.setVisible(is_open)
        self.not_again.setVisible(has_offer)
        self.switch_off.setVisible(has_offer)

    def _ask(self) -> None:
        if self._offer is not None:
            work = partial(self._looking_back.read, self._offer.reflection_id)
            self._kit.jobs.run(work, self, self._show_entry)

    def _show_entry(self, entry: Reflection | None) -> None:
        if entry is None:
            self.refresh()  # it was sealed, moved or refused meanwhile
        elif self._offer is not None and entry.id == self._offer.reflection_id:
            self._show_words(entry)
            self.open_entry.setFocus()

    def _open(self) -> None:
        if self._offer is not None:
            self.entry_requested.emit(self._offer.reflection_id)

    def _refuse(self) -> None:
        if self._offer is not None:
            self._last_refused = self._offer.reflection_id
            work = partial(self._looking_back.not_again, self._last_refused)
            self._kit.jobs.run(work, self, self._refused)

    def _refused(self, reflection_id: int) -> None:  # noqa: ARG002 - asked for by number again
        self._kit.say(_NOT_AGAIN, self._take_back)
        self.refresh()

    def _take_back(self) -> None:
        work = partial(self._looking_back.again, self._last_refused)
        self._kit.jobs.run(work, self, self._changed)

    def _switch_off(self) -> None:
        work = partial(self._looking_back.switch, on=False)
        self._kit.jobs.run(work, self, self._switched_off)

    def _switched_off(self, is_on: bool) -> None:  # noqa: ARG002, FBT001 - what was stored
        self._kit.say(_SWITCHED_OFF, self._switch_on)
        self.refresh()

    def _switch_on(self) -> None:
        work = partial(self._looking_back.switch, on=True)
        self._kit.jobs.run(work, self, self._changed)

    def _changed(self, value: object) -> None:  # noqa: ARG002 - read anew
        self.refresh()


def _look(looking_back: LookingBack) -> tuple[bool, LookBack | None]:
    return looking_back.is_on(), looking_back.offer()


def _plain(body: str) -> str:
    """Return the words of an entry without Markdown's marks, paragraphs kept, cut at a word."""
    lines = [strip_marks(line) for line in body.strip().splitlines()]
    kept: list[str] = []
    room = LONGEST
    for line in lines:
        if room <= 0:
            break
        kept.append(shorten(line, room))
        room -= len(line) + 1
    text = "\n".join(kept)
    return text if len(text) >= len("\n".join(lines)) or text.endswith("…") else f"{text}\n…"
