# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, for people and scripts; Qt is loaded only by what draws."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from therapy_journal.cli.arguments import COMMANDS, command_parser, window_parser
from therapy_journal.cli.telling import Usage, ends_gently, told
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import process


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 1 for a fault of the world that was told, or 2."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    process.harden()
    if words and words[0] in COMMANDS:
        return _command(words)
    options = window_parser().parse_args(words)
    return told(lambda: _window(options))


def _command(words: Sequence[str]) -> int:
    options = command_parser().parse_args(words)

    def run() -> int:
        with ends_gently():
            options.run(options)
        return 0

    return told(run)


def _window(options: argparse.Namespace) -> int:
    if options.self_test:
        from therapy_journal.cli.self_test import self_test

        return self_test()
    _require_display()
    # What is loaded now stays; to look for garbage among it would only take time. The window
    # takes care of it when everything is there (ui/tidying.py).
    gc.disable()
    from therapy_journal.ui.importing import without_reading_sources

    without_reading_sources()
    from therapy_journal import app

    return app.main(options.journal, is_demo=options.demo, is_covered=options.covered)


def _require_display() -> None:
    """Say in one line what Qt would end the program over."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise NoDisplay


class NoDisplay(JournalProblem):
    """A window was asked for where none can be shown."""

    code = "E_NO_DISPLAY"
    sentence = "There is no display here, so no window can be shown."
    action = f"These commands need none: {', '.join(COMMANDS)}. Each explains itself with --help."


__all__ = ["NoDisplay", "Usage", "main"]
