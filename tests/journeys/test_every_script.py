# SPDX-License-Identifier: GPL-3.0-or-later
"""Six scripts put into the window, seen there, found by a word, and read in the PDF."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tests.journeys import walk
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.program import Home, Program
from tests.journeys.screen import Screen
from tests.paper.conftest import pdf_text
from tests.paper.test_every_script import TURNS, WRITTEN
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock


def test_every_script(
    screen: Screen, place: Home, start: Callable[..., Program], folder: Path
) -> None:
    program = start(folder)
    walk.unlock(screen, PASSPHRASE)
    walk.see_the_desk(screen)
    for words, _ in WRITTEN.values():
        walk.begin_a_reflection(screen)
        screen.paste(words)
        screen.wait_for(words, 17, serif=True)
        screen.wait_for("Saved", 12)
    find(screen)
    target = place.outside / "page.pdf"
    print_the_first(screen, target)
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0
    assert_printed(target)
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        kept = {journal.writing.open(one).body for one, _ in journal.writing.ids_with_days()}
    finally:
        journal.close()
    assert kept == {words for words, _ in WRITTEN.values()}


def find(screen: Screen) -> None:
    """A word of each finds the one entry that has it, and no other."""
    screen.click_on("Search everything")
    for script, (words, looked_for) in WRITTEN.items():
        screen.paste(looked_for)
        other = "Chinese" if script == "Hebrew" else "Hebrew"
        screen.wait_until_gone(WRITTEN[other][0], 13, 600)
        screen.key("Down")
        screen.wait_for(words, 17, serif=True)
        screen.key("ctrl+f", "ctrl+a")
    screen.key("BackSpace", "Escape")


def print_the_first(screen: Screen, target: Path) -> None:
    """What is typed for the page stands on it, whatever its script."""
    screen.key("alt+6")
    screen.wait_for("Nothing is on the page yet.", 12, 600)
    screen.paste("\n".join(words for words, _ in WRITTEN.values()))
    walk.switch_on(screen, "If we only talk about one thing")
    screen.wait_until_gone("Nothing is on the page yet.", 12, 600)
    walk.save_the_page(screen, target)


def assert_printed(target: Path) -> None:
    said = " ".join(unicodedata.normalize("NFKC", pdf_text(target)).translate(TURNS).split())
    for script in ("Arabic", "Hebrew", "Malay", "Chinese"):
        assert unicodedata.normalize("NFKC", WRITTEN[script][0]) in said
    answer = subprocess.run(["pdffonts", str(target)], capture_output=True, check=True, text=True)
    assert all(row.split()[-5] == "yes" for row in answer.stdout.splitlines()[2:])
