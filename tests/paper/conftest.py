# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages made of values, and the tools that read a PDF as others would."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

import pytest

from tests.core.summaries import a_week, all_on
from therapy_journal.core.summary import Summary
from therapy_journal.core.summary_building import build


def pdf_text(path: Path) -> str:
    """Return the words of a PDF in reading order, as one run."""
    answer = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return answer.stdout.decode()


def pdf_places(path: Path) -> list[tuple[str, float, float]]:
    """Return (word, top, bottom) of each word of a PDF, in points from the top of its page."""
    answer = subprocess.run(
        ["pdftotext", "-bbox", "-enc", "UTF-8", str(path), "-"],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    words = re.findall(r'yMin="(.*?)".*?yMax="(.*?)">(.*?)</word>', answer.stdout.decode())
    return [(html.unescape(word), float(top), float(bottom)) for top, bottom, word in words]


def pdf_info(path: Path) -> dict[str, str]:
    """Return what a PDF says about itself."""
    answer = subprocess.run(
        ["pdfinfo", str(path)], capture_output=True, check=True, text=True, timeout=60
    )
    pairs = (line.partition(":") for line in answer.stdout.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs}


@pytest.fixture
def full(qapp) -> Summary:
    """Return a page with everything on it."""
    return build(a_week(), all_on(a_week()))
