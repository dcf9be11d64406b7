# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a command's title answers what was typed: beginnings of words, then loose letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

WHOLE, IN_ORDER, ANY_ORDER, INSIDE, ALSO, LOOSE = range(6)
"""From the best answer to the last one that is shown."""

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`"))
_LEAST_LOOSE = 2
"""One letter that stands anywhere in a title answers nothing."""
_LEAST_PLURAL = 3


def tier(typed: str, title: str, also: str = "") -> int | None:
    """Return how well ``title`` answers ``typed``, the lower the better; None for not at all.

    Nothing typed is answered by everything. ``also`` holds words that are not shown but may be
    what somebody calls it.
    """
    said, wanted = _words(title), _words(typed)
    if not wanted or said == wanted:
        return WHOLE
    if _begin_in_order(wanted, said):
        return IN_ORDER
    if _begin(wanted, said):
        return ANY_ORDER
    whole, letters = " ".join(said), "".join(wanted)
    if " ".join(wanted) in whole and len(letters) >= _LEAST_LOOSE:
        return INSIDE
    if also and _begin(wanted, [*said, *_words(also)]):
        return ALSO
    return LOOSE if len(letters) >= _LEAST_LOOSE and _stand_in(letters, said) else None


def ranked(typed: str, titles: Iterable[tuple[str, ...]], recent: Sequence[str] = ()) -> list[str]:
    """Return the ids of (id, title) or (id, title, also) that answer, the best first.

    Among equals those used last come first (``recent``, the newest first), then the order in
    which they were given.
    """
    places = {each: at for at, each in enumerate(recent)}
    found = [
        (how, places.get(command_id, len(places)), at, command_id)
        for at, (command_id, *said) in enumerate(titles)
        if (how := tier(typed, *said)) is not None
    ]
    return [command_id for *_, command_id in sorted(found)]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def _begin_in_order(wanted: Sequence[str], said: Sequence[str]) -> bool:
    left = iter(said)
    return all(any(_answers(part, word) for word in left) for part in wanted)


def _begin(wanted: Sequence[str], said: Sequence[str]) -> bool:
    return all(any(_answers(part, word) for word in said) for part in wanted)


def _answers(part: str, word: str) -> bool:
    """Whether a word begins so, or is the one of which several were typed."""
    is_plural = len(word) >= _LEAST_PLURAL and part == f"{word}s"
    return is_plural or word.startswith(part)


def _stand_in(letters: str, said: Sequence[str]) -> bool:
    """Whether the letters stand in the title in their order, the first at a word's beginning."""
    whole = " ".join(said)
    starts = [0, *(at + 1 for at, letter in enumerate(whole) if letter == " ")]
    return any(
        whole.startswith(letters[0], start) and _follow(letters, whole[start:]) for start in starts
    )


def _follow(letters: str, text: str) -> bool:
    left = iter(text)
    return all(letter in left for letter in letters)
