# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a session comes round, how often and until when, and for which ones a change holds."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.rhythms import (
    RHYTHM_TITLES,
    Repeats,
    Rhythm,
    Series,
    monthly_title,
    rhythm_of,
)
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.values import choice_text, day_text, read_choice, read_day
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.fields import DayField, labelled


class Scope(StrEnum):
    """For which sessions of a rhythm a change holds."""

    ONE = "one"
    AFTER = "after"


NEVER = "never"
_NEVER = "does not repeat"
_SCOPES = ((Scope.ONE, "only this one"), (Scope.AFTER, "this one and all after"))


class RepeatFields(QWidget):
    """Nothing has to be chosen: a session stands alone until somebody says otherwise."""

    changed = Signal()

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: Series | None = None
        self._day = kit.clock.now().day
        self._until_day: date | None = None
        self._scope = ChipRow(_SCOPES, tone="session", name="What this changes")
        self._rhythm = ChipRow(self._options(), tone="session", name="Repeats")
        self._until = DayField(optional=True, today=self._day, name="Until")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.theme.px(18))
        self._scope_part = labelled("What this changes", self._scope)
        self._rhythm_part = labelled("Repeats", self._rhythm)
        self._until_part = labelled("Until", self._until, "May stay empty: it then goes on.")
        for part in (self._scope_part, self._rhythm_part, self._until_part):
            column.addWidget(part)
        self._scope.value_changed.connect(self._on_chosen)
        self._rhythm.value_changed.connect(self._on_chosen)
        self._until.changed.connect(self._on_until)
        self._show_what_fits()

    def begin(self, series: Series | None, scope: Scope = Scope.ONE) -> None:
        """Ask about a session of this rhythm, or of one that stands alone."""
        self._series = series
        self._scope.set_value(scope)
        self._until_day = series.ended_day if series else None
        self._rhythm.set_value((rhythm_of(series.rule) if series else None) or NEVER)
        self._until.set_value(self._until_day)
        self._show_what_fits()

    def show_day(self, day: date) -> None:
        """Name the month's rhythm by the day that is chosen now."""
        if day != self._day:
            self._day = day
            chosen = self._rhythm.value()
            self._rhythm.set_options(self._options())
            self._rhythm.set_value(chosen)

    def holds_for_all_after(self) -> bool:
        """Whether a rhythm begins, changes or ends by what the form says."""
        if self.isHidden():
            return False
        if self._series is None:
            return self.repeats() is not None
        return self._scope.value() is Scope.AFTER

    def repeats(self) -> Repeats | None:
        """Return how often and until when; None for a session that stands alone."""
        rhythm = self._rhythm.value()
        if self.isHidden() or not isinstance(rhythm, Rhythm):
            return None
        self._until.value()  # take what is still being typed
        return Repeats(rhythm, self._until_day)

    def fields(self) -> Fields:
        """Return what is chosen, as texts."""
        return {
            "scope": choice_text(self._scope.value()) if self._series else "",
            "repeats": choice_text(self._rhythm.value()),
            "until": day_text(self._until_day),
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._scope.set_value(read_choice(Scope, fields.get("scope", "")) or Scope.ONE)
        self._rhythm.set_value(read_choice(Rhythm, fields.get("repeats", "")) or NEVER)
        self._until_day = read_day(fields.get("until", ""))
        self._until.set_value(self._until_day)
        self._show_what_fits()

    def _options(self) -> list[tuple[Hashable, str]]:
        titles = {**RHYTHM_TITLES, Rhythm.MONTHLY: monthly_title(self._day)}
        return [(NEVER, _NEVER), *titles.items()]

    def _show_what_fits(self) -> None:
        is_asked = self._series is None or self._scope.value() is Scope.AFTER
        self._scope_part.setVisible(self._series is not None)
        self._rhythm_part.setVisible(is_asked)
        self._until_part.setVisible(is_asked and isinstance(self._rhythm.value(), Rhythm))

    def _on_chosen(self, value: object) -> None:  # noqa: ARG002
        if self._scope.value() is None:
            self._scope.set_value(Scope.ONE)
        if self._rhythm.value() is None:
            self._rhythm.set_value(NEVER)
        self._show_what_fits()
        self.changed.emit()

    def _on_until(self, day: object) -> None:
        self._until_day = day if isinstance(day, date) else None
        self.changed.emit()
