# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps what stands in a form while it is typed, so that a lock or a crash loses none of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.ui.kit import Kit

AFTER_MS = 500
"""At most this long after the first key, what was typed is in the journal."""

AGAIN_MS = 5_000
"""After a save that failed, the next try."""

IS_OPEN = "form_is_open"
"""Field that says the form was open when the journal was locked."""

Fields = dict[str, str]


class DraftKeeper(QObject):
    """One form's draft: begun with the form, kept while it differs, ended with it.

    What stood in a form that was left and could not be kept at that moment is owed: it is
    tried again until the journal has it, and counts as unsaved until then.
    """

    def __init__(
        self, *, forms: FormDrafts, kit: Kit, fields: Callable[[], Fields], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._forms, self._kit, self._fields = forms, kit, fields
        self._kind: FormKind | None = None
        self._item_id = 0
        self._pristine: Fields = {}
        self._kept: Fields = {}
        self._asked: Fields = {}
        self._is_held = False
        self._owed: dict[tuple[FormKind, int], Fields] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_now)

    def begin(self, kind: FormKind, item_id: int, pristine: Fields, draft: Fields) -> None:
        """Begin with what the form holds before anybody typed, and what was kept before."""
        self._timer.stop()
        self._kind, self._item_id, self._pristine = kind, item_id, pristine
        was_owed = self._owed.pop((kind, item_id), None) is not None
        self._kept = self._asked = {} if was_owed else draft
        self._is_held = False
        if was_owed or self._owed:
            self._timer.start(AFTER_MS)

    def owed(self, kind: FormKind, item_id: int) -> Fields | None:
        """Return what stood in a form when it was left, while the journal does not have it."""
        return self._owed.get((kind, item_id))

    def forget(self, kind: FormKind, item_id: int) -> None:
        """What is owed was thrown away."""
        self._owed.pop((kind, item_id), None)

    def hold(self, *, is_held: bool) -> None:
        """Write nothing while the form itself is being kept: that drops the draft."""
        self._is_held = is_held
        self._timer.stop()

    def touched(self) -> None:
        """Something in the form changed."""
        if self._kind is not None and not self._is_held and not self._timer.isActive():
            self._timer.start(AFTER_MS)

    def keep_now(self) -> None:
        """Keep the draft as it is now, if it is not kept already."""
        self._timer.stop()
        for (kind, item_id), fields in tuple(self._owed.items()):
            self._keep(kind, item_id, fields)
        if self._kind is None or self._is_held:
            return
        fields = self.draft()
        if fields != self._asked:
            self._asked = fields
            self._keep(self._kind, self._item_id, fields)

    def draft(self, *, is_open: bool = True) -> Fields:
        """Return what would be kept: nothing while the form is as it began."""
        fields = {name: text for name, text in self._fields().items() if text}
        if fields == {name: text for name, text in self._pristine.items() if text}:
            return {}
        return fields | {IS_OPEN: "1"} if is_open else fields

    def is_pristine(self) -> bool:
        """Whether nothing was changed since the form was opened."""
        return not self.draft()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        if self._owed:
            return True
        if self._kind is None:
            return False
        return _words(self.draft()) != _words(self._kept)

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        owed = [Unsaved(kind.value, item_id, dict(f)) for (kind, item_id), f in self._owed.items()]
        if self._kind is None or not self.unsaved():
            return owed
        return [*owed, Unsaved(self._kind.value, self._item_id, self.draft())]

    def end(self) -> None:
        """The form was kept: write no more."""
        self._kind = None
        if self._owed:
            self._timer.start(AGAIN_MS)
        else:
            self._timer.stop()

    def leave(self) -> None:
        """The form is left: what stands in it waits in the journal, be it later."""
        kind, fields, asked = self._kind, self.draft(is_open=False), self._asked
        self.end()
        if kind is not None and fields != asked:
            self._keep(kind, self._item_id, fields)

    def _keep(self, kind: FormKind, item_id: int, fields: Fields) -> None:
        self._kit.jobs.run(
            partial(self._forms.keep, kind, item_id, fields),
            self,
            partial(self._was_kept, kind, item_id, fields),
            partial(self._was_not_kept, kind, item_id, fields),
        )

    def _was_kept(self, kind: FormKind, item_id: int, fields: Fields, _nothing: None) -> None:
        self._owed.pop((kind, item_id), None)
        if (kind, item_id) == (self._kind, self._item_id):
            self._kept = fields

    def _was_not_kept(
        self, kind: FormKind, item_id: int, fields: Fields, problem: JournalProblem
    ) -> None:
        if (kind, item_id) == (self._kind, self._item_id):
            self._asked = {}
        elif fields:
            self._owed[kind, item_id] = fields
        self._timer.start(AGAIN_MS)
        self._kit.say(Message.trying(problem))


def _words(fields: Fields) -> Fields:
    return {name: text for name, text in fields.items() if name != IS_OPEN}
