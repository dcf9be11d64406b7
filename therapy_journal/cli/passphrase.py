# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for a passphrase: from a prompt or one line of standard input, never an argument."""

from __future__ import annotations

import sys

from therapy_journal.cli import terminal
from therapy_journal.core.errors import JournalProblem

_LONGEST = 1 << 20
_FROM_STDIN = "Add --passphrase-stdin to give the passphrase on standard input."


class NoPassphrase(JournalProblem):
    """Standard input held no line, or one that is not UTF-8."""

    code = "E_NO_PASSPHRASE"
    sentence = "No passphrase could be read from standard input."
    action = "It is read as one line of UTF-8. Nothing was changed."


class Differ(JournalProblem):
    """A new passphrase was not typed alike twice."""

    code = "E_DIFFER"
    sentence = "The two passphrases differ."
    action = "Nothing was made or changed. Please try again."


def read(*, from_stdin: bool, question: str = "Passphrase: ") -> str:
    """Return the passphrase of an existing journal."""
    if from_stdin:
        return _line()
    terminal.require(_FROM_STDIN)
    return terminal.ask_unseen(question)


def read_new(*, from_stdin: bool, question: str = "Choose a passphrase: ") -> str:
    """Return a new passphrase; at a prompt it is asked for twice."""
    if from_stdin:
        return _line()
    terminal.require(_FROM_STDIN)
    first = terminal.ask_unseen(question)
    if terminal.ask_unseen("The same once more: ") != first:
        raise Differ
    return first


def warn(words: str) -> None:
    """Say on standard error what speaks against a new passphrase that is taken all the same."""
    from therapy_journal.services.passphrases import Strength, caution, estimate

    estimated = estimate(words)
    if Strength.WEAK <= estimated.strength <= Strength.FAIR:
        print(estimated.sentence, file=sys.stderr)
    if caution(words):
        print(caution(words), file=sys.stderr)


def _line() -> str:
    if sys.stdin is None:
        raise NoPassphrase
    try:
        line = sys.stdin.buffer.readline(_LONGEST).decode("utf-8")
    except (UnicodeDecodeError, OSError):
        raise NoPassphrase from None
    if not line or len(line) >= _LONGEST:
        raise NoPassphrase
    # Nothing is trimmed but the newline: blanks may belong to a passphrase.
    return line.removesuffix("\n").removesuffix("\r") if line.endswith("\n") else line
