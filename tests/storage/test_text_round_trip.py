# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a person writes comes back, byte for byte, after it was cleaned once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from therapy_journal.core.text import clean
from therapy_journal.storage import keys
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database

# Any code point at all, lone surrogates and non-characters among them.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("written") / "Mine.tjournal"
    vaults.create(folder, "p", cost=keys.LEAST)
    opened = vaults.open_with_passphrase(folder, "p")
    yield opened.database
    opened.database.close()


@given(ANY_TEXT)
@example("\ud800\udfff alone")
@example("a\x00b")
@example("\r\n\r \u2028\u2029")
@example("مرحبا שלום 👩‍👩‍👧 e\u0301 \u202e back to front")
@example("'; DROP TABLE setting; --")
@example("x" * 100_000)
@example("\ufeffbeginning")
def test_any_text_comes_back(written: Database, text: str) -> None:
    fit = clean(text).text
    with written.atomic():
        written.execute("DELETE FROM setting")
        written.insert("setting", {"key": fit, "value": fit})
    row = written.one("SELECT key, value FROM setting")
    assert row is not None
    assert (row["key"], row["value"]) == (fit, fit)
    found = written.one("SELECT length(value) FROM setting WHERE key = ?", (fit,))
    assert found is not None
    assert found[0] == len(fit)


def test_text_survives_closing_and_opening(vault_folder: Path, passphrase: str) -> None:
    texts = ["", " ", "\t\n", "ß", "\U0010fffd", "a\u0000".replace("\u0000", "\ufffd"), "é" * 9000]
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    for number, text in enumerate(texts):
        opened.database.insert("setting", {"key": str(number), "value": text})
    opened.database.close()
    again = vaults.open_with_passphrase(vault_folder, passphrase)
    rows = again.database.all("SELECT value FROM setting ORDER BY CAST(key AS INTEGER)")
    assert [row["value"] for row in rows] == texts
    again.database.close()
