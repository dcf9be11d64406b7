# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m therapy_journal``."""

from __future__ import annotations

import sys

from therapy_journal.cli import main

if __name__ == "__main__":
    sys.exit(main())
