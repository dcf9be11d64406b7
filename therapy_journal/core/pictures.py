# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in an entry: how a line names one, what is kept of one, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from therapy_journal.core.errors import JournalProblem

ALONE = "Picture"
"""Said for a picture without a caption where nothing else is."""
LONGEST = 2_048
"""Pixels a kept picture has at most on its long side."""
MOST_BYTES = 1_000_000
"""Bytes a kept picture has at most."""

_UID = r"[0-9a-f]{32}"
_MENTION = re.compile(rf"!\[((?:[^\[\]\\\n]|\\.)*)\]\(journal:({_UID})\)")
_NAMED = re.compile(rf"\(journal:({_UID})\)")
_ESCAPE = re.compile(r"\\(.)")
_CUT_SHORT = re.compile(
    r"!\[((?:[^\[\]\\\n]|\\.)*)\](?:\((?:j|jo|jou|jour|journ|journa|journal(?::[0-9a-f]{0,32})?)?)?\Z"
)
_SIGN = "(journal:"


class NotAPicture(JournalProblem):
    """What was pasted, dropped or chosen cannot be read as a picture."""

    code = "E_NOT_A_PICTURE"
    sentence = "That is not a picture this journal can read. Nothing was added."
    action = "PNG, JPEG, WebP, TIFF, BMP and still GIF pictures can be added."


class MovingPicture(JournalProblem):
    """A picture that moves was to be added."""

    code = "E_MOVING_PICTURE"
    sentence = "That picture moves, and the journal keeps still pictures only. Nothing was added."
    action = "You could save one frame of it as PNG or JPEG, and add that."


class PictureTooLarge(JournalProblem):
    """A picture that is larger than is safe to open was to be added."""

    code = "E_PICTURE_TOO_LARGE"
    sentence = "That picture is too large to be opened safely. Nothing was added."
    action = "Make it smaller in another program first, below 20,000 pixels a side."


class PictureUnreadable(JournalProblem):
    """The file of a picture could not be read."""

    code = "E_PICTURE_FILE"
    sentence = "That file could not be read. Nothing was added."
    action = "Look whether it is still there and may be opened, then try again."


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it is kept: written anew, without anything but its pixels."""

    mime: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a picture: characters ``start`` to ``end``, and its caption."""

    uid: str
    caption: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture on paper; ``content`` is empty until it is switched on."""

    uid: str
    caption: str
    width: int
    height: int
    content: bytes = b""


def source_line(uid: str, caption: str = "") -> str:
    """Return the Markdown that names a picture."""
    return f"![{caption}]({address(uid)})"


def address(uid: str) -> str:
    """Return where a picture is, as a link says it."""
    return f"journal:{uid}"


def mentions(text: str) -> list[Mention]:
    """Return the pictures a text shows, in their order."""
    if _SIGN not in text:
        return []
    return [
        Mention(found[2], _ESCAPE.sub(r"\1", found[1]).strip(), found.start(), found.end())
        for found in _MENTION.finditer(text)
    ]


def first_mention(line: str) -> Mention | None:
    """Return the picture that is shown below a line, or None."""
    if _SIGN not in line:
        return None
    return next(iter(mentions(line)), None)


def named(text: str) -> set[str]:
    """Return every picture a text names, also where it is not shown as one."""
    return set(_NAMED.findall(text)) if _SIGN in text else set()


def readdressed(text: str, place_of: Callable[[str], str | None]) -> str:
    """Return a text whose pictures are found elsewhere; None leaves one as it is."""
    if _SIGN not in text:
        return text

    def moved(found: re.Match[str]) -> str:
        place = place_of(found[1])
        return found[0] if place is None else f"({place})"

    return _NAMED.sub(moved, text)


def captions(text: str, otherwise: str = "") -> str:
    """Return a text in which each picture is its caption, or ``otherwise`` where it has none.

    A text that was cut off may end within a picture's line.
    """
    if "![" not in text:
        return text

    def said(found: re.Match[str]) -> str:
        return _ESCAPE.sub(r"\1", found[1]).strip() or otherwise

    return _CUT_SHORT.sub(said, _MENTION.sub(said, text))


def without_addresses(text: str) -> str:
    """Return a text without the numbers of its pictures, which nobody wrote or looks for."""
    return _NAMED.sub("()", text) if _SIGN in text else text
