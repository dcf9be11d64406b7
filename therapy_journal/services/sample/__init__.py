# SPDX-License-Identifier: GPL-3.0-or-later
"""A believable half year of somebody invented, and larger journals for measuring."""

from therapy_journal.services.sample.demo import PASSPHRASE, demo_journal, make_sample
from therapy_journal.services.sample.large import make_large

__all__ = ["PASSPHRASE", "demo_journal", "make_large", "make_sample"]
