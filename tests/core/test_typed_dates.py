# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as a person types them."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.typed_dates import read

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 22)),
        ("the day before yesterday", date(2026, 11, 21)),
        ("3 days ago", date(2026, 11, 20)),
        ("two weeks ago", date(2026, 11, 9)),
        ("a month ago", date(2026, 10, 23)),
        ("a year ago", date(2025, 11, 23)),
        ("monday", TODAY),
        ("last monday", date(2026, 11, 16)),
        ("on Sunday", date(2026, 11, 22)),
        ("tue", date(2026, 11, 17)),
        ("12 march", date(2026, 3, 12)),
        ("March 12th", date(2026, 3, 12)),
        ("12th of mar 2024", date(2024, 3, 12)),
        ("Mar 12, 2024", date(2024, 3, 12)),
        ("30 dec", date(2025, 12, 30)),
        ("29 february", date(2024, 2, 29)),
        ("2026-03-12", date(2026, 3, 12)),
        ("12.3.2024", date(2024, 3, 12)),
        ("12.3.", date(2026, 3, 12)),
        ("3/25/2024", date(2024, 3, 25)),
    ],
)
def test_a_day_is_read_as_it_is_said(typed, day):
    found = read(typed, TODAY)
    assert found is not None
    assert (found.first, found.last, found.is_month) == (day, day, False)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("march", date(2026, 3, 1), date(2026, 3, 31)),
        ("december", date(2025, 12, 1), date(2025, 12, 31)),
        ("feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_a_month_is_its_first_day_to_its_last(typed, first, last):
    found = read(typed, TODAY)
    assert found is not None
    assert (found.first, found.last, found.is_month) == (first, last, True)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12",
        "mo",
        "99 march",
        "31.11.2026",
        "2026-13-01",
        "kettle",
        "0 days ago",
        "9999 days",
        "3000 years ago",
    ],
)
def test_what_is_no_day_is_none(typed):
    assert read(typed, TODAY) is None


def test_a_month_ago_from_a_longer_month_is_its_last_day():
    found = read("a month ago", date(2026, 3, 31))
    assert found is not None
    assert found.first == date(2026, 2, 28)


@given(st.text(max_size=30), st.dates(min_value=date(1970, 1, 1), max_value=date(9990, 1, 1)))
def test_nothing_typed_is_an_error(typed, today):
    found = read(typed, today)
    assert found is None or found.first <= found.last


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(9990, 1, 1)))
def test_a_whole_date_leads_to_itself(day):
    found = read(day.isoformat(), TODAY)
    assert found is not None
    assert found.first == found.last == day


GERMAN = """
import locale
from datetime import date
locale.setlocale(locale.LC_ALL, "")
assert f"{date(2026, 3, 12):%B}" == "März"
from therapy_journal.core import coming_back, salvaged, typed_dates
print(typed_dates.read("12 march", date(2026, 11, 23)).first)
print(typed_dates.read("last tuesday", date(2026, 11, 23)).first)
print(salvaged._days((date(2026, 5, 12),)))
print(coming_back.on_day(date(2026, 3, 12), date(2026, 3, 24)))
"""


def test_the_language_of_the_system_changes_neither_what_is_read_nor_what_is_said(
    tmp_path: Path,
) -> None:
    compiler = shutil.which("localedef")
    place = tmp_path / "de_DE.UTF-8"
    make = [compiler or "false", "-c", "-i", "de_DE", "-f", "UTF-8", str(place)]
    if not compiler or subprocess.run(make, capture_output=True, check=False).returncode:
        pytest.skip("no locale can be made here")
    there = os.environ | {"LOCPATH": str(tmp_path), "LC_ALL": "de_DE.UTF-8"}
    command = [sys.executable, "-c", GERMAN]
    done = subprocess.run(command, env=there, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines() == ["2026-03-12", "2026-11-17", "12 May 2026", "On 12 March"]
