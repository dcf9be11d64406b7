# SPDX-License-Identifier: GPL-3.0-or-later
"""A switch for each part of the page and, under those that are on, one for each item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.offers import Offer, OfferSection, shown_items
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.switches import Switch

_INDENT = 22
_UNDER_SWITCH = 43


class OfferRow(QWidget):
    """One switch with a quiet line under it."""

    toggled = Signal(str, bool)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._key = key
        self._depth = 0
        self.switch = Switch("", parent=self)
        self._note = Label("", "muted", 12, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.switch)
        self._column.addWidget(self._note)
        self.switch.toggled.connect(self._tell)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_section(self, section: OfferSection) -> None:
        """Show a part of the page."""
        # A passage's title follows its passage: it is nothing more to decide about.
        keys = {item.key for item in section.items}
        waiting = sum(item.is_new and item.needs not in keys for item in section.items)
        note = section.note
        if waiting and not section.is_on:
            note = f"{waiting} new"
        self._show(section.title, section.is_on, note, "", 0)

    def show_offer(self, offer: Offer, depth: int, *, says_new: bool) -> None:
        """Show an item; a lost one can only be looked at again where it was marked."""
        right = "new" if offer.is_new and says_new else ""
        self._show(offer.label, offer.is_on, right, offer.note, depth)
        self.switch.setEnabled(not offer.is_lost)

    def note(self) -> str:
        """Return the quiet line."""
        return self._note.text()

    def _show(self, words: str, is_on: bool, right: str, below: str, depth: int) -> None:  # noqa: FBT001
        self._depth = depth
        self.switch.blockSignals(True)  # noqa: FBT003 — what is shown was decided already
        self.switch.setChecked(is_on)
        self.switch.blockSignals(False)  # noqa: FBT003
        self.switch.setText(words)
        self.switch.set_note(right)
        said = ", ".join(part for part in (right, below) if part)
        self.switch.setAccessibleDescription(said)
        self._note.setText(below)
        self._note.setVisible(bool(below))
        self._restyle()

    def _tell(self, is_on: bool) -> None:  # noqa: FBT001 — a slot
        self.toggled.emit(self._key, is_on)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(_INDENT) * self._depth, 0, 0, 0)
        self._note.setContentsMargins(px(_UNDER_SWITCH), 0, 0, px(6))


class OfferRows(QWidget):
    """Keeps one row for each key, so that the focus stays where it is when things change."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: dict[str, OfferRow] = {}
        self._order: list[str] = []

    def show_sections(self, sections: Sequence[OfferSection], *, is_first: bool) -> None:
        """Show every part; on the very first page everything is new and nothing says so."""
        wanted = list(_listed(sections))
        keys = [key for key, _, _ in wanted]
        for key in set(self._rows) - set(keys):
            row = self._rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (key, shown, depth) in enumerate(wanted):
            row = self._rows[key] if key in self._rows else self._make(key)
            if isinstance(shown, OfferSection):
                row.show_section(shown)
            else:
                row.show_offer(shown, depth, says_new=not is_first)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        if keys != self._order:
            self._order = keys
            self._set_tab_order()

    def row(self, key: str) -> OfferRow:
        """Return the row of a switch that is listed."""
        return self._rows[key]

    def listed(self) -> list[str]:
        """Return the switches that are listed, in order."""
        return list(self._order)

    def _make(self, key: str) -> OfferRow:
        row = OfferRow(key, self)
        row.toggled.connect(self.toggled)
        self._rows[key] = row
        return row

    def _set_tab_order(self) -> None:
        switches = [self._rows[key].switch for key in self._order]
        for before, after in pairwise(switches):
            QWidget.setTabOrder(before, after)


def _listed(
    sections: Sequence[OfferSection],
) -> Iterator[tuple[str, OfferSection | Offer, int]]:
    for section in sections:
        yield section.key, section, 0
        depths = {section.key: 0}
        for item in shown_items(section):
            depths[item.key] = depths[item.needs] + 1
            yield item.key, item, depths[item.key]
