# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages on the screen: the very drawing that is printed, larger or smaller."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from therapy_journal.ui.paper.pages import PaperLayout
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import ring

_AROUND = 26
_STEP = 1.15
_SMALLEST, _LARGEST = 0.4, 4.0
_LEAST_FIT = 0.3  # in a window too small for a page, it scrolls


class PagePreview(QScrollArea):
    """Shows the whole page, or with + and − a part of it; 0 shows the whole page again."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._zoom = 1.0
        self._canvas = _Canvas(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidget(self._canvas)
        self.setAccessibleName("The page")
        self._theme.changed.connect(self._fit)

    def show_pages(self, layout: PaperLayout, words: str) -> None:
        """Show a layout; ``words`` is what a screen reader reads."""
        self.setAccessibleDescription(words)
        self._canvas.show_pages(layout)
        self._fit()

    def page_image_size(self) -> QSize:
        """Return the size of one page on the screen."""
        return self._canvas.page_size().size().toSize()

    # -- larger and smaller ---------------------------------------------------------------

    def zoom(self) -> float:
        """Return how large a page is; 1 shows it whole."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller."""
        zoom = min(max(zoom, _SMALLEST), _LARGEST)
        if zoom != self._zoom:
            self._zoom = zoom
            self._fit()
            self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Show it a little larger."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show it a little smaller."""
        self.set_zoom(self._zoom / _STEP)

    def show_whole(self) -> None:
        """Show the whole page."""
        self.set_zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Zoom with +, − and 0; scroll with the arrows."""
        ways = {
            int(Qt.Key.Key_Plus): self.zoom_in,
            int(Qt.Key.Key_Equal): self.zoom_in,
            int(Qt.Key.Key_Minus): self.zoom_out,
            int(Qt.Key.Key_0): self.show_whole,
        }
        way = ways.get(event.key())
        if way is not None:
            way()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the whole page in sight."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self._canvas.layout_shown
        if layout is None:
            return
        around = self._theme.px(_AROUND)
        # One page is shown without scroll bars; several always need the upright one.
        bar = self.verticalScrollBar().sizeHint().width() if layout.page_count > 1 else 0
        room = self.maximumViewportSize() - QSize(2 * around + bar, 2 * around)
        whole = min(room.height() / layout.form.height, room.width() / layout.form.width)
        self._canvas.set_scale(max(whole, _LEAST_FIT) * self._zoom, around)


class _Canvas(QWidget):
    """Paints the pages one below the other."""

    def __init__(self, view: PagePreview) -> None:
        super().__init__()
        self._view = view
        self._theme = current_theme()
        self._scale = 1.0
        self._around = 0
        self._cache: dict[tuple[int, float, float], QPixmap] = {}
        self.layout_shown: PaperLayout | None = None
        self.setProperty("clear", True)  # noqa: FBT003 — a Qt property
        self._theme.changed.connect(self.update)

    def show_pages(self, layout: PaperLayout) -> None:
        """Take other pages."""
        self.layout_shown = layout
        self._cache.clear()
        self.update()

    def set_scale(self, scale: float, around: int) -> None:
        """Take another size of one point, and room round the pages."""
        self._scale, self._around = scale, around
        layout = self.layout_shown
        if layout is None:
            return
        page = self.page_size()
        height = layout.page_count * (page.height() + around) + around
        self.resize(QSize(round(page.width()) + 2 * around, round(height)))
        self.update()

    def page_size(self) -> QRectF:
        """Return the rectangle of the first page."""
        layout = self.layout_shown
        if layout is None:
            return QRectF()
        width, height = layout.form.width * self._scale, layout.form.height * self._scale
        return QRectF(self._around, self._around, round(width), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw paper and what stands on it."""
        layout = self.layout_shown
        if layout is None:
            return
        painter = QPainter(self)
        for number in range(layout.page_count):
            page = self.page_size()
            page.translate(0, number * (page.height() + self._around))
            if page.toAlignedRect().intersects(event.rect()):
                painter.drawPixmap(page.topLeft(), self._page(layout, number, page))
                painter.setPen(QPen(self._theme.color("line"), 1))
                painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._view.hasFocus():
            frame = self.page_size().adjusted(-4, -4, 4, 4)
            ring(painter, frame, 4, self._theme.color("accent"))
        painter.end()

    def _page(self, layout: PaperLayout, number: int, page: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (number, self._scale, ratio)
        if key not in self._cache:
            self._cache = {k: v for k, v in self._cache.items() if k[1:] == key[1:]}
            pixmap = QPixmap((page.size() * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(Qt.GlobalColor.white))
            painter = QPainter(pixmap)
            layout.draw(painter, number, self._scale)
            painter.end()
            self._cache[key] = pixmap
        return self._cache[key]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size it has: the view sets it."""
        return self.size()
