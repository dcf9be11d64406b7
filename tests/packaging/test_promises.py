# SPDX-License-Identifier: GPL-3.0-or-later
"""What is promised is said in one place: the program shows the very words of the document."""

import re
from pathlib import Path

from therapy_journal.paths import resource
from therapy_journal.services.guides import load_guide

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "THREAT_MODEL.md").read_text(encoding="utf-8")


def test_the_guide_stands_in_the_document_word_for_word():
    guide = resource("guides", "en", "promises.md").read_text(encoding="utf-8")
    assert guide.split("---\n", 2)[2].strip() in DOCUMENT
    assert [section.heading for section in load_guide("promises").sections[1:3]] == [
        "What is promised", "What it cannot do",
    ]  # fmt: skip


def test_every_test_and_document_it_names_is_there():
    named = re.findall(r"`((?:tests|tools)/[\w/.]+)`", DOCUMENT)
    named += [f"docs/{name}" for name in re.findall(r"\]\((\w+\.md)\)", DOCUMENT)]
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_readme_leads_to_it():
    assert "(docs/THREAT_MODEL.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
