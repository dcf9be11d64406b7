# SPDX-License-Identifier: GPL-3.0-or-later
"""A national line without its source or its date is refused; the shipped list may be empty."""

from __future__ import annotations

import json
from datetime import date

import pytest

from therapy_journal.services.helplines import OUT_OF_DATE, HelplineError, load_helplines

GOOD = {
    "country": "XX", "name": "A line", "number": "000", "hours": "Day and night.",
    "source": "https://example.org/line", "read_on": "2026-11-24",
}  # fmt: skip


@pytest.fixture
def write(tmp_path):
    def written(**changed):
        row = {key: value for key, value in (GOOD | changed).items() if value is not None}
        path = tmp_path / "lines.json"
        path.write_text(json.dumps({"format": 1, "lines": [row]}))
        return path

    return written


def test_every_shipped_line_is_whole():
    for line in load_helplines():
        assert line.source
        assert line.read_on <= date.today()


@pytest.mark.parametrize("field", sorted(GOOD))
def test_nothing_may_be_missing(write, field):
    for value in (None, " "):
        with pytest.raises(HelplineError, match=field):
            load_helplines(write(**{field: value}))


@pytest.mark.parametrize(
    ("field", "value"),
    [("source", "a friend"), ("source", "http://x.org"), ("read_on", "lately"), ("country", "x")],
)
def test_nothing_may_be_made_up(write, field, value):
    with pytest.raises(HelplineError):
        load_helplines(write(**{field: value}))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-11-24", ""),
        ("2027-11-23", ""),
        ("2027-11-24", OUT_OF_DATE),
        ("2029-01-01", OUT_OF_DATE),
    ],
)
def test_after_twelve_months_it_may_be_out_of_date(write, today, said):
    (line,) = load_helplines(write())
    assert line.staleness(date.fromisoformat(today)) == said
