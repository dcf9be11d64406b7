# SPDX-License-Identifier: GPL-3.0-or-later
"""The vector of format 1: opened by this program and by the stand-alone reader, for ever."""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from therapy_journal.storage import checks, key_file, keys, recovery_key, unfinished_keys
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.vault import OpenVault

VECTORS = Path(__file__).resolve().parent / "vectors"
READER = Path(__file__).resolve().parents[2] / "tools" / "open_vault.py"
TOLD: dict[str, Any] = json.loads((VECTORS / "format1.json").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy; opening a journal touches its files."""
    copy = tmp_path / "format1.tjournal"
    shutil.copytree(VECTORS / "format1.tjournal", copy)
    return copy


def assert_contents(opened: OpenVault) -> None:
    for told in TOLD["rows"]:
        columns = ", ".join(f'"{name}"' for name in told["row"])
        rows = opened.database.all(f"SELECT {columns} FROM {told['table']}")
        assert told["row"] in [dict(zip(row.keys(), row, strict=True)) for row in rows]
    assert opened.vault_id == TOLD["vault_id"]
    assert opened.secret.hex() == TOLD["secret"]
    assert checks.look_over(opened.database) == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_the_program_opens_it_with_the_passphrase(folder: Path, form: Any) -> None:
    opened = vaults.open_with_passphrase(folder, unicodedata.normalize(form, TOLD["passphrase"]))
    assert_contents(opened)
    opened.database.close()


@pytest.mark.parametrize("with_key_file", [True, False])
def test_the_program_opens_it_with_the_recovery_key(folder: Path, with_key_file: bool) -> None:
    if not with_key_file:
        (folder / "vault.json").unlink()
        (folder / "vault.json.bak").unlink()
    opened = vaults.open_with_recovery_key(folder, TOLD["recovery_key"])
    assert_contents(opened)
    assert opened.recovery_key == TOLD["recovery_key"]
    opened.database.close()


def read_apart(folder: Path, line: str, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Run the reader without anything of ours on its path."""
    command = [sys.executable, "-I", str(READER), str(folder), *options]
    return subprocess.run(
        command, input=line.encode() + b"\n", capture_output=True, check=False, cwd=folder
    )


@pytest.mark.parametrize("what", ["passphrase", "recovery_key"])
@pytest.mark.parametrize("left", ["all", "copy only"])
def test_the_reader_writes_everything(folder: Path, what: str, left: str) -> None:
    if left == "copy only":
        (folder / "vault.json").write_bytes(b'{"format": 1}')
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    options = ["--recovery-key"] if what == "recovery_key" else []
    done = read_apart(folder, TOLD[what], *options)

    assert (done.returncode, done.stderr) == (0, b"")
    written = json.loads(done.stdout)
    for told in TOLD["rows"]:
        found = [{name: row[name] for name in told["row"]} for row in written[told["table"]]]
        assert told["row"] in found
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_reader_sees_what_a_crash_left_in_the_log(folder: Path, tmp_path: Path) -> None:
    opened = vaults.open_with_passphrase(folder, TOLD["passphrase"])
    opened.database.insert("tag", {"name": "written last"})
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    opened.database.close()
    assert (crashed / "journal.db-wal").stat().st_size > 0

    written = json.loads(read_apart(crashed, TOLD["passphrase"]).stdout)

    assert "written last" in [row["name"] for row in written["tag"]]


@pytest.mark.parametrize("has_turned", [False, True])
def test_the_reader_opens_a_journal_whose_keys_were_being_changed(
    folder: Path, has_turned: bool
) -> None:
    opened = vaults.open_with_passphrase(folder, TOLD["passphrase"])
    assert opened.key_file is not None
    vault_id, secret = opened.key_file.vault_id, bytes(range(20))
    slot = keys.seal(secret, TOLD["passphrase"], vault_id, keys.LEAST)
    begun = unfinished_keys.begun(opened.key_file, opened.secret, slot, secret)
    key_file.write(folder, begun)
    if has_turned:
        opened.database.change_key(keys.database_spec(secret, vault_id))
    opened.database.close()

    written = json.loads(read_apart(folder, TOLD["passphrase"]).stdout)

    assert [row["title"] for row in written["reflection"]] == ["The bus stop", "静かな朝"]


def test_the_reader_says_what_is_wrong(folder: Path) -> None:
    assert b"passphrase did not open" in read_apart(folder, "not it").stderr
    other = recovery_key.to_text(bytes(20))
    assert b"cannot be read" in read_apart(folder, other, "--recovery-key").stderr
    for name in ("vault.json", "vault.json.bak"):
        (folder / name).unlink()
    done = read_apart(folder, TOLD["passphrase"])
    assert b"Try --recovery-key" in done.stderr
    assert done.returncode == 1


def test_the_reader_does_not_take_zeros_for_text(folder: Path) -> None:
    opened = vaults.open_with_passphrase(folder, TOLD["passphrase"])
    opened.database.insert("word", {"word": "a long text " * 50_000})
    opened.database.close()
    content = bytearray((folder / "journal.db").read_bytes())
    content[-2000] ^= 1  # the end of the long text, on a page of its own
    (folder / "journal.db").write_bytes(content)
    done = read_apart(folder, TOLD["passphrase"])
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"zeros would stand" in done.stderr


def test_the_reader_needs_nothing_of_ours() -> None:
    source = READER.read_text(encoding="utf-8")
    assert "therapy_journal" not in source
    assert len(source.splitlines()) <= 135


def test_pages_are_sealed_and_encrypted_as_the_format_says() -> None:
    """Section 6 of FILE_FORMAT.md, followed without SQLCipher."""
    vault_id = bytes.fromhex(TOLD["vault_id"])
    key = keys.database_key(bytes.fromhex(TOLD["secret"]), vault_id)
    salt = bytes(byte ^ 0x3A for byte in vault_id)
    seal_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
    data = (VECTORS / "format1.tjournal" / "journal.db").read_bytes()
    assert len(data) % 4096 == 0
    plain = b""
    for number in range(1, len(data) // 4096 + 1):
        page = data[(number - 1) * 4096 : number * 4096]
        encrypted, iv, seal = page[16 if number == 1 else 0 : -80], page[-80:-64], page[-64:]
        made = hmac.new(seal_key, encrypted + iv + number.to_bytes(4, "little"), hashlib.sha512)
        assert made.digest() == seal
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        plain += decryptor.update(encrypted) + decryptor.finalize()
    assert data[:16] == vault_id
    assert plain[:4] == bytes([0x10, 0x00, 2, 2])  # page size 4096, WAL
    assert plain[52:56] == b"TJRN"
    assert "静かな朝".encode() in plain


def test_the_vector_has_the_tables_of_a_new_journal(folder: Path, vault: OpenVault) -> None:
    """Schema 1 stands: whoever changes its statements makes journals nobody else has."""
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    old = vaults.open_with_passphrase(folder, TOLD["passphrase"])
    tables = [tuple(row) for row in old.database.all(sql)]
    old.database.close()
    assert tables == [tuple(row) for row in vault.database.all(sql)]
