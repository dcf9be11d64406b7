# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the sheets of tags and of templates over the desk, each made when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.messages import Message
from therapy_journal.core.templates import headings_of
from therapy_journal.services.journal import Journal
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:
    from therapy_journal.ui.tags.tags_sheet import TagsSheet
    from therapy_journal.ui.templates.templates_sheet import TemplatesSheet

NO_HEADINGS = Message(
    "This entry has no headings.",
    "A line that begins with ## becomes one. “Templates” lets you write one from nothing.",
    key="templates",
)


class OwnWords(QObject):
    """``tag_chosen`` carries a tag to look for, ``template_chosen`` a text to begin with.

    A sheet stays once it was made: what is half typed in it belongs to the desk, which a lock
    asks for it.
    """

    tag_chosen = Signal(str)
    template_chosen = Signal(str)

    def __init__(self, *, journal: Journal, kit: Kit, desk: Desk) -> None:
        super().__init__(desk)
        self._journal, self._kit, self._desk = journal, kit, desk
        self.tags: TagsSheet | None = None
        self.templates: TemplatesSheet | None = None

    def open_tags(self) -> None:
        """Show all tags."""
        from therapy_journal.ui.tags.tags_sheet import TagsSheet  # noqa: PLC0415

        if self.tags is None:
            sheet = TagsSheet(tagging=self._journal.tagging, kit=self._kit, parent=self._desk)
            sheet.chosen.connect(self.tag_chosen)
            self._desk.take_in(sheet)
            self.tags = sheet
        self._desk.flush()
        self.tags.open()

    def open_templates(self) -> None:
        """Show the templates, to write with one or to change them."""
        self._desk.flush()
        self._templates_sheet().open()

    def keep_headings(self, body: str) -> None:
        """Begin a template with the headings of an entry."""
        headings = headings_of(body)
        if headings:
            self._templates_sheet().open_with(headings)
        else:
            self._kit.say(NO_HEADINGS)

    def _templates_sheet(self) -> TemplatesSheet:
        from therapy_journal.ui.templates.templates_sheet import TemplatesSheet  # noqa: PLC0415

        if self.templates is None:
            sheet = TemplatesSheet(
                templates=self._journal.templates, kit=self._kit, parent=self._desk
            )
            sheet.chosen.connect(self.template_chosen)
            self._desk.take_in(sheet)
            self.templates = sheet
        return self.templates
