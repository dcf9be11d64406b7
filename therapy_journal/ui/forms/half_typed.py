# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that belong to no form: kept while they are typed in, and there again after a lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.ui.forms.draft_keeper import IS_OPEN, DraftKeeper, Fields
from therapy_journal.ui.kit import Kit


class HalfTyped(QObject):
    """Keeps what ``fields`` returns as a draft of its kind; ``fill`` shows what was kept.

    A field that is empty, or stands as it does untouched, is left out of ``fields``.
    """

    def __init__(
        self,
        *,
        kind: FormKind,
        forms: FormDrafts,
        kit: Kit,
        fields: Callable[[], Fields],
        fill: Callable[[Fields], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kind, self._forms, self._kit = kind, forms, kit
        self._fields, self._fill = fields, fill
        self._item_id: int | None = None
        self._keeper = DraftKeeper(forms=forms, kit=kit, fields=fields, parent=self)

    def take_up(self, item_id: int = 0) -> None:
        """Look after the fields as they belong to this item, and show what was kept of them."""
        if self._item_id is not None:
            self._keeper.leave()
        self._item_id = item_id
        read = partial(self._forms.get, self._kind, item_id)
        self._kit.jobs.run(read, self, partial(self._begin, item_id))

    def touched(self) -> None:
        """Say that something was typed."""
        if self._is_kept:
            self._keeper.touched()

    def flush(self) -> None:
        """Keep what is typed now."""
        if self._is_kept:
            self._keeper.keep_now()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._is_kept and self._keeper.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._keeper.unsaved_texts() if self._is_kept else []

    @property
    def _is_kept(self) -> bool:
        return self._item_id is not None and not self._forms.is_read_only

    def _begin(self, item_id: int, kept: Fields) -> None:
        if item_id != self._item_id:
            return
        kept = self._keeper.owed(self._kind, item_id) or kept
        words = {name: text for name, text in kept.items() if name != IS_OPEN}
        typed_meanwhile = self._fields()
        self._keeper.begin(self._kind, item_id, {}, kept)
        if typed_meanwhile:
            self.touched()
        else:
            self._fill(words)
