# SPDX-License-Identifier: GPL-3.0-or-later
"""A database that is going to be opened, for what is built before it is."""

from __future__ import annotations

from therapy_journal.storage.connection import Database


class AwaitedDatabase(Database):
    """Stands where an open journal's database will be; until then nothing can be asked of it."""

    def __init__(self) -> None:
        super().__init__(None)

    def become(self, opened: Database) -> None:
        """Be this database from now on; ``opened`` itself is not to be used any more."""
        vars(self).update(vars(opened))
