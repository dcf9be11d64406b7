# SPDX-License-Identifier: GPL-3.0-or-later
"""Under the list: what can be done to all entries that are selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.several import BRING, COPY, SEAL, TAG, TRASH, WORDS
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.rounding import Menu


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
        self.bring = IconButton("pin", WORDS[BRING])
        self.tag = IconButton("tag", WORDS[TAG])
        self.seal = IconButton("lock", WORDS[SEAL])
        self.copy = IconButton("file-down", WORDS[COPY])
        self.trash = IconButton("trash-2", WORDS[TRASH])
        self.leave = IconButton("x", "Select one only")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        self._flow = FlowLayout(gap=6, row_gap=2)
        column.addLayout(self._flow)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.bring, self.tag, self.seal, self.copy, self.trash, self.leave):
            row.addWidget(button)
        self._flow.addWidget(self.words)
        self._flow.addWidget(beside)
        self._restyle()
        kit.theme.changed.connect(self._restyle)
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

    def _restyle(self) -> None:
        px = self._kit.theme.px
        self._flow.setContentsMargins(px(14), px(4), px(6), px(4))

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
        menu = Menu(self)
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
