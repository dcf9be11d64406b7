# SPDX-License-Identifier: GPL-3.0-or-later
"""A way to show a widget that is put away afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from therapy_journal.ui.theme import Theme


@pytest.fixture
def show(qtbot, theme: Theme) -> Iterator[Callable[..., QWidget]]:
    shown: list[QWidget] = []

    def _show(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        shown.append(widget)
        widget.resize(width or widget.sizeHint().width(), height or widget.sizeHint().height())
        widget.show()
        widget.activateWindow()
        qtbot.waitExposed(widget)
        QApplication.processEvents()
        for each in (widget, *widget.findChildren(QWidget)):  # the pointer stands at 0, 0
            QApplication.sendEvent(each, QEvent(QEvent.Type.Leave))
        return widget

    yield _show
    for widget in shown:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
