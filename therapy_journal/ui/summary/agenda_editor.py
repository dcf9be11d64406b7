# SPDX-License-Identifier: GPL-3.0-or-later
"""What I want to bring: at most three lines, ranked, by a button or Alt with the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.changes import Outcome
from therapy_journal.core.summary import MOST_TO_BRING, AgendaItem
from therapy_journal.core.unsaved import AGENDA, AGENDA_NEW, Unsaved
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.summary.typed import Typed
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.fields import TextBox
from therapy_journal.ui.widgets.labels import Label

_FULL = "Three are enough for one hour. You can change any of them."

AddJob = Callable[[str], Callable[[], Outcome[int | None]]]
Edit = Callable[[int, str], Outcome[None]]


class LineBox(TextBox):
    """One thing in words that wrap. Enter ends it; Alt with the arrows moves it."""

    moved = Signal(int)
    finished = Signal()

    def __init__(self, placeholder: str = "", *, name: str = "") -> None:
        super().__init__(placeholder, min_lines=1, max_lines=3, name=name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """End the line, or move it."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End the line when it is left."""
        super().focusOutEvent(event)
        self.finished.emit()


class AgendaLine(QWidget):
    """One thing to bring, with its rank."""

    move_requested = Signal(int, int)
    remove_requested = Signal(int)

    def __init__(self, item: AgendaItem, edit: Edit, kit: Kit, owner: QObject) -> None:
        super().__init__()
        self.item_id = item.id
        self._rank = Label("", "muted", wrap=False)
        self.field = LineBox()
        self.field.set_text(item.body)
        self.typed = Typed(self.field, partial(partial, edit, item.id), kit, owner)
        self._up = IconButton("chevron-up", "Move up", size=15)
        self._rank_number = 0
        self._remove = IconButton("x", "Take it out", size=15)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rank)
        row.addSpacing(kit.theme.px(6))
        row.addWidget(self.field, 1)
        row.addWidget(self._up)
        row.addWidget(self._remove)
        self.field.moved.connect(self._move)
        self._up.clicked.connect(partial(self._move, -1))
        self.field.finished.connect(self.typed.save_now)
        self._remove.clicked.connect(self._ask_to_remove)

    def set_rank(self, rank: int) -> None:
        """Say which rank it has; the first is 0."""
        self._rank.setText(f"{rank + 1}.")
        # The fields begin one below the other, however wide each number is.
        wide = self._rank.fontMetrics().horizontalAdvance
        self._rank.setMinimumWidth(max(wide(f"{n}.") for n in range(1, MOST_TO_BRING + 1)) + 1)
        self.field.setAccessibleName(f"Thing {rank + 1} to bring")
        self._up.setEnabled(rank > 0)
        self._rank_number = rank

    def _move(self, step: int) -> None:
        self.move_requested.emit(self.item_id, self._rank_number + step)

    def _ask_to_remove(self) -> None:
        self.remove_requested.emit(self.item_id)


class _Adding:
    """Saves the field for another line: the first words add it, later ones change it."""

    def __init__(self, add: AddJob, edit: Edit) -> None:
        self._add, self._edit = add, edit
        self.item_id: int | None = None

    def job(self, words: str) -> Callable[[], Outcome[None]]:
        """Return the save of these words."""
        return partial(self._save, self._add(words), words)

    def _save(self, add: Callable[[], Outcome[int | None]], words: str) -> Outcome[None]:
        if self.item_id is None:
            outcome = add()
            self.item_id = outcome.value
            return Outcome(None, outcome.changes)
        item_id = self.item_id
        if not words.strip():
            self.item_id = None
        return self._edit(item_id, words)


class AgendaEditor(QWidget):
    """The lines and, while there are fewer than three, a field for another one.

    ``add(words)`` returns what adds them, ``edit(item_id, words)`` changes a line; both run
    on the storage thread.
    """

    move_requested = Signal(int, int)
    remove_requested = Signal(int)
    saved = Signal()

    def __init__(self, add: AddJob, edit: Edit, kit: Kit, owner: QObject) -> None:
        super().__init__()
        self._edit, self._kit, self._owner = edit, kit, owner
        self._lines: dict[int, AgendaLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(kit.theme.px(6))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(kit.theme.px(6))
        self._column.addLayout(self._rows)
        self.new_field = LineBox("Something to bring", name="Another thing to bring")
        self._adding = _Adding(add, edit)
        self._typed = Typed(self.new_field, self._adding.job, kit, owner)
        self._typed.saved.connect(self.saved)
        self._is_finished = False
        self.new_field.text_edited.connect(self._go_on)
        self.new_field.finished.connect(self._finish)
        self._column.addWidget(self.new_field)
        self._full = Label(_FULL, "muted", 12)
        self._column.addWidget(self._full)

    def show_items(self, items: Sequence[AgendaItem], *, is_read_only: bool) -> None:
        """Show the lines by rank; one that is being typed in keeps what is typed."""
        self._take_over()
        typed_now = self._adding.item_id
        shown = [item for item in items if item.id != typed_now]
        for item_id in set(self._lines) - {item.id for item in shown}:
            line = self._lines.pop(item_id)
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        for rank, item in enumerate(shown):
            line = self._lines.get(item.id) or self._make(item)
            line.typed.show_stored(item.body)
            line.set_rank(rank)
            line.setEnabled(not is_read_only)
            if self._rows.indexOf(line) != rank:
                self._rows.insertWidget(rank, line)
        is_full = len(shown) >= MOST_TO_BRING
        self.new_field.setVisible(not is_full and not is_read_only)
        self._full.setVisible(is_full)

    def lines(self) -> list[AgendaLine]:
        """Return the lines by rank."""
        return sorted(self._lines.values(), key=self._rows.indexOf)

    def flush(self) -> None:
        """Save what is being typed."""
        for line in self._lines.values():
            line.typed.save_now()
        self._typed.save_now()

    def unsaved(self) -> bool:
        """Whether anything typed has not reached the journal."""
        each = (self._typed, *(line.typed for line in self._lines.values()))
        return any(typed.is_unsaved for typed in each)

    def unsaved_texts(self, session_id: int | None) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        lines = self._lines.items()
        changed = [text for item, line in lines for text in line.typed.unsaved_texts(AGENDA, item)]
        begun = self._adding.item_id
        if begun is not None:
            return [*changed, *self._typed.unsaved_texts(AGENDA, begun)]
        return [*changed, *self._typed.unsaved_texts(AGENDA_NEW, session_id)]

    def _go_on(self) -> None:
        self._is_finished = False

    def _finish(self) -> None:
        self._is_finished = True
        self._typed.save_now()
        self.saved.emit()

    def _take_over(self) -> None:
        """Let a line that was typed to its end stand among the others."""
        is_kept = self._adding.item_id is not None and not self._typed.is_unsaved
        if is_kept and self._is_finished:
            self._adding.item_id = None
            self._typed.begin_anew()

    def _make(self, item: AgendaItem) -> AgendaLine:
        line = AgendaLine(item, self._edit, self._kit, self._owner)
        line.move_requested.connect(self.move_requested)
        line.remove_requested.connect(self.remove_requested)
        line.typed.saved.connect(self.saved)
        self._lines[item.id] = line
        return line
