# SPDX-License-Identifier: GPL-3.0-or-later
"""The small front matter of an exported file: YAML that any reader of it takes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from therapy_journal.core.days import Moment, clock_time

Value = str | int | date | bool | Sequence[str] | None

# YAML has no place for these outside an escape, though JSON allows them.
_ESCAPED = re.compile("[\x7f-\x9f\ufeff]")
_PLAIN = re.compile(r"[a-z][a-z ]*[a-z]")
_WORDS_OF_YAML = {"no", "off", "on", "yes", "true", "false", "null"}


def document(fields: Mapping[str, Value], body: str) -> bytes:
    """Return a file: its fields between two fences, an empty line, and its text unchanged.

    Fields without a value are left out.
    """
    lines = [f"{name}: {_scalar(value)}" for name, value in fields.items() if _says(value)]
    return "\n".join(["---", *lines, "---", "", body]).encode()


def moment(at: Moment) -> dict[str, Value]:
    """Return the fields of a moment as it was lived."""
    local = at.local
    written = "" if local.date() == at.day else f"{local:%Y-%m-%d} "
    return {"day": at.day, "time": f"{written}{clock_time(local)}", "zone": at.zone}


def _says(value: Value) -> bool:
    return value not in (None, "", ())


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | date):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    return "[" + ", ".join(_text(one) for one in value or ()) + "]"


def _text(words: str) -> str:
    if _PLAIN.fullmatch(words) and words not in _WORDS_OF_YAML:
        return words
    return _ESCAPED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(words, ensure_ascii=False)
    )
