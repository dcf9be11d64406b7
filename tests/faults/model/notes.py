# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with unsent notes."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.faults.model.base import LINES, MOST, TEXTS, WHICH, Machine, where
from tests.faults.model.expected import Note
from therapy_journal.core.text import clean


class NoteRules(Machine):
    def _note(self, which: int) -> tuple[int, Note]:
        number = sorted(self.expected.notes)[which % len(self.expected.notes)]
        return number, self.expected.notes[number]

    @where(lambda m: len(m.expected.notes) < MOST)
    @rule()
    def begin_note(self) -> None:
        self.expected.notes[self.journal.unsent_notes.new().value] = Note()

    @where(lambda m: m.expected.notes)
    @rule(which=WHICH, title=LINES, raw=TEXTS, know=TEXTS, say=TEXTS, is_draft=st.booleans())
    def write_note(
        self, which: int, title: str, raw: str, know: str, say: str, is_draft: bool
    ) -> None:
        number, note = self._note(which)
        if note.state == "erased":
            return
        layers = {"title": title, "raw": raw, "know": know, "say": say}
        kept = (title, clean(raw).text, clean(know).text, clean(say).text)
        if is_draft:
            self.journal.unsent_notes.keep_draft(number, **layers)
            note.draft = kept
        else:
            self.journal.unsent_notes.save(number, **layers)
            note.save(kept)

    @where(lambda m: m.expected.notes)
    @rule(which=WHICH)
    def let_go(self, which: int) -> None:
        number, note = self._note(which)
        if note.state == "kept":
            self.journal.unsent_notes.let_go(number)
            note.state = "let_go"

    @where(lambda m: m.expected.notes)
    @rule(which=WHICH)
    def take_back(self, which: int) -> None:
        number, note = self._note(which)
        if note.state == "let_go":
            self.journal.unsent_notes.take_back(number)
            note.state = "kept"

    @where(lambda m: m.expected.notes)
    @rule(which=WHICH)
    def erase(self, which: int) -> None:
        number, note = self._note(which)
        if note.state != "erased":
            self.journal.unsent_notes.erase_now(number)
            self.expected.notes[number] = Note(state="erased", was_saved=True)
