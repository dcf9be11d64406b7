# SPDX-License-Identifier: GPL-3.0-or-later
"""Dictionaries by way of enchant: the English one that is shipped, and those of the system.

Enchant keeps two lists of words beside each language, in a folder of its own, and makes them
where they are not there. It is given a folder in the runtime folder instead, which is gone
again as soon as the language is loaded; nothing is ever added to those lists. The shipped
dictionary is put there for the same moment, because enchant looks nowhere else for more.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from therapy_journal import paths
from therapy_journal.core import spelling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

SHIPPED = "en_US"
_PLACE = "ENCHANT_CONFIG_DIR"
_LIBRARY = "PYENCHANT_LIBRARY_PATH"
_MOST = 5
_SONAME = "libenchant-2.so.2"


class Dictionary:
    """The words of one language, read into memory; for one thread at a time."""

    def __init__(self, language: str, source: Any) -> None:  # noqa: ANN401 - has no types
        self.language = language
        self._source = source
        self._script = spelling.script_of(language)
        self._takes_accents_off = language.startswith("en")

    def knows(self, word: str) -> bool:
        """Say whether a word is right, as far as this dictionary can judge it."""
        if not spelling.is_written_in(word, self._script):
            return True
        word = spelling.plain(word)
        if self._source.check(word):
            return True
        # English takes words with their accents and without, its dictionary without only.
        bare = spelling.without_accents(word) if self._takes_accents_off else word
        return bare != word and bool(self._source.check(bare))

    def suggest(self, word: str) -> list[str]:
        """Return what may have been meant, the likeliest first, five at most."""
        found = dict.fromkeys(self._source.suggest(spelling.plain(word)))
        return list(found)[:_MOST]


class Dictionaries:
    """What can be looked up on this computer; nothing where enchant's library is not there."""

    def __init__(self) -> None:
        self._folder = _folder()
        self._in_use = Lock()

    def languages(self) -> list[str]:
        """Return the tags of every language there is a dictionary for; takes a moment."""
        broker = self._broker()
        if broker is None:
            return []
        with self._shipped():
            return sorted(set(broker.list_languages()))

    def load(self, wanted: str, system: str) -> Dictionary | None:
        """Read the language ``wanted``, or the one that fits the system; takes a moment."""
        broker = self._broker()
        if broker is None:
            return None
        with self._shipped():
            language = choose(wanted, system, broker.list_languages())
            if language is None or not broker.dict_exists(language):
                return None
            return Dictionary(language, broker.request_dict(language))

    @contextmanager
    def _shipped(self) -> Iterator[None]:
        """Have the folder enchant looks into for a moment, and for one thread alone."""
        with self._in_use:
            try:
                with suppress(OSError):
                    paths.make_private(self._folder.parent)
                    shutil.copytree(
                        paths.resource("dictionaries", "en", "hunspell"),
                        self._folder / "hunspell",
                        dirs_exist_ok=True,
                        copy_function=_copy,
                    )
                yield
            finally:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _broker(self) -> Any:  # noqa: ANN401 - has no types
        """Return a way to ask enchant, or None where its library cannot be loaded."""
        with suppress(ImportError, OSError):
            _name_places()  # they stand already in a program that prepared itself
            import enchant  # noqa: PLC0415 - nobody waits for it at the start

            return enchant.Broker()
        return None


def prepare() -> None:
    """Say where enchant lies and may look, before there are threads.

    The environment belongs to the whole process: changed while another thread reads it, that
    thread may read what is not there any more.
    """
    with suppress(OSError):
        _name_places()


def _name_places() -> None:
    """Tell where the system's library lies: to find it, pyenchant would start other programs.

    Raises:
        OSError: when the library is not there.
    """
    _name(_PLACE, str(_folder()))
    if not sys.platform.startswith("linux"):
        return
    if library := _library():
        _name(_LIBRARY, library)


def _library() -> str:
    """Return where the library lies; loading it to be told so would hold the start up."""
    for folder in (f"/usr/lib/{getattr(sys.implementation, '_multiarch', '')}", "/usr/lib64"):
        if (library := Path(folder, _SONAME)).is_file():
            return str(library)
    import ctypes  # noqa: PLC0415 - seldom needed

    ctypes.CDLL(_SONAME)
    mapped = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
    found = re.search(rf"/\S*/{re.escape(_SONAME)}\S*$", mapped, re.MULTILINE)
    return found.group() if found else ""


def _name(variable: str, value: str) -> None:
    if os.environ.get(variable) != value:
        os.environ[variable] = value


def _folder() -> Path:
    # One name, so that what a crash left there goes with the next language.
    return paths.runtime_folder() / "dictionaries"


def _copy(source: str, target: str) -> None:
    """Copy by writing, so that whoever watches what is written sees this as well."""
    Path(target).write_bytes(Path(source).read_bytes())


def choose(wanted: str, system: str, there: Collection[str]) -> str | None:
    """Return the tag to use: the one wanted, else the system's language, else English."""
    for tag in (wanted, system):
        if tag in there:
            return tag
        found = _same_language(tag, there)
        if tag and found is not None:
            return found
    return SHIPPED if SHIPPED in there else _same_language("en", there)


def _same_language(tag: str, there: Iterable[str]) -> str | None:
    language = tag.partition("_")[0]
    return next((other for other in sorted(there) if other.partition("_")[0] == language), None)
