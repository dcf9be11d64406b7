# SPDX-License-Identifier: GPL-3.0-or-later
"""The private log: what kind of fault, where in our code; never a word anybody wrote."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from therapy_journal import __version__, paths

_PACKAGE = Path(__file__).resolve().parent
_LIMIT = 64 * 1024


def frames(trace: TracebackType | None) -> list[str]:
    """Return our own frames, innermost last, as ``ui/jobs.py:80``: no values, no paths."""
    found = []
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            found.append(f"{file.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return one line that tells a developer where it broke, e.g. ``KeyError at ui/x.py:3``."""
    return f"{kind.__name__} at {' < '.join(reversed(frames(trace))) or 'outside our code'}"


def note(file: Path, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Append one line to the log; a log that cannot be written is let be."""
    line = f"{datetime.now(UTC):%Y-%m-%d %H:%M} {__version__} {describe(kind, trace)}\n"
    with contextlib.suppress(OSError):
        paths.make_private(file.parent)
        if file.exists() and file.stat().st_size > _LIMIT:
            file.unlink()
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as log:
            log.write(line)
