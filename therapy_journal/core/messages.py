# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program tells the person, with structure instead of formatted strings."""

from __future__ import annotations

from dataclasses import dataclass

from therapy_journal.core.errors import JournalProblem


@dataclass(frozen=True, slots=True)
class Message:
    """One notice. ``key`` lets a repeated one replace itself; ``action`` labels its button.

    One that holds ``until_saved`` is over as soon as nothing is unsaved any more.
    """

    text: str
    detail: str = ""
    action: str = ""
    key: str = ""
    stays: bool = False
    until_saved: bool = False

    @classmethod
    def of(cls, problem: JournalProblem) -> Message:
        """Return the notice that tells a fault of the world; it stays until it is read."""
        return cls(problem.sentence, problem.action, key=problem.code, stays=True)

    @classmethod
    def trying(cls, problem: JournalProblem) -> Message:
        """Return the notice of a fault whose save is tried again by itself."""
        detail = problem.action_while_trying
        return cls(problem.sentence, detail, key=problem.code, stays=True, until_saved=True)
