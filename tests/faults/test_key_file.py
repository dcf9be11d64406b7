# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the key: a damaged file is never called a wrong passphrase, nor the reverse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.errors import (
    JournalNewer,
    JournalProblem,
    KeyFileDamaged,
    KeyFileMissing,
    RecoveryKeyTypo,
    WrongPassphrase,
)
from therapy_journal.storage import key_file, keys, vault

Contents = Callable[[Path], dict[str, bytes]]
BOTH = ("vault.json", "vault.json.bak")
SAMPLE = key_file.to_bytes(
    key_file.KeyFile(bytes(16), 1, (keys.seal(bytes(20), "p", bytes(16), keys.LEAST),), bytes(8))
)


def spoil(folder: Path, content: bytes) -> None:
    for name in BOTH:
        (folder / name).write_bytes(content)


@pytest.mark.parametrize(
    "typed", ["", " ", "Quiet harbour lantern seventeen", "x" * 10_000, "\ud800"]
)
def test_a_wrong_passphrase_is_called_that_and_changes_nothing(
    vault_folder: Path, contents: Contents, typed: str
) -> None:
    before = contents(vault_folder)
    with pytest.raises(WrongPassphrase) as caught:
        vault.open_with_passphrase(vault_folder, typed)
    assert caught.value.code == "E_PASSPHRASE"
    assert contents(vault_folder) == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"{" * 5_000,
        b"[" * 60_000,
        SAMPLE + b" " * 70_000,
        SAMPLE[:-10],
        SAMPLE.replace(b'"slots"', b'"slotz"'),
    ],
    ids=range(10),
)
def test_a_damaged_key_file_is_called_that_whatever_is_typed(
    vault_folder: Path, passphrase: str, contents: Contents, content: bytes
) -> None:
    spoil(vault_folder, content)
    before = contents(vault_folder)
    for typed in (passphrase, "something else"):
        with pytest.raises(KeyFileDamaged):
            vault.open_with_passphrase(vault_folder, typed)
    assert contents(vault_folder) == before


@given(st.integers(0, len(SAMPLE) * 8 - 1))
def test_any_flipped_bit_of_a_key_file_is_found(place: int) -> None:
    spoiled = bytearray(SAMPLE)
    spoiled[place // 8] ^= 1 << place % 8
    try:
        read = key_file.from_bytes(bytes(spoiled))
    except KeyFileDamaged:
        return
    assert read == key_file.from_bytes(SAMPLE)  # white space, or the case of a hexadecimal digit


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_no_bytes_do_anything_but_be_refused(content: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        key_file.from_bytes(content)


@pytest.mark.parametrize(
    "change",
    [
        {"slots": []},
        {"slots": None},
        {"slots": [1]},
        {"generation": "1"},
        {"vault_id": "00"},
        {"secret_check": None},
        {"format": 0},
        {"format": "1"},
        {"format": True},
    ],
)
def test_a_file_that_was_written_wrongly_is_refused(change: dict[str, object]) -> None:
    fields = {**json.loads(SAMPLE), **change}
    fields.pop("checksum")
    fields["checksum"] = key_file._checksum(fields)
    with pytest.raises(KeyFileDamaged):
        key_file.from_bytes(json.dumps(fields).encode())


def test_a_key_file_of_a_newer_format_is_called_newer(vault_folder: Path, passphrase: str) -> None:
    fields = {"format": 2, "something": "new"}
    fields["checksum"] = key_file._checksum(fields)
    spoil(vault_folder, json.dumps(fields).encode())
    with pytest.raises(JournalNewer):
        vault.open_with_passphrase(vault_folder, passphrase)


def test_a_missing_key_file_is_called_that(vault_folder: Path, passphrase: str) -> None:
    for name in BOTH:
        (vault_folder / name).unlink()
    with pytest.raises(KeyFileMissing):
        vault.open_with_passphrase(vault_folder, passphrase)


def test_of_two_faults_the_one_that_says_more_is_told(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / BOTH[0]).unlink()
    (vault_folder / BOTH[1]).write_bytes(b"")
    with pytest.raises(KeyFileDamaged):
        vault.open_with_passphrase(vault_folder, passphrase)


def test_a_folder_in_place_of_the_key_file_is_damage(vault_folder: Path, passphrase: str) -> None:
    for name in BOTH:
        (vault_folder / name).unlink()
        (vault_folder / name).mkdir()
    with pytest.raises(KeyFileDamaged):
        vault.open_with_passphrase(vault_folder, passphrase)


def test_a_typo_in_the_recovery_key_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    with pytest.raises(RecoveryKeyTypo):
        vault.open_with_recovery_key(tmp_path / "nowhere", "0000")


def problems() -> list[type[JournalProblem]]:
    return JournalProblem.__subclasses__()


def test_every_fault_has_a_code_of_its_own_and_words_of_its_own() -> None:
    told = [kind() for kind in problems()]
    assert len({problem.code for problem in told}) == len(told)
    assert len({problem.sentence for problem in told}) == len(told)
    for problem in told:
        assert str(problem) == problem.code
        assert problem.sentence.endswith(".")
        assert problem.action.endswith((".", "?"))
        assert "!" not in problem.sentence + problem.action
