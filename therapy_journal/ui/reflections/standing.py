# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the text of the open entry: when it was, mood and tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import wall_clock, zone_elsewhere
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.reflections import Reflection
from therapy_journal.core.unsaved import TAGS, Unsaved
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.writing import Writing
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.chips import EntryChips
from therapy_journal.ui.reflections.saver import EntrySaver

AGAIN_MS = 5_000
"""After something could not be stored, the next try."""

Way = Callable[[int, Any], Outcome[Reflection]]


class _Tags(NamedTuple):
    """The tags of an entry as they were shown, and as somebody changed them."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Standing(QObject):
    """Stores what is set with the chips and shows what was stored.

    ``changed`` carries the entry as it stands now; its texts may be older than what is typed.
    """

    changed = Signal(object)

    def __init__(
        self, *, writing: Writing, kit: Kit, chips: EntryChips, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._writing, self._kit, self._chips = writing, kit, chips
        self._saver: EntrySaver | None = None
        self._owed: dict[tuple[str, int], tuple[Way, object]] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self._tag = HalfTyped(
            kind=FormKind.TAG,
            forms=writing.forms,
            kit=kit,
            fields=chips.tag_popup.typed,
            fill=chips.tag_popup.show_typed,
            parent=self,
        )
        chips.tag_popup.edited.connect(self._tag.touched)
        chips.happened_set.connect(self._set_happened)
        chips.mood_set.connect(self._set_mood)
        chips.tags_set.connect(self._set_tags)
        kit.bus.changed.connect(self._on_changed)

    def begin(self, saver: EntrySaver | None, entry: Reflection | None) -> None:
        """Look after another entry, or none."""
        self._saver = saver
        if entry is not None:
            self._show(entry)
            self.refresh_tags()
            self._tag.take_up(entry.id)

    def flush(self) -> None:
        """Save a tag that is being typed, and what could not be stored before."""
        self._tag.flush()
        self._try_again()

    def unsaved(self) -> bool:
        """Whether something has not reached the journal."""
        return bool(self._owed) or self._tag.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        tags = [
            Unsaved(TAGS, entry_id, {"names": "\n".join(value.after)})
            for (_, entry_id), (_, value) in self._owed.items()
            if isinstance(value, _Tags)
        ]
        return [*tags, *self._tag.unsaved_texts()]

    def show_stored(self, entry: Reflection) -> None:
        """Show an entry that was read again."""
        self._show(entry)

    def refresh_tags(self) -> None:
        """Ask anew which tags are in use."""
        self._kit.jobs.run(self._writing.tags, self, self._show_known)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        """Show the tags of the open entry when they were changed from elsewhere."""
        saver = self._saver
        if saver is None or not changes.tags or initiator is self:
            return
        if saver.entry_id in changes.reflections:
            read = partial(self._writing.open, saver.entry_id)
            self._kit.jobs.run(read, self, self._show_again)

    def _show_again(self, entry: Reflection) -> None:
        if self._saver is not None and self._saver.entry_id == entry.id:
            self._chips.show_tags(entry.tags)

    def _set_happened(self, told: datetime) -> None:
        local = wall_clock(told.date(), told.time(), self._kit.clock.boundary)
        self._store(self._writing.set_happened, local)

    def _set_mood(self, mood: int | None) -> None:
        self._chips.show_mood(mood)
        self._store(self._writing.set_mood, mood)

    def _set_tags(self, names: Sequence[str]) -> None:
        change = _Tags(self._chips.tags(), tuple(names))
        # What is added before the answer comes is added to these.
        self._chips.show_tags(change.after)
        self._store(self._change_tags, change)

    def _change_tags(self, entry_id: int, change: _Tags) -> Outcome[Reflection]:
        return self._writing.change_tags(entry_id, *change)

    def _store(self, way: Way, value: object) -> None:
        if self._saver is not None:
            self._send(way, self._saver.entry_id, value)

    def _send(self, way: Way, entry_id: int, value: object) -> None:
        work = partial(way, entry_id, value)
        failed = partial(self._not_stored, way, entry_id, value)
        self._kit.jobs.run(work, self, partial(self._stored, way, value), failed)

    def _stored(self, way: Way, value: object, entry: Reflection) -> None:
        owed = self._owed.get((way.__name__, entry.id))
        # A later change of tags does not hold one before it that could not be stored.
        if owed is not None and (owed[1] == value or not isinstance(owed[1], _Tags)):
            del self._owed[way.__name__, entry.id]
        if self._saver is not None and self._saver.entry_id == entry.id:
            self._show(entry)
            self.changed.emit(entry)

    def _not_stored(self, way: Way, entry_id: int, value: object, problem: JournalProblem) -> None:
        _, before = self._owed.get((way.__name__, entry_id), (way, value))
        if isinstance(before, _Tags) and isinstance(value, _Tags):
            value = _Tags(before.before, value.after)
        self._owed[way.__name__, entry_id] = way, value
        self._again.start()
        self._kit.say(Message.trying(problem))

    def _try_again(self) -> None:
        for (_, entry_id), (way, value) in tuple(self._owed.items()):
            self._send(way, entry_id, value)

    def _show(self, entry: Reflection) -> None:
        elsewhere = zone_elsewhere(entry.happened, self._kit.clock)
        self._chips.show_when(entry.happened, self._kit.clock.now().day, elsewhere)
        self._chips.show_mood(entry.mood)
        self._chips.show_tags(entry.tags)

    def _show_known(self, tags: Sequence[tuple[str, int]]) -> None:
        self._chips.show_known_tags([name for name, _ in tags])
