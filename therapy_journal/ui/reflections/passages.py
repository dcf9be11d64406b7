# SPDX-License-Identifier: GPL-3.0-or-later
"""What of the open entry is brought: the whole, or passages laid on a soft ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.marks import Mark, Span, locate
from therapy_journal.core.messages import Message
from therapy_journal.services.writing import Writing
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.chips import EntryChips
from therapy_journal.ui.reflections.lost_passage import LostPassage
from therapy_journal.ui.reflections.saver import EntrySaver

BLANK = Message("There are no words in what you selected.", key="passage")
MOVED = Message(
    "That passage changed while it was being marked. Select it once more.", key="passage"
)


class Passages(QObject):
    """Follows the selection and the marks of one entry at a time."""

    marked = Signal()

    def __init__(
        self,
        *,
        writing: Writing,
        kit: Kit,
        area: WritingArea,
        chips: EntryChips,
        lost: LostPassage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing, self._kit = writing, kit
        self._area, self._chips, self._lost = area, chips, lost
        self._saver: EntrySaver | None = None
        self._marks: tuple[Mark, ...] = ()
        self._instead_of: int | None = None
        area.selectionChanged.connect(self._show_chip)
        chips.bring_pressed.connect(self.bring)
        lost.look_requested.connect(self._look_again)
        lost.dropped.connect(self._unmark)

    @property
    def is_anything_brought(self) -> bool:
        """Whether the entry or a passage of it is marked."""
        return any(not mark.is_lost for mark in self._marks)

    def begin(self, saver: EntrySaver | None) -> None:
        """Look after another entry, or none."""
        self._saver = saver
        self._instead_of = None
        self._show(())
        self.reload()

    def reload(self) -> None:
        """Ask for the marks anew."""
        if self._saver is not None:
            entry_id = self._saver.entry_id
            read = partial(self._writing.marks, entry_id)
            self._kit.jobs.run(read, self, partial(self._show_of, entry_id))

    def bring(self) -> None:
        """Bring the selected passage, or the entry; or take that back."""
        saver = self._saver
        if saver is None or self._area.isReadOnly():
            return
        span = self._area.selection_span()
        if span is None:
            self._toggle_whole(saver.entry_id)
        elif (mark := self._mark_at(span)) is not None:
            self._unmark(mark.id)
        else:
            # The cursor moves along with the words should somebody type meanwhile.
            cursor = self._area.textCursor()
            words = self._area.selected_text()
            saver.when_saved(partial(self._mark, saver, partial(self._area.span_of, cursor), words))
        self._show_chip()

    # -- marks --------------------------------------------------------------------------------

    def _toggle_whole(self, entry_id: int) -> None:
        is_on = any(mark.passage is None for mark in self._marks)
        work = self._writing.unbring if is_on else self._writing.bring
        self._kit.jobs.run(partial(work, entry_id), self, self._after)

    def _mark(self, saver: EntrySaver, where: Callable[[], Span], words: str) -> None:
        if saver is self._saver:
            work = partial(self._writing.mark_passage, saver.entry_id, where())
            self._kit.jobs.run(work, self, partial(self._check, words))

    def _check(self, words: str, mark: Mark | None) -> None:
        """Make sure that what was marked is what was selected, and nothing else."""
        if mark is None:
            self._kit.say(BLANK)
        elif mark.passage != words.strip():
            self._kit.say(MOVED)
            self._unmark(mark.id)
            return
        elif self._instead_of is not None:
            self._unmark(self._instead_of)
        self._instead_of = None
        self._after(None)

    def _unmark(self, mark_id: int) -> None:
        self._kit.jobs.run(partial(self._writing.unmark, mark_id), self, self._after)

    def _after(self, value: object) -> None:  # noqa: ARG002
        self.reload()

    def _show_of(self, entry_id: int, marks: tuple[Mark, ...]) -> None:
        if self._saver is not None and self._saver.entry_id == entry_id:
            self._show(marks)
            self.marked.emit()

    # -- showing ------------------------------------------------------------------------------

    def _show(self, marks: tuple[Mark, ...]) -> None:
        self._marks = marks
        self._area.show_passages([span for _, span in self._spans()])
        lost = next((mark for mark in marks if mark.is_lost and mark.passage), None)
        place = None if lost is None else place_of(self._area.text(), lost)
        self._lost.show_mark(lost, has_place=place is not None)
        self._show_chip()

    def _spans(self) -> list[tuple[Mark, Span]]:
        body = self._area.text() if self._marks else ""
        found = [
            (mark, locate(body, mark)) for mark in self._marks if mark.passage and not mark.is_lost
        ]
        return [(mark, span) for mark, span in found if span is not None]

    def _show_chip(self) -> None:
        span = self._area.selection_span() if self._saver is not None else None
        if span is None:
            self._instead_of = None
            is_on = any(mark.passage is None for mark in self._marks)
            self._chips.show_bring(is_on=is_on)
        else:
            self._chips.show_bring(is_on=self._mark_at(span) is not None, is_passage=True)

    def _mark_at(self, span: Span) -> Mark | None:
        for mark, place in self._spans():
            if place.start <= span.start and span.end <= place.end:
                return mark
        return None

    def _look_again(self, mark: Mark) -> None:
        """Select what stands where the passage stood; bringing it takes the old one's place."""
        place = place_of(self._area.text(), mark)
        if place is not None:
            self._area.select(place)
            self._area.setFocus()
            self._instead_of = mark.id


def place_of(body: str, mark: Mark) -> Span | None:
    """Return where a passage stood that changed, by the words around it.

    What lies between them may be longer now, but not by so much that it is another text.
    """
    most = 3 * len(mark.passage or "") + 200
    for start in _ends_of(body, mark.before):
        end = body.find(mark.after, start) if mark.after else len(body)
        if start < end <= start + most:
            return Span(start, end)
    return None


def _ends_of(body: str, before: str) -> Sequence[int]:
    """Return the places at which ``before`` ends."""
    if not before:
        return (0,)
    ends = []
    at = body.find(before)
    while at >= 0:
        ends.append(at + len(before))
        at = body.find(before, at + 1)
    return ends
