# SPDX-License-Identifier: GPL-3.0-or-later
"""Own templates: made, changed, put in order, removed, and had back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.templates import Template, TemplateGone, fit_body, fit_name
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.storage import templates as stored
from therapy_journal.storage.connection import Database

_CHANGED = Changes(templates=True)


class Removed(NamedTuple):
    """A template that was removed, and what was half written over it."""

    template: Template
    typed: Mapping[str, str]


class Templates:
    """Templates are few, so each change returns the template and lists are read whole."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written."""
        return self._db.is_read_only

    def all(self) -> tuple[Template, ...]:
        """Return every template in its order."""
        return tuple(stored.all_templates(self._db))

    def get(self, template_id: int) -> Template:
        """Return one template.

        Raises:
            TemplateGone: when it was removed.
        """
        found = stored.get(self._db, template_id)
        if found is None:
            raise TemplateGone
        return found

    def keep(self, template_id: int, name: str, body: str) -> Outcome[Template]:
        """Keep a template as it is now; 0 makes a new one. Its draft is done with.

        One that was removed meanwhile is made anew, so that its words are not lost.

        Raises:
            TemplateEmpty: when it has neither a name nor a line.
        """
        body = fit_body(body)
        name = fit_name(name, body)
        with self._db.atomic():
            self.forms.drop(FormKind.TEMPLATE, template_id)
            if not template_id or not stored.update(self._db, template_id, name, body):
                template_id = stored.insert(self._db, name, body)
        return Outcome(self.get(template_id), _CHANGED)

    def move(self, template_id: int, step: int) -> Outcome[tuple[Template, ...]]:
        """Move a template up (-1) or down (+1); at either end it stays."""
        ids = [one.id for one in self.all()]
        with self._db.atomic():
            if template_id in ids:
                place = ids.index(template_id)
                ids.insert(min(max(place + step, 0), len(ids) - 1), ids.pop(place))
                stored.put_in_order(self._db, ids)
        return Outcome(self.all(), _CHANGED)

    def remove(self, template_id: int) -> Outcome[Removed]:
        """Remove a template; the value is what :meth:`put_back` takes."""
        template = self.get(template_id)
        with self._db.atomic():
            typed = self.forms.take(FormKind.TEMPLATE, template_id)
            stored.remove(self._db, template_id)
        return Outcome(Removed(template, typed), _CHANGED)

    def put_back(self, removed: Removed) -> Outcome[Template]:
        """Have a template again that was removed, where it stood, with its draft."""
        template = removed.template
        with self._db.atomic():
            if stored.get(self._db, template.id) is None:
                stored.put_back(self._db, template)
            else:  # its number was given to another one meanwhile
                template = self.get(stored.insert(self._db, template.name, template.body))
            self.forms.keep(FormKind.TEMPLATE, template.id, removed.typed)
        return Outcome(template, _CHANGED)
