# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian and Ubuntu packages that Qt and the tests need beside Python's own wheels."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# What a bare root lacks before Qt can draw at all.
DRAWING = (
    "libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0",
)  # fmt: skip
# What it lacks, besides, before a window can open.
WINDOW = (
    "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1",
)  # fmt: skip
# What looks words up; without it nothing is underlined, and all else works.
SPELLING = ("libenchant-2-2",)
# A script each that the shipped type does not have: what is written in them is tried as drawn.
FONTS = (
    "fonts-dejavu-core", "fonts-droid-fallback", "fonts-lohit-taml", "fonts-noto-color-emoji",
)  # fmt: skip
# What the tests drive the program with and read its work with.
TESTING = (
    "xvfb", "openbox", "xdotool", "xclip", "poppler-utils", "strace", "dbus-daemon",
)  # fmt: skip


def ensure(packages: tuple[str, ...]) -> bool:
    """Install missing packages where that can be done, else say the one command that does.

    Returns whether everything is there now. On systems without apt nothing is checked:
    their desktops bring these libraries along.
    """
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return True
    missing = [name for name in packages if not _is_installed(name)]
    if not missing:
        return True
    if os.geteuid() != 0:
        print("These system packages are missing. This command installs them:\n")
        print(f"  sudo apt-get install --no-install-recommends {' '.join(missing)}\n", flush=True)
        return False
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    return _apt_get("update") and _apt_get("install", "-y", "--no-install-recommends", *missing)


def _apt_get(*words: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-qq", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr, flush=True)
    return done.returncode == 0


def _is_installed(package: str) -> bool:
    # Newer releases carry some libraries under a name ending in t64.
    for name in (package, f"{package}t64"):
        found = subprocess.run(
            ["dpkg-query", "-W", "-f=${db:Status-Status}", name],
            capture_output=True,
            text=True,
            check=False,
        )
        if found.stdout == "installed":
            return True
    return False
