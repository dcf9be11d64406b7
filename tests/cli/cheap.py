# SPDX-License-Identifier: GPL-3.0-or-later
"""The program itself, but new journals cost little to open: ``python -m tests.cli.cheap …``."""

import sys

from therapy_journal.cli import main
from therapy_journal.services import keeping
from therapy_journal.storage.keys import LEAST

if __name__ == "__main__":
    keeping.make.__kwdefaults__["cost"] = LEAST
    sys.exit(main())
