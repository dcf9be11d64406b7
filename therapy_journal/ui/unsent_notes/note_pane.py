# SPDX-License-Identifier: GPL-3.0-or-later
"""One note: its header with the layers, the layers themselves, and the footer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.days import Moment
from therapy_journal.core.next_step import NextStep, next_step
from therapy_journal.core.unsent_notes import Delivery, UnsentNote
from therapy_journal.core.unsent_raw import RawLayer
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.unsent_notes.after_session import AfterSession
from therapy_journal.ui.unsent_notes.footer import Footer
from therapy_journal.ui.unsent_notes.layers import LAYER_TITLES, Layer, Layers
from therapy_journal.ui.unsent_notes.next_step_line import NextStepLine
from therapy_journal.ui.unsent_notes.title_row import TitleRow
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.column import IconLabel, ScreenHeader
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.tips import set_tip

_TITLES = ((780, "Unsent note to my therapist"), (680, "Unsent note"), (0, ""))
"""What the header says from which width on; the layers beside it come first."""
_FULL_NAMES_FROM = 520
_LOW = 640
_LOWEST = 480
_SHORT_NAMES = {Layer.RAW: "Raw", Layer.KNOW: "To know", Layer.SAY: "To say"}


class NotePane(QWidget):
    """Shows a note and says what is typed in it; what is done with it is asked upward."""

    edited = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.header = ScreenHeader("mail-x", _TITLES[0][1], "unsent", is_toned=True)
        self.back = IconButton("arrow-left", "Back to the shelf")
        self.back.clicked.connect(self.back_requested)
        self.segments = Segments([(layer, _name(layer)) for layer in Layer], name="Layers")
        self.segments.value_changed.connect(self._on_segment)
        self.header.set_middle(self.segments)
        self._private = IconLabel("lock", "muted", 15)
        set_tip(self._private, "Encrypted on this computer only")
        self.header.add(self._private)
        self.header.add(self.back)
        self.title = TitleRow()
        self.after = AfterSession()
        self.layers = Layers()
        self.next = NextStepLine()
        self._is_decided = False
        self.footer = Footer()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.header, self.title, self.after):
            self._column.addWidget(widget)
        self._column.addWidget(self.layers, 1)
        self._column.addWidget(self.next)
        self._column.addWidget(self.footer)
        self.after.form_toggled.connect(self._make_room)
        self.title.edited.connect(self.edited)
        self.title.answer_requested.connect(self.after.open_form)
        self.layers.edited.connect(self._on_edited)
        self.layers.bringing.delivery_chosen.connect(self._on_delivery)
        self.next.go_on.connect(self._go_on)
        self.layers.entered.connect(self._on_entered)
        for layer, jump in zip(Layer, (self.to_raw, self.to_know, self.to_say), strict=True):
            # Whoever presses a layer wants to write in it; the arrows only look.
            self.segments.part(layer).clicked.connect(jump)
        self.back.hide()

    def show_note(
        self, note: UnsentNote, raw: RawLayer, session: Moment | None, today: date
    ) -> None:
        """Show a note from the beginning; nobody is told of an edit."""
        self.title.show_note(note.title, note.happened.day, today)
        self.layers.set_texts(raw.body, note.know, note.say)
        self.after.show_note(note, session, today)
        self.show_standing(note)
        self.go_to(_farthest(note))

    def show_standing(self, note: UnsentNote) -> None:
        """Show where a note stands, leaving its words alone."""
        self.footer.show_note(note)
        self.footer.set_third_layer(is_there=bool(self.layers.area(Layer.SAY).text().strip()))
        self.layers.bringing.show_delivery(note.delivery)
        has_way = note.is_marked or note.delivery is not Delivery.NOT_YET
        self._is_decided = has_way or note.said_how is not None
        self._show_next()

    def texts(self) -> dict[str, str]:
        """Return the title and the layers as they stand."""
        return {
            "title": self.title.title(),
            "raw": self.layers.area(Layer.RAW).text(),
            "know": self.layers.area(Layer.KNOW).text(),
            "say": self.layers.area(Layer.SAY).text(),
        }

    def go_to(self, layer: Layer) -> None:
        """Bring a layer to the front."""
        self.segments.set_value(layer)
        self.layers.set_front(layer)

    def set_back_visible(self, *, is_visible: bool) -> None:
        """Offer the way back to the shelf, where it is a page of its own."""
        self.back.setVisible(is_visible)
        self._private.setVisible(not is_visible)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let everything be read and nothing be changed."""
        self.layers.set_read_only(is_read_only=is_read_only)
        self.footer.set_read_only(is_read_only=is_read_only)
        self.title.field.setReadOnly(is_read_only)
        self.title.answer.setEnabled(not is_read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the header where there is little room."""
        super().resizeEvent(event)
        self._make_room()
        px = self._theme.px
        self.header.set_title(next(said for at, said in _TITLES if self.width() >= px(at)))
        is_full = self.width() >= px(_FULL_NAMES_FROM)
        for layer in Layer:
            self.segments.set_text(layer, _name(layer) if is_full else _SHORT_NAMES[layer])

    def _make_room(self) -> None:
        """Let the form stand where layers and footer are, in a window too low for all."""
        is_low = self.after.is_open() and self.height() < self._theme.px(_LOW)
        self.layers.setVisible(not is_low)
        self.footer.setVisible(not is_low)
        self._column.setStretchFactor(self.after, 1 if is_low else 0)
        self.after.set_room(has_room=self.height() >= self._theme.px(_LOWEST))
        self._show_next()

    def _show_next(self) -> None:
        has = {layer: bool(self.layers.area(layer).text().strip()) for layer in Layer}
        step = next_step(
            has_raw=has[Layer.RAW], has_know=has[Layer.KNOW], has_say=has[Layer.SAY],
            is_decided=self._is_decided,
        )  # fmt: skip
        self.next.show_step(step, has_room=self.height() >= self._theme.px(_LOW))

    def _go_on(self) -> None:
        self._write_in(Layer.KNOW if self.next.step is NextStep.KNOW else Layer.SAY)

    def _on_delivery(self, delivery: Delivery) -> None:
        self._is_decided = delivery is not Delivery.NOT_YET
        self._show_next()

    def _on_edited(self) -> None:
        self.footer.set_third_layer(is_there=bool(self.layers.area(Layer.SAY).text().strip()))
        self._show_next()
        self.edited.emit()

    def _on_segment(self, layer: Layer) -> None:
        self.layers.set_front(layer)

    def _on_entered(self, layer: Layer) -> None:
        # With all three in sight the one gone to is the one in front. With two, going to the
        # earlier one must not take the later one out of sight.
        if len(self.layers.shown()) == len(Layer):
            self.go_to(layer)

    def to_raw(self) -> None:
        """Go on in the first layer."""
        self._write_in(Layer.RAW)

    def to_know(self) -> None:
        """Go on in the second layer."""
        self._write_in(Layer.KNOW)

    def to_say(self) -> None:
        """Go on in the third layer."""
        self._write_in(Layer.SAY)

    def _write_in(self, layer: Layer) -> None:
        if self.isVisible():
            self.go_to(layer)
            self.layers.write()


def _name(layer: Layer) -> str:
    return f"{layer.value} · {LAYER_TITLES[layer]}"


def _farthest(note: UnsentNote) -> Layer:
    """Return the layer the person got to."""
    if note.has_third_layer:
        return Layer.SAY
    return Layer.KNOW if note.know.strip() else Layer.RAW
