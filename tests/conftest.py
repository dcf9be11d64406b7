# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test may count on: a home of its own, a still clock, and no quiet warnings."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = os.environ.get("TEST_QPA_PLATFORM", "offscreen")
if sys.platform == "linux":
    # Qt warns where a computer's own settings are none it can use.
    os.environ["LC_ALL"] = "C.UTF-8"

from hypothesis import HealthCheck, settings

from tests import figures
from tests.clocks import SettableClock
from therapy_journal.core.reflections import Form
from therapy_journal.services.journal import Journal
from therapy_journal.services.writing import Writing
from therapy_journal.storage import keys
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

PASSPHRASE = "quiet harbour lantern seventeen"

settings.register_profile(
    "plain",
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("plain")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, so that nothing of the person's is touched."""
    place = tmp_path / "home"
    place.mkdir()
    folders = {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".run",
    }
    for name, folder in folders.items():
        (place / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(place / folder))
    return place


@pytest.fixture(autouse=True)
def no_quiet_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test during which anything logged a warning or worse."""
    yield
    loud = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail(f"logged: {loud}")


@pytest.fixture(autouse=True)
def widgets_end_with_their_test() -> Iterator[None]:
    """Delete what a test leaves of windows, each from its root on.

    The garbage collector takes a tree of widgets apart in any order, and Qt then calls
    methods of objects that are half gone; so it only runs when no such tree is left.
    """
    gc.disable()
    yield
    qt = sys.modules.get("PySide6.QtWidgets")
    if qt is None or qt.QApplication.instance() is None:
        return
    from PySide6.QtCore import QCoreApplication, QEvent, Qt

    for widget in qt.QApplication.topLevelWidgets():
        if widget.parent() is None:
            widget.deleteLater()
    look = sys.modules.get("therapy_journal.ui.theme")
    if look is not None:  # what has no window, such as a watch with a timer, hangs on its theme
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for theme in qt.QApplication.instance().findChildren(look.Theme, options=direct):
            theme.deleteLater()
    # Offscreen, Qt takes what was copied apart when Python is gone already.
    qt.QApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.freeze()  # what is still there stays: looking at it again would take longer each time


@pytest.fixture
def note_figure() -> figures.NoteFigure:
    """Return what notes a figure of reliability that was taken."""
    return figures.note


@pytest.fixture
def clock() -> SettableClock:
    """Return a clock that stands at Mon 23 Nov 2026, 20:42 in Berlin."""
    return SettableClock()


@pytest.fixture
def passphrase() -> str:
    """Return the passphrase of the ``vault`` fixture."""
    return PASSPHRASE


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """Return the folder of a new, closed journal that costs little to open."""
    folder = tmp_path / "Test.tjournal"
    vaults.create(folder, PASSPHRASE, cost=keys.LEAST)
    return folder


@pytest.fixture(name="vault")
def open_vault(vault_folder: Path) -> Iterator[OpenVault]:
    """Return a new, open journal."""
    opened = vaults.open_with_passphrase(vault_folder, PASSPHRASE)
    yield opened
    opened.database.close()


@pytest.fixture
def database(vault: OpenVault) -> Database:
    """Return the database of a new, open journal: a real encrypted file."""
    return vault.database


@pytest.fixture
def journal(vault: OpenVault, clock: SettableClock) -> Journal:
    """Return a new, open journal with all that can be done to it."""
    return Journal(vault, clock=clock)


@pytest.fixture
def writing(database: Database, clock: SettableClock) -> Writing:
    """Return what writes entries into it."""
    return Writing(db=database, clock=clock)


@pytest.fixture
def entry_of(writing: Writing, clock: SettableClock) -> Callable[..., int]:
    """Return a function that stores an entry of so many days ago and gives its id."""

    def make(title: str = "", body: str = "", days: int = 0) -> int:
        now = clock.at
        clock.at = now - timedelta(days=days)
        begun = writing.new(Form.FREE).value
        writing.save(begun.id, title, body, begun.revision)
        clock.at = now
        return begun.id

    return make
