# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about an unknown word: what may have been meant, learn it, let it be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from therapy_journal.ui.widgets.rounding import Menu

if TYPE_CHECKING:
    from therapy_journal.ui.editor.private_text import PrivateTextEdit
    from therapy_journal.ui.editor.spelling_marks import SpellingMarks
    from therapy_journal.ui.editor.unknown_words import Mark

LEARN = "Add to my words"
LET_BE = "Ignore here"
NOTHING = "No suggestions"


def add_suggestions(menu: QMenu, marks: SpellingMarks, mark: Mark) -> None:
    """Add what can be done about ``mark`` to a menu that is empty as yet."""
    check = marks.check
    suggestions = check.suggest(mark.word)
    for word in suggestions:
        menu.addAction(word).triggered.connect(partial(marks.replace, mark, word))
    if not suggestions:
        menu.addAction(NOTHING).setEnabled(False)
    menu.addSeparator()
    learn = menu.addAction(LEARN)
    learn.triggered.connect(partial(check.learn, mark.word))
    learn.setEnabled(check.can_learn)
    menu.addAction(LET_BE).triggered.connect(partial(check.let_be, mark.word))


def popup_suggestions(area: PrivateTextEdit, marks: SpellingMarks) -> bool:
    """Show them below the word at the cursor; False where it is no unknown one."""
    mark = marks.mark_at(area.textCursor().selectionStart())
    if mark is None:
        return False
    menu = Menu(area)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(f"Suggestions for {mark.word}")
    add_suggestions(menu, marks, mark)
    menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))
    menu.popup(area.viewport().mapToGlobal(marks.below(mark) + QPoint(0, 4)))
    return True
