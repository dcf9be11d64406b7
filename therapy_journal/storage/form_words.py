# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written in the small JSON of a task and of a try, as SQL says it, for the search.

It is what ``core.homework_forms.words_of`` says: numbers are left out.
"""

from __future__ import annotations

from therapy_journal.core.homework_forms import LINES, LineKind

_WRITTEN = ", ".join(f"'{key}'" for key, line in LINES.items() if line.kind is not LineKind.RATING)

STEPS = (
    "coalesce((SELECT group_concat(json_extract(value, '$.text'), char(10))"
    " FROM json_each(homework.steps)), '')"
)
"""The steps of a row of ``homework``, a line each."""

ANSWERS = (
    "coalesce((SELECT group_concat(value, char(10)) FROM json_each(practice.answers)"  # noqa: S608 - our own words
    f" WHERE key IN ({_WRITTEN})), '')"
)
"""The answers of a row of ``practice``, a line each."""
