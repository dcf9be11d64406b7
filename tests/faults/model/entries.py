# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with reflections."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.faults.model.base import LINES, MOST, TEXTS, WHICH, Machine, where
from tests.faults.model.expected import WORDS, Entry
from therapy_journal.core.reflections import Form, beginning
from therapy_journal.core.text import clean


class EntryRules(Machine):
    def _entry(self, which: int) -> tuple[int, Entry]:
        number = sorted(self.expected.entries)[which % len(self.expected.entries)]
        return number, self.expected.entries[number]

    @where(lambda m: len(m.expected.entries) < MOST)
    @rule(form=st.sampled_from([Form.FREE, Form.SCENE]))
    def begin(self, form: Form) -> None:
        entry = self.journal.writing.new(form).value
        self.expected.entries[entry.id] = Entry(form, beginning(form))

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH, title=LINES, body=TEXTS)
    def write(self, which: int, title: str, body: str) -> None:
        number, entry = self._entry(which)
        self.journal.writing.save(number, title, body, entry.revision)
        entry.save(title, clean(body).text, self.today)

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH, body=TEXTS)
    def type(self, which: int, body: str) -> None:
        number, entry = self._entry(which)
        self.journal.writing.save_draft(number, entry.title, body, 0, entry.revision)
        entry.draft = (entry.title, clean(body).text)

    @where(lambda m: 0 < len(m.expected.entries) < MOST)
    @rule(which=WHICH, body=TEXTS)
    def write_over_another_text(self, which: int, body: str) -> None:
        number, entry = self._entry(which)
        kept = self.journal.writing.save(number, "other", body, entry.revision + 1).value
        text = clean(body).text
        if (entry.title, entry.body) == ("other", text):
            entry.draft = None
            return
        assert kept.id != number
        beside = Entry(entry.form, text, "other", 1, entry.mood, entry.tags)
        beside.sealed = entry.sealed
        beside.index(self.today)
        if entry.draft == ("other", text):
            entry.draft = None
        self.expected.entries[kept.id] = beside

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH, mood=st.none() | st.integers(0, 10))
    def feel(self, which: int, mood: int | None) -> None:
        number, entry = self._entry(which)
        self.journal.writing.set_mood(number, mood)
        entry.mood = mood

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH, names=st.lists(st.sampled_from(WORDS), unique=True, max_size=3))
    def tag(self, which: int, names: list[str]) -> None:
        number, entry = self._entry(which)
        self.journal.writing.set_tags(number, names)
        entry.tags = tuple(names)
        entry.index(self.today)

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH, days=st.integers(-800, 3))
    def date_otherwise(self, which: int, days: int) -> None:
        number, entry = self._entry(which)
        self.journal.writing.set_happened(number, self.clock.now().local + timedelta(days=days))
        entry.index(self.today)

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH, on=st.booleans())
    def bring(self, which: int, on: bool) -> None:
        number, entry = self._entry(which)
        writing = self.journal.writing
        (writing.bring if on else writing.unbring)(number)
        entry.is_brought = on

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH, days=st.integers(-2, 9) | st.none())
    def seal(self, which: int, days: int | None) -> None:
        number, entry = self._entry(which)
        entry.sealed = None if days is None else self.today + timedelta(days=days)
        if entry.sealed is None:
            self.journal.writing.unseal(number)
        else:
            self.journal.writing.seal(number, entry.sealed)
        entry.index(self.today)

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH)
    def throw_away(self, which: int) -> None:
        number, entry = self._entry(which)
        assert self.journal.writing.trash(number).value == (not entry.is_trashed)
        entry.is_trashed = True
        entry.index(self.today)

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH)
    def take_out_of_the_trash(self, which: int) -> None:
        number, entry = self._entry(which)
        assert self.journal.writing.restore(number).value == entry.is_trashed
        entry.is_trashed = False
        entry.index(self.today)

    @where(lambda m: m.expected.entries)
    @rule(which=WHICH)
    def go_back_to_a_version(self, which: int) -> None:
        number, entry = self._entry(which)
        if versions := self.journal.writing.versions(number):
            fields = versions[which % len(versions)].fields
            self.write_exactly(number, entry, fields["title"], fields["body"])

    def write_exactly(self, number: int, entry: Entry, title: str, body: str) -> None:
        self.journal.writing.save(number, title, body, entry.revision)
        entry.save(title, body, self.today)
