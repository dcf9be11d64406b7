# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of the seven: one at a time stands open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import Rating, Roadblock, RoadblockKey
from therapy_journal.ui.roadblocks.card_body import CardBody
from therapy_journal.ui.roadblocks.growing_line import GrowingLine
from therapy_journal.ui.roadblocks.roadblock_card import RoadblockCard
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label

TITLE = "Roadblocks"
_NEAR_THE_TOP = 0.55
"""Share of the height above which an open card needs no scrolling."""
ABOUT = "Seven common reasons therapy gets stuck. Open one that sounds familiar."


class RoadblockPanel(QFrame):
    """Shows what it is told; what a person does goes up as signals with the key first."""

    opened = Signal(object)
    write_requested = Signal(object, str)
    opening_sent = Signal(object, object, str)
    copied = Signal()
    opening_edited = Signal()
    rated = Signal(object, object)
    action_requested = Signal(str)
    history_requested = Signal(object)
    fold_requested = Signal()
    all_requested = Signal()

    def __init__(self, roadblocks: Sequence[Roadblock], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._screen = ""
        self._open: RoadblockKey | None = None
        self._is_floating = False
        self._own_words: dict[str, str] = {}
        on_ground(self, "side")
        self.growing = GrowingLine(roadblocks)
        self.cards = {roadblock.key: RoadblockCard(roadblock, self) for roadblock in roadblocks}
        self._inside = QWidget()
        self._inside.setProperty("clear", True)  # noqa: FBT003 - a Qt property
        self._column = QVBoxLayout(self._inside)
        self._area = QScrollArea(self)
        self._lay_out()
        self._fill()
        self._restyle()
        self._theme.changed.connect(self._restyle)

    @property
    def open_key(self) -> RoadblockKey | None:
        """Which one stands open."""
        return self._open

    def body_of(self, key: RoadblockKey) -> CardBody | None:
        """Return what is below a heading, once it was opened."""
        return self.cards[key].body

    def show_screen(self, screen: str) -> None:
        """Say where one is; no card offers the way to where one is already."""
        self._screen = screen
        if self._open is not None:
            self.cards[self._open].set_open(is_open=True, screen=screen)

    def open(self, key: RoadblockKey | None) -> None:
        """Open one and fold the others; None folds all."""
        self._open = key
        self.growing.settle(key)
        for each, card in self.cards.items():
            if card.is_open != (each == key):
                card.set_open(is_open=each == key, screen=self._screen)
        if key is not None:
            self.settle()

    def settle(self) -> None:
        """Bring the open one into sight, once it has the height of what it holds now."""
        QTimer.singleShot(0, self, self._bring_into_sight)

    def focus(self, key: RoadblockKey) -> None:
        """Put the focus on a heading."""
        self.cards[key].heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ratings(self, ratings: Mapping[RoadblockKey, Rating]) -> None:
        """Show the last answers."""
        for key, card in self.cards.items():
            card.show_rating(ratings.get(key))

    def show_growing(self, key: RoadblockKey | None) -> None:
        """Offer the one that sounds more familiar than before."""
        self.growing.show_key(key, self._open)

    def own_words(self) -> dict[str, str]:
        """Return the opening sentences that were changed, by roadblock and place in it."""
        words = dict(self._own_words)
        for key, card in self.cards.items():
            for place, prompt in enumerate(card.body.prompts if card.body else ()):
                words[f"{key.value}.{place}"] = prompt.own_words()
        return {name: text for name, text in words.items() if text}

    def show_own_words(self, words: Mapping[str, str]) -> None:
        """Take up opening sentences that were changed before the journal was locked."""
        self._own_words = dict(words)
        for key, card in self.cards.items():
            if card.body is not None:
                self._put_into(key, card.body)

    def _put_into(self, key: RoadblockKey, body: CardBody) -> None:
        for place, prompt in enumerate(body.prompts):
            prompt.show_own_words(self._own_words.get(f"{key.value}.{place}", ""))

    def set_floating(self, *, is_floating: bool) -> None:
        """Say whether it lies over a screen: then Esc folds it away."""
        self._is_floating = is_floating

    def event(self, event: QEvent) -> bool:
        """Keep the window's own Esc from answering first while floating."""
        if (
            self._is_floating
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Fold with Esc while floating."""
        if self._is_floating and event.key() == Qt.Key.Key_Escape:
            self.fold_requested.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._area.verticalScrollBar().rangeChanged.connect(self._restyle)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Hairline(self, is_upright=True))
        outer.addWidget(self._area, 1)

    def _fill(self) -> None:
        self.fold = IconButton("panel-right", "Fold the roadblocks away", size=15)
        self.fold.clicked.connect(self.fold_requested)
        self._head = QHBoxLayout()
        self._head.addWidget(IconLabel("waypoints", "ink", 16))
        self._head.addWidget(Label(TITLE, weight=600, wrap=False), 1)
        self._head.addWidget(self.fold)
        self._column.addLayout(self._head)
        self._about = Label(ABOUT, "muted", 12)
        self._column.addWidget(self._about)
        self.growing.open_requested.connect(self._open_growing)
        self._column.addWidget(self.growing)
        for card in self.cards.values():
            card.toggle_requested.connect(self._toggle)
            card.body_built.connect(self._connect_body)
            card.heading.move_requested.connect(self._move)
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._door = Label("Thinking “therapy isn't for me”?", "muted", 12)
        self._column.addWidget(self._door)
        self.all = LinkButton("Look at all seven at once", size=12)
        self.all.clicked.connect(self.all_requested)
        self._column.addWidget(self.all)

    def _connect_body(self, body: CardBody) -> None:
        card = self.sender()
        if isinstance(card, RoadblockCard):
            self._put_into(card.roadblock.key, body)
        body.write_requested.connect(self._write)
        body.opening_sent.connect(self._send)
        body.rated.connect(self._rate)
        body.copied.connect(self.copied)
        body.opening_edited.connect(self.opening_edited)
        body.action_requested.connect(self.action_requested)
        body.history_requested.connect(self._ask_history)

    def _toggle(self) -> None:
        card = self.sender()
        if isinstance(card, RoadblockCard):
            key = None if card.is_open else card.roadblock.key
            self.open(key)
            self.opened.emit(key)

    def _open_growing(self, key: RoadblockKey) -> None:
        self.open(key)
        self.focus(key)
        self.opened.emit(key)

    def _move(self, step: int) -> None:
        headings = [card.heading for card in self.cards.values()]
        heading = self.sender()
        place = next((n for n, each in enumerate(headings) if each is heading), 0)
        target = headings[min(max(place + step, 0), len(headings) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(target)

    def _write(self, question: str) -> None:
        self.write_requested.emit(self._open, question)

    def _send(self, to: object, sentence: str) -> None:
        self.opening_sent.emit(self._open, to, sentence)

    def _rate(self, familiar: object) -> None:
        self.rated.emit(self._open, familiar)

    def _ask_history(self) -> None:
        self.history_requested.emit(self._open)

    def _bring_into_sight(self) -> None:
        if self._open is not None:
            card = self.cards[self._open]
            if card.y() < self._area.viewport().height() * _NEAR_THE_TOP:
                # With the heading and the list above it in sight, it is clear where one is.
                self._area.verticalScrollBar().setValue(0)
                return
            self._area.ensureWidgetVisible(card, 0, 0)
            # A card taller than the window is shown from its beginning.
            self._area.ensureWidgetVisible(card.heading, 0, 0)

    def _restyle(self) -> None:
        px = self._theme.px
        # A scroll bar stands in the margin, so that nothing moves when it comes.
        bar = self._area.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._column.setContentsMargins(px(15), px(12), max(px(15) - beside, 2), px(16))
        self._column.setSpacing(px(2))
        self._head.setSpacing(px(8))
