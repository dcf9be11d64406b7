# SPDX-License-Identifier: GPL-3.0-or-later
"""Key derivation and slots, against values made elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from therapy_journal.core.errors import KeyFileDamaged
from therapy_journal.storage import keys
from therapy_journal.storage.keys import LEAST, STRONG, KdfCost

VAULT_ID = bytes(range(100, 116))
SECRET = bytes(range(20))


def test_the_library_gives_the_argon2id_of_rfc_9106() -> None:
    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert kdf.derive(b"\x01" * 32).hex() == expected


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (LEAST, "87b8b343d857ba842ed23a6e4fbc773ae3552e2e452527b49753f6d88e77ecc4"),
        (STRONG, "91f4177caaa5ec990bef8b391877774eec59314fe8f29e7b970fac15b33cf2b9"),
    ],
)
def test_a_passphrase_gives_the_key_another_library_gave(cost: KdfCost, expected: str) -> None:
    """The values are argon2-cffi's, of the NFKC form in UTF-8: ``Café No 7``."""
    for passphrase in ("Caf\u00e9 № 7", "Cafe\u0301 № 7", "Café No 7"):
        key = keys._passphrase_key(passphrase, bytes(range(16)), cost)
        assert key.hex() == expected


def test_the_database_key_is_hkdf_of_the_secret() -> None:
    """The values were made with HMAC alone, after RFC 5869."""
    key = keys.database_key(SECRET, VAULT_ID)
    assert key.hex() == "82137ae6717cd514eaf5f19f31be730040857b05e00b25bdaa73df80923aa3e6"
    assert keys.secret_check(SECRET, VAULT_ID).hex() == "777ae1c866195efe"


def test_what_a_new_journal_costs_to_guess() -> None:
    assert KdfCost(memory_kib=262144, passes=3, lanes=4) == STRONG


def test_a_slot_opens_with_its_passphrase_alone() -> None:
    slot = keys.seal(SECRET, "a lamp in the window", VAULT_ID, LEAST)
    assert keys.unseal(slot, "a lamp in the window", VAULT_ID) == SECRET
    for other in ("a lamp in the windoW", "a lamp in the window ", ""):
        assert keys.unseal(slot, other, VAULT_ID) is None


def test_a_slot_is_bound_to_its_journal_and_its_cost() -> None:
    slot = keys.seal(SECRET, "a lamp in the window", VAULT_ID, LEAST)
    assert keys.unseal(slot, "a lamp in the window", bytes(16)) is None
    fields = keys.slot_to_fields(slot)
    moved = keys.slot_from_fields({**fields, "t": 3})
    assert keys.unseal(moved, "a lamp in the window", VAULT_ID) is None


SLOT = {
    "kdf": "argon2id",
    "v": 19,
    "m": 19456,
    "t": 2,
    "p": 1,
    "salt": bytes(range(16)).hex(),
    "nonce": bytes(range(12)).hex(),
    "ct": "7c64c75e45b4495475ff804bba19bac36ecbfb53c03deb093733e7f45dda4665c961c21b",
}


def given_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each nonce and salt be 0, 1, 2 …"""
    monkeypatch.setattr(keys.secrets, "token_bytes", lambda count: bytes(range(count)))


def test_a_slot_is_these_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    given_bytes(monkeypatch)
    assert keys.slot_to_fields(keys.seal(SECRET, "Café № 7", VAULT_ID, LEAST)) == SLOT
    assert keys.unseal(keys.slot_from_fields(SLOT), "Cafe\u0301 No 7", VAULT_ID) == SECRET


def test_former_secrets_are_these_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key was made with HMAC alone, after RFC 5869."""
    given_bytes(monkeypatch)
    former = (bytes(range(50, 70)), bytes(range(70, 90)))
    sealed = keys.seal_former(former, SECRET, VAULT_ID)
    assert sealed.hex() == (
        "000102030405060708090a0b797ea5cc63a16adf39619b5ecc7f6d715d74d0005e1abb96e085fa9a75736d02b1f9424f"
        "9ee4e099a3842f9443479010c673998c9b5339a6"
    )
    assert keys.unseal_former(sealed, SECRET, VAULT_ID) == former
    assert keys.unseal_former(sealed, bytes(20), VAULT_ID) == ()
    assert keys.unseal_former(sealed, SECRET, bytes(16)) == ()
    assert keys.former_field(sealed.hex()) == sealed


@pytest.mark.parametrize("value", ["", "zz", "00" * 47, "00" * 49, "00" * (28 + 180), 7, None])
def test_former_secrets_that_cannot_be_are_refused(value: object) -> None:
    with pytest.raises(KeyFileDamaged):
        keys.former_field(value)


def test_two_slots_of_one_passphrase_share_nothing() -> None:
    first, second = (keys.seal(SECRET, "same", VAULT_ID, LEAST) for _ in range(2))
    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.sealed != second.sealed


@pytest.mark.parametrize(
    "change",
    [
        {"m": 19 * 1024 - 1},
        {"m": 1024 * 1024 + 1},
        {"m": True},
        {"m": "19456"},
        {"m": 19456.0},
        {"t": 0},
        {"t": 17},
        {"p": 0},
        {"p": True},
        {"p": 17},
        {"v": 16},
        {"kdf": "argon2i"},
        {"salt": "00"},
        {"salt": "zz" * 16},
        {"salt": None},
        {"nonce": "00" * 16},
        {"ct": "00" * 35},
    ],
)
def test_a_slot_out_of_bounds_is_refused_before_any_work(change: dict[str, object]) -> None:
    fields = keys.slot_to_fields(keys.seal(SECRET, "p", VAULT_ID, LEAST))
    assert keys.slot_from_fields(fields)
    with pytest.raises(KeyFileDamaged):
        keys.slot_from_fields({**fields, **change})


@pytest.mark.parametrize("fields", [None, [], "slot", {}])
def test_what_is_no_slot_is_refused(fields: object) -> None:
    with pytest.raises(KeyFileDamaged):
        keys.slot_from_fields(fields)


SHORT_OF_MEMORY = """
import resource, sys
from therapy_journal.core.errors import LowMemory
from therapy_journal.storage import keys
strong = keys.seal(bytes(20), "p", bytes(16), keys.STRONG)
def now():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmSize"))
resource.setrlimit(resource.RLIMIT_AS, (now() + int(sys.argv[1]) * 2**20,) * 2)
try:
    keys.unseal(strong, "p", bytes(16))
except LowMemory:
    print("low", end=" ")
try:
    print(keys.seal(bytes(20), "p", bytes(16), keys.STRONG).cost.memory_kib // 1024)
except LowMemory:
    print("none")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory the way Linux does")
@pytest.mark.parametrize(
    ("spare_mib", "expected"), [(400, "256"), (200, "low 128"), (100, "low 64"), (40, "low none")]
)
def test_short_memory_makes_a_cheaper_slot_but_never_below_64_mib(
    spare_mib: int, expected: str
) -> None:
    command = [sys.executable, "-c", SHORT_OF_MEMORY, str(spare_mib)]
    # Each thread may reserve 64 MiB of addresses for itself, which the limit counts as memory.
    environment = {**os.environ, "MALLOC_ARENA_MAX": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.stdout.strip(), done.stderr) == (expected, "")
