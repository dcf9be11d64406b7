# SPDX-License-Identifier: GPL-3.0-or-later
"""Under the list: what can be done to all entries that are selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.several import BRING, COPY, SEAL, TAG, TRASH
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.labels import Label


class SelectionBar(QWidget):
    """``asked`` carries what to do and, for a tag, its name; ``left`` ends the selection."""

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, *, writing: Writing, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing, self._kit = writing, kit
        self._menu: QMenu | None = None
        self._count = 0
        self.words = Label("", weight=600, wrap=False)
        self.bring = IconButton("pin", "Bring them to the session")
        self.tag = IconButton("tag", "Tag them")
        self.seal = IconButton("lock", "Close them until a day…")
        self.copy = IconButton("file-down", "Save them as Markdown")
        self.trash = IconButton("trash-2", "Move them to the trash")
        self.leave = IconButton("x", "Select one only")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        column.addLayout(row)
        px = kit.theme.px
        row.setContentsMargins(px(18), px(4), px(8), px(4))
        row.setSpacing(px(2))
        row.addWidget(self.words, 1)
        buttons = (self.bring, self.tag, self.seal, self.copy, self.trash, self.leave)
        for button in buttons:
            row.addWidget(button)
        self.setAccessibleName("Selected entries")
        self.bring.clicked.connect(self._bring)
        self.tag.clicked.connect(self._ask_tags)
        self.seal.clicked.connect(self._seal)
        self.copy.clicked.connect(self._copy)
        self.trash.clicked.connect(self._trash)
        self.leave.clicked.connect(self.left)
        self.hide()

    @property
    def menu(self) -> QMenu | None:
        """The tags that were offered last."""
        return self._menu

    def show_count(self, count: int) -> None:
        """Say how many are selected; for one or none there is no bar."""
        if count != self._count and count > 1:
            announce(self, f"{count} entries selected")
        self._count = count
        self.words.setText(f"{count:,} selected")
        for button in (self.bring, self.tag, self.seal, self.trash):
            button.setVisible(not self._writing.is_read_only)
        self.setVisible(count > 1)

    def _bring(self) -> None:
        self.asked.emit(BRING, "")

    def _seal(self) -> None:
        self.asked.emit(SEAL, "")

    def _copy(self) -> None:
        self.asked.emit(COPY, "")

    def _trash(self) -> None:
        self.asked.emit(TRASH, "")

    def _ask_tags(self) -> None:
        self._kit.jobs.run(self._writing.tags, self, self._offer_tags)

    def _offer_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, _ in tags:
            menu.addAction(f"#{name}".replace("&", "&&")).setData(name)
        if not tags:
            menu.addAction("No tags yet. Give one entry a tag first.").setEnabled(False)
        menu.triggered.connect(self._on_tag)
        self._menu = menu
        menu.popup(self.tag.mapToGlobal(self.tag.rect().bottomLeft()))

    def _on_tag(self, action: QAction) -> None:
        self.asked.emit(TAG, str(action.data()))
