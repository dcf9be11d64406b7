# SPDX-License-Identifier: GPL-3.0-or-later
"""The three layers: side by side where there is room, the earlier one in sight as well."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.unsent_notes.bringing import Bringing
from therapy_journal.ui.unsent_notes.layer_area import LayerArea
from therapy_journal.ui.unsent_notes.layer_column import LayerColumn
from therapy_journal.ui.unsent_notes.starters import Starters
from therapy_journal.ui.widgets.beside import set_beside
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.grounds import on_ground

THREE_FROM = 1080
TWO_FROM = 560
BOTH_FROM = 240
"""Design pixels of height from which two layers above each other show more than a line each."""


class Layer(IntEnum):
    """The layers in their order."""

    RAW = 1
    KNOW = 2
    SAY = 3


LAYER_TITLES: dict[Layer, str] = {
    Layer.RAW: "Say it raw",
    Layer.KNOW: "What I need them to know",
    Layer.SAY: "Ready to say",
}


class Layers(QWidget):
    """Shows the layer in front with the one before it, or all three; in a low window, one.

    ``edited`` tells of typing in any layer; ``entered`` carries the layer gone to.
    ``characters_replaced`` tells that something pasted could not be kept as it was,
    ``paste_refused`` that it was too long to be taken.
    """

    edited = Signal()
    entered = Signal(object)
    characters_replaced = Signal()
    paste_refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "paper")
        self._front = Layer.RAW
        self._columns = _build_columns()
        self.starters = Starters()
        self.bringing = Bringing()
        self._columns[Layer.KNOW].add(self.starters)
        self._columns[Layer.SAY].add(self.bringing)
        self.starters.chosen.connect(self.area(Layer.KNOW).insert_words)
        self._lines = (Hairline(is_upright=True), Hairline(is_upright=True))
        self._flat_lines = (Hairline(), Hairline())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for layer, column in self._columns.items():
            if layer is not Layer.RAW:
                self._row.addWidget(self._lines[layer - 2])
                self._row.addWidget(self._flat_lines[layer - 2])
            self._row.addWidget(column)
            column.area.text_edited.connect(self._on_edited)
            column.area.focused.connect(self._on_focused)
            column.area.characters_replaced.connect(self.characters_replaced)
            column.area.paste_refused.connect(self.paste_refused)
        self._theme.changed.connect(self._arrange)
        self._arrange()

    def area(self, layer: Layer) -> LayerArea:
        """Return the place of one layer's words."""
        return self._columns[layer].area

    def areas(self) -> tuple[LayerArea, ...]:
        """Return the places of all layers' words."""
        return tuple(column.area for column in self._columns.values())

    def column(self, layer: Layer) -> LayerColumn:
        """Return one layer with its heading."""
        return self._columns[layer]

    def front(self) -> Layer:
        """Return the layer in front."""
        return self._front

    def shown(self) -> tuple[Layer, ...]:
        """Return the layers in sight, in their order."""
        if self.width() >= self._theme.px(THREE_FROM):
            return tuple(Layer)
        is_low = self._is_stacked() and self.height() < self._theme.px(BOTH_FROM)
        if self._front is Layer.RAW or is_low:
            return (self._front,)
        return (Layer(self._front - 1), self._front)

    def set_front(self, layer: Layer) -> None:
        """Bring a layer to the front; the one before it stays in sight."""
        self._front = layer
        self._arrange()

    def write(self) -> None:
        """Go to the layer in front, to the end of its words."""
        area = self.area(self._front)
        area.go_to_end()
        area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_back(self, layer: int, cursor: int) -> None:
        """Bring a layer to the front and put the cursor where it stood; -1: nowhere."""
        self.set_front(Layer(layer))
        if cursor >= 0:
            area = self.area(self._front)
            at = area.textCursor()
            at.setPosition(min(cursor, len(area.toPlainText())))
            area.setTextCursor(at)
            area.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_texts(self, raw: str, know: str, say: str) -> None:
        """Show other words in all layers; nobody is told."""
        for layer, text in zip(Layer, (raw, know, say), strict=True):
            self.area(layer).set_text(text)
        self.bringing.show_words(say)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the words be read only."""
        for layer in Layer:
            self.area(layer).setReadOnly(is_read_only)
        self.starters.setEnabled(not is_read_only)
        self.bringing.setEnabled(not is_read_only)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little: with less room the layers are set above each other and scroll."""
        return QSize(self._theme.px(200), self._theme.px(100))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the layers beside or above each other."""
        super().resizeEvent(event)
        self._arrange()

    def _is_stacked(self) -> bool:
        return self.width() < self._theme.px(TWO_FROM)

    def _arrange(self) -> None:
        is_stacked = self._is_stacked()
        set_beside(self._row, is_beside=not is_stacked)
        shown = self.shown()
        for layer, column in self._columns.items():
            column.setVisible(layer in shown)
            column.set_extras_visible(is_visible=layer is self._front or not is_stacked)
            # Stacked, the earlier layer is there to look at and the later one to write in.
            stretch = 5 if is_stacked and layer is self._front else 3
            self._row.setStretchFactor(column, stretch)
        for layer in (Layer.KNOW, Layer.SAY):
            is_between = layer in shown and Layer(layer - 1) in shown
            self._lines[layer - 2].setVisible(is_between and not is_stacked)
            self._flat_lines[layer - 2].setVisible(is_between and is_stacked)

    def _on_edited(self) -> None:
        self.bringing.show_words(self.area(Layer.SAY).text())
        self.edited.emit()

    def _on_focused(self) -> None:
        for layer in Layer:
            if self.area(layer) is self.sender():
                self.entered.emit(layer)


def _build_columns() -> dict[Layer, LayerColumn]:
    raw = LayerArea(
        "Anything goes here: unfair, unfinished, angry, afraid. Nobody else reads it.",
        name="Say it raw. Only for you. Never on paper, never in a PDF.",
        role="muted",
    )
    know = LayerArea(
        "If they could know one thing, what would it be?",
        name=LAYER_TITLES[Layer.KNOW],
        is_fitting=True,
    )
    say = LayerArea(
        "One or two sentences you could say out loud.",
        name=LAYER_TITLES[Layer.SAY],
        is_fitting=True,
    )
    return {
        Layer.RAW: LayerColumn(
            "Only for you. Never on paper, never in a PDF.", raw, ground="canvas"
        ),
        Layer.KNOW: LayerColumn(LAYER_TITLES[Layer.KNOW], know, ground="paper"),
        Layer.SAY: LayerColumn(LAYER_TITLES[Layer.SAY], say, ground="paper"),
    }
