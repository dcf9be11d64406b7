# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: the spelling check, its language, and the own words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.messages import Message
from therapy_journal.services.settings import SPELLING, SPELLING_LANGUAGE
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.chips import Chip, ChipRow
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

ABSENT = (
    "No dictionary was found on this computer, so nothing is underlined. On Debian and Ubuntu, "
    "the package libenchant-2-2 brings what is missing."
)
ABOUT = (
    "Words are looked up on this computer. Other languages come from the dictionaries that are "
    "installed on it."
)
NO_WORDS = "None yet. “Add to my words” is in the menu of an underlined word."
AS_THE_SYSTEM = "As the system"
TAKEN_OUT = "That word is not among yours any more."


class SpellingSection(Section):
    """On or off, the language, and a list of own words with a way to take each out again."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Spelling", subject)
        self._spelling = subject.journal.spelling
        self.add_journal_switch(SPELLING)
        self.about = Label("", "muted", 12)
        self.add(self.about)
        self.languages = ChipRow((), name="The language words are looked up in")
        self.languages.hide()
        self.add(self.languages)
        self.add(Label("My words", weight=600))
        self.no_words = Label(NO_WORDS, "muted", 12)
        self.add(self.no_words)
        self.words = QWidget()
        self.words.setProperty("clear", True)  # noqa: FBT003 — a Qt property
        self._flow = FlowLayout(self.words, gap=8, row_gap=8)
        self.add(self.words)
        jobs = subject.kit.jobs
        jobs.run_aside(self._spelling.dictionaries.languages, self, self._show_languages)
        subject.kit.bus.changed.connect(self._on_changed)
        self._read_words()

    # -- the language -------------------------------------------------------------------------

    def _show_languages(self, there: list[str]) -> None:
        self.about.setText(ABOUT if there else ABSENT)
        if there:
            options = [(tag, _name(tag, there)) for tag in there]
            self.languages.set_options([("", AS_THE_SYSTEM), *options])
            self.languages.show()
            read = partial(self.subject.journal.settings.get, SPELLING_LANGUAGE)
            self.subject.kit.jobs.run(read, self, self._show_language)

    def _show_language(self, language: str) -> None:
        self.languages.set_value(language)
        self.languages.setEnabled(not self.subject.journal.is_read_only)
        self.languages.value_changed.connect(self._put_language)

    def _put_language(self, language: object) -> None:
        wanted = language if isinstance(language, str) else ""
        self.languages.set_value(wanted)
        put = partial(self.subject.journal.settings.put, SPELLING_LANGUAGE, wanted)
        self.subject.kit.jobs.run(put, self)

    # -- own words ----------------------------------------------------------------------------

    def _read_words(self) -> None:
        self.subject.kit.jobs.run(self._spelling.words, self, self._show_words)

    def _show_words(self, words: list[str]) -> None:
        for chip in self.words.findChildren(Chip):
            self._flow.removeWidget(chip)
            chip.deleteLater()
            chip.setParent(None)
        for word in words:
            chip = Chip(word, "x")
            chip.setAccessibleName(f"Take out {word}")
            chip.setEnabled(not self._spelling.is_read_only)
            chip.clicked.connect(partial(self._forget, word))
            self._flow.addWidget(chip)
        self.words.setVisible(bool(words))
        self.no_words.setVisible(not words)

    def _forget(self, word: str) -> None:
        jobs, say = self.subject.kit.jobs, self.subject.kit.say
        jobs.run(partial(self._spelling.forget, word), self)
        put_back = partial(jobs.run, partial(self._spelling.learn, word), jobs)
        say(Message(TAKEN_OUT, action="Put it back", key="own-word"), put_back)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        if changes.words:
            self._read_words()


def _name(tag: str, there: list[str]) -> str:
    """Return a language by its own name, with its country where there are several of it."""
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.C:
        return tag
    name = locale.nativeLanguageName() or tag
    language = tag.partition("_")[0]
    if sum(other.partition("_")[0] == language for other in there) == 1:
        return name
    same = [other for other in there if QLocale(other) == locale]
    country = locale.nativeTerritoryName() if "_" in tag else ""
    return f"{name} ({tag if len(same) > 1 or not country else country})"
