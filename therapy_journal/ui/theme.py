# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours by role, type and sizes: one look for everything that is drawn."""

from __future__ import annotations

import re
import sys
import weakref
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from therapy_journal.paths import resource
from therapy_journal.ui import fonts

MODES: Final = ("system", "light", "dark")
SMALLEST_SCALE: Final = 0.9
LARGEST_SCALE: Final = 2.0

# What the systems' fonts measure in pixels before anybody made them larger.
_USUAL_SYSTEM_PIXELS = {"win32": 12.0, "darwin": 13.0}
_USUAL_ELSEWHERE = 44 / 3  # 11 points
_LARGEST_TOTAL = 2.5
_POINTS_PER_INCH = 72

_STYLE: Final = "Fusion"
_STYLED: Final = "is_styled"
_IN_FORCE: Final = "theme"

_ROLE = re.compile(r'^(\w+) = "(#\w+)"', re.MULTILINE)
_COLOUR = re.compile(r"\{([a-z_]+)\}")
_PIXELS = re.compile(r"\{px(-?):(\d+)\}")

_PALETTE: Final = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "paper"),
    (QPalette.ColorRole.AlternateBase, "canvas"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Button, "paper"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "ink"),
    (QPalette.ColorRole.ToolTipBase, "paper"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Highlight, "chosen_text"),
    (QPalette.ColorRole.HighlightedText, "ink"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Light, "paper"),
    (QPalette.ColorRole.Midlight, "canvas"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Shadow, "edge"),
)
_PALETTE_DISABLED: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def make_styled_application(arguments: list[str]) -> QApplication:
    """Return an application in the style that a Theme builds upon.

    A Theme sets the style where it is another; that hands a QStyle to Python, and loading
    all that one knows takes longer than the lock screen.
    """
    application = QApplication([*arguments, "-style", _STYLE])
    application.setProperty(_STYLED, True)  # noqa: FBT003 — a Qt property
    return application


class Theme(QObject):
    """The look in force: follows the system, or stays light or dark, at one text size.

    ``changed`` is emitted after a new look is in force. Making a Theme puts it in force
    for the whole application; the newest one counts.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication | None = None,
        *,
        mode: str = "system",
        scale: float = 1.0,
        ask_system: Callable[[], Qt.ColorScheme] | None = None,
    ) -> None:
        app = application or QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("a theme needs an application")
        super().__init__(app)
        self._app = app
        self._ask_system = ask_system or app.styleHints().colorScheme
        self._mode = mode if mode in MODES else "system"
        self._scale = _clamped(scale)
        self._page_scale, self._line_width = 1.0, "normal"
        self._is_still = False
        self._system_factor = _system_factor()
        self._loaded: dict[str, dict[str, QColor]] = {}
        self._colors: dict[str, QColor] = {}
        self._is_dark = False
        self._window: QWidget | None = None
        fonts.load()
        if not app.property(_STYLED):
            app.setStyle(_STYLE)
        self._ask_for_scheme()
        self._put_in_force()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        # Qt would keep the bare address, and hand it out after the theme is gone.
        app.setProperty(_IN_FORCE, weakref.ref(self))

    # -- what is in force ---------------------------------------------------------------

    @property
    def mode(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._is_dark

    @property
    def scale(self) -> float:
        """The text size the person chose, 0.9 to 2.0."""
        return self._scale

    @property
    def total_scale(self) -> float:
        """The chosen text size times the system's own enlargement."""
        return min(self._scale * self._system_factor, _LARGEST_TOTAL)

    @property
    def page_scale(self) -> float:
        """How large what is written stands beside everything else, 1.0 as large."""
        return self._page_scale

    @property
    def line_width(self) -> str:
        """How wide a line of an entry may be: ``narrow``, ``normal`` or ``wide``."""
        return self._line_width

    def set_page(self, *, scale: float, line_width: str) -> None:
        """Set how large and how wide what is written stands."""
        if (scale, line_width) != (self._page_scale, self._line_width):
            self._page_scale, self._line_width = scale, line_width
            self.changed.emit()

    @property
    def is_still(self) -> bool:
        """Whether less motion was asked for: what would move is told in words instead."""
        return self._is_still

    def set_still(self, *, is_still: bool) -> None:
        """Let things move, or keep them still."""
        if is_still != self._is_still:
            self._is_still = is_still
            self.changed.emit()

    def set_mode(self, mode: str) -> None:
        """Follow the system, or stay light or dark."""
        if mode not in MODES:
            raise ValueError("mode is system, light or dark")
        if mode != self._mode:
            self._mode = mode
            self._ask_for_scheme()
            self._renew()

    def set_scale(self, scale: float) -> None:
        """Set the text size; beyond 0.9 and 2.0 the nearer end is taken."""
        scale = _clamped(scale)
        if scale != self._scale:
            self._scale = scale
            self._renew()

    def dress(self, window: QWidget) -> None:
        """Look after this window and all that is shown with it as parent, not the application.

        With a style sheet on the application Qt polishes every widget anew each time it is put
        into another one: building a screen takes twice as long. The system tells windows when
        its font size changes; to watch the application for that would lead every event of
        every widget through Python.
        """
        self._app.setStyleSheet("")
        self._window = window
        window.setStyleSheet(self._style_sheet())
        window.installEventFilter(self)

    # -- what widgets ask for ------------------------------------------------------------

    def color(self, role: str) -> QColor:
        """Return the colour of a role of ``resources/themes/*.toml``; copy it to change it."""
        return self._colors[role]

    def px(self, design_pixels: float) -> int:
        """Return a design pixel (100 % text) at the present text size."""
        return int(design_pixels * self.total_scale + 0.5)

    def page_px(self, design_pixels: float) -> int:
        """Return a design pixel at the present size of what is written."""
        return int(design_pixels * self.total_scale * self._page_scale + 0.5)

    def page_font(self, size: float = 17) -> QFont:
        """Return the type of what is written, at its present size."""
        return self.reading_font(size * self._page_scale)

    def ui_font(self, size: float = 13, weight: int = 400) -> QFont:
        """Return the interface's type in design pixels."""
        return self._font(fonts.UI_FAMILY, QFont.StyleHint.SansSerif, size, weight)

    def reading_font(self, size: float = 17, weight: int = 400, *, italic: bool = False) -> QFont:
        """Return the type for what a person writes or reads at length."""
        font = self._font(fonts.READING_FAMILY, QFont.StyleHint.Serif, size, weight)
        font.setItalic(italic)
        return font

    def _font(self, family: str, hint: QFont.StyleHint, size: float, weight: int) -> QFont:
        font = QFont([family])
        font.setStyleHint(hint)
        font.setPixelSize(max(6, self.px(size)))
        font.setWeight(QFont.Weight(weight))
        return font

    # -- putting it in force ---------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Take up the system's font size when it tells a window of a change."""
        if event.type() == QEvent.Type.ThemeChange:
            factor = _system_factor()
            if factor != self._system_factor:
                self._system_factor = factor
                self._renew()
        return False

    def _ask_for_scheme(self) -> None:
        """Let title bars and the system's own dialogs follow the choice."""
        hints = self._app.styleHints()
        if self._mode == "system":
            hints.unsetColorScheme()
        elif self._mode == "dark":
            hints.setColorScheme(Qt.ColorScheme.Dark)
        else:
            hints.setColorScheme(Qt.ColorScheme.Light)

    def _follow_system(self) -> None:
        if self._mode == "system" and self._system_is_dark() != self._is_dark:
            self._renew()

    def _system_is_dark(self) -> bool:
        return self._ask_system() == Qt.ColorScheme.Dark

    def _renew(self) -> None:
        self._put_in_force()
        self.changed.emit()

    def _put_in_force(self) -> None:
        self._is_dark = self._mode == "dark" or (self._mode == "system" and self._system_is_dark())
        name = "dark" if self._is_dark else "light"
        if name not in self._loaded:
            self._loaded[name] = load_roles(name)
        self._colors = self._loaded[name]
        self._app.setPalette(self._palette())
        self._app.setFont(self.ui_font())
        wearer: QApplication | QWidget = self._app
        if self._window is not None and isValid(self._window):
            wearer = self._window
        wearer.setStyleSheet(self._style_sheet())

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self.color(name))
        for role in _PALETTE_DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette

    def _style_sheet(self) -> str:
        sheet = resource("app.qss").read_text(encoding="utf-8")
        sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        return _COLOUR.sub(self._color_text, _PIXELS.sub(self._pixel_text, sheet))

    def _color_text(self, match: re.Match[str]) -> str:
        return self.color(match[1]).name(QColor.NameFormat.HexArgb)

    def _pixel_text(self, match: re.Match[str]) -> str:
        # {px-:N} is N less the one pixel by which a focus ring is wider than a hairline
        less = 1 if match[1] else 0
        return f"{max(0, self.px(int(match[2])) - less)}px"


def current_theme() -> Theme:
    """Return the theme in force, the way Qt hands out its palette; make one if there is none."""
    app = QApplication.instance()
    kept = app.property(_IN_FORCE) if app else None
    newest = kept() if isinstance(kept, weakref.ref) else None
    if isinstance(newest, Theme) and isValid(newest):
        return newest
    # Looking through its children would hand each of them to Python, the style among them.
    found = (
        app.findChildren(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly) if app else []
    )
    return found[-1] if found else Theme()


def load_roles(name: str) -> dict[str, QColor]:
    """Read the colours of ``light`` or ``dark``: one line of TOML each, read without a parser."""
    lines = resource("themes", f"{name}.toml").read_text(encoding="utf-8")
    return {role: QColor(value) for role, value in _ROLE.findall(lines)}


def _clamped(scale: float) -> float:
    return min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)


def _system_factor() -> float:
    """Say how much larger than usual the system's own font is; never smaller than 1."""
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    usual = _USUAL_SYSTEM_PIXELS.get(sys.platform, _USUAL_ELSEWHERE)
    return min(max(pixels_of(general) / usual, 1.0), LARGEST_SCALE)


def pixels_of(font: QFont) -> float:
    """Return a font's size in pixels.

    A QFontInfo would say the same, but look for that font among all that are there first.
    """
    screen = QGuiApplication.primaryScreen()
    if font.pixelSize() > 0 or screen is None:
        return font.pixelSize()
    return font.pointSizeF() * screen.logicalDotsPerInchY() / _POINTS_PER_INCH
