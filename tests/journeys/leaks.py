# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for words and keys, in every form in which they could have been written."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

from therapy_journal.storage import keys, recovery_key

SHORTEST = 12
"""Bytes: anything shorter comes up in random bytes by chance."""


def forms_of_words(words: str) -> dict[str, bytes]:
    """Return a text as bytes: UTF-8 and both UTF-16, as typed and in small letters, base64."""
    found = _base64("as typed", words.encode())
    for case, text in (("as typed", words), ("small", words.lower())):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            found[f"{case} {encoding}"] = text.encode(encoding)
    return found


def forms_of_bytes(secret: bytes) -> dict[str, bytes]:
    """Return a key as bytes: itself, in hexadecimal digits of either case, base64."""
    found = {"raw": secret, **_base64("raw", secret)}
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        found[f"hex {encoding}"] = secret.hex().encode(encoding)
        found[f"HEX {encoding}"] = secret.hex().upper().encode(encoding)
    return found


def forms_of_recovery_key(key: str, vault_id: str) -> dict[str, bytes]:
    """Return the key's text, the secret behind it, and the key of the database."""
    secret = recovery_key.from_text(key)
    database = keys.database_key(secret, bytes.fromhex(vault_id))
    return {
        **_named("recovery key", forms_of_words(key)),
        **_named("recovery key joined", forms_of_words(key.replace("-", ""))),
        **_named("recovery key with blanks", forms_of_words(key.replace("-", " "))),
        **_named("secret", forms_of_bytes(secret)),
        **_named("database key", forms_of_bytes(database)),
    }


def _named(what: str, forms: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{what} {name}": data for name, data in forms.items()}


def _base64(name: str, data: bytes) -> dict[str, bytes]:
    """Return the middle of the base64 of these bytes, wherever in a longer text they stand."""
    found = {}
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + data + bytes(3))
        begin = -(-shift * 4 // 3)
        end = (shift + len(data)) * 4 // 3
        middle = encoded[begin:end]
        found[f"{name} base64 +{shift}"] = middle
    return found


def look(data: bytes, forms: dict[str, bytes]) -> Iterator[str]:
    """Return the names of the forms that are in the data."""
    for name, form in forms.items():
        if len(form) < SHORTEST:
            raise ValueError(f"{name} is too short to be looked for")
        if form in data:
            yield name


def files_below(*folders: Path) -> Iterator[Path]:
    """Return every file in some folders, hidden ones as well."""
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def in_files(files: Iterable[Path], forms: dict[str, bytes]) -> list[str]:
    """Return where in files something was found, the files' names among it."""
    return [
        f"{name} in {path}"
        for path in files
        for name in look(str(path).encode() + b"\0" + path.read_bytes(), forms)
    ]
