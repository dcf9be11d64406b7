# SPDX-License-Identifier: GPL-3.0-or-later
"""A look, a kit for single screens, the whole program on a journal, and buses as Linux has them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from tests.ui.kits import Said, immediate_kit
from therapy_journal.app import Program
from therapy_journal.services.settings import WindowSettings
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.theme import Theme


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def theme(qapp) -> Iterator[Theme]:
    """Return a light theme at 100 %."""
    made = Theme(qapp, mode="light")
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def kit(qapp, clock, said) -> Iterator[Kit]:
    """Return a kit whose jobs run at once."""
    kit = immediate_kit(qapp, clock, said)
    yield kit
    kit.theme.deleteLater()


class Restarts(list[Path]):
    """Stands for replacing the process, which would end the test; counts instead."""

    is_covered = False

    def __call__(self, journal: Path, *, is_covered: bool = False) -> None:
        self.append(journal)
        self.is_covered = is_covered


@pytest.fixture
def restarts() -> Restarts:
    return Restarts()


@pytest.fixture
def program(qtbot, qapp, clock, vault_folder, tmp_path, restarts) -> Iterator[Program]:
    hook = sys.excepthook
    settings = WindowSettings(tmp_path / "window.json")
    program = Program(qapp, folder=vault_folder, clock=clock, settings=settings, restart=restarts)
    program.show()
    yield program
    if restarts:
        program.window.hide()
    elif program.window.isVisible():
        program.window.leave()
        qtbot.waitUntil(lambda: not program.window.isVisible())
    program.jobs.close()
    program.window.deleteLater()
    program.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook = hook


@pytest.fixture
def opened(qtbot, program, passphrase) -> Program:
    screen = program.lock_screen
    qtbot.keyClicks(screen.unlock_page.field, passphrase)
    qtbot.keyClick(screen.unlock_page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    return program


@pytest.fixture
def bus(tmp_path, qapp):
    """Return a message bus of the test's own (Linux)."""
    from tests.ui.system.buses import Bus

    made = Bus(tmp_path)
    yield made
    made.close()


@pytest.fixture
def logind(bus):
    """Return a login manager on it."""
    from tests.ui.system.buses import LoginManager

    made = LoginManager(bus.connect("logind"))
    yield made
    made.close()
