# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal itself, wherever standard input and output lead."""

from __future__ import annotations

import getpass
import sys

from therapy_journal.cli.telling import Usage
from therapy_journal.core.errors import JournalProblem

_READ, _WRITE = ("CONIN$", "CONOUT$") if sys.platform == "win32" else ("/dev/tty", "/dev/tty")


class NoAnswer(JournalProblem):
    """What was asked for on the terminal was not typed, or is no text."""

    code = "E_NO_ANSWER"
    sentence = "Nothing that can be read was typed."
    action = "Nothing was changed. Please try again."


def require(otherwise: str) -> None:
    """Make sure that there is a terminal to ask on; ``otherwise`` says what to do instead.

    Raises:
        Usage: when there is none.
    """
    try:
        with open(_READ, encoding="utf-8"), open(_WRITE, "w", encoding="utf-8"):  # noqa: PTH123 — a device
            return
    except OSError:
        raise Usage("There is no terminal here to ask on.", otherwise) from None


def show(words: str) -> None:
    """Write a line on the terminal, even when standard output leads into a file."""
    with open(_WRITE, "w", encoding="utf-8") as terminal:  # noqa: PTH123 — a device
        terminal.write(f"{words}\n")


def ask(question: str) -> str:
    """Return the line typed after a question."""
    with open(_WRITE, "w", encoding="utf-8") as terminal:  # noqa: PTH123 — a device
        terminal.write(question)
    try:
        with open(_READ, encoding="utf-8") as terminal:  # noqa: PTH123 — a device
            line = terminal.readline()
    except UnicodeDecodeError:
        raise NoAnswer from None
    if not line:
        raise NoAnswer
    return line.rstrip("\r\n")


def ask_unseen(question: str) -> str:
    """Return the line typed after a question, which is not shown while it is typed."""
    try:
        return getpass.getpass(question)
    except (EOFError, UnicodeDecodeError):
        raise NoAnswer from None
