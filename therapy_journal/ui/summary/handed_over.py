# SPDX-License-Identifier: GPL-3.0-or-later
"""After a session: *Did you hand it over?* Only what was is remembered as handed over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.days import short_day
from therapy_journal.core.sessions import Session
from therapy_journal.core.summary import PART_TITLES, Extent, Part
from therapy_journal.services.preparing import Preparing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.labels import Label

_QUESTION = "Did you hand it over?"
_WHICH = "Which parts did you hand over? You could leave this open as well."
_EXTENTS = ((Extent.ALL, "All of it"), (Extent.PART, "A part"), (Extent.NO, "No"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A session and the parts that were on its page."""

    session: Session
    parts: tuple[Part, ...]


class HandedOverQuestion(QWidget):
    """Is there only while there is something to ask; every answer is a full one."""

    answered = Signal()

    def __init__(self, *, preparing: Preparing, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preparing, self._kit = preparing, kit
        self._asked: _Asked | None = None
        self._when = Label("", "muted", 12)
        self.extent = ChipRow(_EXTENTS, tone="session")
        self.parts = ChipRow([], exclusive=False, tone="session")
        self.keep = PrimaryButton("Keep")
        self.back = LinkButton("Back", role="muted", weight=400)
        self._card = Card(padding=18)
        self._which = QWidget()
        self._lay_out()
        self.extent.setAccessibleName(_QUESTION)
        self.parts.setAccessibleName(_WHICH)
        self.extent.value_changed.connect(self._choose)
        self.keep.clicked.connect(self._keep_part)
        self.back.clicked.connect(self._begin_anew)
        kit.bus.changed.connect(self._changed)
        self._card.hide()
        self.refresh()

    def refresh(self) -> None:
        """Look whether there is something to ask."""
        self._kit.jobs.run(partial(_look, self._preparing), self, self._show)

    def is_asking(self) -> bool:
        """Whether the question is shown."""
        return self._asked is not None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Look again: time may have passed."""
        super().showEvent(event)
        self.refresh()

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:
        if initiator is not self and (changes.sessions or changes.summary):
            self.refresh()

    def _show(self, asked: _Asked | None) -> None:
        if asked == self._asked:
            return
        self._asked = asked
        self._card.setVisible(asked is not None)
        if asked is not None:
            self._when.setText(f"The page for {short_day(asked.session.starts.day)}")
            self.parts.set_options([(part, PART_TITLES[part]) for part in asked.parts])
            self.parts.set_value(asked.parts)
            self._begin_anew()

    def _choose(self, extent: object) -> None:
        if extent is Extent.PART:
            self._which.show()
        elif isinstance(extent, Extent):
            self._answer(extent, ())

    def _keep_part(self) -> None:
        if self._asked is not None:
            given = self.parts.value()
            chosen = given if isinstance(given, tuple) else ()
            self._answer(Extent.PART, tuple(p for p in self._asked.parts if p not in chosen))

    def _answer(self, extent: Extent, left_out: tuple[Part, ...]) -> None:
        if self._asked is not None and not self._preparing.is_read_only:
            answer = partial(self._preparing.handed_over, self._asked.session.id, extent, left_out)
            self._kit.jobs.run(answer, self, self._answered)

    def _answered(self, value: object) -> None:  # noqa: ARG002
        self._show(None)
        self.answered.emit()

    def _begin_anew(self) -> None:
        self.extent.set_value(None)
        self._which.hide()

    def _lay_out(self) -> None:
        px = self._kit.theme.px
        inside = QVBoxLayout(self._which)
        inside.setContentsMargins(0, px(4), 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(Label(_WHICH, "muted"))
        inside.addWidget(self.parts)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.back)
        row.addStretch(1)
        inside.addLayout(row)
        column = self._card.column
        column.addWidget(Label(_QUESTION, weight=600))
        column.addWidget(self._when)
        column.addWidget(self.extent)
        column.addWidget(self._which)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._card)


def _look(preparing: Preparing) -> _Asked | None:
    session = preparing.to_ask_about()
    if session is None:
        return None
    parts = tuple(section.part for section in preparing.offers(session.id) if section.is_on)
    return _Asked(session, parts)
