# SPDX-License-Identifier: GPL-3.0-or-later
"""How a command ends: its exit code, and what is said on standard error.

No fault of the world ends in a traceback, and nothing a person wrote is ever in a message.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from therapy_journal import log
from therapy_journal.core.errors import JournalInUse, JournalProblem

FAULT, USAGE, INTERRUPTED = 1, 2, 130
OPEN_ELSEWHERE = "This journal is open. Lock it with Ctrl+L, then try again."

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


_USUAL = (signal.SIG_DFL, signal.default_int_handler)


class Usage(JournalProblem):
    """The command was given in a way that cannot work; nothing was begun."""

    code = "E_USAGE"


def told(run: Callable[[], int]) -> int:
    """Run something and return its exit code; whatever goes wrong is told in one line."""
    try:
        code = run()
        sys.stdout.flush()
    except (JournalProblem, KeyboardInterrupt) as problem:
        return _ended(problem)
    except OSError as error:
        _silence(sys.stdout)
        _say(f"This computer reported a fault: {os.strerror(error.errno or 0)}.")
        return FAULT
    except ImportError as error:
        # The text names a library or a module: where it says more, that is after a colon.
        _say(f"A part that is needed could not be loaded: {str(error).partition(':')[0]}.")
        _say("On Debian and Ubuntu, `make run` names the packages that are missing.")
        return FAULT
    except Exception as error:  # noqa: BLE001 — a traceback could hold what somebody wrote
        _say(
            f"Something in this program is wrong: {log.describe(type(error), error.__traceback__)}"
        )
        _say("That line holds nothing you wrote, so you can pass it on.")
        return FAULT
    return code


@contextmanager
def ends_gently() -> Iterator[None]:
    """Let a wish to end, the system's or Ctrl+C, run the same clearing up as a fault does.

    Where Python runs a handler inside a function called from C, such as the one that judges
    statements, what the handler raises becomes a fault of that C code, or nothing at all. The
    wish is kept as well, so it is what the command ends with in either case; but for a command
    that met it and has something to tell.
    """
    asked: list[BaseException] = []

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 — as signal calls it
        is_interrupt = number == signal.SIGINT
        asked.append(KeyboardInterrupt() if is_interrupt else SystemExit(128 + number))
        raise asked[-1]

    before = {}
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in _USUAL:
            before[number] = signal.signal(number, end)
    try:
        yield
    except JournalProblem:
        raise
    except Exception:
        if not asked:
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked:
        raise asked[0]


def _ended(problem: JournalProblem | KeyboardInterrupt) -> int:
    if isinstance(problem, KeyboardInterrupt):
        _say("")
        return INTERRUPTED
    if isinstance(problem, JournalInUse):
        _say(OPEN_ELSEWHERE)
    else:
        _say(f"{problem.sentence} {problem.action}")
    return USAGE if isinstance(problem, Usage) else FAULT


def _say(words: str) -> None:
    with contextlib.suppress(OSError, AttributeError):
        print(words, file=sys.stderr, flush=True)


def _silence(stream: object) -> None:
    """Keep Python from trying once more, at its end, to write where writing failed."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)
