# SPDX-License-Identifier: GPL-3.0-or-later
"""A display, a home and the program for every journey; a picture of the screen when one fails."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.faults.conftest import disk  # noqa: F401 — the fixture of a small disk
from tests.journeys.program import Home, Program
from tests.journeys.screen import Screen
from therapy_journal.storage import keys, vault

PASSPHRASE = "quiet harbour lantern seventeen"

if not sys.platform.startswith("linux"):
    collect_ignore_glob = ["test_*.py"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Keep what the screen showed when a journey failed."""
    report = yield
    screen = getattr(item, "funcargs", {}).get("screen")
    if report.when == "call" and report.failed and isinstance(screen, Screen):
        target = Path(item.funcargs["tmp_path"]) / "failed.png"
        screen.save_picture(target)
        report.sections.append(("screen", str(target)))
        for said in sorted(item.funcargs["tmp_path"].glob("person/output-*")):
            report.sections.append(("program", said.read_text(errors="replace")))
    return report


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    """Return a display of its own; Qt here only draws the words that are looked for."""
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder)
    yield made
    made.close()


@pytest.fixture
def place(tmp_path: Path) -> Home:
    """Return the folders of somebody."""
    return Home(tmp_path / "person")


@pytest.fixture
def start(screen: Screen, place: Home) -> Iterator[Callable[..., Program]]:
    """Return a function that starts the program, with a journal if one is given."""
    started: list[Program] = []

    def begin(journal: Path | None = None, *, trace: Path | None = None) -> Program:
        program = Program(screen, place, journal, trace=trace)
        started.append(program)
        return program

    yield begin
    for program in started:
        program.close()


@pytest.fixture
def folder(place: Home) -> Path:
    """Return a journal that costs little to open, where a person would keep theirs."""
    made = place.home / "Journal.tjournal"
    vault.create(made, PASSPHRASE, cost=keys.LEAST)
    return made
