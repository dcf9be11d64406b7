# SPDX-License-Identifier: GPL-3.0-or-later
"""What a journal should hold, in plain dictionaries; knows nothing of files."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from therapy_journal.core.reflections import FORM_OUTLINES, Form
from therapy_journal.core.thinning import FEW_WORDS

WORDS = ("lantern", "harbour", "quiet", "seventeen", "orchard", "thimble")
"""What is searched for; no other text has these."""


def words(text: str) -> set[str]:
    """Return which of the words a text has."""
    return set(re.findall(r"\w+", text)) & set(WORDS)


def often(text: str) -> set[str]:
    """Return the words a text has so often that no thinning may let them go.

    Up to three may go with a version of an hour, and three more when a day has passed.
    """
    counted = Counter(re.findall(r"\w+", text))
    return {word for word in WORDS if counted[word] > 2 * FEW_WORDS}


@dataclass
class Entry:
    """``found``: whether the index has it. ``ever``: what was once saved in it, often."""

    form: Form
    body: str
    title: str = ""
    revision: int = 1
    mood: int | None = None
    tags: tuple[str, ...] = ()
    is_brought: bool = False
    is_trashed: bool = False
    sealed: date | None = None
    found: bool = True
    draft: tuple[str, str] | None = None
    ever: set[str] = field(default_factory=set)

    def index(self, today: date) -> None:
        self.found = not self.is_trashed and not (self.sealed is not None and self.sealed > today)

    def save(self, title: str, body: str, today: date) -> None:
        self.draft = None
        if (title, body) != (self.title, self.body):
            self.ever |= often(f"{self.title} {self.body}") | often(f"{title} {body}")
            self.title, self.body = title, body
            self.revision += 1
            self.index(today)

    @property
    def is_untouched(self) -> bool:
        headings = {f"## {heading}" for heading in FORM_OUTLINES[self.form]}
        written = any(line.strip() and line not in headings for line in self.body.splitlines())
        given = self.title or self.mood is not None or self.tags or written or self.is_brought
        return self.revision == 1 and not given

    @property
    def text(self) -> str:
        return f"{self.title} {self.body} {' '.join(self.tags)}"


@dataclass
class Note:
    layers: tuple[str, str, str, str] = ("", "", "", "")
    """title, raw, know, say"""
    state: str = "kept"
    draft: tuple[str, str, str, str] | None = None
    was_saved: bool = False

    def save(self, layers: tuple[str, str, str, str]) -> None:
        self.was_saved = self.was_saved or layers != self.layers
        self.layers, self.draft = layers, None

    @property
    def text(self) -> str:
        title, _, know, say = self.layers
        return f"{title} {know} {say}"


@dataclass
class Task:
    title: str
    detail: str
    state: str = "active"
    is_trashed: bool = False


@dataclass
class Try:
    task: int
    noticed: str
    is_trashed: bool = False


@dataclass
class Expected:
    entries: dict[int, Entry] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)
    tasks: dict[int, Task] = field(default_factory=dict)
    tries: dict[int, Try] = field(default_factory=dict)
    check_ins: dict[int, tuple[int, str]] = field(default_factory=dict)
    waiting: str = ""

    def take_up(self, today: date) -> None:
        """Do what an unlock does: drafts become texts, what was never written in goes."""
        for entry in list(self.entries.values()):
            if entry.draft is not None:
                entry.save(*entry.draft, today)
        for number, entry in list(self.entries.items()):
            if entry.is_untouched and not entry.is_trashed:
                del self.entries[number]
            elif entry.sealed is not None and entry.sealed <= today:
                entry.sealed = None
                entry.index(today)
        for number, note in list(self.notes.items()):
            if note.draft is not None:
                note.save(note.draft)
            if not any(note.layers) and not note.was_saved and note.state == "kept":
                del self.notes[number]

    def scan(self, word: str) -> set[tuple[str, int]]:
        """Return what a search for a word should find, by looking at everything."""
        hits = {
            ("reflection", number)
            for number, entry in self.entries.items()
            if entry.found and word in words(entry.text)
        }
        hits |= {
            ("unsent_note", number)
            for number, note in self.notes.items()
            if note.state == "kept" and word in words(note.text)
        }
        hits |= {
            ("homework", number)
            for number, task in self.tasks.items()
            if not task.is_trashed and word in words(f"{task.title} {task.detail}")
        }
        return hits | {
            ("practice", number)
            for number, one in self.tries.items()
            if not one.is_trashed
            and not self.tasks[one.task].is_trashed
            and word in words(one.noticed)
        }

    def scan_raw(self, word: str) -> set[int]:
        """Return the notes that have a word in any layer."""
        return {
            number
            for number, note in self.notes.items()
            if note.state == "kept" and word in words(note.text + " " + note.layers[1])
        }
