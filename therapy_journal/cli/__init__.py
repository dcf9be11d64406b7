# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, for people and scripts; Qt is loaded only by what draws."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from therapy_journal.cli.arguments import COMMANDS, command_parser, window_parser
from therapy_journal.core.errors import JournalInUse, JournalProblem
from therapy_journal.storage import process

DONE, FAULT, USAGE = 0, 1, 2
OPEN_ELSEWHERE = "This journal is open. Lock it with Ctrl+L, then try again."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 1 for a fault of the world that was told, or 2."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    process.harden()
    if words and words[0] in COMMANDS:
        return _told(words)
    options = window_parser().parse_args(words)
    if options.self_test:
        from therapy_journal.cli.self_test import self_test

        return self_test()
    from therapy_journal import app

    return app.main(options.journal, is_demo=options.demo)


def _told(words: Sequence[str]) -> int:
    options = command_parser().parse_args(words)
    try:
        options.run(options)
    except JournalInUse:
        print(OPEN_ELSEWHERE, file=sys.stderr)
        return FAULT
    except JournalProblem as problem:
        print(f"{problem.sentence} {problem.action}", file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:
        return 130
    return DONE
