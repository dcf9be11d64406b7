# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips: small round buttons, a row of them to choose from, and a badge that only tells."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.ui.widgets.buttons import DrawnButton
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.painting import ring, rounded
from therapy_journal.ui.widgets.tab_order import reach_after


class Chip(DrawnButton):
    """A round button; a checkable one is filled with its tone while it is on."""

    _pad_x = 10
    _pad_y = 4
    _radius = 99
    _text_size = 12
    _icon_size = 13

    def __init__(
        self,
        text: str = "",
        icon: str | None = None,
        tone: str = "plain",
        *,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCheckable(checkable)
        self._restyle()
        self.toggled.connect(self._restyle)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the heavier text, so that nothing moves when it is chosen."""
        full = super().sizeHint()
        if self.isCheckable():
            heavy = QFontMetricsF(self._theme.ui_font(self._text_size, 600))
            light = QFontMetricsF(self.font())
            label = self.text()
            more = heavy.horizontalAdvance(label) - light.horizontalAdvance(label)
            full.setWidth(full.width() + max(0, round(more)))
        return full

    def _is_filled(self) -> bool:
        if self.isCheckable():
            return self.isChecked()
        return self._tone != "plain"

    def _role(self) -> str:
        return "accent" if self._tone == "plain" else self._tone

    def _restyle(self) -> None:
        self._weight = 600 if hasattr(self, "_tone") and self._is_filled() else 400
        super()._restyle()

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        radius = rect.height() / 2
        if self._is_filled() and self.isEnabled():
            rounded(painter, rect, radius, fill=theme.color(f"{self._role()}_soft"))
            if self._is_hovered or self.isDown():
                rounded(painter, rect, radius, border=theme.color(self._role()))
        else:
            fill = theme.color(self._state("paper", "hover", "pressed", "paper"))
            rounded(painter, rect, radius, fill=fill, border=theme.color("line"))
        if self.hasFocus():
            ring(painter, rect, radius, theme.color("accent"))

    def _content_role(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return self._role() if self._is_filled() else "muted"


class Badge(Label):
    """A chip that only tells something; it cannot be pressed or reached."""

    def __init__(self, text: str = "", tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(text, tone, 12, 600, wrap=False, parent=parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._pad()
        self._theme.changed.connect(self._pad)

    def _pad(self) -> None:
        px = self._theme.px
        self.setContentsMargins(px(11), px(4), px(11), px(4))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the whole of it, but for a long text, which may be elided."""
        full = self.sizeHint()
        return QSize(min(full.width(), self._theme.px(170)), full.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground under the text."""
        painter = QPainter(self)
        soft = "canvas" if self._tone in ("muted", "ink") else f"{self._tone}_soft"
        rect = QRectF(self.rect())
        rounded(painter, rect, rect.height() / 2, fill=self._theme.color(soft))
        painter.end()
        super().paintEvent(event)


class ChipRow(QWidget):
    """Chips to choose from: one of them (or none), or where not ``exclusive`` any number.

    One stop of the Tab key; the arrows move inside it, Space or Enter chooses. A chosen one
    that is pressed again is let go: no question has to be answered.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[Hashable, str]] = (),
        *,
        exclusive: bool = True,
        tone: str = "accent",
        parent: QWidget | None = None,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._is_exclusive, self._tone = exclusive, tone
        self._chips: dict[Hashable, Chip] = {}
        self._layout = FlowLayout(self, gap=6, row_gap=6)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Hashable, str]]) -> None:
        """Offer other chips; what was chosen stays chosen where it is still offered."""
        chosen = self._chosen()
        for chip in self._chips.values():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for value, text in options:
            chip = _RowChip(self, text, self._tone)
            chip.setChecked(value in chosen)
            chip.clicked.connect(self._on_clicked)
            self._layout.addWidget(chip)
            self._chips[value] = chip
        reach_after(self, self._chips.values())
        self._settle_tab_stop()
        self.updateGeometry()

    def value(self) -> object:
        """Return the chosen value or None; where not exclusive, a tuple of values."""
        chosen = self._chosen()
        if self._is_exclusive:
            return chosen[0] if chosen else None
        return chosen

    def set_value(self, value: object) -> None:
        """Choose without telling anybody."""
        if self._is_exclusive or value is None:
            wanted: tuple[object, ...] = (value,)
        elif isinstance(value, (tuple, list, set, frozenset)):
            wanted = tuple(value)
        else:
            wanted = (value,)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)
        self._settle_tab_stop()

    def chips(self) -> tuple[Chip, ...]:
        """Return the chips in order."""
        return tuple(self._chips.values())

    def move_focus(self, chip: Chip, step: int) -> None:
        """Move the focus ``step`` chips on, round the ends."""
        chips = self.chips()
        target = chips[(chips.index(chip) + step) % len(chips)]
        for each in chips:
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self) -> tuple[Hashable, ...]:
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if self._is_exclusive and isinstance(pressed, Chip) and pressed.isChecked():
            for chip in self._chips.values():
                if chip is not pressed:
                    chip.setChecked(False)
        self._settle_tab_stop()
        self.value_changed.emit(self.value())

    def _settle_tab_stop(self) -> None:
        """Let Tab reach the chosen chip, or the first."""
        chips = self.chips()
        stop = next((chip for chip in chips if chip.hasFocus()), None)
        stop = stop or next((chip for chip in chips if chip.isChecked()), None)
        stop = stop or (chips[0] if chips else None)
        for chip in chips:
            is_stop = chip is stop
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )


class _RowChip(Chip):
    """A chip that hands the arrow keys to its row."""

    def __init__(self, row: ChipRow, text: str, tone: str) -> None:
        super().__init__(text, None, tone, checkable=True, parent=row)
        self._row = row

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move along the row with the arrows."""
        step = arrow_step(event, self.layoutDirection())
        if step:
            self._row.move_focus(self, step)
        else:
            super().keyPressEvent(event)


def arrow_step(event: QKeyEvent, direction: Qt.LayoutDirection) -> int:
    """Return +1 or -1 for an arrow key in reading direction, 0 for any other key."""
    forward = 1 if direction == Qt.LayoutDirection.LeftToRight else -1
    steps = {
        int(Qt.Key.Key_Right): forward,
        int(Qt.Key.Key_Left): -forward,
        int(Qt.Key.Key_Down): 1,
        int(Qt.Key.Key_Up): -1,
    }
    return steps.get(event.key(), 0)
