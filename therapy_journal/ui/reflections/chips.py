# SPDX-License-Identifier: GPL-3.0-or-later
"""The chips under a title: when it was, the mood, tags, and what is brought to the session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import Moment, clock_time, month_name, weekday
from therapy_journal.ui.reflections.popups import MoodPopup, TagPopup, WhenPopup
from therapy_journal.ui.widgets.chips import Chip
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.rounding import Menu
from therapy_journal.ui.widgets.tips import set_tip

BRING = "Bring to session"
BRING_PASSAGE = "Bring this passage"
BROUGHT_PASSAGE = "Bringing this passage"


class TagChip(Chip):
    """One tag; Delete takes it off."""

    removed = Signal(str)
    looked_for = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(f"#{name}", parent=parent)
        self.name = name
        set_tip(self, f"#{name}")
        self.setAccessibleName(f"Tag {name}")
        self.clicked.connect(self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the tag off with Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Find entries like it").triggered.connect(self._look)
        menu.addAction("Take this tag off").triggered.connect(self._remove)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _look(self) -> None:
        self.looked_for.emit(self.name)

    def _remove(self) -> None:
        self.removed.emit(self.name)


class EntryChips(QWidget):
    """Shows what stands beside a text and asks for changes to it."""

    happened_set = Signal(object)
    mood_set = Signal(object)
    mood_shown = Signal(object)
    tags_set = Signal(object)
    tag_looked_for = Signal(str)
    bring_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._happened: datetime | None = None
        self._latest = date.max
        self._mood: int | None = None
        self._tags: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self.when = Chip()
        self.mood = Chip()
        self.add_tag = Chip("Tag", "plus")
        self.add_tag.setAccessibleName("Add a tag")
        self.bring = Chip(BRING, "pin", "accent", checkable=True)
        self._tag_chips: list[TagChip] = []
        self._flow = FlowLayout(self, gap=8, row_gap=8)
        for chip in (self.when, self.mood, self.add_tag, self.bring):
            self._flow.addWidget(chip)
        self._when_popup = WhenPopup(self)
        self._mood_popup = MoodPopup(self)
        self._tag_popup = TagPopup(self)
        self._wire()

    def show_when(self, happened: Moment, today: date, elsewhere: str = "") -> None:
        """Show when it was, on the clock of the place where it was.

        ``elsewhere`` names that place's zone where clocks here showed another time.
        """
        local, day = happened.local, happened.day
        self._happened, self._latest = datetime.combine(day, local.time()), max(today, day)
        year = "" if day.year == today.year else f" {day.year}"
        place = f" · {elsewhere} time" if elsewhere else ""
        month = month_name(day).split(" ", maxsplit=1)[0]
        self.when.setText(f"{weekday(day)[:3]} {day.day} {month}{year}, {clock_time(local)}{place}")
        self.when.setAccessibleName(f"When it was: {self.when.text()}")

    def show_mood(self, mood: int | None) -> None:
        """Show how it was."""
        self._mood = mood
        self.mood_shown.emit(mood)
        self.mood.setText("Mood" if mood is None else f"Mood {mood} / 10")
        self.mood.setAccessibleName("Mood, left open" if mood is None else f"Mood {mood} of 10")

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show the tags of the entry."""
        self._tags = tuple(tags)
        for old in self._tag_chips:
            self._flow.removeWidget(old)
            old.deleteLater()
        for last in (self.add_tag, self.bring):
            self._flow.removeWidget(last)
        self._tag_chips = [self._tag_chip(name) for name in tags]
        for each in (*self._tag_chips, self.add_tag, self.bring):
            self._flow.addWidget(each)
        self._order_tab_stops()

    def tags(self) -> tuple[str, ...]:
        """Return the tags that are shown."""
        return self._tags

    def show_known_tags(self, names: Sequence[str]) -> None:
        """Take the tags in use, those used most first."""
        self._known = tuple(names)

    @property
    def tag_popup(self) -> TagPopup:
        """Where a tag is typed."""
        return self._tag_popup

    def show_bring(self, *, is_on: bool, is_passage: bool = False) -> None:
        """Show what pressing the last chip is about, and whether it is on."""
        words = BRING
        if is_passage:
            words = BROUGHT_PASSAGE if is_on else BRING_PASSAGE
        self.bring.setText(words)
        self.bring.setChecked(is_on)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let nothing be changed."""
        for chip in (self.when, self.mood, self.bring, *self._tag_chips):
            chip.setEnabled(not is_read_only)
        self.add_tag.setVisible(not is_read_only)

    def tag_chips(self) -> tuple[TagChip, ...]:
        """Return the chips of the tags."""
        return tuple(self._tag_chips)

    def popups(self) -> tuple[WhenPopup, MoodPopup, TagPopup]:
        """Return what opens under the chips."""
        return self._when_popup, self._mood_popup, self._tag_popup

    # -- what is pressed ----------------------------------------------------------------------

    def _wire(self) -> None:
        self.when.clicked.connect(self._open_when)
        self.mood.clicked.connect(self._open_mood)
        self.add_tag.clicked.connect(self._open_tags)
        self.bring.clicked.connect(self.bring_pressed)
        self._when_popup.set_to.connect(self.happened_set)
        self._mood_popup.chosen.connect(self.mood_set)
        self._tag_popup.chosen.connect(self._add)

    def _tag_chip(self, name: str) -> TagChip:
        chip = TagChip(name, self)
        chip.removed.connect(self._remove)
        chip.looked_for.connect(self.tag_looked_for)
        chip.show()
        return chip

    def _open_when(self) -> None:
        if self._happened is not None:
            self._when_popup.open_when(self.when, self._happened, self._latest)

    def _open_mood(self) -> None:
        self._mood_popup.open_at(self.mood, self._mood)

    def _open_tags(self) -> None:
        has = {name.casefold() for name in self._tags}
        others = [name for name in self._known if name.casefold() not in has]
        self._tag_popup.open_at(self.add_tag, others)

    def _add(self, names: tuple[str, ...]) -> None:
        self.tags_set.emit((*self._tags, *names))

    def _remove(self, name: str) -> None:
        self.tags_set.emit(tuple(each for each in self._tags if each != name))
        self.add_tag.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tab_stops(self) -> None:
        chips = (self.when, self.mood, *self._tag_chips, self.add_tag, self.bring)
        for one, other in pairwise(chips):
            QWidget.setTabOrder(one, other)
