# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's commands, the same on Linux, macOS and Windows: ``python tools/tasks.py run``.

Standard library only: it makes the environment that everything else lives in.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
DEMO = ROOT / "build" / "demo"
RUN_LOCK = ROOT / "requirements" / "run.txt"
DEV_LOCK = ROOT / "requirements" / "dev.txt"
SOURCES = ("therapy_journal", "tests", "benchmarks", "tools")


def program(name: str) -> str:
    """Return the path of a program inside the environment."""
    folder = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
    return str(folder / (f"{name}.exe" if os.name == "nt" else name))


PYTEST = (program("python"), "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal")
NO_TESTS = 5
"""What pytest answers when there was none to run."""


def call(*command: str, also_fine: int = 0, **environment: str) -> None:
    """Run a command from the project's folder; end with its exit code when it fails."""
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if finished.returncode not in {0, also_fine}:
        sys.exit(finished.returncode)


def prepare(lock: Path) -> None:
    """Make the environment and install exactly what the lock names, with its hashes."""
    if not _is_whole():
        _make_environment()
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    stamp = ENVIRONMENT / f"{lock.stem}.sha256"
    if stamp.exists() and stamp.read_text() == wanted.hexdigest():
        return
    print("Installing what the lock names", flush=True)
    pip = (program("python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    call(*pip, "--require-hashes", "-r", str(lock))
    call(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    stamp.write_text(wanted.hexdigest())


def _is_whole() -> bool:
    """Return whether the environment was made in this very folder and its Python still runs."""
    try:
        made = (ENVIRONMENT / "pyvenv.cfg").read_text(encoding="utf-8")
        asked = subprocess.run(
            (program("python"), "-I", "-c", "import pip"), capture_output=True, check=False
        )
    except OSError:
        return False
    is_of_here = any(
        line.startswith("command = ") and line.endswith(str(ENVIRONMENT))
        for line in made.splitlines()
    )
    return is_of_here and asked.returncode == 0


def _make_environment() -> None:
    # Debian keeps what makes environments in a package of its own.
    if importlib.util.find_spec("ensurepip") is None and not system_packages.ensure(
        ("python3-venv",)
    ):
        sys.exit(1)
    print("Making the environment in .venv", flush=True)
    # In a process of its own: what was installed a moment ago is not known to this one.
    call(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))


def has_display() -> bool:
    """Return whether a display is named here that a window might be shown on."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


OPEN_DISPLAY = """
import resource
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PySide6.QtGui import QGuiApplication
QGuiApplication([])
"""


def why_no_window() -> str:
    """Return why no window can be shown, in one line; nothing when one can."""
    if not has_display():
        return "There is no display here"
    if not sys.platform.startswith("linux"):
        return ""
    opened = subprocess.run(
        (program("python"), "-c", OPEN_DISPLAY), capture_output=True, text=True, check=False
    )
    if opened.returncode == 0:
        return ""
    reasons = opened.stderr.split("\n")
    return f"The display cannot be opened ({reasons[0]})"


def run() -> None:
    """Start the app; without a display, do its main job and leave the results in build/demo."""
    _start("window")


def demo() -> None:
    """Open the sample journal, or draw it where there is no display."""
    _start("demo")


def _start(what: str) -> None:
    packages = system_packages.DRAWING + (system_packages.WINDOW if has_display() else ())
    if not system_packages.ensure(packages):
        sys.exit(1)
    system_packages.ensure(system_packages.SPELLING)
    prepare(RUN_LOCK)
    reason = why_no_window()
    if not reason:
        call(program("therapy-journal"), *(["--demo"] if what == "demo" else []))
        return
    print(f"{reason}, so the main job runs without a window.", flush=True)
    call(program("python"), "tools/pictures.py", str(DEMO), "--once", QT_QPA_PLATFORM="offscreen")
    print(f"Look at {DEMO.relative_to(ROOT)}: summary.pdf and a picture of every screen.")


def screenshots() -> None:
    """Draw every screen into build/screenshots: of half a year, of one entry, of ten years."""
    if not system_packages.ensure(system_packages.DRAWING):
        sys.exit(1)
    prepare(RUN_LOCK)
    draw = (program("python"), "tools/pictures.py")
    call(*draw, "build/screenshots", QT_QPA_PLATFORM="offscreen")
    for other in ("one-entry", "ten-years"):
        place = f"build/screenshots/{other}"
        call(*draw, place, "--of", other, QT_QPA_PLATFORM="offscreen")


def _prepare_tests() -> None:
    packages = system_packages.DRAWING + system_packages.WINDOW
    if not system_packages.ensure(packages + system_packages.TESTING + system_packages.FONTS):
        sys.exit(1)
    system_packages.ensure(system_packages.SPELLING)
    prepare(DEV_LOCK)


def test() -> None:
    """Run every test but the long figures."""
    _prepare_tests()
    call(*PYTEST, "-m", "not long")


def test_long() -> None:
    """Run the long figures."""
    _prepare_tests()
    call(*PYTEST, "-m", "long or figures", also_fine=NO_TESTS, FIGURES="long")


def test_full() -> None:
    """Take the big figures of reliability, or the parts named in PARTS, and note them."""
    _prepare_tests()
    call(program("python"), "tools/reliability.py", *os.environ.get("PARTS", "").split())


def lint() -> None:
    """Check style, types and the floors."""
    prepare(DEV_LOCK)
    call(program("ruff"), "format", "--check", *_existing(SOURCES))
    call(program("ruff"), "check", *_existing(SOURCES))
    call(program("mypy"))
    call(program("lint-imports"), "--no-cache")


def bench() -> None:
    """Print the table of speed, each figure a ratio taken in one run."""
    if not system_packages.ensure(system_packages.DRAWING):
        sys.exit(1)
    prepare(DEV_LOCK)
    call(program("python"), "-m", "benchmarks", QT_QPA_PLATFORM="offscreen")


def lock() -> None:
    """Resolve the dependencies anew and write both locks."""
    if shutil.which("uv") is None:
        sys.exit("This needs uv: https://docs.astral.sh/uv/")
    for target, groups in ((RUN_LOCK, ("build",)), (DEV_LOCK, ("build", "test", "lint"))):
        chosen = [word for group in groups for word in ("--group", group)]
        call(
            "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header",
            "--no-emit-index-url", "--python-version", "3.11", "pyproject.toml", *chosen,
            "-o", str(target),
        )  # fmt: skip


def _existing(folders: tuple[str, ...]) -> list[str]:
    return [folder for folder in folders if (ROOT / folder).is_dir()]


TASKS: dict[str, Callable[[], None]] = {
    "run": run,
    "demo": demo,
    "test": test,
    "test-long": test_long,
    "test-full": test_full,
    "lint": lint,
    "bench": bench,
    "screenshots": screenshots,
    "lock": lock,
}


def main() -> None:
    """Run the tasks named on the command line and print how long each took."""
    if sys.version_info < (3, 11):  # noqa: UP036  (whoever starts this may have an older one)
        found = ".".join(str(part) for part in sys.version_info[:2])
        print(f"Therapy Journal needs Python 3.11 or newer; this is {found}.", file=sys.stderr)
        sys.exit(1)
    names = sys.argv[1:]
    unknown = [name for name in names if name not in TASKS]
    if not names or unknown:
        print(f"Usage: python tools/tasks.py {'|'.join(TASKS)}", file=sys.stderr)
        sys.exit(2)
    for name in names:
        begun = time.monotonic()
        TASKS[name]()
        print(f"{name}: {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
