# SPDX-License-Identifier: GPL-3.0-or-later
"""Journals that are cheap to open, for commands to work on."""

import shutil

import pytest

from tests.conftest import PASSPHRASE
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.sample import make_sample
from therapy_journal.storage.keys import LEAST


@pytest.fixture
def journal(tmp_path):
    """Return the folder of a new, empty journal; its passphrase is ``PASSPHRASE``."""
    folder = tmp_path / "Mine.tjournal"
    keeping.make(folder, PASSPHRASE, cost=LEAST)
    return folder


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory):
    """Return a sample journal that is made once, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "Sample.tjournal"
    make_sample(folder, passphrase=PASSPHRASE, today=SystemClock().now().day)
    return folder


@pytest.fixture
def sample(tmp_path, made_sample):
    """Return the folder of a sample journal of one's own; its passphrase is ``PASSPHRASE``."""
    return shutil.copytree(made_sample, tmp_path / "Sample.tjournal")


@pytest.fixture
def stdin():
    """Return the passphrase as one line of standard input."""
    return f"{PASSPHRASE}\n"
