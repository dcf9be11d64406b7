# SPDX-License-Identifier: GPL-3.0-or-later
"""Lucide icons, drawn in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from therapy_journal.paths import resource
from therapy_journal.ui.theme import Theme, current_theme

_SHIPPED_STROKE = 'stroke-width="2"'
_STROKE = 'stroke-width="1.75"'

# Where the reading direction turns round, so do these.
_MIRRORED = {
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
}

_Key = tuple[str, str, int, float, bool]


class Icons(QObject):
    """Pixmaps of shipped icons, tinted by role and kept until the theme changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[_Key, QPixmap] = {}
        theme.changed.connect(self._forget)

    def icon(self, name: str, role: str = "ink", size: int = 16) -> QIcon:
        """Return an icon for what Qt draws itself (menus, actions); ask again on ``changed``."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, role, size, ratio))
            faded = self.pixmap(name, "disabled", size, ratio)
            icon.addPixmap(faded, QIcon.Mode.Disabled)
        return icon

    def pixmap(
        self, name: str, role: str = "ink", size: int = 16, ratio: float | None = None
    ) -> QPixmap:
        """Return an icon of ``size`` design pixels; ``ratio`` is the screen's pixel ratio."""
        if ratio is None:
            app = QGuiApplication.instance()
            ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            name = _MIRRORED.get(name, name)
        key = (name, role, self._theme.px(size), ratio, self._theme.is_dark)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, role, self._theme.px(size), ratio)
        return self._pixmaps[key]

    def _forget(self) -> None:
        self._pixmaps.clear()

    def _draw(self, name: str, role: str, side: int, ratio: float) -> QPixmap:
        tint = self._theme.color(role).name()
        source = self._source(name).replace("currentColor", tint)
        pixels = max(1, round(side * ratio))
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: str) -> str:
        if name not in self._sources:
            text = resource("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8")
            self._sources[name] = text.replace(_SHIPPED_STROKE, _STROKE)
        return self._sources[name]


def current_icons() -> Icons:
    """Return the icons of the theme in force; make them if there are none yet."""
    theme = current_theme()
    found = theme.findChildren(Icons, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found[-1] if found else Icons(theme)
