# SPDX-License-Identifier: GPL-3.0-or-later
"""The spelling check of one open journal: one dictionary for every text that is written."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from therapy_journal.core.changes import Changes
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.services.dictionaries import Dictionary
from therapy_journal.services.settings import SPELLING, SPELLING_LANGUAGE, Settings
from therapy_journal.services.spelling import Speller, Spelling
from therapy_journal.ui.editor.private_text import PrivateTextEdit
from therapy_journal.ui.editor.spelling_marks import SpellingMarks
from therapy_journal.ui.editor.spelling_menu import popup_suggestions
from therapy_journal.ui.kit import Kit

WAIT_MS = 600
"""The dictionary is read this long after there is a first word to judge, out of the way."""

NONE_LEFT = Message("No unknown words here.", key="spelling")
NO_CHECK = Message("Spelling is not being checked.", "See Settings, Spelling.", key="spelling")


class _Wanted(NamedTuple):
    is_on: bool
    language: str
    own: list[str]


class SpellCheck(QObject):
    """``changed`` tells that another dictionary, or other own words, hold from now on."""

    changed = Signal()

    def __init__(
        self, *, spelling: Spelling, settings: Settings, kit: Kit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._spelling, self._settings, self._kit = spelling, settings, kit
        self.speller: Speller | None = None
        self._was_asked = False
        self._own: list[str] = []
        self._language: str | None = None  # what was asked for last; None while it is off
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.read)
        kit.bus.changed.connect(self._on_changed)

    def watch(self, *areas: PrivateTextEdit) -> None:
        """Mark unknown words in these texts from now on."""
        for area in areas:
            area.spelling = SpellingMarks(area, self)

    def ask_for(self) -> None:
        """Read the dictionary in a while: there are words now that it could judge."""
        if not self._was_asked:
            self._was_asked = True
            self._wait.start()

    def read(self) -> None:
        """Read what is wanted, and the dictionary for it where that is another than now."""
        self._kit.jobs.run(self._wanted, self, self._take)

    # -- what somebody does about a word --------------------------------------------------------

    def suggest(self, word: str) -> list[str]:
        """Return what may have been meant, the likeliest first."""
        return [] if self.speller is None else self.speller.suggest(word)

    @property
    def can_learn(self) -> bool:
        """Whether a word can be kept."""
        return not self._spelling.is_read_only

    def learn(self, word: str) -> None:
        """Keep a word among the own words, and take it for right at once."""
        self._take_own([*self._own, word])
        self._kit.jobs.run(partial(self._spelling.learn, word), self, failed=self._not_learned)

    def let_be(self, word: str) -> None:
        """Take a word for right until the lock."""
        if self.speller is not None:
            self.speller.let_be([word])
            self.changed.emit()

    def next_unknown(self) -> None:
        """Select the next unknown word of the text in use, and offer what may have been meant."""
        area, marks = self._in_use()
        if area is None or marks is None:
            return
        cursor = area.textCursor()
        mark = marks.next_from(cursor.selectionEnd()) if marks.is_on else None
        if mark is not None:
            marks.select(mark)
            popup_suggestions(area, marks)
        else:
            self._kit.say(NONE_LEFT if marks.is_on else NO_CHECK)

    def suggestions(self) -> None:
        """Offer what may have been meant by the word at the cursor, else by the next one."""
        area, marks = self._in_use()
        if area is not None and marks is not None and not popup_suggestions(area, marks):
            self.next_unknown()

    def _in_use(self) -> tuple[PrivateTextEdit | None, SpellingMarks | None]:
        focus = QApplication.focusWidget()
        if isinstance(focus, PrivateTextEdit):
            return focus, focus.spelling
        return None, None

    # -- reading --------------------------------------------------------------------------------

    def _wanted(self) -> _Wanted:
        return _Wanted(
            self._settings.get(SPELLING),
            self._settings.get(SPELLING_LANGUAGE),
            self._spelling.words(),
        )

    def _take(self, wanted: _Wanted) -> None:
        self._take_own(wanted.own)
        if not wanted.is_on:
            self._language = None
            self._take_dictionary(None, None)
        elif wanted.language != self._language:
            self._language = wanted.language
            dictionaries = self._spelling.dictionaries
            load = partial(dictionaries.load, wanted.language, QLocale.system().name())
            done = partial(self._take_dictionary, wanted.language)
            self._kit.jobs.run_aside(load, self, done)

    def _take_dictionary(self, language: str | None, dictionary: Dictionary | None) -> None:
        if language != self._language:
            return  # another was asked for meanwhile
        before = self.speller
        self.speller = None if dictionary is None else Speller(dictionary, self._own)
        if self.speller is not None and before is not None:
            self.speller.let_be(before.is_let_be)
        self.changed.emit()

    def _take_own(self, own: list[str]) -> None:
        if set(own) != set(self._own):
            self._own = own
            if self.speller is not None:
                self.speller.set_own(own)
                self.changed.emit()

    def _not_learned(self, problem: JournalProblem) -> None:
        self._kit.jobs.problem.emit(problem)
        self.read()

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        if (changes.settings or changes.words) and self._was_asked and not self._wait.isActive():
            self.read()
