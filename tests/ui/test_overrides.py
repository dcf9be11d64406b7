# SPDX-License-Identifier: GPL-3.0-or-later
"""An error in one of our overrides stays an error, wherever Qt called it from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.overrides import guard_overrides

ROOT = Path(__file__).parents[2]

guard_overrides()

FAILING = """
import sys
if sys.argv[2] == "guarded":
    import therapy_journal.ui
from PySide6.QtWidgets import QApplication, QWidget

class Failing(QWidget):
    def paintEvent(self, event):
        if sys.argv[1] == "a value":
            int("x")
        if sys.argv[1] == "a sum":
            1 / 0
        import shiboken6
        gone = QWidget()
        shiboken6.delete(gone)
        gone.width()

application = QApplication([])
try:
    Failing().grab()
except Exception as error:
    print(type(error).__name__)
"""


def fail(how: str, guarded: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FAILING, how, guarded],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("how", "raised"),
    [("a value", "ValueError"), ("a sum", "ZeroDivisionError"), ("gone", "RuntimeError")],
)
def test_an_error_in_an_override_reaches_the_caller(how, raised):
    ended = fail(how, "guarded")
    assert (ended.returncode, ended.stdout.strip()) == (0, raised)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="only Python 3.11 needs the guard")
def test_without_the_guard_the_process_dies():
    assert fail("a value", "alone").returncode < 0


class MixedIn:
    def changeEvent(self, event):  # noqa: N802
        """Do as Qt does."""
        super().changeEvent(event)


def test_what_is_mixed_in_is_guarded_as_well(qtbot):
    class Derived(MixedIn, QWidget):
        pass

    assert Derived.changeEvent.__wrapped__ is MixedIn.changeEvent
    assert Derived.changeEvent.__doc__ == "Do as Qt does."
    assert not hasattr(MixedIn.changeEvent, "__wrapped__")


def test_methods_qt_does_not_know_stay_as_they_are(qtbot):
    class Derived(QWidget):
        def show_entry(self):
            pass

    assert not hasattr(Derived.show_entry, "__wrapped__")
