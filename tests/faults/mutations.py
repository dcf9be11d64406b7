# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways in which a file goes bad: each takes its bytes and a source of chance."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

Mutation = Callable[[bytes, Random], bytes]

PAGE = 4096


def flip_bits(data: bytes, chance: Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8, 100))):
        if spoiled:
            spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def cut_off(data: bytes, chance: Random) -> bytes:
    end = chance.randrange(len(data) + 1)
    return data[: end if chance.random() < 0.6 else end // PAGE * PAGE]


def zero_run(data: bytes, chance: Random) -> bytes:
    return _over(data, chance, bytes)


def noise(data: bytes, chance: Random) -> bytes:
    return _over(data, chance, chance.randbytes)


def _over(data: bytes, chance: Random, make: Callable[[int], bytes]) -> bytes:
    length = min(chance.choice((1, 16, 80, 512, PAGE, 40_000)), len(data))
    at = chance.randrange(len(data) - length + 1)
    return data[:at] + make(length) + data[at + length :]


def swap_pages(data: bytes, chance: Random) -> bytes:
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    one, two = chance.randrange(len(pages)), chance.randrange(len(pages))
    pages[one], pages[two] = pages[two], pages[one]
    return b"".join(pages)


def repeat_page(data: bytes, chance: Random) -> bytes:
    count = max(1, len(data) // PAGE)
    source, target = chance.randrange(count) * PAGE, chance.randrange(count) * PAGE
    return data[:target] + data[source : source + PAGE] + data[target + PAGE :]


def append(data: bytes, chance: Random) -> bytes:
    return data + chance.randbytes(chance.choice((1, 100, PAGE, 20_000)))


def spoil_header(data: bytes, chance: Random) -> bytes:
    at, new = chance.randrange(min(120, len(data))), chance.randbytes(chance.choice((1, 4, 16)))
    return data[:at] + new + data[at + len(new) :]


def lose_or_gain_a_byte(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + (b"\x00" + data[at:] if chance.random() < 0.5 else data[at + 1 :])


def another_file(data: bytes, chance: Random) -> bytes:
    return chance.choice(
        (b"", b"\x00", b"SQLite format 3\x00" + bytes(4080), chance.randbytes(len(data)))
    )


OF_DATABASE: tuple[Mutation, ...] = (
    flip_bits, cut_off, zero_run, noise, swap_pages, repeat_page, append, spoil_header,
    lose_or_gain_a_byte, another_file,
)  # fmt: skip


# -- a file of JSON, edited by hand ---------------------------------------------------------


def edit_a_value(data: bytes, chance: Random) -> bytes:
    fields = json.loads(data)
    place, key = _somewhere(fields, chance)
    place[key] = chance.choice(_VALUES)
    return json.dumps(fields).encode()


def drop_a_field(data: bytes, chance: Random) -> bytes:
    fields = json.loads(data)
    place, key = _somewhere(fields, chance)
    place.pop(key)
    return json.dumps(fields).encode()


def add_a_field(data: bytes, chance: Random) -> bytes:
    fields = json.loads(data)
    fields[chance.choice(("comment", "Slots", "x" * 1000))] = chance.choice(_VALUES)
    return json.dumps(fields).encode()


def huge_number(data: bytes, chance: Random) -> bytes:
    digits = b"9" * chance.choice((20, 400, 5000, 60_000))
    return _replace_a_number(data, chance, chance.choice((digits, b"1e999", b"-" + digits, b"0.5")))


def nest(data: bytes, chance: Random) -> bytes:
    depth = chance.choice((50, 300, 900, 5_000, 30_000))
    opening, closing = chance.choice(((b"[", b"]"), (b'{"a":', b"}")))
    deep = opening * depth + b"1" + closing * depth
    return _replace_a_number(data, chance, deep)


def grow(data: bytes, chance: Random) -> bytes:
    return data + b" " * chance.choice((60_000, 64 * 1024, 70_000, 2_000_000))


def in_another_encoding(data: bytes, chance: Random) -> bytes:
    text = data.decode()
    coded = chance.choice(("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "cp037", "utf-7"))
    return text.encode(coded)


def with_odd_characters(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    odd = chance.choice((b"\xff", b"\xed\xa0\x80", b"\x00", b"\\ud800", "\u202e".encode(), b"\r\n"))
    return data[:at] + odd + data[at:]


OF_KEY_FILE: tuple[Mutation, ...] = (
    flip_bits, cut_off, zero_run, noise, edit_a_value, drop_a_field, add_a_field, huge_number,
    nest, grow, in_another_encoding, with_odd_characters, another_file,
)  # fmt: skip

_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 2, 1.5, 2**63, 10**300, "", "00", "f" * 32, "é", [], {}, [[]], "argon2i",
)  # fmt: skip


def _somewhere(fields: Any, chance: Random) -> tuple[Any, Any]:
    key = chance.choice(list(fields) if isinstance(fields, dict) else range(len(fields)))
    if isinstance(fields[key], dict | list) and fields[key] and chance.random() < 0.7:
        return _somewhere(fields[key], chance)
    return fields, key


def _replace_a_number(data: bytes, chance: Random, with_what: bytes) -> bytes:
    name = chance.choice((b'"format": ', b'"generation": ', b'"m": ', b'"t": ', b'"p": ', b'"v": '))
    before, found, after = data.partition(name)
    end = next((at for at, byte in enumerate(after) if byte not in b"0123456789"), 0)
    return before + found + with_what + after[end:] if found else with_what
