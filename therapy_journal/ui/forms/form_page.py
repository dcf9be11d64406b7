# SPDX-License-Identifier: GPL-3.0-or-later
"""A form that takes the place of a screen's cards until it is kept or left."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.ui.forms.draft_keeper import IS_OPEN, DraftKeeper, Fields
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from therapy_journal.ui.widgets.column import ScrollColumn
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.settling import settle

WIDTH = 620
_ABOVE = 40
THROWN_AWAY = Message("Thrown away.", action="Undo", key="form_left")
AFRESH = Message("Started afresh.", action="Undo", key="form_left")


class FormPage(QWidget):
    """Back, a title, fields, *Keep* and *Leave for now*.

    A subclass adds its fields, says what they hold (``fields``), shows what a draft held
    (``fill``) and keeps the whole (``submit``). Esc leaves, Enter goes on to the
    next field, Ctrl+Enter keeps; what was typed and not kept waits in the journal.
    """

    left = Signal()
    draft_thrown_away = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        forms: FormDrafts,
        keep_text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._forms = kit, forms
        self._kind: FormKind | None = None
        self._item_id = 0
        self._pristine: Fields = {}
        self._is_filling = False
        self._left_draft: tuple[FormKind, int] | None = None
        self._keeper = DraftKeeper(forms=forms, kit=kit, fields=self.fields, parent=self)
        self._column = ScrollColumn(WIDTH, self, gap=18)
        self._back = LinkButton("Back", "arrow-left")
        self._title = Label("", size=22, weight=600, serif=True)
        self._restored = Label("", "muted", 12)
        self._afresh = LinkButton("Start afresh", size=12)
        self._hint_row = QWidget(self)
        self._hint = Label("", "ink", 13, parent=self._hint_row)
        self._keep = PrimaryButton(keep_text)
        self._leave = QuietButton("Leave for now")
        self._build()

    # -- what a subclass says ------------------------------------------------------------

    @abstractmethod
    def fields(self) -> Fields:
        """Return everything the form holds, as texts."""
        raise NotImplementedError

    @abstractmethod
    def fill(self, fields: Fields) -> None:
        """Show what ``fields`` held; a name that is missing was empty."""
        raise NotImplementedError

    @abstractmethod
    def submit(self) -> None:
        """Keep what the form holds, or say with ``show_hint`` what is missing."""
        raise NotImplementedError

    @abstractmethod
    def first_field(self) -> QWidget:
        """Return the field that has the focus first."""
        raise NotImplementedError

    # -- opening -------------------------------------------------------------------------

    def open_form(self, kind: FormKind, item_id: int, title: str, draft: Fields) -> None:
        """Show the form as it was filled, or with the draft that was waiting for it."""
        self._kind, self._item_id = kind, item_id
        self._pristine = self.fields()
        draft = self._keeper.owed(kind, item_id) or draft
        self._keeper.begin(kind, item_id, self._pristine, draft)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.show_hint("")
        words = {name: text for name, text in draft.items() if name != IS_OPEN}
        self._show_restored(is_restored=bool(words))
        if words:
            self._fill(words)
        self._column.verticalScrollBar().setValue(0)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        # Lines that were made for this form come into sight with the next turn of events.
        QTimer.singleShot(0, self, self._show_first_field)

    @property
    def is_open(self) -> bool:
        """Whether the form is in use."""
        return self._kind is not None

    def flush(self) -> None:
        """Keep what is being typed now."""
        self._keeper.keep_now()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._keeper.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._keeper.unsaved_texts()

    # -- for subclasses ------------------------------------------------------------------

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._fields_column.addWidget(widget)

    def add_above(self, widget: QWidget) -> None:
        """Put a widget above the form, in sight wherever it is scrolled to."""
        self._around.insertWidget(0, widget)

    def touched(self) -> None:
        """Tell that the person changed something."""
        if not self._is_filling:
            self._keeper.touched()

    def show_hint(self, text: str) -> None:
        """Say something about what was typed, in sight wherever the form is scrolled to."""
        self._hint.setText(text)
        self._hint_row.setVisible(bool(text))

    def set_keep_text(self, text: str) -> None:
        """Say what keeping does."""
        self._keep.setText(text)

    def was_kept(self) -> None:
        """The use case kept everything: forget the draft and leave."""
        self._keeper.end()
        self._kind = None
        self.set_busy(is_busy=False)
        self.left.emit()

    def was_not_kept(self, problem: JournalProblem) -> None:
        """The use case could not: the words stay here, and as a draft."""
        self.set_busy(is_busy=False)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self._keeper.touched()
        self.show_hint(f"{problem.sentence} {problem.action}")

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second *Keep* while the first is under way, and write no draft over it."""
        self._keep.setEnabled(not is_busy)
        if is_busy:
            # What would be typed now would belong neither to what is kept nor to a draft.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields_box.setEnabled(not is_busy)
        self._keeper.hold(is_held=is_busy)

    # -- coming back and leaving ---------------------------------------------------------

    def enter(self) -> bool:
        """Let the keys go on where they were, or begin anew; False while it is not in use."""
        if not self.is_open:
            return False
        holder = QApplication.focusWidget()
        if holder is None or not self.isAncestorOf(holder):
            self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def leave(self) -> None:
        """Go back; what was typed and not kept waits in the journal."""
        if self._kind is None or not self._keep.isEnabled():
            return
        if not self._keeper.is_pristine():
            message = Message(
                "Not kept yet. What you wrote waits here until you come back.",
                action="Throw it away",
                key="form_left",
            )
            self._left_draft = (self._kind, self._item_id)
            self._kit.say(message, self._throw_away)
        self._keeper.leave()
        self._kind = None
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Esc; Enter goes from a line to what comes next."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_enter(event) and isinstance(QApplication.focusWidget(), QLineEdit):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.is_open
        ):
            event.accept()
            return True
        return super().event(event)

    def _show_first_field(self) -> None:
        """Scroll to the first field where what stands above it leaves no room for it."""
        if self.is_open:
            settle()
            self._column.ensureWidgetVisible(self.first_field(), 0, self._kit.theme.px(_ABOVE))

    def _throw_away(self) -> None:
        if self._left_draft is not None:
            left = self._left_draft
            self._keeper.forget(*left)
            take = partial(self._forms.take, *left)
            self._kit.jobs.run(take, self, partial(self._was_thrown_away, left))

    def _was_thrown_away(self, left: tuple[FormKind, int], fields: Fields) -> None:
        self.draft_thrown_away.emit()
        if fields:
            self._kit.say(THROWN_AWAY, partial(self._take_back, left, fields))

    def _take_back(self, left: tuple[FormKind, int], fields: Fields) -> None:
        keep = partial(self._forms.keep, *left, fields)
        self._kit.jobs.run(keep, self, self._was_taken_back)

    def _was_taken_back(self, nothing: None) -> None:  # noqa: ARG002
        self.draft_thrown_away.emit()

    def _submit(self) -> None:
        if self._kind is not None and self._keep.isEnabled():
            self.show_hint("")
            self.submit()

    def _start_afresh(self) -> None:
        before = self.fields()
        self._fill(self._pristine)
        self._kit.say(AFRESH, partial(self._fill_again, (self._kind, self._item_id), before))
        self._show_restored(is_restored=False)
        self._keeper.keep_now()
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_again(self, of: tuple[FormKind | None, int], fields: Fields) -> None:
        if of == (self._kind, self._item_id):
            self._fill(fields)
            self._keeper.keep_now()

    def _fill(self, fields: Fields) -> None:
        self._is_filling = True
        try:
            self.fill(fields)
        finally:
            self._is_filling = False

    def _show_restored(self, *, is_restored: bool) -> None:
        self._restored.setText("What you wrote before is here again.")
        self._restored.setVisible(is_restored)
        self._afresh.setVisible(is_restored)

    # -- layout --------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._kit.theme.px
        around = self._around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._column, 1)
        around.addWidget(self._hint_row)
        self._beside_hint = QHBoxLayout(self._hint_row)
        self._beside_hint.addStretch(1)
        self._beside_hint.addWidget(self._hint, 1000)
        self._beside_hint.addStretch(1)
        self._hint_row.hide()
        self._restyle()
        self._kit.theme.changed.connect(self._restyle)
        self._column.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.add(self._title)
        again = QHBoxLayout()
        again.setSpacing(px(8))
        again.addWidget(self._restored)
        again.addWidget(self._afresh)
        again.addStretch(1)
        self._column.add_layout(again)
        self._fields_box = QWidget()
        self._fields_column = QVBoxLayout(self._fields_box)
        self._fields_column.setContentsMargins(0, 0, 0, 0)
        self._fields_column.setSpacing(px(18))
        self._column.add(self._fields_box)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addWidget(self._keep)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self._column.add_layout(buttons)
        self._column.add_stretch()
        self._back.clicked.connect(self.leave)
        self._leave.clicked.connect(self.leave)
        self._afresh.clicked.connect(self._start_afresh)
        self._keep.clicked.connect(self._submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._submit)

    def _restyle(self) -> None:
        px = self._kit.theme.px
        self._beside_hint.setContentsMargins(px(30), px(10), px(30), px(14))
        self._hint.setMaximumWidth(px(WIDTH))


def is_enter(event: QKeyEvent) -> bool:
    """Whether the key is Enter alone, on either side of the keyboard."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and modifiers == Qt.KeyboardModifier.NoModifier
