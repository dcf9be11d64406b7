# SPDX-License-Identifier: GPL-3.0-or-later
"""The left rail: write, the screens, the next session, settings and the lock."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.rail.nav_button import NavButton
from therapy_journal.ui.rail.next_session import NextSessionCard
from therapy_journal.ui.theme import Theme
from therapy_journal.ui.widgets.buttons import PrimaryButton
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.rounding import Menu
from therapy_journal.ui.widgets.scrolling import scrolling

WIDTH = 206
NARROW_WIDTH = 60
PLACES = (
    ("today", "sun"),
    ("reflections", "notebook-pen"),
    ("homework", "list-checks"),
    ("unsent_notes", "mail-x"),
    ("sessions", "calendar-heart"),
    ("patterns", "chart-line"),
)
WAYS_TO_WRITE = (
    "entry.new", "entry.scene", "entry.after_session", "entry.low_energy", "entry.from_template",
    "note.new",
)  # fmt: skip


class Rail(QWidget):
    """Runs commands; is told by the window what is shown and how much there is."""

    def __init__(self, *, commands: Commands, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._theme = theme
        on_ground(self, "rail")
        self._is_narrow = False
        self.next_session = NextSessionCard(theme=theme)
        self._places: dict[str, NavButton] = {}
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self._inside = on_ground(QWidget(), "rail")
        self._column = QVBoxLayout(self._inside)
        self._build()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(self._inside))
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_place(self, place: str) -> None:
        """Mark the screen that is shown."""
        for name, button in self._places.items():
            button.setChecked(name == place)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much each screen holds; nothing where there is nothing."""
        for name, _icon in PLACES:
            button = self._places[name]
            count = counts.get(name, 0)
            button.set_hint(f"{count:,}" if count else "")

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Fold to a column of icons, each with its name as a tip; or unfold."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._name.setHidden(is_narrow)
        for button in (self._write, self._settings, self._lock, *self._places.values()):
            button.set_icon_only(is_icon_only=is_narrow)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room where the window is low."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Take the next session away where its words would be cut; Today and Sessions have it.

        Where even the rest is too tall, it scrolls.
        """
        margins = self._column.contentsMargins()
        wanted = self._column.totalHeightForWidth(self.width())
        if self.next_session.isHidden():
            wanted += self.next_session.heightForWidth(
                self.width() - margins.left() - margins.right()
            )
        self.next_session.setHidden(self._is_narrow or wanted > self.height())

    def _build(self) -> None:
        self._name = Label("Therapy Journal", size=15.5, weight=600, serif=True)
        self._column.addWidget(self._name)
        self._add_gap(10)
        self._column.addWidget(self._write_button())
        self._add_gap(12)
        for place, icon in PLACES:
            self._places[place] = self._button(f"go.{place}", icon)
            self._column.addWidget(self._places[place])
        self._column.addStretch(1)
        self._column.addWidget(self.next_session)
        self._add_gap(8)
        self._places["support"] = self._button("go.support", "life-buoy")
        self._column.addWidget(self._places["support"])
        for command, icon in (("settings", "settings"), ("lock", "lock")):
            button = self._button(command, icon)
            button.setCheckable(False)
            self._column.addWidget(button)
            if command == "lock":
                self._lock = button
            else:
                self._settings = button
        for command in ("entry.new", "lock", "go.support"):
            self._commands.action(command).changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys of what stands here, whatever they were changed to."""
        shown = (
            (self._write, "entry.new"), (self._lock, "lock"),
            (self._places["support"], "go.support"),
        )  # fmt: skip
        for button, command in shown:
            button.set_hint(_spoken(self._commands.action(command).shortcut()))

    def _add_gap(self, size: int) -> None:
        gap = QSpacerItem(0, 0)
        self._gaps.append((gap, size))
        self._column.addSpacerItem(gap)

    def _button(self, command: str, icon: str) -> NavButton:
        action = self._commands.action(command)
        button = NavButton(action.text(), icon)
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _write_button(self) -> PrimaryButton:
        action = self._commands.action("entry.new")
        button = PrimaryButton("Write", "feather")
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        menu = Menu(self)
        for command in WAYS_TO_WRITE:
            menu.addAction(self._commands.action(command))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._ways_menu, self._write = menu, button
        button.customContextMenuRequested.connect(self._show_ways)
        return button

    def _show_ways(self) -> None:
        self._commands.draw_icons(WAYS_TO_WRITE)
        self._ways_menu.popup(self._write.mapToGlobal(self._write.rect().bottomLeft()))

    def _restyle(self) -> None:
        px = self._theme.px
        around = px(8 if self._is_narrow else 12)
        self.setFixedWidth(px(NARROW_WIDTH if self._is_narrow else WIDTH))
        self._name.setContentsMargins(px(10), 0, 0, 0)
        self._write.setMinimumHeight(px(35))
        for gap, size in self._gaps:
            gap.changeSize(0, px(size))
        self._column.setContentsMargins(around, px(20), around, px(15))
        self._column.setSpacing(px(1))
        self._make_room()


def _spoken(shortcut: QKeySequence) -> str:
    """Return a shortcut as the pictures write it: ``Ctrl N``."""
    return shortcut.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
