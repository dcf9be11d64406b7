# SPDX-License-Identifier: GPL-3.0-or-later
"""The eyes of the journeys: they find what is there, or their silence would prove nothing."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.journeys import leaks
from tests.journeys.program import traced
from tests.journeys.reading import Picture, Type
from tests.journeys.tracing import Trace
from therapy_journal.storage import keys, recovery_key
from therapy_journal.ui import fonts

WORD = "CanaryBracken"
SECRET = bytes(range(40, 60))

LEAKY = f"""
import os, pathlib, socket, subprocess, sys
place = pathlib.Path("place").absolute()
with open(place / "told", "wb", buffering=0) as file:
    file.write(b"what is more, {WORD[:5]}")
    file.write(b"{WORD[5:]} was here")
    os.writev(file.fileno(), [b"{WORD}"[:7].lower(), b"{WORD}"[7:].lower()])
place.joinpath("told").rename(place / "kept")
with open(place / "wide", "wb", buffering=0) as file:
    os.pwrite(file.fileno(), "{WORD}".encode("utf-16-le"), 100)
one, other = socket.socketpair()
one.send("{WORD}".encode("utf-16-be"))
asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
asked.connect(("127.0.0.1", 9))
subprocess.run([sys.executable, "-c", "pass"])
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", [WORD, WORD.lower()])
def test_a_word_is_found_in_a_file(tmp_path: Path, encoding: str, word: str) -> None:
    file = tmp_path / "file"
    forms = leaks.forms_of_words(WORD)
    file.write_bytes(b"\x00before " + word.encode(encoding)[:-1])
    assert leaks.in_files([file], forms) == []
    file.write_bytes(b"\x00before " + word.encode(encoding) + b" after")
    assert len(leaks.in_files([file], forms)) == 1


def test_a_word_is_found_in_the_name_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / f"{WORD}.txt"
    file.touch()
    found = leaks.in_files(leaks.files_below(tmp_path), leaks.forms_of_words(WORD))
    assert found == [f"as typed utf-8 in {file}"]


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_word_is_found_in_base64_wherever_it_stands(before: str) -> None:
    encoded = base64.b64encode(f"{before}{WORD} and more".encode())
    assert len(list(leaks.look(encoded, leaks.forms_of_words(WORD)))) == 1


def test_each_key_is_found() -> None:
    text, vault_id = recovery_key.to_text(SECRET), bytes(16)
    forms = leaks.forms_of_recovery_key(text, vault_id.hex())
    database_key = keys.database_key(SECRET, vault_id)
    for planted in (
        text.encode(),
        text.replace("-", "").lower().encode("utf-16-le"),
        SECRET,
        SECRET.hex().upper().encode(),
        database_key,
        f"x'{database_key.hex()}'".encode(),
        base64.b64encode(database_key),
    ):
        assert any(leaks.look(b"\xff" + planted + b"\xff", forms))
    assert not any(leaks.look(b"\xff" + SECRET[:-1], forms))


def test_what_is_too_short_is_not_looked_for() -> None:
    with pytest.raises(ValueError, match="too short"):
        list(leaks.look(b"", {"word": b"eleven byte"}))


def test_a_trace_tells_what_was_written_and_to_where(tmp_path: Path) -> None:
    place, log = tmp_path / "place", tmp_path / "log"
    place.mkdir()
    subprocess.run(traced([sys.executable, "-c", LEAKY], log), cwd=tmp_path, check=True)
    trace = Trace(log)
    forms = leaks.forms_of_words(WORD)
    found = {
        (name, trace.lands_in(target).removeprefix(f"{tmp_path}/").split("[")[0])
        for target, stream in trace.streams.items()
        for name in leaks.look(bytes(stream), forms)
    }
    assert found == {
        ("as typed utf-8", "place/kept"),
        ("small utf-8", "place/kept"),
        ("as typed utf-16-le", "place/wide"),
        ("as typed utf-16-be", "UNIX-STREAM:"),
    }
    assert {place / "told", place / "kept", place / "wide"} <= trace.opened_for_writing
    assert any(call.startswith("socket(AF_INET") for call in trace.internet)
    assert any(call.startswith("connect(") for call in trace.internet)
    assert [program[1] for program in trace.programs] == ["-c", "-c"]


def test_words_are_read_off_a_picture(qapp: QApplication) -> None:
    fonts.load()
    picture = Picture(_painted("Group 8 and Group 5", 40.6, "#F5F2EC", "#645F55"))
    assert picture.find("Group 8 and", Type(13, 600)).topLeft().x() in (39, 40, 41)
    assert picture.find("Group 8 and", Type(13, 600), right_of=60) is None
    assert picture.find("Group 8 for", Type(13, 600)) is None
    choices = [f"Group {number}" for number in range(1, 10)]
    assert picture.which(choices, Type(13, 600)) == ["Group 8", "Group 5"]


def test_light_words_are_read_off_a_filled_button(qapp: QApplication) -> None:
    fonts.load()
    picture = Picture(_painted("Unlock", 40, "#2F6B5B", "#FFFFFF"))
    assert picture.find("Unlock", Type(13, 600)) is not None
    assert picture.find("Lock", Type(13, 600)) is None


def _painted(words: str, x: float, ground: str, ink: str) -> QImage:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    font = QFont([fonts.UI_FAMILY])
    font.setPixelSize(13)
    font.setWeight(QFont.Weight(600))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(x, 30), words)
    painter.end()
    return image
