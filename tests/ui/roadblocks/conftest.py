# SPDX-License-Identifier: GPL-3.0-or-later
"""A sidebar beside a screen, on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from tests.clocks import SettableClock
from tests.ui.kits import Said, immediate_kit
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.storage.connection import Database
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.roadblocks.sidebar import RoadblockSidebar


@dataclass
class Beside:
    """The window, the sidebar in it and what it works with."""

    window: QWidget
    sidebar: RoadblockSidebar
    checking_in: CheckingIn
    kit: Kit
    said: Said


@pytest.fixture
def beside(qapp: QApplication, database: Database, clock: SettableClock) -> Iterator[Beside]:
    said = Said()
    kit = immediate_kit(qapp, clock, said)
    checking_in = CheckingIn(db=database, clock=clock)
    window = QWidget()
    window.resize(1280, 800)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(QWidget(), 1)
    sidebar = RoadblockSidebar(checking_in=checking_in, kit=kit)
    row.addWidget(sidebar)
    window.show()
    sidebar.open_for("today")
    yield Beside(window, sidebar, checking_in, kit, said)
    window.close()
    window.deleteLater()
    kit.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
