# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown once a journal is open: the rail, one screen, the roadblocks beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.journal import Journal
from therapy_journal.services.settings import LAST_SCREEN
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.composing import commit_composed
from therapy_journal.ui.counts import Counts, count
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.rail.rail import Rail
from therapy_journal.ui.roadblocks.sidebar import RoadblockSidebar

FOLDS_BELOW = 1100
"""Design pixels of window width under which the sidebar folds to its icons."""
RAIL_FOLDS_BELOW = 620
"""The same of the rail: less than the smallest window has, unless the text is large."""


class Part(Protocol):
    """What the desk asks of everything in which something can be typed."""

    def flush(self) -> None:
        """Save what is being typed."""

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        ...

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        ...


class Screen(Part, Protocol):
    """What the desk asks of every screen."""

    def refresh(self) -> None:
        """Show what is stored now."""


@runtime_checkable
class Resumable(Protocol):
    """A screen that can say where somebody is on it, and lead there again."""

    def whereabouts(self, screen: str) -> Whereabouts:
        """Return where somebody is."""
        ...

    def resume(self, place: Whereabouts) -> None:
        """Go there again."""


@runtime_checkable
class WithForms(Protocol):
    """A screen whose cards give way to a form."""

    def leave_form(self) -> None:
        """Go back from a form that is open; what was typed in it waits."""

    def enter_form(self) -> bool:
        """Let the keys go to a form that is open, and return whether one is."""
        ...


class Desk(QWidget):
    """Holds the screens, builds each when it is first gone to, and keeps counts true."""

    went = Signal(str)

    def __init__(
        self,
        *,
        journal: Journal,
        kit: Kit,
        commands: Commands,
        sidebar: RoadblockSidebar,
        builders: Mapping[str, Callable[[], QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._kit = kit
        self._builders = dict(builders)
        self._screens: dict[str, QWidget] = {}
        self._place = ""
        self._beside: list[Part] = []
        self.rail = Rail(commands=commands, theme=kit.theme)
        self.sidebar = sidebar
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        row.addWidget(sidebar)
        kit.bus.changed.connect(self._changed)
        kit.theme.changed.connect(self._fold)
        self._has_counted = False

    @property
    def place(self) -> str:
        """The screen that is shown, e.g. ``reflections``."""
        return self._place

    def screen_of(self, place: str) -> QWidget:
        """Return a screen, built if it was not yet."""
        if place not in self._screens:
            self._screens[place] = self._builders[place]()
            self._stack.addWidget(self._screens[place])
        return self._screens[place]

    def draw_out_of_sight(self, place: str) -> None:
        """Draw a screen once while nobody sees the desk: showing it is quick afterwards."""
        self._stack.setCurrentWidget(self.screen_of(place))
        self.grab()

    def has_built(self, place: str) -> bool:
        """Whether somebody was on a screen since the journal was opened."""
        return place in self._screens

    def go(self, place: str) -> None:
        """Show a screen; what is being typed on the one before is saved."""
        screen = self.screen_of(place)
        is_new = place != self._place
        if is_new:
            self._leave()
            self._place = place
            self._stack.setCurrentWidget(screen)
            self.rail.show_place("sessions" if place == "summary" else place)
            self.sidebar.setVisible(place not in ("summary", "support"))
            # The keys that follow are meant for the screen, not for the rail.
            if not (isinstance(screen, WithForms) and screen.enter_form()):
                screen.setFocus(Qt.FocusReason.OtherFocusReason)
        # What the screen shows is asked for first; what stands around it can wait for it.
        cast("Screen", screen).refresh()
        if is_new:
            self.sidebar.open_for(place)
            self._remember(place)
        if not self._has_counted:
            self._has_counted = True
            self._recount()
        self.went.emit(place)

    def show_anew(self) -> None:
        """Show what is stored now on the screen that is shown, in place of a form as well."""
        screen: object = self._screens.get(self._place)
        if isinstance(screen, WithForms):
            screen.leave_form()
        self.go(self._place)

    def take_in(self, part: Part) -> None:
        """Look after something outside the screens in which words are typed."""
        self._beside.append(part)

    def whereabouts(self) -> Whereabouts:
        """Return where somebody is."""
        screen: object = self._screens.get(self._place)
        if isinstance(screen, Resumable):
            return screen.whereabouts(self._place)
        return Whereabouts(self._place)

    def go_back(self, place: Whereabouts) -> None:
        """Go where somebody was before the lock."""
        if place.screen == "summary" and not place.item_id:
            place = Whereabouts("sessions")
        self.go(place.screen if place.screen in self._builders else "today")
        screen: object = self._screens.get(self._place)
        if place.item_id and isinstance(screen, Resumable):
            screen.resume(place)

    def flush(self) -> None:
        """Save what is being typed anywhere, half-composed words with it."""
        commit_composed()
        for part in self._parts():
            part.flush()

    def unsaved(self) -> bool:
        """Whether any screen holds text that has not reached the journal."""
        return any(part.unsaved() for part in self._parts())

    def unsaved_texts(self) -> list[Unsaved]:
        """Return every word that has not reached the journal, to be kept elsewhere."""
        return [text for part in self._parts() for text in part.unsaved_texts()]

    def _parts(self) -> list[Part]:
        screens = (cast("Screen", screen) for screen in self._screens.values())
        return [*screens, self.sidebar, *self._beside]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold the sidebar where the window is narrow."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px = self._kit.theme.px
        self.sidebar.set_narrow(is_narrow=self.width() < px(FOLDS_BELOW))
        self.rail.set_narrow(is_narrow=self.width() < px(RAIL_FOLDS_BELOW))

    def _leave(self) -> None:
        if self._place:
            commit_composed()
            cast("Screen", self._screens[self._place]).flush()

    def _remember(self, place: str) -> None:
        if not self._journal.is_read_only:
            self._kit.jobs.run(partial(self._journal.settings.put, LAST_SCREEN, place), self)

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        touched = (
            changes.reflection_list, changes.unsent_notes, changes.homework, changes.sessions,
            changes.marks, bool(changes.reflections),
        )  # fmt: skip
        if any(touched):
            self._recount()

    def _recount(self) -> None:
        self._kit.jobs.run(partial(count, self._journal), self, self._show_counts)

    def _show_counts(self, counts: Counts) -> None:
        self.rail.show_counts(counts.screens)
        self.rail.next_session.show_session(
            counts.next_session, self._kit.clock.now().day, counts.marked
        )
