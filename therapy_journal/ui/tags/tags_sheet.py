# SPDX-License-Identifier: GPL-3.0-or-later
"""All tags with how often each is used: to go to its entries, rename, join, take off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.tags import TagTaken
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.tagging import Retagged, Tagging
from therapy_journal.storage.tags import TagUse
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.list_sheet import ListSheet, ListSize
from therapy_journal.ui.tags.renaming import Renaming
from therapy_journal.ui.widgets.grouped_list import RowView

TITLE = "Tags"
WHAT = "Enter shows the entries of a tag. F2 renames it, Delete takes it off everywhere."
EMPTY = "No entry has a tag yet. You can give one under an entry's title."
_SIZE = ListSize(width=560, around=330, least=110, most=460)
_RENAMING = 170


class TagsSheet(ListSheet):
    """``chosen`` carries the tag whose entries are to be shown."""

    chosen = Signal(str)

    def __init__(self, *, tagging: Tagging, kit: Kit, parent: QWidget) -> None:
        super().__init__(TITLE, parent, kit=kit, what=WHAT, empty=EMPTY, size=_SIZE, lines=1)
        self._tagging = tagging
        self.renaming = Renaming()
        for part in (self.empty, self.list, self.renaming, self.undo):
            self.body.addWidget(part)
        self.show_entries = self.add_button("Show its entries", is_primary=True)
        self.rename = self.add_button("Rename…")
        self.remove = self.add_button("Take it off everywhere")
        self.close_button = self.add_button("Close", dismisses=True)
        self._half = HalfTyped(
            kind=FormKind.TAG_NAME,
            forms=tagging.forms,
            kit=kit,
            fields=self.renaming.typed,
            fill=self.renaming.show_typed,
            parent=self,
        )
        self._wire()
        self._show(())

    def open(self) -> None:
        """Show what tags there are now, and a name that was half typed before a lock."""
        super().open()
        self._half.take_up()
        self.refresh()

    def refresh(self) -> None:
        """Read the tags anew."""
        self._kit.jobs.run(self._tagging.all, self, self._show)

    def names(self) -> tuple[str, ...]:
        """Return what is listed, in order."""
        return tuple(str(name) for name in self._model.ids())

    # -- inside -------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.show_entries.clicked.connect(self._show_chosen)
        self.rename.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        self.renaming.agreed.connect(self._put)
        self.renaming.left.connect(self._was_left)
        self.renaming.edited.connect(self._half.touched)

    def _is_about(self, changes: Changes) -> bool:
        return changes.tags

    def _leave_typed(self) -> None:
        self.renaming.end()

    def _around(self) -> int:
        return super()._around() + (0 if self.renaming.isHidden() else _RENAMING)

    def _show(self, tags: tuple[TagUse, ...]) -> None:
        self._list({tag.name: RowView(tag.name, snippet=_used(tag.uses)) for tag in tags})
        is_full, may_change = bool(tags), not self._tagging.is_read_only
        self.empty.setVisible(not is_full)
        self.list.setVisible(is_full)
        self.set_text(WHAT if is_full else "")
        for button in (self.show_entries, self.rename, self.remove):
            button.setVisible(is_full)
        for button in (self.rename, self.remove):
            button.setEnabled(is_full and may_change)
        self._arrange()
        if self.is_open and self.renaming.isHidden():
            stop = self.list if is_full else self.close_button
            stop.setFocus(Qt.FocusReason.PopupFocusReason)

    def _current(self) -> str | None:
        current = self.list.current_id()
        return str(current) if current in self.names() else None

    def _on_opened(self, name: object) -> None:  # noqa: ARG002 — it is the one chosen
        self._show_chosen()

    def _show_chosen(self) -> None:
        name = self._current()
        if name is not None:
            self.dismiss()
            self.chosen.emit(name)

    def _change(self) -> None:
        name = self._current()
        if name is not None and self.rename.isEnabled():
            self.renaming.begin(name)
            self._arrange()

    def _remove(self) -> None:
        name = self._current()
        if name is not None and self.remove.isEnabled():
            self._choose(name)
            self.renaming.end()
            self._do(partial(self._tagging.remove, name))

    def _put(self, name: str, new: str, merges: bool) -> None:  # noqa: FBT001 — a signal's value
        self._do(partial(self._tagging.rename, name, new, merges=merges))

    def _do(self, work: Callable[[], object]) -> None:
        self._kit.jobs.run(work, self, self._was_done, self._was_not_done)

    def _was_done(self, done: Retagged) -> None:
        if done.new:
            self.renaming.was_renamed(done.name, done.new)
            self.list.set_current_id(done.new)
            said = Message(f"“{done.name}” is “{done.new}” now", f"on {_used(len(done.before))}.")
        else:
            said = Message(f"“{done.name}” is off", f"{_used(len(done.before))}.")
        self.undo.tell(
            Message(f"{said.text} {said.detail}", action="Undo", key="tags"),
            partial(self._take_back, done),
        )
        self.refresh()

    def _was_not_done(self, problem: JournalProblem) -> None:
        if isinstance(problem, TagTaken):
            self.renaming.ask(problem)
        else:
            self._kit.say(Message.of(problem))

    def _take_back(self, done: Retagged) -> None:
        self._kit.jobs.run(partial(self._tagging.take_back, done), self, self._was_taken_back)

    def _was_taken_back(self, nothing: None) -> None:  # noqa: ARG002 — the job's answer
        self.refresh()

    def _was_left(self) -> None:
        self._arrange()
        self._half.touched()
        if self.is_open:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _used(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries:,} entries"
