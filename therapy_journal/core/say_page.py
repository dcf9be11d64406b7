# SPDX-License-Identifier: GPL-3.0-or-later
"""What an unsent note gives to a page of its own: the words that are ready to say, alone."""

from __future__ import annotations

from dataclasses import dataclass

from therapy_journal.core.errors import JournalProblem


class NothingToSay(JournalProblem):
    """The note has no third layer, and nothing else of it goes on a page."""

    code = "E_NOTHING_TO_SAY"
    sentence = "There is nothing under Ready to say yet."
    action = "Only what stands there goes on a page. The other layers stay with you."


@dataclass(frozen=True, slots=True)
class SayPage:
    """The third layer of one note. There is no room here for anything else of it."""

    words: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words line by line, empty lines left out."""
        return tuple(line for line in self.words.splitlines() if line.strip())
