# SPDX-License-Identifier: GPL-3.0-or-later
"""Own templates: to write with, to make, change, put in order and delete."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.templates import Template
from therapy_journal.core.text import strip_marks
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.templates import Removed, Templates
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.list_sheet import ListSheet, ListSize
from therapy_journal.ui.templates.template_page import NEW, TemplatePage
from therapy_journal.ui.widgets.grouped_list import RowView
from therapy_journal.ui.widgets.labels import Label

TITLE = "Templates"
WHAT = "A template is a text to begin an entry with. Enter begins one."
ORDER = "Alt with the up and down keys changes the order. F2 changes a template, Delete removes it."
EMPTY = "There are none yet. You can make one here, or keep an entry's headings as one."
_SIZE = ListSize(width=600, around=330, least=150, most=420)
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class TemplatesSheet(ListSheet):
    """``chosen`` carries the text of the template an entry is to begin with."""

    chosen = Signal(str)

    def __init__(self, *, templates: Templates, kit: Kit, parent: QWidget) -> None:
        super().__init__(TITLE, parent, kit=kit, what=WHAT, empty=EMPTY, size=_SIZE)
        self._templates = templates
        self._shown: dict[int, Template] = {}
        self.order = Label(ORDER, "muted", 12)
        self.page = TemplatePage()
        for part in (self.empty, self.list, self.order, self.page, self.undo):
            self.body.addWidget(part)
        self.write = self.add_button("Write with it", is_primary=True)
        self.new = self.add_button("New…")
        self.change = self.add_button("Change…")
        self.remove = self.add_button("Delete")
        self.close_button = self.add_button("Close", dismisses=True)
        self.keep = self.add_button("Keep it", is_primary=True)
        self.back = self.add_button("Back to the list")
        self._half = HalfTyped(
            kind=FormKind.TEMPLATE,
            forms=templates.forms,
            kit=kit,
            fields=self.page.typed,
            fill=self.page.show_typed,
            parent=self,
        )
        self._wire()
        self._show(())
        self._turn(to_page=False)

    def open(self) -> None:
        """Show the templates there are now."""
        super().open()
        self._turn(to_page=False)
        self.refresh()

    def open_with(self, body: str) -> None:
        """Open it on a new template that holds this text already."""
        super().open()
        self.refresh()
        # A new one that was left half written goes on, the headings below it.
        left = partial(self._templates.forms.get, FormKind.TEMPLATE, NEW.id)
        self._kit.jobs.run(left, self, partial(self._begin_with, body))

    def _begin_with(self, body: str, left: dict[str, str]) -> None:
        before = left.get("body", "").rstrip("\n")
        whole = f"{before}\n\n\n{body}" if before else body
        self._begin(NEW, {"name": left.get("name", ""), "body": whole})

    def refresh(self) -> None:
        """Read the templates anew."""
        self._kit.jobs.run(self._templates.all, self, self._show)

    def names(self) -> list[str]:
        """Return the names that are listed, in order."""
        return [template.name for template in self._shown.values()]

    # -- keys ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """With Alt let the arrows move a template, not the choice."""
        if watched is self.list and isinstance(event, QKeyEvent):
            is_move = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.type() == QEvent.Type.KeyPress and is_move and event.key() in _STEPS:
                self._move(_STEPS[event.key()])
                return True
        return super().eventFilter(watched, event)

    def _is_on_list(self) -> bool:
        return self.page.isHidden()

    # -- the list -----------------------------------------------------------------------------

    def _wire(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.list.installEventFilter(self)
        self.write.clicked.connect(self._write)
        self.new.clicked.connect(self._new)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self._go_back)
        self.page.kept.connect(self._keep)
        self.page.left.connect(self._go_back)
        self.page.edited.connect(self._half.touched)

    def _is_about(self, changes: Changes) -> bool:
        return changes.templates

    def _show(self, templates: tuple[Template, ...]) -> None:
        self._shown = {template.id: template for template in templates}
        self._list({each.id: RowView(each.name, snippet=_said(each)) for each in templates})
        self._turn(to_page=not self.page.isHidden())

    def _turn(self, *, to_page: bool) -> None:
        """Show the list, or the page on which a template is written."""
        is_full, may_change = bool(self._shown), not self._templates.is_read_only
        self.empty.setVisible(not is_full and not to_page)
        for part in (self.list, self.order):
            part.setVisible(is_full and not to_page)
        self.page.setVisible(to_page)
        for button in (self.new, self.close_button):
            button.setVisible(not to_page)
        for button in (self.write, self.change, self.remove):
            button.setVisible(is_full and not to_page)
        for button in (self.keep, self.back):
            button.setVisible(to_page)
        for button in (self.write, self.change, self.remove):
            button.setEnabled(is_full and may_change)
        self.new.setEnabled(may_change)
        self._arrange()
        if self.is_open and not to_page:
            first = self.list if is_full else self.new
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current(self) -> Template | None:
        current = self.list.current_id()
        return self._shown.get(current) if isinstance(current, int) else None

    def _on_opened(self, template_id: object) -> None:  # noqa: ARG002 — it is the one chosen
        self._write()

    def _write(self) -> None:
        template = self._current()
        if template is not None and self.write.isEnabled():
            self.dismiss()
            self.chosen.emit(template.body)

    def _move(self, step: int) -> None:
        template = self._current()
        if template is not None and self.change.isEnabled():
            move = partial(self._templates.move, template.id, step)
            self._kit.jobs.run(move, self, self._show)

    def _remove(self) -> None:
        template = self._current()
        if template is not None and self.remove.isEnabled():
            self._choose(template.id)
            remove = partial(self._templates.remove, template.id)
            self._kit.jobs.run(remove, self, self._was_removed)

    def _was_removed(self, removed: Removed) -> None:
        name = removed.template.name
        said = Message(f"“{name}” is deleted.", action="Undo", key="templates")
        self.undo.tell(said, partial(self._put_back, removed))
        self.refresh()

    def _put_back(self, removed: Removed) -> None:
        self.list.set_current_id(removed.template.id)
        put_back = partial(self._templates.put_back, removed)
        self._kit.jobs.run(put_back, self, self._was_kept)

    # -- the page -----------------------------------------------------------------------------

    def _new(self) -> None:
        self._begin(NEW)

    def _change(self) -> None:
        template = self._current()
        if template is not None and self.change.isEnabled():
            self._begin(template)

    def _begin(self, template: Template, typed: dict[str, str] | None = None) -> None:
        self.undo.clear()
        # What stood on the page before is kept under its own number first.
        self._half.take_up(template.id)
        self._turn(to_page=True)
        self.page.begin(template)
        self.page.show_typed(typed or {})

    def _keep(self) -> None:
        if not self.page.isHidden() and self.page.isEnabled():
            template, (name, body) = self.page.template, self._texts()
            keep = partial(self._templates.keep, template.id, name, body)
            # What would be typed until the answer comes would be in nothing that is kept.
            self.page.setEnabled(False)
            self._kit.jobs.run(keep, self, self._page_was_kept, self._page_was_not_kept)

    def _texts(self) -> tuple[str, str]:
        return self.page.name.text(), self.page.text.text()

    def _page_was_not_kept(self, problem: JournalProblem) -> None:
        self.page.setEnabled(True)
        self.page.tell(problem)

    def _page_was_kept(self, template: Template) -> None:
        self.page.setEnabled(True)
        self.page.begin(template)
        self._half.take_up(template.id)
        self._turn(to_page=False)
        self._was_kept(template)

    def _was_kept(self, template: Template) -> None:
        self.list.set_current_id(template.id)
        self.refresh()

    def _go_back(self) -> None:
        self._leave_typed()
        self._turn(to_page=False)

    def _leave_typed(self) -> None:
        """What stands on the page waits in the journal until it is opened again."""
        if not self.page.isHidden():
            self._half.flush()


def _said(template: Template) -> str:
    lines = [strip_marks(line) for line in template.body.splitlines()]
    return " · ".join(line for line in lines if line)
