# SPDX-License-Identifier: GPL-3.0-or-later
"""The one connection to an encrypted journal; the only module that knows SQLCipher."""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import sqlcipher3.dbapi2 as engine

from therapy_journal.core.errors import (
    JournalDamaged,
    JournalProblem,
    ReadOnlyPlace,
    StorageFault,
)
from therapy_journal.storage.answers import Cursor, Row
from therapy_journal.storage.faults import Interrupted, NotOpen, StatementError, translated

__all__ = ["Cursor", "Database", "Interrupted", "NotOpen", "Row", "StatementError"]

Parameters = Sequence[object] | Mapping[str, object]

ENGINE_ERRORS = (engine.Error, engine.Warning, MemoryError)
_BUSY_SECONDS = 0.2
_LONE_WRITE = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b(?!.*\bRETURNING\b)", re.I | re.S)
_ROLLED_BACK = "the transaction was rolled back before"
_SEALS = "PRAGMA cipher_status"


def connect(uri: str) -> Database:
    """Open a file named by a URI, with no key yet and nothing read; see ``opening``."""
    try:
        connection = engine.connect(
            uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False
        )
    except ENGINE_ERRORS as error:
        raise translated(error, "connect", is_damaged=False) from None
    connection.row_factory = engine.Row
    return Database(connection)


class _NotOpenYet:
    """Stands where the connection will be."""

    def __getattr__(self, name: str) -> NoReturn:
        raise NotOpen


class Database:
    """An open journal. One thread at a time uses it; any thread may interrupt it.

    Without a connection it stands for a journal that is going to be opened: what works with
    it can be built, and asked nothing until :meth:`take_over`.

    Every error of the engine leaves here as a ``JournalProblem``, as ``Interrupted``, or
    as ``StatementError`` when the statement itself is wrong.
    """

    def __init__(self, connection: Any = None) -> None:  # noqa: ANN401
        self._connection = _NotOpenYet() if connection is None else connection
        self._guard = threading.Lock()
        self._decide: Callable[..., int] | None = None
        self._depth = 0
        self._lost_to: Exception | None = None
        self._is_damaged = False
        self._is_watched = False
        self._is_closed = connection is None
        self.is_lost = False
        self._is_read_only: bool | None = None if connection is None else False

    @property
    def is_read_only(self) -> bool:
        """Whether the place allows no more than reading; known once the journal is open."""
        if self._is_read_only is None:
            raise NotOpen
        return self._is_read_only

    @is_read_only.setter
    def is_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only

    def take_over(self, opened: Database) -> None:
        """Go on with the connection of another, which stands for nothing afterwards."""
        self._connection, opened._connection = opened._connection, _NotOpenYet()
        self._is_closed, opened._is_closed = opened._is_closed, True
        self._decide = opened._decide
        self._is_damaged = opened._is_damaged
        self.is_lost = False
        self._is_watched = opened._is_watched
        self._is_read_only, opened._is_read_only = opened._is_read_only, None

    def execute(self, sql: str, params: Parameters = ()) -> Cursor:
        """Run one statement; one that writes is a transaction of its own, or part of one."""
        if self._depth == 0 and _LONE_WRITE.match(sql):
            with self.atomic():
                return self._run(sql, params)
        return self._run(sql, params)

    def one(self, sql: str, params: Parameters = ()) -> Row | None:
        """Return the first row of an answer, or None."""
        return self.execute(sql, params).fetchone()

    def all(self, sql: str, params: Parameters = ()) -> list[Row]:
        """Return every row of an answer."""
        return self.execute(sql, params).fetchall()

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Insert a row and return its number."""
        columns = ", ".join(_names(values))
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {_name(table)} ({columns}) VALUES ({marks})"  # noqa: S608
        return self.execute(sql, tuple(values.values())).lastrowid

    def update(self, table: str, values: Mapping[str, object], where: Mapping[str, object]) -> int:
        """Change the rows whose columns equal ``where`` and return how many they were."""
        changes = ", ".join(f"{name} = ?" for name in _names(values))
        which = " AND ".join(f"{name} IS ?" for name in _names(where))
        sql = f"UPDATE {_name(table)} SET {changes} WHERE {which}"  # noqa: S608
        return self.execute(sql, (*values.values(), *where.values())).rowcount

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Keep everything inside, or nothing; nested, it is a savepoint of its own.

        The first error always wins over one met while taking things back.
        """
        if self.is_read_only:
            raise ReadOnlyPlace
        if self.is_lost:
            raise StorageFault
        depth = self._depth
        begin, commit, back = _TRANSACTION if depth == 0 else _savepoint(depth)
        if depth == 0:
            self._lost_to = None
        with self._guard:
            self._depth = depth + 1
        try:
            self._run(begin)
            yield
            self._run(commit[0])
        except BaseException:
            self._take_back(back)
            raise
        finally:
            self._depth = depth

    def use_key(self, key: str) -> None:
        """Give the engine the key (``x'…'``), without any SQL text that holds it."""
        with self.translating("key"):
            self._connection.set_key(key)

    def change_key(self, key: str) -> None:
        """Encrypt everything anew under another key (``x'…'``): all of it, or nothing.

        When this raises, nobody can say which key the connection goes on with: it must be
        closed, and :meth:`take_over` puts another in its place. Until then ``is_lost`` refuses
        every statement as a fault of the disk.
        """
        with self.translating("key"):
            self._connection.reset_key(key)
        self.require_seals()

    def watch_seals(self) -> None:
        """Look, with every answer from now on, whether all pages read bore a true seal."""
        self._is_watched = True

    def require_seals(self) -> None:
        """Refuse an answer for which a page was read whose seal did not fit.

        The engine hands out such a page filled with zeros, and reports an error only if the
        zeros make no sense to it. The rest of a long text would come back as zeros, as if
        that were what was written. Its status tells; a commit fails by itself then.

        Raises:
            JournalDamaged: when a seal did not fit, now or before on this connection.
        """
        if self._is_watched:
            row = self._connection.execute(_SEALS).fetchone()
            if row is None or row[0] != "1":
                self._is_damaged = True
                raise JournalDamaged

    def permit(self, decide: Callable[..., int] | None) -> None:
        """Let ``decide`` judge every statement from now on (None: all are allowed)."""
        self._decide = decide
        self._connection.set_authorizer(decide)

    def interrupt(self) -> None:
        """Stop the query that is running, from any thread.

        A transaction is never interrupted: it is short, and it may hold somebody's words.
        """
        with self._guard:
            if self._depth == 0 and not self._is_closed:
                self._connection.interrupt()

    def copy_into(self, target: Path) -> None:
        """Write the whole database anew, under the same key, to a file that is not there yet.

        SQLite attaches the target for this one statement; nothing else may.
        """
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        decide = self._decide
        self.permit(None)
        try:
            # As bytes: a name need not be text everywhere.
            self.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))
            self.require_seals()
        finally:
            self.permit(decide)

    @property
    def total_changes(self) -> int:
        """How many rows were written through this connection since it was opened."""
        return int(self._connection.total_changes)

    def checkpoint(self) -> None:
        """Bring what was saved from the journal's -wal file into the journal itself."""
        if not self.is_read_only:
            self.one("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Checkpoint and close. What was saved is safe even if the checkpoint fails."""
        if self._is_closed:
            return
        with contextlib.suppress(JournalProblem, Interrupted):
            self.checkpoint()
        with self._guard:
            self._is_closed = True
            with self.translating("close"):
                self._connection.close()

    @contextmanager
    def translating(self, sql: str) -> Iterator[None]:
        """Turn the engine's errors into ours; its own text and traceback stay behind."""
        try:
            yield
        except ENGINE_ERRORS as error:
            meaning = translated(error, sql, is_damaged=self._is_damaged)
            self._is_damaged = self._is_damaged or isinstance(meaning, JournalDamaged)
            if self._depth and not self._connection.in_transaction:
                self._lost_to = meaning
            raise meaning from None

    def _run(self, sql: str, params: Parameters = ()) -> Cursor:
        if self.is_lost:
            raise StorageFault
        if self._depth and not self._connection.in_transaction and sql != _BEGIN:
            # Going on would save single statements of something that was to be all or nothing.
            raise self._lost_to or StatementError(_ROLLED_BACK)
        with self.translating(sql):
            return Cursor(self, self._connection.execute(sql, params), sql)

    def _take_back(self, statements: Iterable[str]) -> None:
        # A full disk or an interruption may have rolled the whole transaction back already.
        for sql in statements:
            if self._connection.in_transaction:
                with contextlib.suppress(JournalProblem, Interrupted, StatementError):
                    self._run(sql)


_BEGIN = "BEGIN IMMEDIATE"
_TRANSACTION = (_BEGIN, ("COMMIT",), ("ROLLBACK",))


def _savepoint(depth: int) -> tuple[str, tuple[str], tuple[str, ...]]:
    name = f"inner_{depth}"
    return (f"SAVEPOINT {name}", (f"RELEASE {name}",), (f"ROLLBACK TO {name}", f"RELEASE {name}"))


def _name(name: str) -> str:
    """Quote a name of ours; one that is no plain word cannot be ours."""
    if not name.isidentifier():
        message = "not a name of a table or column"
        raise StatementError(message)
    return f'"{name}"'


def _names(values: Mapping[str, object]) -> list[str]:
    return [_name(name) for name in values]
