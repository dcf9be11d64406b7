# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's folders are where every other program looks for its own."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from therapy_journal import paths

VARIABLES = (
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
)


@pytest.mark.parametrize("named", [None, "", "elsewhere"])
def test_they_are_where_the_system_wants_them(monkeypatch, tmp_path, named):
    for variable in VARIABLES:
        if named is None:
            monkeypatch.delenv(variable)
        else:
            monkeypatch.setenv(variable, named and str(tmp_path / named / variable))
    expected = {
        paths.journals_folder(): platformdirs.user_data_dir,
        paths.settings_file().parent: platformdirs.user_config_dir,
        paths.log_file().parent: platformdirs.user_log_dir,
        paths.cache_folder(): platformdirs.user_cache_dir,
        paths.runtime_folder(): platformdirs.user_runtime_dir,
    }
    for folder, ask in expected.items():
        assert folder == Path(ask(paths.APP_NAME, appauthor=False))


def test_a_session_without_a_runtime_folder_still_gets_one(monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert paths.runtime_folder().is_absolute()
