# SPDX-License-Identifier: GPL-3.0-or-later
"""The program on a disk that takes no more than a few bytes in any file."""

import resource
import sys

from therapy_journal.cli import main

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
    sys.exit(main())
