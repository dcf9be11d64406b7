# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of its own: Xvfb, a window manager, and hands that type and click."""

from __future__ import annotations

import os
import struct
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tests.journeys.reading import Picture, Type

WIDTH, HEIGHT = 1290, 830
PATIENCE = 30.0
"""Seconds until something awaited counts as failed; a busy machine may take its time."""

_BETWEEN_LOOKS = 0.05


T = TypeVar("T")


class WaitedInVainError(AssertionError):
    """Something awaited did not come about."""


def wait_until(condition: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """Ask again and again until the answer is something true, and return it."""
    deadline = time.monotonic() + patience
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise WaitedInVainError(what)
        time.sleep(_BETWEEN_LOOKS)


class Screen:
    """One display; ``close`` ends what was started for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._children: list[subprocess.Popen[bytes]] = []
        self._log = (folder / "screen.log").open("wb")
        reading, writing = os.pipe()
        self._start(
            "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
            "-nolisten", "tcp", "-noreset", "-fbdir", str(folder), pass_fds=(writing,),
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.name = f":{int(answer.readline())}"
        self._environment = {**os.environ, "DISPLAY": self.name}
        # Without a window manager no window would ever be given the keyboard.
        self._start("openbox", "--sm-disable", env=self._environment)
        wait_until(self._is_managed, "no window manager")
        self.put_pointer_away()

    def close(self) -> None:
        """End the window manager and the display."""
        for child in reversed(self._children):
            child.terminate()
            child.wait(timeout=10)
        self._log.close()

    # -- hands ------------------------------------------------------------------------

    def key(self, *names: str) -> None:
        """Press keys one after the other, such as ``ctrl+n`` or ``Tab``."""
        self._xdotool("key", "--clearmodifiers", "--delay", "4", *names)

    def type(self, words: str) -> None:
        """Type words; a line break is the Return key."""
        for number, line in enumerate(words.split("\n")):
            if number:
                self.key("Return")
            if line:
                self._xdotool("type", "--delay", "3", "--file", "-", words=line)

    def paste(self, words: str) -> None:
        """Paste words from another program: xdotool types no keys that the keyboard lacks."""
        subprocess.run(
            ("xclip", "-selection", "clipboard", "-in"),
            env=self._environment,
            input=words.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )
        self.key("ctrl+v")

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click somewhere, and take the pointer out of sight again."""
        self._xdotool("mousemove", str(x), str(y), "click", "--repeat", str(times), "1")
        self.put_pointer_away()

    def put_pointer_away(self) -> None:
        """Put the pointer where it covers no words."""
        self._xdotool("mousemove", str(WIDTH - 1), str(HEIGHT - 1))

    def click_on(
        self,
        words: str,
        size: int = 13,
        weight: int = 400,
        *,
        serif: bool = False,
        right_of: int = 0,
    ) -> None:
        """Click on words once they stand still (right of a column of the screen)."""
        look = partial(self.sees, words, size, weight, serif=serif, right_of=right_of)

        def still() -> QRect | None:
            place = look()
            if place is not None:
                time.sleep(_BETWEEN_LOOKS)
            return place if place is not None and place == look() else None

        place = wait_until(still, f"“{words}” is not on the screen, or does not stand still")
        self.click(place.center().x(), place.center().y())

    # -- eyes -------------------------------------------------------------------------

    def picture(self) -> Picture:
        """Look at the screen."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])
        size, width, height, line, colours = (header[place] for place in (0, 4, 5, 12, 19))
        begin = size + 12 * colours
        pixels = data[begin : begin + line * height]
        return Picture(QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy())

    def sees(
        self,
        words: str,
        size: int = 13,
        weight: int = 400,
        *,
        serif: bool = False,
        right_of: int = 0,
    ) -> QRect | None:
        """Return where words stand at this moment, if they do."""
        return self.picture().find(words, Type(size, weight, serif), right_of)

    def which(self, choices: Sequence[str], size: int = 13, weight: int = 400) -> list[str]:
        """Return which of some words stand there that differ by a stroke only."""
        return self.picture().which(choices, Type(size, weight))

    def wait_for(
        self,
        words: str,
        size: int = 13,
        weight: int = 400,
        *,
        serif: bool = False,
        right_of: int = 0,
    ) -> QRect:
        """Wait until words stand on the screen; returns where."""
        look = partial(self.sees, words, size, weight, serif=serif, right_of=right_of)
        return wait_until(look, f"“{words}” is not on the screen")

    def wait_until_gone(
        self, words: str, size: int = 13, weight: int = 400, *, serif: bool = False
    ) -> None:
        """Wait until words stand on the screen no longer."""
        wait_until(
            lambda: not self.sees(words, size, weight, serif=serif),
            f"“{words}” is still on the screen",
        )

    def save_picture(self, target: Path) -> None:
        """Keep what the screen shows as a PNG."""
        self.picture().image.save(str(target))

    # -- below ------------------------------------------------------------------------

    def _start(self, *command: str, **how: object) -> None:
        child = subprocess.Popen(command, stdout=self._log, stderr=self._log, **how)  # type: ignore[call-overload]
        self._children.append(child)

    def _is_managed(self) -> bool:
        asked = subprocess.run(
            ("xdotool", "get_desktop"), env=self._environment, capture_output=True, check=False
        )
        return asked.returncode == 0

    def _xdotool(self, *command: str, words: str | None = None) -> None:
        subprocess.run(
            ("xdotool", *command),
            env=self._environment,
            input=None if words is None else words.encode(),
            stdin=subprocess.DEVNULL if words is None else None,
            check=True,
            timeout=60,
        )
