#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a Therapy Journal without Therapy Journal, so that the text outlives the program.

    pip install cryptography sqlcipher3
    python open_vault.py NAME.tjournal > journal.json
    python open_vault.py NAME.tjournal --recovery-key > journal.json

Asks for the passphrase or the recovery key (or reads one line from standard input) and
writes everything in the journal as JSON, raw layers of unsent notes included. The journal
is only read. What comes out is no longer encrypted. docs/FILE_FORMAT.md tells every step.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import shutil
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

os.environ["OPENSSL_CONF"] = os.devnull  # both libraries look at it when they are imported

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def canonical(fields: dict[str, Any]) -> bytes:
    """Write JSON in one way only."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def key_file(folder: Path) -> dict[str, Any]:
    """Read vault.json, or its copy where the first is damaged (FILE_FORMAT.md, 2)."""
    for path in (folder / "vault.json", folder / "vault.json.bak"):
        try:
            fields: dict[str, Any] = json.loads(path.read_bytes())
            if fields.pop("checksum") == hashlib.sha256(canonical(fields)).hexdigest():
                return fields
        except (OSError, ValueError, KeyError):
            continue
    sys.exit("Neither vault.json nor vault.json.bak can be used. Try --recovery-key.")


def from_passphrase(fields: dict[str, Any], passphrase: str) -> list[bytes]:
    """Open the key slots (FILE_FORMAT.md, 3): two open amid a change of keys."""
    secrets = []
    text = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    for slot in fields["slots"]:
        salt, nonce, sealed = (bytes.fromhex(slot[name]) for name in ("salt", "nonce", "ct"))
        m, t, p = slot["m"], slot["t"], slot["p"]
        key = Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m).derive(text)
        cost = {name: slot[name] for name in ("kdf", "v", "m", "t", "p")}
        try:
            bound = canonical({"vault_id": fields["vault_id"], **cost})
            secrets.append(AESGCM(key).decrypt(nonce, sealed, bound))
        except InvalidTag:
            continue
    return secrets or sys.exit("That passphrase did not open the journal.")


def from_recovery_key(text: str) -> bytes:
    """Spell the secret back (FILE_FORMAT.md, 4); the four check characters are left out."""
    spelled = [c for c in text.upper().translate(str.maketrans("OIL", "011")) if c in BASE32]
    digits = "".join(f"{BASE32.index(c):05b}" for c in spelled[:32])
    return int(digits or "0", 2).to_bytes(20, "big")


def everything(
    folder: Path, secret: bytes, vault_id: bytes
) -> dict[str, list[dict[str, Any]]] | None:
    """Read all tables from a copy of the database, itself encrypted (FILE_FORMAT.md, 5-7)."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=vault_id, info=b"journal-db-key-v1")
    with tempfile.TemporaryDirectory() as place:
        for path in (folder / "journal.db", folder / "journal.db-wal"):
            if path.exists():
                shutil.copyfile(path, Path(place) / path.name)
        database = sqlcipher.connect(str(Path(place) / "journal.db"))
        database.row_factory = sqlcipher.Row
        database.execute("PRAGMA cipher_log_level = NONE")
        database.execute(f"PRAGMA key = \"x'{hkdf.derive(secret).hex()}{vault_id.hex()}'\"")
        try:
            names = [row[0] for row in database.execute("SELECT name FROM sqlite_master "
                     "WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name")]  # fmt: skip
            read = {name: [{column: value.hex() if isinstance(value, bytes) else value
                            for column, value in zip(row.keys(), row, strict=True)}
                           for row in database.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
                    for name in names}  # fmt: skip
            sound = database.execute("PRAGMA cipher_status").fetchone()[0] == "1"
        except sqlcipher.DatabaseError:
            return None
        finally:
            database.close()
    if not sound:
        sys.exit("Part of the database is damaged; zeros would stand where text was.")
    return read


def main(folder: Path, *, with_recovery_key: bool) -> None:
    """Ask for the secret, open, write."""
    what = "Recovery key: " if with_recovery_key else "Passphrase: "
    typed = getpass.getpass(what) if sys.stdin.isatty() else sys.stdin.buffer.readline().decode()
    typed = typed.removesuffix("\n").removesuffix("\r")
    if with_recovery_key:
        secrets, vault_id = [from_recovery_key(typed)], (folder / "journal.db").read_bytes()[:16]
    else:
        fields = key_file(folder)
        secrets, vault_id = from_passphrase(fields, typed), bytes.fromhex(fields["vault_id"])
    read = None
    while read is None and secrets:
        read = everything(folder, secrets.pop(), vault_id)
    if read is None:
        sys.exit("The database cannot be read: another journal's key, or a damaged file.")
    text = json.dumps(read, ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(text.encode() + b"\n")


if __name__ == "__main__":
    arguments = [word for word in sys.argv[1:] if word != "--recovery-key"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), with_recovery_key="--recovery-key" in sys.argv)
