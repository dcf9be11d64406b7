# SPDX-License-Identifier: GPL-3.0-or-later
"""The writing area: plain Markdown, styled while it is typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from therapy_journal.core.marks import Span
from therapy_journal.core.text import clean
from therapy_journal.ui.editor.continuing import go_on, pull_out, push_in
from therapy_journal.ui.editor.dimming import dim_around
from therapy_journal.ui.editor.formats import FORMATS
from therapy_journal.ui.editor.grounds import Grounds
from therapy_journal.ui.editor.inserting import insert_apart, is_below
from therapy_journal.ui.editor.laying_out import AT_ONCE
from therapy_journal.ui.editor.page import Page
from therapy_journal.ui.editor.positions import Places
from therapy_journal.ui.editor.sheets import KeptSheets, Sheet
from therapy_journal.ui.editor.typewriter import Typewriter
from therapy_journal.ui.editor.undo_steps import UndoSteps


class WritingArea(Page):
    """Holds plain Markdown and nothing else: what is read back is what was put in.

    ``text_edited`` is emitted after the person changed the text, and ``words_counted`` when
    the number of words is known anew. Places in the text are counted in characters.
    """

    text_edited = Signal()
    words_counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_scale = self._looks.scale
        self._is_ours = True  # a change that the person did not type
        self._edited_lines = (0, 0)
        self._grounds = Grounds(self, self._theme)
        self.setTabChangesFocus(True)
        self._is_dimmed = False
        self._last_block = -1
        self._steps = UndoSteps(self)
        self._typewriter = Typewriter(self)
        self._key = 0
        self._kept = KeptSheets()
        self._lay(self._new_sheet())
        self.set_text("")
        self._drawn_cursor = QRect()
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self._theme.changed.connect(self._restyle)

    # -- the text -------------------------------------------------------------------------

    def text(self) -> str:
        """Return the text, character for character."""
        return self._sheet.text()

    @property
    def key(self) -> int:
        """The key of the text shown, or 0."""
        return self._key

    def set_text(self, text: str, key: int = 0) -> None:
        """Show another text (one that passed ``core.text.clean``).

        Undo begins anew; but under a ``key`` other than 0 a text that was left and is the same
        still has its own.
        """
        self._is_ours = True
        self._grounds.forget()
        self._steps.forget()
        if len(text) > AT_ONCE:
            # A bar that comes with the text would have all of it laid out once more.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        if not self._turn_to(text, key):
            self._sheet.write(text, self._go_to_start)
            self._go_to_start()
        self._sheet.laying.begin()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._is_ours = False
        self._sheet.highlighter.go_on()

    def _go_to_start(self) -> None:
        """Put the cursor back: it went along to the end, and Qt looks for where it was.

        Done before the text is laid out, that costs nothing; afterwards all of it would be
        laid out for it.
        """
        self.setTextCursor(QTextCursor(self.document()))

    def forget(self, keys: Iterable[int]) -> None:
        """Keep nothing of the texts under these keys; the one shown stays until another is."""
        for key in keys:
            self._kept.drop(key)
            if key == self._key:
                self._key = 0

    def change_key(self, before: int, after: int, *, is_shown: bool) -> None:
        """Let the text that is shown, or one that was left, go by another key with its undo."""
        if is_shown:
            self._key = after
        else:
            self._kept.change_key(before, after)

    def _turn_to(self, text: str, key: int) -> bool:
        """Take up the sheet of a text that was left; False where it is to be written anew."""
        before, self._key = self._key, key
        if key == before:
            return False
        left = self._sheet
        has_left = bool(before) and left.has_history
        if has_left:
            self._kept.keep(before, left)
        kept = self._kept.take(key, text) if key else None
        if kept is not None or has_left:
            self._lay(kept or self._new_sheet())
            if not has_left:
                left.document.deleteLater()
        return kept is not None

    def _new_sheet(self) -> Sheet:
        sheet = Sheet(self._looks, self)
        sheet.document.contentsChange.connect(self._note_edited_lines)
        sheet.words.counted.connect(self.words_counted)
        sheet.document.setDefaultFont(self.font())
        return sheet

    def _lay(self, sheet: Sheet) -> None:
        """Show a sheet in place of the one before, which is not deleted."""
        self._sheet = sheet
        is_new = not sheet.has_history
        self.setDocument(sheet.document)
        sheet.laying.begin()
        if is_new:
            self.dress()
        elif not sheet.paragraphs.is_end_right():
            self._follow_formats(0)

    def word_count(self) -> int:
        """Return the number of words now."""
        return self._sheet.words.total()

    def words_at_once(self) -> int | None:
        """Return the number of words; None of a long text, ``words_counted`` tells it soon."""
        return self._sheet.words.at_once()

    def place(self) -> int:
        """Return where the cursor stands."""
        return self.place_of(self.textCursor().position())

    def go_to(self, place: int) -> None:
        """Put the cursor somewhere, or at the end of a text that is shorter now."""
        self.select(Span(place, place))

    def selection_span(self) -> Span | None:
        """Return what is selected, or None."""
        cursor = self.textCursor()
        return self.span_of(cursor) if cursor.hasSelection() else None

    def select(self, span: Span) -> None:
        """Select a stretch of the text and bring it into view."""
        cursor = self._cursors_over((span,))[0]
        self._sheet.laying.reach(cursor.position())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._typewriter.hold()

    def show_passages(self, spans: Iterable[Span]) -> None:
        """Lay a soft ground under these stretches; it moves with the words from then on."""
        self._grounds.show_passages(self._cursors_over(spans))

    def show_found(self, spans: Iterable[Span]) -> None:
        """Lay a ground under what was found."""
        self._grounds.show_found(self._cursors_over(spans))

    def insert_prompt(self, prompt: str) -> None:
        """Put a question into the text as a quote, and the cursor below it, ready to write.

        One that stands right above the cursor, still unanswered, is not put in once more.
        """
        quote = "> " + " ".join(prompt.split())
        if is_below(self.textCursor(), quote):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._insert_apart(f"{quote}\n\n")

    def insert_paragraph(self, words: str) -> None:
        """Put words into the text as a paragraph of their own, and the cursor after them."""
        self._insert_apart(clean(words).text)

    def _insert_apart(self, words: str) -> None:
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        insert_apart(cursor, words)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- formatting -----------------------------------------------------------------------

    def format(self, name: str) -> None:
        """Give the selection, the word or the lines a format of ``FORMATS``, or take it back."""
        if not self.isReadOnly():
            cursor = FORMATS[name](self.textCursor())
            if isinstance(cursor, QTextCursor):
                self.setTextCursor(cursor)
            self.ensureCursorVisible()

    # -- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on in lists and quotes, and count what is typed in steps of undo."""
        is_taken = not self.isReadOnly() and (self._take_enter(event) or self._steps.take(event))
        if is_taken:
            self.ensureCursorVisible()
            event.accept()
        else:
            super().keyPressEvent(event)
        self._typewriter.hold()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Hold the line that is written in another script too."""
        super().inputMethodEvent(event)
        self._typewriter.hold()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001, N802
        """Let Tab push list items in or out; anywhere else it leaves the text."""
        move = push_in if is_next else pull_out
        if not self.isReadOnly() and move(self.textCursor()):
            self.ensureCursorVisible()
            return True
        return super().focusNextPrevChild(is_next)

    def _take_enter(self, event: QKeyEvent) -> bool:
        """Go on in a list or quote; with Shift the line ends and nothing else."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        is_plain = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_plain or not go_on(self.textCursor()):
            self.insert("\n")
        return True

    # -- following what was typed -----------------------------------------------------------

    def _note_edited_lines(self, position: int, _removed: int, added: int) -> None:
        document = self.document()
        last = document.findBlock(position + added)
        self._edited_lines = (
            document.findBlock(position).blockNumber(),
            last.blockNumber() if last.isValid() else document.blockCount() - 1,
        )

    def _on_text_changed(self) -> None:
        if self._is_ours:
            return
        # A line may get another height by its first letter: Qt would look for the cursor it
        # drew before where it would stand now, and leave a piece of it there.
        self.viewport().update(self._drawn_cursor)
        if self._is_dimmed:
            self.viewport().update()  # the paragraph may have grown, and what lies below moved
        # While undo is under way the formats come back by themselves, and touching them
        # would forget what can be redone.
        if not self.document().isRedoAvailable():
            self._is_ours = True
            self._sheet.paragraphs.follow(*self._edited_lines)
            self._is_ours = False
        self.text_edited.emit()

    def _follow_formats(self, first: int) -> None:
        """Set the formats right from a line on, without a step of undo."""
        document = self.document()
        if document.isRedoAvailable():
            return  # it comes with the next typed key; what can be redone stays
        is_first = not document.isUndoAvailable()
        if is_first:
            document.setUndoRedoEnabled(False)
        was_ours, self._is_ours = self._is_ours, True
        self._sheet.paragraphs.follow(first, document.blockCount() - 1)
        self._is_ours = was_ours
        if is_first:
            document.setUndoRedoEnabled(True)

    # -- the look ---------------------------------------------------------------------------

    def _restyle(self) -> None:
        """Follow the theme; another text size needs other paragraph formats."""
        self._looks.renew()
        self._kept.drop_all()  # they look as the theme before had it
        if self._looks.scale != self._shown_scale:
            self._shown_scale = self._looks.scale
            self._sheet.paragraphs.renew()
            self.dress()
            self._set_again()
        else:
            self.centre()
            self._sheet.highlighter.style_all_again()
        self._grounds.paint()

    def _set_again(self) -> None:
        place = self.place()
        passages = [self.span_of(cursor) for cursor in self._grounds.passages]
        self.set_text(self.text(), self._key)
        self.go_to(place)
        self.show_passages(passages)

    def set_dimmed(self, *, is_dimmed: bool) -> None:
        """Show only the paragraph with the cursor at full strength, or all of them."""
        self._is_dimmed = is_dimmed
        self.viewport().update()

    @property
    def is_typewriter(self) -> bool:
        """Whether the line being written stays at one height."""
        return self._typewriter.is_on

    def set_typewriter(self, *, is_on: bool) -> None:
        """Let the line being written stay at one height, or let the page stand still."""
        if is_on != self._typewriter.is_on:
            self._typewriter.is_on = is_on
            self._fit_room_below()
            self._typewriter.hold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave as much room below the last line as the new height asks for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._sheet.laying.begin()
        if self._typewriter.is_on and event.size().height() != event.oldSize().height():
            self._fit_room_below()

    def _fit_room_below(self) -> None:
        self._looks.least_room_below = self._typewriter.room_below()
        self._follow_formats(self.document().blockCount() - 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the page; dim what is not being written where that is wanted."""
        super().paintEvent(event)
        self._drawn_cursor = self.cursorRect()
        if self._is_dimmed:
            dim_around(self, event.rect(), self._theme)

    def _follow_cursor(self) -> None:
        if self._is_dimmed and self.textCursor().blockNumber() != self._last_block:
            self._last_block = self.textCursor().blockNumber()
            self.viewport().update()

    # -- places -----------------------------------------------------------------------------

    def _cursors_over(self, spans: Iterable[Span]) -> list[QTextCursor]:
        places = Places(self.text())
        end = self.document().characterCount() - 1
        cursors = []
        for span in spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(places.to_qt(span.start), end))
            cursor.setPosition(min(places.to_qt(span.end), end), QTextCursor.MoveMode.KeepAnchor)
            cursors.append(cursor)
        return cursors

    def span_of(self, cursor: QTextCursor) -> Span:
        """Return the stretch a cursor selects now; cursors move along with the words."""
        return Span(self.place_of(cursor.selectionStart()), self.place_of(cursor.selectionEnd()))

    def place_of(self, position: int) -> int:
        """Return the place of a position as Qt counts it."""
        return Places(self.text()).from_qt(position)
