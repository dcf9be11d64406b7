# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that help to take stock: complete, plain and kind."""

from __future__ import annotations

import re

import pytest

from therapy_journal.core.stock import LINES, TITLES, StockKind
from therapy_journal.services.stock_texts import load_stock_text, read_stock_text
from therapy_journal.services.text_files import TextFileError

UNKIND = re.compile(
    r"\b(just|simply|journey|should|must|always|never|promise|cure|heal|disorder|symptoms?|"
    r"failed|failure|blame|fault|wrong|well done|proud|medication|pills?)\b|!",
    re.IGNORECASE,
)
URGING = re.compile(r"\b(you (need|ought|have) to (stop|stay|leave|end))\b", re.IGNORECASE)


@pytest.mark.parametrize("kind", list(StockKind))
def test_every_line_of_every_form_has_words(kind):
    text = load_stock_text(kind)
    assert text.title == TITLES[kind]
    assert list(text.hints) == list(LINES[kind])
    for words in (text.about, *text.hints.values()):
        assert not UNKIND.search(words), words
        assert not URGING.search(words), words
        for sentence in re.split(r"(?<=[.?:;])\s+", words):
            assert len(sentence.split()) <= 26, sentence
    words = " ".join((text.about, *text.hints.values())).split()
    assert sum(map(len, words)) / len(words) < 5


def test_a_language_that_is_not_there_is_english():
    assert load_stock_text(StockKind.GOING, "xx") == load_stock_text(StockKind.GOING)


@pytest.mark.parametrize(
    "body",
    ["About.\n\n## looking_back\n\nOne.\n", "About.\n\n## hoped\n\nOne.\n", "- a point\n"],
)
def test_what_is_missing_or_strange_is_told_with_its_file(tmp_path, body):
    path = tmp_path / "ending.md"
    path.write_text(f"---\nkey: ending\ntitle: End\n---\n\n{body}", encoding="utf-8")
    with pytest.raises(TextFileError, match="ending"):
        read_stock_text(path)
