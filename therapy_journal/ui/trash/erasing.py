# SPDX-License-Identifier: GPL-3.0-or-later
"""Gone for good, step by step: ask the backups, ask the person, rebuild, erase, tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.trash import ALL_GONE_IS, GOES_ALONG, GONE_IS, HANDED_OVER, Item
from therapy_journal.services.trash import Asked, Trash, holding, remove_from
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.trash.question import EraseQuestion

_KEY = "erased"
AT_WORK = Message(
    "Writing the backups anew.",
    "It is erased here once that is done. You can go on meanwhile.",
    key=_KEY,
    stays=True,
)
BACKUP_FIRST = Message("Making a backup first.", key=_KEY, stays=True)
NOTHING_LEFT = "Nothing of its words is left in this journal."


@dataclass(frozen=True, slots=True)
class Wording:
    """How the question is put, and the button that says yes."""

    title: str = "Gone for good?"
    text: str = GONE_IS
    button: str = "Erase it"


EMPTYING = Wording("Empty the trash for good?", ALL_GONE_IS, "Empty the trash")


def wording_of(items: Sequence[Item]) -> Wording:
    """Return the question about one thing, with what goes along with it."""
    along = GOES_ALONG.get(items[0].kind, "") if len(items) == 1 else ""
    return Wording(text=f"{GONE_IS} {along}".strip())


class Erasing(QObject):
    """``erased`` carries the items (a tuple of :class:`Item`) once they are gone.

    ``about_to`` is emitted before the first word goes: whoever still writes in one of them
    has to stop, or a late save would bring words back. ``failed`` tells that nothing was
    erased after all.
    """

    about_to = Signal(object)
    erased = Signal(object)
    failed = Signal(object)

    def __init__(self, *, trash: Trash, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._trash, self._kit, self._screen = trash, kit, parent
        self.question: EraseQuestion | None = None

    def erase(self, items: Sequence[Item], wording: Wording | None = None) -> None:
        """Ask whether these are to be gone for good, and do it when the answer is yes."""
        if self.question is not None or self._trash.is_read_only or not items:
            return
        wording = wording or wording_of(items)
        ask = partial(self._trash.ask, tuple(items))
        self._kit.jobs.run(ask, self, partial(self._look_into_backups, wording))

    def _look_into_backups(self, wording: Wording, asked: Asked) -> None:
        self._kit.jobs.run_aside(
            partial(holding, asked), self, partial(self._put_question, wording, asked)
        )

    def _put_question(self, wording: Wording, asked: Asked, held: tuple[Path, ...]) -> None:
        question = EraseQuestion(
            wording.title,
            wording.text,
            asked.standing(held),
            self._screen,
            button=wording.button,
            is_bulk=len(asked.items) > 1,
        )
        self.question = question
        question.accepted.connect(partial(self._go_on, asked, held))
        for left in (question.accepted, question.dismissed):
            left.connect(self._forget_question)
        question.open()
        question.keep.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget_question(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None

    def _go_on(self, asked: Asked, held: tuple[Path, ...]) -> None:
        is_out_of_backups = self.question is not None and self.question.is_out_of_backups
        self.about_to.emit(asked.items)
        if not is_out_of_backups:
            if len(asked.items) > 1:
                self._kit.say(BACKUP_FIRST)
            self._erase(asked, told="", is_out_of_backups=False)
            return
        self._kit.say(AT_WORK)
        # The backups first: should one of them fail, it still lies in the trash, to try again.
        remove = partial(remove_from, asked, held)
        self._kit.jobs.run_aside(
            remove,
            self,
            partial(self._was_removed, asked, len(held)),
            partial(self._was_not_erased, asked),
        )

    def _was_removed(self, asked: Asked, wanted: int, rebuilt: int) -> None:
        told = f"{_backups(rebuilt)} written anew."
        if rebuilt < wanted:
            told += f" {_backups(wanted - rebuilt)} could not be read and left as it is."
        self._erase(asked, told=told, is_out_of_backups=True)

    def _erase(self, asked: Asked, *, told: str, is_out_of_backups: bool) -> None:
        erase = partial(self._trash.erase, asked, is_out_of_backups=is_out_of_backups)
        self._kit.jobs.run(
            erase,
            self,
            partial(self._was_erased, asked, told),
            partial(self._was_not_erased, asked),
        )

    def _was_not_erased(self, asked: Asked, problem: JournalProblem) -> None:
        self._kit.say(Message.of(problem))
        self.failed.emit(asked.items)

    def _was_erased(self, asked: Asked, told: str, count: int) -> None:
        left = HANDED_OVER if asked.is_handed_over else NOTHING_LEFT
        text = "Erased." if count == 1 else f"{count} things erased."
        self._kit.say(Message(text, f"{told} {left}".strip(), key=_KEY))
        self.erased.emit(asked.items)


def _backups(count: int) -> str:
    return "1 backup" if count == 1 else f"{count} backups"
