# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws every screen of the sample journal, and its summary as a PDF, without a display.

``python tools/pictures.py FOLDER [--once]``: light, dark and 150 % text; ``--once``: light only.
``--of one-entry`` and ``--of ten-years`` draw other journals instead, light and dark.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from therapy_journal import app
from therapy_journal.core.days import Moment
from therapy_journal.core.patterns import Stretch
from therapy_journal.services import journal_places, keeping, sample
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.sample import large
from therapy_journal.services.settings import WindowSettings
from therapy_journal.storage import process
from therapy_journal.storage.keys import LEAST
from therapy_journal.ui.lock.guide.guide import Guide
from therapy_journal.ui.paper.headless import write_summary_pdf

TODAY = date(2026, 11, 23)
PLACES = (
    "today", "reflections", "homework", "unsent_notes", "sessions", "summary", "patterns",
    "support",
)  # fmt: skip
LOOKS = (("light", 1.0, "light"), ("dark", 1.0, "dark"), ("light", 1.5, "light-150"))
SETTLE_MS = 250
TEN_YEARS = 3_650
"""Entries of ten years, one a day."""


class StillClock:
    """The sample's evening, so that the pictures are the same on every day."""

    def __init__(self) -> None:
        self._system = SystemClock()

    @property
    def boundary(self) -> int:
        """The hour at which days begin."""
        return self._system.boundary

    @boundary.setter
    def boundary(self, hour: int) -> None:
        self._system.boundary = hour

    def now(self) -> Moment:
        """Return the sample's present."""
        return self._system.at_local(datetime.combine(TODAY, time(19, 42)))

    def at_local(self, local: datetime) -> Moment:
        """Return the moment of a wall-clock time."""
        return self._system.at_local(local)


class Studio:
    """One running program, told where to go and drawn there."""

    def __init__(self, application: QApplication, folder: Path, target: Path) -> None:
        self._application, self._target = application, target
        settings = WindowSettings(target / "window.json")
        self.program = app.Program(
            application, folder=folder, clock=StillClock(), settings=settings
        )
        self.window = self.program.window
        self.window.resize(1280, 800)

    def settle(self, until: Callable[[], bool] = bool) -> None:
        """Let the storage thread answer and everything be painted."""
        for _ in range(40):
            self.program.jobs.flush()
            loop = QEventLoop()
            QTimer.singleShot(SETTLE_MS, loop.quit)
            loop.exec()
            if until():
                return

    def draw(self, name: str, widget: QWidget | None = None) -> None:
        """Write one PNG."""
        (widget or self.window).grab().save(str(self._target / f"{name}.png"))

    def open(self, folder: Path) -> None:
        """Open the sample journal."""
        unlock = partial(keeping.unlock, folder, sample.PASSPHRASE, clock=self.program.clock)
        self.program.jobs.run(unlock, self.window, self.program.open_journal)
        self.settle(lambda: self.window.desk is not None)

    def draw_desk(self, suffix: str) -> None:
        """Draw every screen."""
        desk = self.window.desk
        if desk is None:
            raise RuntimeError("the sample journal did not open")
        for number, place in enumerate(PLACES, 2):
            self.program.commands.run(f"go.{place}")
            self.settle(lambda: True)
            self.draw(f"{number}-{place.replace('_', '-')}-{suffix}")


def _make_one_entry(folder: Path) -> None:
    keeping.make(folder, sample.PASSPHRASE, cost=LEAST)
    journal = keeping.unlock(folder, sample.PASSPHRASE, clock=StillClock())
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "", "The first evening with this.", entry.revision)
    journal.close()


def _make_ten_years(folder: Path) -> None:
    large.make_large(folder, TEN_YEARS, passphrase=sample.PASSPHRASE)
    journal = keeping.unlock(folder, sample.PASSPHRASE, clock=StillClock())
    journal.looking_over.look(Stretch.EVERYTHING)
    journal.close()


OTHERS = {"one-entry": _make_one_entry, "ten-years": _make_ten_years}


def main() -> int:
    """Make the pictures named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--once", action="store_true")
    parser.add_argument("--of", choices=("sample", *OTHERS), default="sample")
    options = parser.parse_args()
    process.harden()
    application = app.make_application()
    options.target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "Sample.tjournal"
        looks: tuple[tuple[str, float, str], ...] = LOOKS
        if options.of in OTHERS:
            OTHERS[options.of](folder)
            looks = LOOKS[:2]
        else:
            sample.make_sample(folder, today=TODAY, clock=StillClock())
            _write_summary(folder, options.target / "summary.pdf")
        _draw_all(application, folder, options.target, looks[:1] if options.once else looks)
    (options.target / "window.json").unlink(missing_ok=True)
    return 0


def _write_summary(folder: Path, target: Path) -> None:
    journal = keeping.unlock(folder, sample.PASSPHRASE, clock=StillClock())
    session = journal.attending.next()
    preparation = journal.preparing.overview(session.id if session else None)
    journal.close()
    write_summary_pdf(preparation.summary, target, replace=True)


def _draw_all(
    application: QApplication,
    folder: Path,
    target: Path,
    looks: tuple[tuple[str, float, str], ...],
) -> None:
    for old in target.glob("*.png"):
        old.unlink()
    studio = Studio(application, folder, target)
    studio.program.show()
    studio.window.resize(1280, 800)
    guide = Guide(folder=journal_places.default_folder(), kit=studio.program.kit)
    guide.resize(1280, 800)
    for mode, scale, suffix in looks:
        studio.program.theme.set_mode(mode)
        studio.program.theme.set_scale(scale)
        studio.settle(lambda: True)
        studio.draw(f"1-lock-{suffix}")
        studio.draw(f"0-first-start-{suffix}", guide)
    studio.open(folder)
    for mode, scale, suffix in looks:
        studio.program.theme.set_mode(mode)
        studio.program.theme.set_scale(scale)
        studio.draw_desk(suffix)
    studio.program.commands.run("quit")
    studio.settle(lambda: not studio.window.isVisible())


if __name__ == "__main__":
    sys.exit(main())
