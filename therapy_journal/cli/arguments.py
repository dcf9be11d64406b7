# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be typed after ``therapy-journal``; a window loads none of what commands do."""

from __future__ import annotations

import argparse
from pathlib import Path

from therapy_journal import __version__

COMMANDS = (
    "new",
    "check",
    "backup",
    "restore",
    "salvage",
    "change-passphrase",
    "summary",
    "export",
    "sample",
)


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of ``therapy-journal [JOURNAL]``."""
    parser = argparse.ArgumentParser(
        prog="therapy-journal",
        description="An encrypted journal for people in therapy.",
        epilog=f"Commands: {', '.join(COMMANDS)}. Each explains itself with --help.",
    )
    parser.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL", help="its folder")
    parser.add_argument("--demo", action="store_true", help="open the sample journal")
    parser.add_argument("--covered", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--self-test", action="store_true", help="check this installation")
    _version(parser)
    return parser


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of the commands that work on a journal without a window."""
    parser = argparse.ArgumentParser(prog="therapy-journal")
    _version(parser)
    rows = parser.add_subparsers(metavar="COMMAND", required=True)
    _new(rows)
    _check(rows)
    _backup(rows)
    _restore(rows)
    _change_passphrase(rows)
    _summary(rows)
    _export(rows)
    _sample(rows)
    _salvage(rows)
    return parser


def _version(parser: argparse.ArgumentParser) -> None:
    version = f"therapy-journal {__version__}"
    parser.add_argument("--version", action="version", version=version)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("should be a whole number")
    return int(text)


_ONE_LINE = "read the passphrase from one line of standard input"
_Rows = argparse._SubParsersAction  # noqa: SLF001 — argparse has no public name for it


def _add(
    rows: _Rows[argparse.ArgumentParser],
    name: str,
    words: str,
    *,
    stdin: str = _ONE_LINE,
) -> argparse.ArgumentParser:
    parser = rows.add_parser(name, help=words, description=words)
    parser.add_argument("journal", type=Path, metavar="JOURNAL", help="the journal's folder")
    _version(parser)
    _asking(parser, stdin)
    return parser


def _asking(parser: argparse.ArgumentParser, words: str = _ONE_LINE) -> None:
    parser.add_argument("--passphrase-stdin", action="store_true", help=words)


def _target(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=words)
    parser.add_argument("--force", action="store_true", help="replace what is there already")


def _new(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import making

    parser = _add(rows, "new", "Make a new journal.")
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE", help="write the recovery sheet there as a PDF"
    )
    parser.add_argument(
        "--i-have-written-it-down",
        action="store_true",
        help="do not ask for two groups of the recovery key",
    )
    parser.set_defaults(run=making.new)


def _check(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import commands

    _add(rows, "check", "Look a journal over for damage.").set_defaults(run=commands.check)


def _backup(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import backups

    parser = _add(rows, "backup", "Make a backup of a journal, and find it whole.")
    parser.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        help="put it into this folder instead of where the journal keeps its backups",
    )
    parser.set_defaults(run=backups.backup)


def _restore(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import backups

    words = "Make a journal of a backup, in a new folder."
    parser = rows.add_parser("restore", help=words, description=words)
    parser.add_argument(
        "backup",
        type=Path,
        metavar="BACKUP",
        help="a backup, or where backups are kept: then the newest of them",
    )
    _version(parser)
    _asking(parser)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="NEW", help="the new journal's folder"
    )
    parser.set_defaults(run=backups.restore)


def _change_passphrase(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import changing

    parser = _add(
        rows,
        "change-passphrase",
        "Let another passphrase open a journal and its backups.",
        stdin="read two lines of standard input: the present passphrase, then the new one",
    )
    parser.set_defaults(run=changing.change_passphrase)


def _summary(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import commands

    parser = _add(rows, "summary", "Write the page for the next session as a PDF.")
    _target(parser, "the PDF to write")
    parser.add_argument("--paper", choices=("A4", "Letter"), help="instead of the journal's own")
    parser.add_argument("--large", action="store_true", help="large print")
    parser.set_defaults(run=commands.summary)


def _export(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import commands

    parser = _add(rows, "export", "Write everything but the raw layers, unencrypted.")
    parser.add_argument("--format", choices=("markdown", "json"), required=True)
    parser.add_argument(
        "--with-raw",
        action="store_true",
        help="with JSON: the raw layers of unsent notes and the words taught to the spelling check",
    )
    parser.add_argument("--with-sealed", action="store_true", help="entries still sealed as well")
    _target(parser, "the JSON file, or the folder for Markdown")
    parser.set_defaults(run=commands.export)


def _sample(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import making

    parser = _add(rows, "sample", "Make the sample journal: half a year of somebody invented.")
    parser.add_argument("--entries", type=_count, metavar="N", help="instead: N generated entries")
    parser.set_defaults(run=making.sample)


def _salvage(rows: _Rows[argparse.ArgumentParser]) -> None:
    from therapy_journal.cli import salvaging

    words = "Recover what can be read of a damaged journal into a new one."
    parser = _add(rows, "salvage", words)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="NEW", help="the new journal's folder"
    )
    parser.add_argument(
        "--recovery-key",
        action="store_true",
        help="what is asked for is the recovery key, not the passphrase",
    )
    parser.set_defaults(run=salvaging.salvage)
