# SPDX-License-Identifier: GPL-3.0-or-later
"""Another form for the open entry, as long as nothing is written in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from therapy_journal.core.changes import Outcome
from therapy_journal.core.reflections import FORM_TITLES, Form, Reflection, in_form
from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.entries import first_place
from therapy_journal.ui.reflections.screen import ReflectionsScreen
from therapy_journal.ui.widgets.rounding import Menu


class FormSwitch(QObject):
    """Opens a short menu under the form's name; where there are words, it says so instead."""

    def __init__(self, *, writing: Writing, kit: Kit, screen: ReflectionsScreen) -> None:
        super().__init__(screen)
        self._writing, self._kit, self._screen = writing, kit, screen
        self.menu: QMenu | None = None
        self._awaited: Reflection | None = None
        screen.entry_opened.connect(self._on_opened)

    def open(self) -> None:
        """Offer the forms once the entry has everything that was typed."""
        if self._screen.has_entry() and not self._writing.is_read_only:
            self._screen.flush()
            entry_id = self._screen.entry_id
            look = partial(_if_unwritten, self._writing, entry_id or 0)
            self._kit.jobs.run(look, self, partial(self._offer, entry_id))

    def _offer(self, entry_id: int | None, entry: Reflection) -> None:
        if entry_id != self._screen.entry_id:
            return  # somebody went on meanwhile
        bar = self._screen.pane.bar
        menu = Menu(bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, title in FORM_TITLES.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(form is entry.form)
            action.setData(form.value)
            if form is entry.form:
                menu.setActiveAction(action)
        menu.triggered.connect(partial(self._choose, entry.id))
        self.menu = menu
        under = bar.form if bar.form.isVisible() else bar
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _choose(self, entry_id: int, action: QAction) -> None:
        self.switch(entry_id, Form(action.data()))

    def switch(self, entry_id: int, form: Form) -> None:
        """Lay the entry out in another form, and put the cursor under its first line."""
        switch = partial(self._switch, entry_id, form)
        self._kit.jobs.run(switch, self, self._was_switched)

    def _switch(self, entry_id: int, form: Form) -> Outcome[Reflection]:
        return self._writing.switch_form(entry_id, form)

    def _was_switched(self, entry: Reflection) -> None:
        # The screen shows it anew because it changed; the cursor follows that.
        self._awaited = entry

    def _on_opened(self, entry_id: int) -> None:
        entry, self._awaited = self._awaited, None
        if entry is not None and entry.id == entry_id:
            self._screen.pane.write(first_place(entry.body))


def _if_unwritten(writing: Writing, entry_id: int) -> Reflection:
    entry = writing.open(entry_id)
    in_form(entry, entry.form)
    return entry
