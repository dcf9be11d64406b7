# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before entries leave the journal: in which form, and what that means."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.switches import Switch

MARKDOWN, PDF, HTML = "markdown", "pdf", "html"
WHAT = {
    MARKDOWN: "A folder with a Markdown file for each entry, with mood and tags, and its "
    "pictures beside it.",
    PDF: "One document to print or to keep, one entry after another. No tags.",
    HTML: "One page for any browser, with the pictures in it. Of the three it reads best aloud. "
    "No tags.",
}
UNENCRYPTED = {
    MARKDOWN: "These files are not encrypted: anyone who can open them can read them.",
    PDF: "This file is not encrypted: anyone who can open it can read it.",
    HTML: "This file is not encrypted: anyone who can open it can read it.",
}
SEALED_STAY = "Sealed ones stay out."


class ExportSheet(Sheet):
    """``accepted`` tells that a place may be asked for; ``form`` and ``pictures`` say the rest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Export", parent)
        self._entries = ""
        options = ((MARKDOWN, "Markdown folder"), (PDF, "PDF"), (HTML, "HTML file"))
        self.forms = Segments(options, name="Form")
        self.pictures = Switch("Pictures on its pages")
        self._what = Label("", "muted")
        self._warning = Label("")
        for widget in (self.forms, self._what, self.pictures, self._warning):
            self.body.addWidget(widget)
        self.add_button("Not now", dismisses=True)
        self.add_button("Choose where…", is_primary=True, accepts=True)
        self.forms.value_changed.connect(self._tell)

    @property
    def form(self) -> str:
        """Which of the three was chosen."""
        return str(self.forms.value())

    def ask(self, count: int) -> None:
        """Ask about so many entries; pictures on paper are switched on anew each time."""
        self._entries = f"{count:,} {'entry' if count == 1 else 'entries'}"
        self.set_text(f"{self._entries}. {SEALED_STAY}")
        self.pictures.setChecked(False)
        self._tell(self.form)
        self.open()

    def _tell(self, form: object) -> None:
        chosen = str(form)
        self._what.setText(WHAT[chosen])
        self._warning.setText(UNENCRYPTED[chosen])
        self.pictures.setVisible(chosen == PDF)
        # What the form means is heard with it.
        self.forms.setAccessibleDescription(WHAT[chosen])
        self.setAccessibleDescription(f"{self._entries}. {SEALED_STAY} {UNENCRYPTED[chosen]}")
