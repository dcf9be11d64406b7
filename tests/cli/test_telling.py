# SPDX-License-Identifier: GPL-3.0-or-later
"""A wish to end holds wherever it arrives."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys

import pytest

from therapy_journal.cli.telling import ends_gently
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage.vault import OpenVault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")

CODES = ((signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, 143), (signal.SIGHUP, 129))


@pytest.fixture(params=CODES, ids=[number.name for number, _ in CODES])
def wish(request):
    """Return a signal that is left to its usual handler, and what it ends a command with."""
    number, code = request.param
    usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
    before = signal.signal(number, usual)
    yield number, code
    assert signal.signal(number, before) == usual


def ending(run) -> object:
    with pytest.raises((SystemExit, KeyboardInterrupt)) as met, ends_gently():
        run()
    return getattr(met.value, "code", KeyboardInterrupt)


def test_it_holds_while_a_statement_is_being_judged(vault: OpenVault, wish) -> None:
    number, code = wish
    database = vault.database

    def judge(*_: object) -> int:
        os.kill(os.getpid(), number)
        return sqlite3.SQLITE_OK

    def ask() -> None:
        database.permit(judge)
        database.all("SELECT name FROM tag")

    try:
        assert ending(ask) == code
    finally:
        database.permit(None)


def test_it_holds_where_an_error_is_passed_over(wish, monkeypatch) -> None:
    number, code = wish
    passed_over: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", passed_over.append)

    class Ended:
        def __del__(self) -> None:
            os.kill(os.getpid(), number)

    assert ending(Ended) == code
    assert len(passed_over) == 1


def test_a_command_that_met_it_may_tell_something_instead(wish) -> None:
    number, _ = wish

    def told() -> None:
        try:
            os.kill(os.getpid(), number)
        except (SystemExit, KeyboardInterrupt):
            raise JournalProblem from None

    with pytest.raises(JournalProblem), ends_gently():
        told()


def test_a_fault_without_such_a_wish_stays_what_it_is(wish) -> None:
    with pytest.raises(ValueError), ends_gently():  # noqa: PT011 — raised two words further on
        raise ValueError
