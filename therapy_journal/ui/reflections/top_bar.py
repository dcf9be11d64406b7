# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar above an entry: what form it is, how it is formatted, read through, put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from therapy_journal.core.reflections import FORM_TITLES, Form
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import DrawnButton, IconButton
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.painting import ring, rounded
from therapy_journal.ui.widgets.rounding import Menu
from therapy_journal.ui.widgets.tips import set_tip

_HEIGHT = 42
_SPACING = 3
_BEFORE_ICONS = 6


class GlyphButton(DrawnButton):
    """A letter that shows what it does: **B**, *I*, H, “ ”, • List."""

    _pad_x = 6
    _pad_y = 4
    _radius = 6
    _text_size = 14

    def __init__(
        self,
        glyph: str,
        name: str,
        *,
        serif: bool = False,
        weight: int = 400,
        italic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._is_serif, self._glyph_weight, self._is_italic = serif, weight, italic
        super().__init__(glyph, None, parent)
        self.setAccessibleName(name)
        set_tip(self, name)
        # The text keeps the focus when a button is pressed; keys have the shortcuts.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(self._drawn_font())
        self.updateGeometry()

    def _drawn_font(self) -> QFont:
        if self._is_serif:
            return self._theme.reading_font(15, self._glyph_weight, italic=self._is_italic)
        return self._theme.ui_font(13, self._glyph_weight)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return at least a square that a finger meets."""
        side = self._theme.px(26)
        width = QFontMetricsF(self._drawn_font()).horizontalAdvance(self.text())
        return QSize(max(side, round(width) + 2 * self._theme.px(self._pad_x)), side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same."""
        return self.sizeHint()

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, radius = self._theme, self._theme.px(self._radius)
        if self.isEnabled() and (self._is_hovered or self.isDown()):
            role = "pressed" if self.isDown() else "hover"
            rounded(painter, rect, radius, fill=theme.color(role))
        if self.hasFocus():
            ring(painter, rect, radius, theme.color("accent"))

    def _content_role(self) -> str:
        return "muted" if self.isEnabled() else "disabled"


class TopBar(QWidget):
    """Its buttons ask; the pane does."""

    back_requested = Signal()
    format_requested = Signal(str)
    reading_toggled = Signal(bool)
    trash_requested = Signal()
    seal_requested = Signal()
    versions_requested = Signal()
    form_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.back = IconButton("arrow-left", "All entries", size=16)
        self.back.hide()
        self._mark = IconLabel("bookmark", "muted", 16)
        self.form = GlyphButton("", "Form of this entry")
        self.reading = IconButton("eye", "Read it through", checkable=True, size=16)
        self.versions = IconButton("history", "Earlier versions", size=16)
        self.seal = IconButton("lock", "Seal until…", size=16)
        self.trash = IconButton("trash-2", "Move to the trash", size=16)
        self._glyphs = self._make_glyphs()
        self.more = IconButton("ellipsis", "More formats", size=16)
        # The text keeps the focus, as with the letters beside it.
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.hide()
        self._menu = Menu(self)
        self._may_format = True
        self._row = QHBoxLayout(self)
        # What is shown follows the width, not the other way round.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.more.clicked.connect(self._open_menu)
        self.form.clicked.connect(self.form_requested)
        self.reading.toggled.connect(self.reading_toggled)
        self.versions.clicked.connect(self.versions_requested)
        self.seal.clicked.connect(self.seal_requested)
        self.trash.clicked.connect(self.trash_requested)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def show_form(self, form: Form) -> None:
        """Name the form of the entry."""
        self.form.setText(FORM_TITLES[form])
        self.form.setAccessibleName(f"{FORM_TITLES[form]}, form of this entry")
        self._fold()

    def show_back(self, is_shown: bool) -> None:  # noqa: FBT001 — a slot
        """Offer the way back to the list, where the list is a page of its own."""
        self.back.setVisible(is_shown)
        self._fold()

    def set_reading(self, *, is_reading: bool) -> None:
        """Show whether the entry is being read; nothing is formatted meanwhile."""
        self.reading.setChecked(is_reading)
        for button in (*self._glyphs, self.more):
            button.setEnabled(not is_reading)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Take away what would change the entry."""
        self._may_format = not is_read_only
        for widget in (self.seal, self.trash):
            widget.setVisible(not is_read_only)
        self.form.setEnabled(not is_read_only)
        self._fold()

    def offer_formats(self, actions: Sequence[QAction], prepare: Callable[[], None]) -> None:
        """Offer every format in the menu of the bar; ``prepare`` is called before it opens."""
        self._menu.addActions(actions)
        self._menu.aboutToShow.connect(prepare)
        self._fold()

    def _make_glyphs(self) -> tuple[GlyphButton, ...]:
        glyphs = {
            "bold": GlyphButton("B", "Bold", serif=True, weight=600),
            "italic": GlyphButton("I", "Italic", serif=True, italic=True),
            "heading": GlyphButton("H", "Heading"),
            "quote": GlyphButton("“ ”", "Quote", serif=True),
            "list": GlyphButton("• List", "List"),
        }
        for name, glyph in glyphs.items():
            glyph.clicked.connect(partial(self._ask_for, name))
        return tuple(glyphs.values())

    def _ask_for(self, name: str) -> None:
        self.format_requested.emit(name)

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out(self) -> None:
        for widget in (self.back, self._mark, self.form):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for glyph in self._glyphs:
            self._row.addWidget(glyph)
        self._row.addWidget(self.more)
        self._row.addSpacing(self._theme.px(_BEFORE_ICONS))
        self._row.addWidget(self.reading)
        self._row.addWidget(self.versions)
        self._row.addWidget(self.seal)
        self._row.addWidget(self.trash)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(22), px(4), px(14), px(5))
        self._row.setSpacing(px(_SPACING))
        self.setFixedHeight(px(_HEIGHT))
        self._fold()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what has room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Give up what there is no room for: first what the menu has too, last the form's name."""
        is_in_menu = bool(self._menu.actions())
        self._mark.setVisible(self.back.isHidden())
        self.form.show()
        self.more.setVisible(self._may_format and is_in_menu)
        for glyph in self._glyphs:
            glyph.setVisible(self._may_format)
        letters = tuple(reversed(self._glyphs)) if is_in_menu else ()
        for part in (self._mark, *letters, self.form):
            if self._wanted() <= self.width():
                return
            part.hide()

    def _wanted(self) -> int:
        """Return the width that everything shown takes."""
        px, margins = self._theme.px, self._row.contentsMargins()
        every = (
            self.back, self._mark, self.form, *self._glyphs, self.more,
            self.reading, self.versions, self.seal, self.trash,
        )  # fmt: skip
        widths = [part.sizeHint().width() for part in every if not part.isHidden()]
        around = margins.left() + margins.right() + px(_BEFORE_ICONS)
        # The stretch and the gap before the icons have their spacing as well.
        return sum(widths) + around + px(_SPACING) * (len(widths) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw paper, the hairline below and the one before the icons."""
        painter = QPainter(self)
        rect, line = QRectF(self.rect()), self._theme.color("line")
        painter.fillRect(rect, self._theme.color("paper"))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), line)
        last = self._glyphs[-1] if self.more.isHidden() else self.more
        if last.isVisible():
            middle = (last.geometry().right() + self.reading.x()) / 2
            tall = self._theme.px(16)
            painter.fillRect(QRectF(round(middle), (rect.height() - tall) / 2, 1, tall), line)
        painter.end()
