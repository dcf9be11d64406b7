# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the sample journal, read from its data files."""

from __future__ import annotations

import tomllib
from typing import Any

from therapy_journal.paths import resource


def read(name: str, language: str = "en") -> dict[str, Any]:
    """Return one data file of ``resources/sample/<language>``, e.g. ``read("homework")``."""
    with resource("sample", language, f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
