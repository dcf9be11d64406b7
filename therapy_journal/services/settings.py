# SPDX-License-Identifier: GPL-3.0-or-later
"""Typed settings: those of one journal, kept inside it, and those of the window.

Every setting is declared once, here. The window's file holds nothing a person wrote; the
path of the last journal is in it only while ``REMEMBER_LAST`` is on.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from therapy_journal import paths
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import DAY_BOUNDARY_HOUR, LATEST_BOUNDARY
from therapy_journal.storage import settings as stored

if TYPE_CHECKING:  # a window's settings are read before any journal is opened
    from therapy_journal.storage.connection import Database

T = TypeVar("T", bool, int, str)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One declared setting: its key, what holds until it is set, and how it is shown."""

    key: str
    default: T
    title: str
    choices: tuple[T, ...] = ()
    lowest: int | None = None
    highest: int | None = None

    def accept(self, value: object) -> T:
        """Return ``value`` where it fits, else the default."""
        if type(value) is not type(self.default) or (self.choices and value not in self.choices):
            return self.default
        if isinstance(value, int) and not isinstance(value, bool):
            low = value if self.lowest is None else max(value, self.lowest)
            value = low if self.highest is None else min(low, self.highest)
        return value


# Kept in the journal.
THEN_AND_NOW = Setting("today.then_and_now", default=True, title="Offer a look back on Today")
PICK_UP_TEXT = Setting(
    "today.pick_up_text", default=False, title="Show the first lines where I left off"
)
TYPEWRITER = Setting("writing.typewriter", default=False, title="Keep my line at one height")
WRITING_TIME = Setting("writing.time", default=False, title="Show how long I have been writing")
CLOSING_STEP = Setting(
    "writing.closing_step", default=True, title="Offer a closing step after heavy writing"
)
CLOSING_OFFERED = Setting("writing.closing_offered", "", "Entries it was offered about")
SPELLING = Setting("spelling.on", default=True, title="Mark words the dictionary does not know")
SPELLING_LANGUAGE = Setting("spelling.language", "", "The language words are looked up in")
PAPER_SIZE = Setting("paper.size", "A4", "Paper", choices=("A4", "Letter"))
LARGE_PRINT = Setting("paper.large", default=False, title="Large print")
SEARCH_LETTERS = Setting("search.letters", 0, "Which letters the search knows in what is written")
SEARCH_ORDER = Setting(
    "search.order", "newest", "What was found stands in this order", choices=("newest", "best")
)
DAY_BEGINS = Setting(
    "day.begins", DAY_BOUNDARY_HOUR, "A day begins at", lowest=0, highest=LATEST_BOUNDARY
)
ENTRY_ORDER = Setting("reflections.order", "day", "Order of entries", choices=("day", "change"))
STRETCH = Setting(
    "patterns.stretch", "weeks", "How far back Patterns looks",
    choices=("since_session", "weeks", "months", "year", "everything"),
)  # fmt: skip
UNSAID_AFTER = Setting(
    "unsent.ask_after", 3, "Ask about a note I have not said after", choices=(0, 2, 3, 5)
)
LOOK_EVERY = Setting(
    "stock.every", 6, "Offer a look at how it is going after", choices=(0, 4, 6, 8, 12)
)
PAUSED = Setting("therapy.paused", default=False, title="Therapy pauses or has ended")
QUIET_LINES = Setting("today.quiet_lines", "", "Quiet lines put aside, and until when")
LAST_SCREEN = Setting("window.screen", "today", "Where I was")
LAST_PLACE = Setting("window.place", "", "Where I was writing")
PALETTE_RECENT = Setting("palette.recent", "", "Commands used last in the palette, by their ids")
CHECK_WAY = Setting(
    "roadblocks.check", "one", "How all seven roadblocks are looked at", choices=("one", "all")
)
LAST_ROADBLOCK = Setting("window.roadblock", "", "The roadblock I opened last")
TAKEN_UP = Setting("elsewhere.taken_up", "", "Files of words that were taken up")
SHEET_FILE = Setting("sheet.file", "", "Where the recovery sheet was saved")
CHECKED = Setting("journal.checked", "", "When the journal was last looked over, and what of it")
MOVING = Setting("journal.moving", "", "A move to another folder that is not finished")
SECOND_PLACE = Setting("backup.second_place", "", "A second place for backups")
BACKUP_PROBLEM = Setting("backup.problem", "", "What went wrong with the last backup, by its code")
CLOCK_TRUSTED = Setting("clock.trusted", "", "Up to what instant the clock was said to be right")
CLOCK_SEEN = Setting("clock.seen", "", "What the clock said at an unlock, to a day")
CLOCK_DOUBTED = Setting("clock.doubted", "", "What it said when it was first far ahead of that")
CLOUD_FOLDER_TOLD = Setting(
    "cloud_folder.told", default=False, title="It was said that the folder is copied elsewhere"
)

# Kept beside the window, readable by anyone who can read this account's files.
APPEARANCE = Setting("appearance", "system", "Light or dark", choices=("system", "light", "dark"))
TEXT_SIZE = Setting("text_size", 100, "Text size in per cent", lowest=90, highest=200)
WRITING_SIZE = Setting(
    "writing_size", 100, "Size of what I write, in per cent of the rest", lowest=80, highest=150
)
SESSION_REMINDER = Setting(
    "sessions.remind", "off", "Say that a session is near", choices=("off", "day", "hours")
)
LINE_WIDTH = Setting("line_width", "normal", "Line width", choices=("narrow", "normal", "wide"))
MOTION = Setting("motion", "system", "What moves", choices=("system", "less"))
LOCK_MINUTES = Setting("lock_minutes", 5, "Lock after minutes of rest", lowest=1, highest=60)
KEPT_OUT = Setting(
    "kept_out_of_captures", default=True, title="Keep this window out of screen captures"
)
SIDEBAR_OPEN = Setting("sidebar_open", default=True, title="Roadblocks beside the page")
REMEMBER_LAST = Setting("remember_last", default=True, title="Remember where my journal is")
LAST_JOURNAL = Setting("last_journal", "", "Last journal")
ERASING = Setting("erasing", "", "A journal that is being erased")
ELSEWHERE = Setting("elsewhere", "", "Where words were kept that could not be saved")
SHORTCUTS = Setting("shortcuts", "", "Keys that were changed")
GEOMETRY = Setting("geometry", "", "Window size and place")

_WINDOW: tuple[Setting[bool] | Setting[int] | Setting[str], ...] = (
    APPEARANCE, TEXT_SIZE, WRITING_SIZE, LINE_WIDTH, MOTION, LOCK_MINUTES, KEPT_OUT,
    SIDEBAR_OPEN, REMEMBER_LAST, LAST_JOURNAL, ERASING, ELSEWHERE, SHORTCUTS, GEOMETRY,
)  # fmt: skip


class Settings:
    """The settings of one open journal."""

    def __init__(self, *, db: Database) -> None:
        self._db = db

    def get(self, setting: Setting[T]) -> T:
        """Return a setting; what cannot be read counts as never set."""
        text = stored.read(self._db, setting.key)
        if text is None:
            return setting.default
        try:
            return setting.accept(json.loads(text))
        except ValueError:
            return setting.default

    def put(self, setting: Setting[T], value: T) -> Outcome[T]:
        """Store a setting and return what was stored."""
        accepted = setting.accept(value)
        stored.write(self._db, setting.key, json.dumps(accepted))
        return Outcome(accepted, Changes(settings=True))


class WindowSettings:
    """The small file of window settings. A missing or spoilt file means the defaults."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values = self._load()

    def get(self, setting: Setting[T]) -> T:
        """Return a setting."""
        return setting.accept(self._values.get(setting.key, setting.default))

    def put(self, setting: Setting[T], value: T) -> None:
        """Keep a setting, and write the file; a file that cannot be written is let be."""
        self._values[setting.key] = setting.accept(value)
        if not self.get(REMEMBER_LAST):
            self._values.pop(LAST_JOURNAL.key, None)
        self._save()

    def _load(self) -> dict[str, object]:
        try:
            loaded = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        known = {setting.key for setting in _WINDOW}
        if not isinstance(loaded, dict):
            return {}
        return {key: value for key, value in loaded.items() if key in known}

    def _save(self) -> None:
        # Losing the window's size is no reason to interrupt somebody who is writing.
        with contextlib.suppress(OSError):
            paths.make_private(self._file.parent)
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix="window")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._values, file, indent=1, sort_keys=True)
            Path(name).replace(self._file)
