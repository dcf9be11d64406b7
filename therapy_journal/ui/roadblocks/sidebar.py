# SPDX-License-Identifier: GPL-3.0-or-later
"""The roadblocks beside every screen: the one that fits where somebody is stands open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.roadblocks import CheckWay, Familiar, Rating, RoadblockKey, SentenceTo
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.guides import load_guide
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.roadblocks.check_over_all import CheckOverAll
from therapy_journal.ui.roadblocks.folding import FoldingSidebar
from therapy_journal.ui.roadblocks.guide import GuideSheet
from therapy_journal.ui.roadblocks.history_sheet import HistorySheet

GUIDE = "who_does_what"
GUIDE_COMMAND = "guide.who_does_what"
RESTS_FOLDED = frozenset({"unsent_notes"})
"""Screens whose columns need the room."""

COPIED = Message(
    "Copied.", "What you paste elsewhere is no longer protected here.", key="copied_opening"
)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What fits where somebody is, what grows, what sounds familiar, the last answers."""

    screen: str
    fits: RoadblockKey | None
    grows: RoadblockKey | None
    offered: Sequence[RoadblockKey]
    way: CheckWay
    ratings: Mapping[RoadblockKey, Rating]


class RoadblockSidebar(FoldingSidebar):
    """``write_requested`` carries the roadblock's key and a question to write about.

    ``opening_requested`` and ``session_requested`` carry the key and a sentence for the entry
    or the session, ``note_requested`` one for an unsent note, ``action_requested`` a command.
    """

    write_requested = Signal(object, str)
    opening_requested = Signal(object, str)
    session_requested = Signal(object, str)
    note_requested = Signal(str)
    action_requested = Signal(str)

    def __init__(self, *, checking_in: CheckingIn, kit: Kit, parent: QWidget | None = None) -> None:
        self._roadblocks = load_roadblocks()
        super().__init__(self._roadblocks, kit.theme, parent)
        self._checking_in, self._kit = checking_in, kit
        self._screen = ""
        self._fits: RoadblockKey | None = None
        self._standing: _Standing | None = None
        self._all: CheckOverAll | None = None
        self._guide: GuideSheet | None = None
        self._history: HistorySheet | None = None
        self._just_opened: RoadblockKey | None = None
        self.setAccessibleName("Roadblocks")
        self.panel.setAccessibleName("Roadblocks")
        self._openings = HalfTyped(
            kind=FormKind.OPENING,
            forms=checking_in.forms,
            kit=kit,
            fields=self.panel.own_words,
            fill=self.panel.show_own_words,
            parent=self,
        )
        self.panel.opening_edited.connect(self._openings.touched)
        self.panel.opened.connect(self._opened)
        self.panel.rated.connect(self._rate)
        self.panel.copied.connect(self._tell_copied)
        self.panel.write_requested.connect(self._write)
        self.panel.opening_sent.connect(self._send)
        self.panel.action_requested.connect(self._act)
        self.panel.history_requested.connect(self._open_history)
        self.panel.all_requested.connect(self.open_check_over_all)
        self.icons.key_requested.connect(self.open)
        kit.bus.changed.connect(self._changed)

    def open_for(self, screen: str) -> None:
        """Open the one that fits a screen, e.g. ``homework``; show the last answers."""
        if not self._screen:
            self._openings.take_up()
        self._screen = screen
        self.rest_folded(is_folded=screen in RESTS_FOLDED)
        self.panel.show_screen(screen)
        self._read(self._stand)

    def open(self, key: RoadblockKey) -> None:
        """Open one roadblock and bring it into sight, also where a screen hides the seven."""
        self.show()
        if not self.is_open:
            self.toggle()
        self.panel.open(key)
        self.panel.focus(key)
        self._opened(key)

    def open_key(self) -> RoadblockKey | None:
        """Return which roadblock stands open."""
        return self.panel.open_key

    def open_check_over_all(self) -> None:
        """Look at all seven at once: the door for “therapy isn't for me”."""
        if self._all is None:
            self._all = CheckOverAll(self._roadblocks, self)
            self._all.rated.connect(self._rate)
            self._all.open_requested.connect(self.open)
            self._all.action_requested.connect(self._act)
            self._all.way_chosen.connect(self._choose_way)
        if self._standing is not None:
            self._all.show_way(self._standing.way)
            self._show_over_all(self._standing)
        self._all.open()

    def open_guide(self) -> None:
        """Read who does what."""
        if self._guide is None:
            self._guide = GuideSheet(load_guide(GUIDE), self)
        self._guide.open()

    def flush(self) -> None:
        """Save an opening sentence that is being changed."""
        self._openings.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._openings.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._openings.unsaved_texts()

    # -- what is stored ---------------------------------------------------------------

    def _read(self, done: Callable[[_Standing], None]) -> None:
        self._kit.jobs.run(partial(_standing, self._checking_in, self._screen), self, done)

    def _stand(self, standing: _Standing) -> None:
        if standing.screen != self._screen:
            return  # an answer for a screen that was left meanwhile
        self._show(standing)
        self._fits = standing.fits
        self._just_opened = standing.fits
        self.panel.open(standing.fits)
        self._ask_history(standing.fits)

    def _follow(self, standing: _Standing) -> None:
        """Take up what changed; another one opens only if another one fits now."""
        if standing.screen != self._screen:
            return
        if standing.fits is not self._fits and standing.fits is RoadblockKey.CONSISTENCY:
            self._stand(standing)
        else:
            self._fits = standing.fits
            self._show(standing)
            self._ask_history(self.panel.open_key)

    def _show(self, standing: _Standing) -> None:
        self._standing = standing
        self.panel.show_ratings(standing.ratings)
        self.panel.show_growing(standing.grows)
        self.icons.show_ratings(standing.ratings)
        self._show_over_all(standing)

    def _show_over_all(self, standing: _Standing) -> None:
        if self._all is not None:
            today = self._kit.clock.now().day
            self._all.show_ratings(standing.ratings, standing.offered, today)

    def _ask_history(self, key: RoadblockKey | None) -> None:
        if key is not None:
            work = partial(_history, self._checking_in, key)
            self._kit.jobs.run(work, self, self._show_history)

    def _show_history(self, found: tuple[RoadblockKey, tuple[Rating, ...]]) -> None:
        key, history = found
        body = self.panel.body_of(key)
        if body is not None:
            body.show_history(history, self._kit.clock.now().day)
        if key is self._just_opened:
            self._just_opened = None
            self.panel.settle()

    def _open_history(self, key: RoadblockKey) -> None:
        work = partial(_history, self._checking_in, key)
        self._kit.jobs.run(work, self, self._show_over_time)

    def _show_over_time(self, found: tuple[RoadblockKey, tuple[Rating, ...]]) -> None:
        key, history = found
        roadblock = next(each for each in self._roadblocks if each.key is key)
        if self._history is None:
            self._history = HistorySheet(self)
        self._history.show_history(roadblock, history, self._kit.clock.now().day)
        self._history.open()

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:
        moved_on = changes.sessions and self._screen == "sessions"
        if (changes.roadblocks and initiator is not self) or moved_on:
            self._read(self._follow)

    # -- what a person does -----------------------------------------------------------

    def _opened(self, key: RoadblockKey | None) -> None:
        self._just_opened = key
        self._kit.jobs.run(partial(self._checking_in.remember_open, key), self)
        self._ask_history(key)

    def _rate(self, key: RoadblockKey, familiar: Familiar | None) -> None:
        work = partial(_answer, self._checking_in, key, familiar)
        self._kit.jobs.run(work, self, self._rated, self._not_rated)

    def _choose_way(self, way: CheckWay) -> None:
        if self._standing is not None:
            self._standing = replace(self._standing, way=way)
        self._kit.jobs.run(partial(self._checking_in.choose_check_way, way), self)

    def _rated(self, rating: Rating | None) -> None:  # noqa: ARG002 - read anew below
        self._read(self._follow)

    def _not_rated(self, problem: JournalProblem) -> None:
        self._kit.say(Message.of(problem))
        self._read(self._follow)

    def _tell_copied(self) -> None:
        self._kit.say(COPIED)

    def _write(self, key: RoadblockKey, question: str) -> None:
        self.stop_floating()
        self.write_requested.emit(key, question)

    def _send(self, key: RoadblockKey, to: SentenceTo, sentence: str) -> None:
        if to is SentenceTo.SESSION:
            self.session_requested.emit(key, sentence)
            return
        self.stop_floating()
        if to is SentenceTo.NOTE:
            self.note_requested.emit(sentence)
        else:
            self.opening_requested.emit(key, sentence)

    def _act(self, command: str) -> None:
        self.stop_floating()
        if command == GUIDE_COMMAND:
            self.open_guide()
        else:
            self.action_requested.emit(command)


def _standing(checking_in: CheckingIn, screen: str) -> _Standing:
    fits, grows = checking_in.standing_open(screen), next(iter(checking_in.growing()), None)
    return _Standing(
        screen,
        fits,
        grows,
        checking_in.offered(),
        checking_in.check_way(),
        checking_in.latest_ratings(),
    )


def _answer(
    checking_in: CheckingIn, key: RoadblockKey, familiar: Familiar | None
) -> Outcome[Rating] | Outcome[Rating | None]:
    if familiar is None:
        return checking_in.take_back_rating(key)
    return checking_in.rate(key, familiar)


def _history(checking_in: CheckingIn, key: RoadblockKey) -> tuple[RoadblockKey, tuple[Rating, ...]]:
    return key, checking_in.history(key)
