# SPDX-License-Identifier: GPL-3.0-or-later
"""The spelling check: what of a line is unknown, and the words somebody taught it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from therapy_journal.core import spelling
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.text import clean
from therapy_journal.services.dictionaries import Dictionaries, Dictionary
from therapy_journal.storage import words as stored

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

Range = tuple[int, int]
"""Start and end of a word in its line, half open, in characters."""

_FOREIGN = 5
"""From so many unknown words on, a line that hardly has others is in another language."""
_KEPT_LINES = 1_000
_KEPT_WORDS = 50_000


class Spelling:
    """The person's own words, kept in the journal; ``dictionaries`` are this computer's."""

    def __init__(self, *, db: Database) -> None:
        self._db = db
        self.dictionaries = Dictionaries()

    @property
    def is_read_only(self) -> bool:
        """Whether no word can be kept."""
        return self._db.is_read_only

    def words(self) -> list[str]:
        """Return the own words, in alphabetical order."""
        return stored.all_words(self._db)

    def learn(self, word: str) -> Outcome[str]:
        """Take a word for right from now on."""
        word = spelling.plain(clean(word).text.strip())
        is_new = bool(word) and stored.add(self._db, word)
        return Outcome(word, Changes(words=is_new))

    def forget(self, word: str) -> Outcome[None]:
        """Erase an own word."""
        stored.remove(self._db, word)
        return Outcome(None, Changes(words=True))


class Speller:
    """Judges lines by one dictionary, the own words, and what is let be until the lock.

    What was judged once is remembered, so that asking again costs next to nothing.
    """

    def __init__(self, dictionary: Dictionary, own: Iterable[str] = ()) -> None:
        self._dictionary = dictionary
        self._own: frozenset[str] = frozenset()
        self._let_be: set[str] = set()
        self._judged: dict[str, bool] = {}
        self._lines: dict[str, tuple[Range, ...]] = {}
        self.set_own(own)

    @property
    def language(self) -> str:
        """The language it judges by."""
        return self._dictionary.language

    def set_own(self, own: Iterable[str]) -> None:
        """Take these words for right, whatever their capitals."""
        self._own = frozenset(_key(word) for word in own)
        self._forget()

    def let_be(self, words: Iterable[str]) -> None:
        """Take words for right as long as this program runs; they are written nowhere."""
        self._let_be.update(_key(word) for word in words)
        self._forget()

    @property
    def is_let_be(self) -> frozenset[str]:
        """The words that are let be."""
        return frozenset(self._let_be)

    def unknown(self, line: str) -> tuple[Range, ...]:
        """Return the words of a line that nobody knows; none where it is in another language."""
        found = self._lines.get(line)
        if found is None:
            if len(self._lines) >= _KEPT_LINES:
                self._lines.clear()
            found = self._lines[line] = self._read(line)
        return found

    def has_judged(self, line: str) -> bool:
        """Say whether :meth:`unknown` would answer at once."""
        return line in self._lines

    def has_judged_word(self, word: str) -> bool:
        """Say whether :meth:`knows` would answer at once."""
        return word in self._judged

    def knows(self, word: str) -> bool:
        """Say whether one word is right."""
        found = self._judged.get(word)
        if found is None:
            if len(self._judged) >= _KEPT_WORDS:
                self._judged.clear()
            found = self._judged[word] = self._judge(word)
        return found

    def suggest(self, word: str) -> list[str]:
        """Return what may have been meant, the likeliest first."""
        return self._dictionary.suggest(word)

    def _read(self, line: str) -> tuple[Range, ...]:
        count, unknown = 0, []
        for start, end in spelling.words(line):
            count += 1
            if not self.knows(line[start:end]):
                unknown.append((start, end))
        is_foreign = len(unknown) >= _FOREIGN and len(unknown) * 5 > count * 3
        return () if is_foreign else tuple(unknown)

    def _judge(self, word: str) -> bool:
        key = _key(word)
        of_somebody = key.removesuffix("'s")
        mine = self._own | self._let_be
        return key in mine or of_somebody in mine or self._dictionary.knows(word)

    def _forget(self) -> None:
        self._judged.clear()
        self._lines.clear()


def _key(word: str) -> str:
    return spelling.plain(word).casefold()
