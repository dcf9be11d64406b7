# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that were typed and that the journal could not be given yet."""

from __future__ import annotations

from dataclasses import dataclass, field

REFLECTION = "reflection"
TAGS = "reflection_tags"
NOTE = "unsent_note"
SAID = "unsent_note_said"
ONE_THING = "one_thing"
STAYED = "stayed"
AGENDA = "agenda"
AGENDA_NEW = "agenda_new"
CHECK_IN = "check_in"
"""The kinds that are no form's."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What belongs to one item: its kind (``reflection``, a form's kind …) and its number.

    ``item_id`` is 0 for something new. ``fields`` are texts by name, as ``services.placing``
    reads them again.
    """

    kind: str
    item_id: int
    fields: dict[str, str] = field(repr=False)
