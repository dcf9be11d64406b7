# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed on the summary's screen reaches the journal within half a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.fields import TextBox

_REST_MS = 400
_AGAIN_MS = 5000


class Typed(QObject):
    """Saves a field while it is typed in; a save that failed is tried again by itself.

    ``job`` gets the text and returns what is to run on the storage thread: what else the
    save depends on is taken up at that moment, not when the thread comes to it. The timer
    starts with the first key and is not put off by the next one, so that steady typing is
    saved as well.
    """

    saved = Signal()

    def __init__(
        self,
        field: TextBox,
        job: Callable[[str], Callable[[], object]],
        kit: Kit,
        owner: QObject,
    ) -> None:
        super().__init__(field)
        self._field, self._job, self._kit, self._owner = field, job, kit, owner
        self._kept = field.text()
        self._under_way: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)
        field.text_edited.connect(self._touched)

    def show_stored(self, text: str) -> None:
        """Show what the journal holds, unless something newer is being typed."""
        if self.is_unsaved:
            return
        self._kept = text
        if self._field.text() != text:
            self._field.set_text(text)

    def save_now(self) -> None:
        """Save what is in the field, if it is not the journal's already."""
        self._timer.stop()
        text = self._field.text()
        if self._under_way is not None or text == self._kept:
            return
        self._under_way = text
        self._kit.jobs.run(self._job(text), self._owner, self._done, self._failed)

    def begin_anew(self) -> None:
        """Empty the field: what stood in it is kept elsewhere now."""
        self._kept = ""
        self._field.set_text("")

    @property
    def is_unsaved(self) -> bool:
        """Whether the field holds text that has not reached the journal."""
        return self._field.text() != self._kept

    def unsaved_texts(self, kind: str, item_id: int | None) -> list[Unsaved]:
        """Return the words, where the journal does not have them, to be kept elsewhere."""
        if not self.is_unsaved:
            return []
        return [Unsaved(kind, item_id or 0, {"words": self._field.text(), "before": self._kept})]

    def _touched(self) -> None:
        if not self._timer.isActive():
            self._timer.start(_REST_MS)

    def _done(self, value: object) -> None:  # noqa: ARG002
        if not isValid(self):
            return  # its line was taken out meanwhile
        if self._under_way is not None:
            self._kept, self._under_way = self._under_way, None
        if self.is_unsaved:
            self._touched()
        self.saved.emit()

    def _failed(self, problem: JournalProblem) -> None:
        self._under_way = None
        self._kit.say(Message.trying(problem))
        if not isValid(self):
            return
        self._timer.start(_AGAIN_MS)
