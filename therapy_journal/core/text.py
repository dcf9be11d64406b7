# SPDX-License-Identifier: GPL-3.0-or-later
"""Text on its way in and on its way to the index."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from therapy_journal.core.pictures import ALONE, captions, named, without_addresses

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_UNFIT = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PLANE_ENDS = re.compile(
    "["
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
# Han, Kana, Bopomofo, Thai, Lao, Myanmar and Khmer are written without spaces between words.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9d"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
# Thai, Lao, Myanmar and Khmer vowel signs and tones belong to the letter before them, but
# unicode61 drops a mark that stands alone; so a mark is kept with its letter.
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d"
    "\u17b4-\u17d3\u17dd\u3099\u309a\uff9e\uff9f"
)
UNSPACED_LETTER = f"[{_UNSPACED}](?:[{_MARKS}])*"
"""A pattern for one letter, with its marks, of a script without spaces between words."""

# unicode61 takes pictures for gaps between words. So each goes into the index as a letter of
# private use, its own number and a fixed distance; of a family, each of its members does.
_PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3"
    "\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2767\u2794-\u27bf\u2934\u2935"
    "\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_PICTURE = re.compile(f"[{_PICTURES}]")
_DISTANCE = 0xF0000
_AS_PICTURE = "\ufe0f"
_LETTERS_OF_PICTURES = "\U000f00a9-\U000f3299\U0010f000-\U0010faff"
# Points of Arabic and Hebrew, and the stroke that makes an Arabic word longer: hardly anybody
# types them in a search, and unicode61 would cut the word at each.
_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
)
_POINT = re.compile(f"[{_POINTS}]")
_TAKEN_OTHERWISE = re.compile(f"[{_PICTURES}{_POINTS}\uff66-\uff9f]")
_UNSPACED_CHARACTER = re.compile(f"({UNSPACED_LETTER}|[{_LETTERS_OF_PICTURES}])")
_ISOLATING = frozenset({"LRI", "RLI", "FSI"})
_SIDES = frozenset({"L", "R", "AL"})
_LEADING_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_INLINE_MARKS = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Cleaned(NamedTuple):
    """Text fit to be kept, and whether characters had to be replaced."""

    text: str
    replaced: bool


def clean(text: str) -> Cleaned:
    """Make text from outside fit to be kept, once, at the way in.

    Line ends (CR, CRLF, U+2028, U+2029) become LF; NUL, lone surrogates and the
    non-characters of Unicode (chapter 23.7) become U+FFFD. The rest stays as it is.
    """
    text = _LINE_ENDS.sub("\n", text)
    text, unfit = _UNFIT.subn("\ufffd", text)
    text, plane_ends = _PLANE_ENDS.subn("\ufffd", text)
    return Cleaned(text, bool(unfit or plane_ends))


def tokens(text: str) -> str:
    """Return text as the index takes it: letters of unspaced scripts stand alone.

    So do pictures, as letters of private use; points of Arabic and Hebrew are left out.
    """
    if text.isascii():
        return text
    text = _POINT.sub("", unicodedata.normalize("NFC", text))
    return _UNSPACED_CHARACTER.sub(r" \1 ", _PICTURE.sub(_as_letter, text))


def is_taken_otherwise(text: str) -> bool:
    """Say whether the index takes a text otherwise than it did up to version 0.2.0."""
    if text.isascii():
        return False
    if _TAKEN_OTHERWISE.search(text):
        return True
    return not unicodedata.is_normalized("NFC", text)


def letter(character: str) -> str:
    """Return what one character is in the index: a picture's letter, or nothing for a point."""
    if _PICTURE.match(character):
        return chr(ord(character) + _DISTANCE)
    return "" if _POINT.match(character) or character == _AS_PICTURE else character


def _as_letter(match: re.Match[str]) -> str:
    return chr(ord(match[0]) + _DISTANCE)


def word_count(text: str) -> int:
    """Count words; each letter of an unspaced script counts as one, a picture's number as none."""
    return len(_WORD.findall(tokens(without_addresses(text))))


def is_right_to_left(text: str) -> bool:
    """Return whether a paragraph is read from the right: its first letter that has a side says.

    What stands between isolating marks says nothing (rules P2 and P3 of the Unicode
    Bidirectional Algorithm).
    """
    depth = 0
    for character in text:
        side = unicodedata.bidirectional(character)
        if side in _ISOLATING:
            depth += 1
        elif side == "PDI":
            depth = max(0, depth - 1)
        elif not depth and side in _SIDES:
            return side != "L"
    return False


def only_grew(old: str, new: str) -> bool:
    """Say whether ``new`` is ``old`` with something put in at one place, nothing taken away."""
    if len(new) < len(old):
        return False
    same = common_start(old, new)
    return new.endswith(old[same:])


def common_start(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common.

    Halving compares whole slices at the speed of memory: long entries are compared at every
    save, and a loop over characters would be felt.
    """
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def first_line(text: str, limit: int = 80) -> str:
    """Return the first line that says something, without Markdown marks, cut at a word."""
    for line in text.splitlines():
        plain = strip_marks(line)
        if plain:
            return shorten(plain, limit)
    return ""


def strip_marks(line: str) -> str:
    """Drop Markdown's leading and inline marks from one line."""
    line = _LEADING_MARKS.sub("", line)
    if "![" in line:
        line = captions(line)
    if "](" in line:
        line = _LINK.sub(r"\1", line)
    # Most lines have no mark, and looking for one with lookarounds takes a while.
    if "*" in line or "_" in line or "`" in line or "~" in line:
        line = _INLINE_MARKS.sub("", line)
    return line.strip()


def shorten(text: str, limit: int) -> str:
    """Cut ``text`` to ``limit`` characters at a word, ending in an ellipsis when cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return cut[: space if space > limit // 2 else limit - 1].rstrip(" ,;:.") + "…"


def snippet(body: str, limit: int = 160) -> str:
    """Return the start of a Markdown text as plain words for a list.

    Of a picture its caption is shown, and where there is nothing else, that it is one.
    """
    plain = ""
    start = captions(body[: limit * 6])
    for line in start.splitlines():
        plain += strip_marks(line[: limit * 2]) + " "
        if len(plain) > limit * 2:
            break
    return shorten(plain, limit) or (ALONE if named(body[: limit * 6]) else "")
