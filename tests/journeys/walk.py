# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in the window, step by step; the keyboard first, the mouse where they would.

Each step waits for what tells that the one before has arrived, and for nothing else.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.screen import Screen

GROUPS = 9


@dataclass(frozen=True, slots=True)
class Writing:
    """A reflection: its title, its text, a last line that is marked, and a tag."""

    title: str
    body: str
    tag: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An unsent note in its three layers."""

    raw: str
    know: str
    say: str


def text_of(pdf: Path) -> str:
    """Return the words of a PDF as another program reads them."""
    read = subprocess.run(
        ("pdftotext", "-layout", str(pdf), "-"), capture_output=True, text=True, check=True
    )
    return read.stdout


def unlock(screen: Screen, passphrase: str) -> None:
    """Type the passphrase on the lock screen."""
    screen.wait_for("Use my recovery key", 13, 600)
    screen.type(f"{passphrase}\n")


def see_the_desk(screen: Screen) -> None:
    """Wait until a journal is open."""
    screen.wait_for("Lock now")


def make_a_journal(screen: Screen, passphrase: str, sheet: Path) -> str:
    """Go through the first start, save the sheet, type two groups back; returns the key."""
    screen.wait_for("Begin", 13, 600)
    screen.key("Return")
    screen.wait_for("Choose a passphrase", 28, 600, serif=True)
    screen.type(f"{passphrase}\n{passphrase}\n")
    screen.wait_for("I have kept it", 13, 600)
    screen.key("space")
    save_in_dialog(screen, sheet)
    screen.wait_for("The sheet was saved.", 13, 600)
    groups = re.findall(r"[1-9]\.\s+([0-9A-Z]{4})\b", text_of(sheet))
    assert len(groups) == GROUPS
    screen.key("Tab", "Tab", "space")
    screen.wait_for("Type back two groups from your sheet.")
    asked = screen.which([f"Group {number + 1}" for number in range(GROUPS)], 13, 600)
    assert len(asked) == 2
    for words in asked:
        screen.type(groups[int(words.split()[1]) - 1])
        screen.key("Tab")
    screen.key("Return")
    screen.wait_for("When is your next session?", 28, 600, serif=True)
    screen.click_on("Not now", 13, 600)
    see_the_desk(screen)
    return "-".join(groups)


def save_in_dialog(screen: Screen, target: Path) -> None:
    """Say where a file is to lie, in the dialog that asks."""
    screen.wait_for("Date Modified")
    screen.type(str(target))
    screen.key("alt+s")


def begin_a_reflection(screen: Screen) -> None:
    """Begin an entry, ready to write."""
    screen.key("ctrl+n")
    screen.wait_for("Write here. One line is enough.", 17, serif=True)


def write_a_reflection(screen: Screen, words: Writing) -> None:
    """Write an entry, mark its last line, give it a title and a tag."""
    begin_a_reflection(screen)
    screen.type(words.body)
    if words.passage:
        screen.type(f"\n{words.passage}")
        screen.key("shift+Home", "ctrl+shift+b")
        screen.wait_for("Bringing this passage", 12, 600)
    screen.click_on("Title, if you like", 26, 600, serif=True)
    screen.type(words.title)
    screen.click_on("Tag", 12)
    screen.wait_for("A tag, such as family")
    screen.type(f"{words.tag}\n")
    screen.wait_for(f"#{words.tag}", 12)


def write_an_unsent_note(screen: Screen, words: Note) -> None:
    """Write the three layers, and add the third to the summary."""
    screen.key("ctrl+shift+u")
    screen.wait_for("Anything goes here: unfair", 17, serif=True)
    screen.type(words.raw)
    screen.click_on("2 · What I need them to know")
    screen.type(words.know)
    screen.key("ctrl+3")
    screen.type(words.say)
    screen.click_on("Add to my summary", 13, 600)
    screen.wait_for("Ready for your summary.", 13, 600)
    screen.key("Escape")
    screen.wait_until_gone("Ready for your summary.", 13, 600)


def agree_homework(screen: Screen, title: str) -> None:
    """Keep something that was agreed."""
    screen.key("ctrl+shift+o")
    screen.wait_for("What we agreed, in my words", 13, 600)
    screen.type(title)
    screen.key("ctrl+Return")
    screen.wait_for("Log practice", 13, 600)


def log_practice(screen: Screen, noticed: str, in_the_way: str) -> None:
    """Note a try: done, what was noticed, and what got in the way."""
    screen.click_on("Log practice", 13, 600)
    screen.click_on("Done", 12)
    screen.click_on("What I noticed, in a word or more", 15, serif=True)
    screen.type(noticed)
    screen.click_on("In my words, if I like", 15, serif=True)
    screen.type(in_the_way)
    screen.key("ctrl+Return")
    screen.wait_for("on 1 day", 12, 600)


def plan_a_session(screen: Screen, whom: str) -> None:
    """Plan a session on the day that is suggested."""
    screen.key("ctrl+shift+s")
    screen.click_on("e.g. M. K.")
    screen.type(whom)
    screen.key("ctrl+Return")
    screen.wait_for("Prepare summary", 13, 600)


def switch_on(screen: Screen, words: str) -> None:
    """Press the switch beside these words, which stand in the column of switches."""
    screen.click_on(words, right_of=265)


def save_the_page(screen: Screen, target: Path) -> None:
    """Save the summary as a PDF."""
    screen.key("ctrl+shift+e")
    screen.click_on("Choose where…", 13, 600)
    save_in_dialog(screen, target)
    screen.wait_for("The PDF was saved.", 13, 600)


def lock(screen: Screen) -> None:
    """Lock the journal."""
    screen.key("ctrl+l")
    screen.wait_for("Use my recovery key", 13, 600)


def unlock_with_recovery_key(screen: Screen, key: str) -> None:
    """Type the key from the sheet, in small letters and with blanks; keep the passphrase."""
    screen.click_on("Use my recovery key", 13, 600)
    screen.wait_for("Type the nine groups from your recovery sheet.")
    screen.type(key.lower().replace("-", " ") + "\n\n\n")
    see_the_desk(screen)
