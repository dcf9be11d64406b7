# SPDX-License-Identifier: GPL-3.0-or-later
"""Does one thing to all entries that are selected, and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from therapy_journal.core.changes import Outcome
from therapy_journal.core.messages import Message
from therapy_journal.services.many_entries import Done, ManyEntries
from therapy_journal.ui.kit import Kit

BRING, TAG, SEAL, TRASH, COPY = "bring", "tag", "seal", "trash", "copy"
WORDS = {
    BRING: "Bring them to the session",
    TAG: "Tag them",
    SEAL: "Close them until a day…",
    COPY: "Export them…",
    TRASH: "Move them to the trash",
}
"""What each is called wherever it is offered for several."""


class Several(QObject):
    """Answers what the bar of a selection asks for."""

    def __init__(self, *, many: ManyEntries, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._many, self._kit = many, kit

    def do(self, what: str, ids: Sequence[int], name: str = "") -> None:
        """Do one of the above to these entries; ``name`` is that of a tag."""
        many = self._many
        if what == BRING:
            self._run(partial(many.bring, ids), many.unbring, "Marked to bring: {}.")
        elif what == TAG:
            untag = partial(_with_name, many.untag, name)
            self._run(partial(many.tag, ids, name), untag, f"Tagged #{name}: {{}}.")
        elif what == TRASH:
            self._run(partial(many.trash, ids), many.restore, "Moved to the trash: {}.")

    def _run(
        self,
        do: Callable[[], Outcome[Done]],
        undo: Callable[[Sequence[int]], Outcome[Done]],
        told: str,
    ) -> None:
        self._kit.jobs.run(do, self, partial(self._say, undo, told))

    def _say(self, undo: Callable[[Sequence[int]], Outcome[Done]], told: str, done: Done) -> None:
        count = len(done.ids)
        words = told.replace("{}", f"{count} {'entry' if count == 1 else 'entries'}")
        self._kit.say(
            Message(words, action="Undo" if count else "", key="several"),
            partial(self._kit.jobs.run, partial(undo, done.ids), self),
        )


def _with_name(
    untag: Callable[[Sequence[int], str], Outcome[Done]], name: str, ids: Sequence[int]
) -> Outcome[Done]:
    return untag(ids, name)
