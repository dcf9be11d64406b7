# SPDX-License-Identifier: GPL-3.0-or-later
"""The program with a bug in ``check``, and without the libraries that Qt needs."""

import sys

from therapy_journal.cli import main
from therapy_journal.services import keeping


def check(folder, passphrase):
    raise ValueError("secretword in an entry")


class NoQt:
    """Stands in the way of PySide6 as a missing library does."""

    def find_spec(self, name, path=None, target=None):
        if name.startswith("PySide6"):
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file")


if __name__ == "__main__":
    keeping.check = check
    sys.meta_path.insert(0, NoQt())
    sys.exit(main())
