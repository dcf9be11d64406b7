# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words of a line are worth looking up, and in which script a language is written.

Addresses, code, hashtags, abbreviations in capitals and words with digits are nobody's
spelling. Time grows with the length of the line only, whatever stands in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 40
"""Letters of the longest word that is looked up."""

# Letters, and the marks that some scripts put on them, which re does not count as letters.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}\u0966-\u0dff\u200c\u200d])"
_WORD = re.compile(rf"[^\W\d_]{_LETTER}*(?:['’]{_LETTER}+)*")
_CHUNK = re.compile(r"\S+")
_TICKS = re.compile(r"`+")
_PATH = re.compile(r"[~.]{0,2}/|[A-Za-z]:\\|www\.", re.IGNORECASE)
_TAG = re.compile(r"#\w")

_SCRIPTS = {
    "ARABIC": "ar ckb fa ps ug ur",
    "ARMENIAN": "hy",
    "BENGALI": "as bn",
    "CYRILLIC": "be bg kk ky mk mn ru sr tg tt uk",
    "DEVANAGARI": "hi mr ne sa",
    "ETHIOPIC": "am ti",
    "GEORGIAN": "ka",
    "GREEK": "el grc",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he yi",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
}
_BY_LANGUAGE = {code: script for script, codes in _SCRIPTS.items() for code in codes.split()}


def words(line: str) -> Iterator[tuple[int, int]]:
    """Return start and end (half open, in characters) of the words that may be looked up."""
    text = _without_code(line) if "`" in line else line
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span()
        target = text.find("](", start, end)  # where a link leads to is not prose
        if target >= 0:
            end = target
        if not _is_prose(text[start:end]):
            continue
        for word in _WORD.finditer(text, start, end):
            if _stands_alone(text, *word.span()) and not any(map(str.isdigit, word.group())):
                yield word.span()


def script_of(language: str) -> str:
    """Return the script of a language tag such as ``en_US``, as Unicode names its letters."""
    return _BY_LANGUAGE.get(re.split(r"[_-]", language)[0].lower(), "LATIN")


def is_written_in(word: str, script: str) -> bool:
    """Say whether every letter of a word belongs to a script."""
    if word.isascii():
        return script == "LATIN"
    letters = (letter for letter in word if letter.isalpha())
    return all(unicodedata.name(letter, "").startswith(script) for letter in letters)


def plain(word: str) -> str:
    """Return a word as dictionaries spell it: composed, with the straight apostrophe."""
    return unicodedata.normalize("NFC", word).replace("’", "'")


def without_accents(word: str) -> str:
    """Return a word with its letters alone: *naïve* as *naive*."""
    split = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _is_prose(chunk: str) -> bool:
    if "://" in chunk or "@" in chunk:
        return False
    return not (_PATH.match(chunk) or _TAG.match(chunk))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a word is one, and no part of a name, a number or an abbreviation."""
    word = text[start:end]
    if not 1 < len(word) <= LONGEST or any(letter.isupper() for letter in word[1:]):
        return False
    return not (_goes_on(text[max(0, start - 2) : start][::-1]) or _goes_on(text[end : end + 2]))


def _goes_on(beyond: str) -> bool:
    """Say whether the two characters beyond a word, the nearer first, belong to it."""
    near, far = beyond[:1], beyond[1:]
    return near.isdigit() or (near in ("_", ".", "\\") and far.isalnum())


def _without_code(line: str) -> str:
    """Return the line with blanks in place of its code spans."""
    runs = [run.span() for run in _TICKS.finditer(line)]
    closing: dict[int, int] = {}  # by place in the runs: the next run that is as long
    seen: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        if length in seen:
            closing[place] = seen[length]
        seen[length] = place
    parts, at, place = [], 0, 0
    while place < len(runs):
        last = closing.get(place)
        if last is not None:
            start, end = runs[place][0], runs[last][1]
            parts += [line[at:start], " " * (end - start)]
            at, place = end, last
        place += 1
    return "".join(parts) + line[at:]
