# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in a form and was not kept yet, so that a lock or a crash loses none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from therapy_journal.core.days import Clock
from therapy_journal.core.text import clean
from therapy_journal.storage import drafts
from therapy_journal.storage.connection import Database


class FormKind(StrEnum):
    """The forms and loose fields that keep a draft; ``item_id`` is 0 for something new."""

    HOMEWORK = "homework_form"
    PRACTICE = "practice_form"
    PRACTICE_EDIT = "practice_edit_form"
    FINISH = "finish_form"
    OBSTACLE = "obstacle_form"
    SESSION = "session_form"
    ABSENCE = "absence_form"
    CARE_PERSON = "care_person_form"
    PERSON_LINE = "person_line"
    PERSON = "person_form"
    COMFORT_LINE = "comfort_line"
    COMFORT = "comfort_form"
    NEXT_STEP = "next_step"
    LOOK = "look_form"
    STOCK_GOING = "going_form"
    STOCK_EXPECTED = "expected_form"
    STOCK_CHANGE = "change_form"
    STOCK_ENDING = "ending_form"
    CHECK_IN = "check_in_form"
    OPENING = "opening_sentences"
    NAME = "shielded_name"
    TAG = "tag"
    CAPTURE = "captured_line"
    TAG_NAME = "tag_name"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class LeftForm:
    """A form that was left before it was kept, and what stood in it."""

    kind: FormKind
    item_id: int
    fields: dict[str, str]


class FormDrafts:
    """Keeps, finds and forgets the drafts of forms. They are neither indexed nor exported."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written."""
        return self._db.is_read_only

    def keep(self, kind: FormKind, item_id: int, fields: Mapping[str, str]) -> None:
        """Keep what stands in a form now; a form without a word in it keeps nothing."""
        texts = {name: clean(text).text for name, text in fields.items() if text}
        with self._db.atomic():
            if texts:
                drafts.put(self._db, kind.value, item_id, texts, 0, 0, self._clock.now())
            else:
                drafts.drop(self._db, kind.value, item_id)

    def get(self, kind: FormKind, item_id: int) -> dict[str, str]:
        """Return what was standing in a form, empty when nothing was."""
        draft = drafts.get(self._db, kind.value, item_id)
        return {} if draft is None else dict(draft.fields)

    def drop(self, kind: FormKind, item_id: int) -> None:
        """Forget a draft, once it was kept or put aside."""
        with self._db.atomic():
            drafts.drop(self._db, kind.value, item_id)

    def take(self, kind: FormKind, item_id: int) -> dict[str, str]:
        """Forget a draft and return what stood in it, the way back."""
        with self._db.atomic():
            fields = self.get(kind, item_id)
            self.drop(kind, item_id)
        return fields

    def pending(self, *kinds: FormKind) -> tuple[LeftForm, ...]:
        """Return the forms that were left unkept, the one written last first."""
        values = {kind.value for kind in kinds}
        found = [
            LeftForm(FormKind(draft.kind), draft.item_id, dict(draft.fields))
            for draft in drafts.pending(self._db)
            if draft.kind in values
        ]
        return tuple(reversed(found))
