# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's errors, told as faults of the world or as bugs of ours.

Only ``connection.py`` calls this. The engine's own text never goes further: a full-text
query that cannot be parsed, for one, is quoted in it.
"""

from __future__ import annotations

from therapy_journal.core.errors import (
    DiskFull,
    JournalDamaged,
    JournalInUse,
    JournalProblem,
    NoAccess,
    ReadOnlyPlace,
    StorageFault,
)

_OF_THE_WORLD: dict[int, type[JournalProblem]] = {
    5: JournalInUse,  # BUSY
    6: JournalInUse,  # LOCKED
    8: ReadOnlyPlace,  # READONLY
    10: StorageFault,  # IOERR
    11: JournalDamaged,  # CORRUPT
    13: DiskFull,  # FULL
    14: NoAccess,  # CANTOPEN
    26: JournalDamaged,  # NOTADB: the key was proved before, so it cannot be the key
}
_NO_MEMORY = 7
_INTERRUPTED = 9
_READ_ONLY = 8


class Interrupted(Exception):  # noqa: N818  # it is an answer, not a failure
    """The query was stopped by :meth:`Database.interrupt`; nothing of it was kept."""


class StatementError(Exception):
    """A statement that cannot be right: a bug of ours, never the person's fault."""


class NotOpen(Exception):  # noqa: N818
    """Something was asked of a journal that is not open yet: a bug of ours."""


def translated(error: Exception, sql: str, *, is_damaged: bool) -> Exception:
    """Return what an error of the engine means.

    Args:
        error: what the engine raised (``MemoryError`` included).
        sql: the statement, to know whether the engine may have quoted somebody's words.
        is_damaged: whether this connection met a damaged page before; from then on it
            refuses to write, and says so as if the place were read-only.
    """
    code = getattr(error, "sqlite_errorcode", _NO_MEMORY if _is_memory(error) else 1) & 0xFF
    if code == _INTERRUPTED:
        return Interrupted()
    if code == _NO_MEMORY or (code == _READ_ONLY and is_damaged):
        # A page whose seal does not fit surfaces as missing memory in some statements.
        return JournalDamaged()
    if code in _OF_THE_WORLD:
        return _OF_THE_WORLD[code]()
    name = str(getattr(error, "sqlite_errorname", type(error).__name__))
    return StatementError(name if "MATCH" in sql.upper() else f"{name}: {error}")


def _is_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError)
