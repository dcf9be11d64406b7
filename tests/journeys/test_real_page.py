# SPDX-License-Identifier: GPL-3.0-or-later
"""A real page, written by keyboard and mouse with what the editor offers; all of it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from tests.journeys.conftest import PASSPHRASE
from tests.journeys.program import Home, Program
from tests.journeys.screen import Screen, wait_until
from tests.journeys.walk import begin_a_reflection, lock, see_the_desk, unlock
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.ui.reflections.prompt_popup import HINT

COLOR = QColor(200, 40, 90)
PALETTE = "What would you like to do or find?"
WRITTEN = (
    "## What was good\n**The harbour** was grey.\n"
    "- tea\n  - with mint\n\n- [ ] call them\n\n> PROMPT\n\nFirst the kettle."
)


def test_a_real_page(
    screen: Screen, place: Home, start: Callable[..., Program], folder: Path
) -> None:
    picture = place.outside / "harbour.png"
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(COLOR)
    image.save(str(picture))
    program = start(folder)
    unlock(screen, PASSPHRASE)
    see_the_desk(screen)
    write_with_formats(screen)
    name_it(screen)
    correct_and_picture(screen, picture)
    go_about(screen)
    lock(screen)
    unlock(screen, PASSPHRASE)
    see_the_desk(screen)
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0
    assert_kept(folder)


def write_with_formats(screen: Screen) -> None:
    begin_a_reflection(screen)
    screen.key("ctrl+shift+t")
    screen.type("What was good\n")
    screen.key("ctrl+b")
    screen.type("The harbour")
    screen.key("ctrl+b")
    screen.type(" was grey.\n")
    screen.key("ctrl+shift+l")
    screen.type("tea\n")
    screen.key("Tab")
    screen.type("with mint\n\n\n")
    screen.key("ctrl+shift+j")
    screen.type("call them\n\n")
    screen.key("ctrl+shift+space")
    screen.wait_for(HINT.split(" · ")[0], 12)
    screen.key("2")
    screen.wait_until_gone(HINT.split(" · ")[0], 12)
    screen.type("First the kettle.")
    screen.wait_for("First the kettle.", 17, serif=True)


def name_it(screen: Screen) -> None:
    screen.click_on("Title, if you like", 26, 600, serif=True)
    screen.type("A grey harbour")
    screen.click_on("Tag", 12)
    screen.wait_for("A tag, such as family")
    screen.type("harbour\n")
    screen.wait_for("#harbour", 12)
    screen.click_on("Mood", 12)
    screen.wait_for("How was it?", 13, 600)
    screen.type("6\n")
    screen.wait_for("Mood 6 / 10", 12)
    screen.wait_for("Saved", 12)


def correct_and_picture(screen: Screen, picture: Path) -> None:
    begin_a_reflection(screen)
    screen.type("I am definately here.")
    screen.click_on("Tag", 12)
    screen.wait_for("A tag, such as family")
    screen.type("har")
    screen.wait_for("#harbour")
    screen.key("Down", "Return")
    screen.wait_for("#harbour", 12)
    screen.click_on("I am", 17, serif=True)
    screen.key("F7", "ctrl+period")
    screen.wait_for("Add to my words")
    screen.key("Return")
    screen.wait_for("I am definitely here.", 17, serif=True)
    screen.key("ctrl+End", "ctrl+shift+p")
    screen.wait_for("Date Modified")
    screen.type(str(picture))
    screen.key("alt+o")
    screen.wait_until_gone("Date Modified")
    wait_until(lambda: shows_picture(screen), "the picture is not on the screen")
    screen.wait_for("Saved", 12)


def shows_picture(screen: Screen) -> bool:
    image = screen.picture().image
    rows, columns = range(0, image.height(), 10), range(0, image.width(), 10)
    return any(image.pixelColor(x, y) == COLOR for y in rows for x in columns)


def go_about(screen: Screen) -> None:
    """Focus mode, the palette, several entries as one page, and a line in between."""
    screen.key("F11")
    screen.wait_until_gone("Lock now")
    screen.key("F11")
    screen.wait_for("Lock now")
    screen.key("ctrl+k")
    screen.wait_for(PALETTE, 15)
    screen.type("grey h")
    screen.wait_for("A grey harbour", 14)
    screen.key("Return")
    screen.wait_for("A grey harbour", 26, 600, serif=True)
    screen.key("alt+r")
    screen.wait_for("From here on", 13, 600)
    screen.wait_for("I am definitely here.", 17, serif=True)
    screen.key("Escape")
    screen.wait_until_gone("From here on", 13, 600)
    screen.key("ctrl+shift+n")
    screen.wait_for("One line", 13, 600)
    screen.type("A line in between.\n")
    screen.wait_for("Kept as an entry of today.", 13, 600)


def assert_kept(folder: Path) -> None:
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        kept = [journal.writing.open(one) for one, _ in journal.writing.ids_with_days()]
        bodies = sorted(re.sub(r"(?m)^> .*$", "> PROMPT", entry.body) for entry in kept)
        (page,) = (entry for entry in kept if entry.title)
        (here,) = (entry for entry in kept if "journal:" in entry.body)
        assert bodies[0] == WRITTEN
        assert (page.title, page.tags, page.mood) == ("A grey harbour", ("harbour",), 6)
        assert here.body.startswith("I am definitely here.")
        assert here.tags == ("harbour",)
        assert "A line in between.\n" in bodies
    finally:
        journal.close()
