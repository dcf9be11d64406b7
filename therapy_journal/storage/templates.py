# SPDX-License-Identifier: GPL-3.0-or-later
"""The templates of a journal, in the order somebody gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapy_journal.core.templates import Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapy_journal.storage.connection import Database, Row


def all_templates(db: Database) -> list[Template]:
    """Return every template in its order."""
    return [_template(row) for row in db.all("SELECT * FROM template ORDER BY position, id")]


def get(db: Database, template_id: int) -> Template | None:
    """Return one template, or None when it is gone."""
    row = db.one("SELECT * FROM template WHERE id = ?", (template_id,))
    return None if row is None else _template(row)


def insert(db: Database, name: str, body: str) -> int:
    """Keep a new template after the others and return its number."""
    row = db.one("SELECT coalesce(max(position) + 1, 0) FROM template")
    position = 0 if row is None else int(row[0])
    return db.insert("template", {"name": name, "body": body, "position": position})


def put_back(db: Database, template: Template) -> None:
    """Keep a template again that was removed, as it was."""
    values = {"id": template.id, "uid": template.uid, "name": template.name, "body": template.body}
    db.insert("template", values | {"position": template.position})


def update(db: Database, template_id: int, name: str, body: str) -> bool:
    """Write a template anew; False when it is gone."""
    return bool(db.update("template", {"name": name, "body": body}, {"id": template_id}))


def put_in_order(db: Database, ids: Sequence[int]) -> None:
    """Give the templates this order."""
    for position, template_id in enumerate(ids):
        db.update("template", {"position": position}, {"id": template_id})


def remove(db: Database, template_id: int) -> None:
    """Remove a template."""
    db.execute("DELETE FROM template WHERE id = ?", (template_id,))


def holds_body(db: Database, body: str) -> bool:
    """Whether a text is that of a template, to the letter."""
    return db.one("SELECT 1 FROM template WHERE body = ? LIMIT 1", (body,)) is not None


def _template(row: Row) -> Template:
    return Template(row["id"], row["uid"], row["name"], row["body"], row["position"])
