# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as its command starts it, with a word to whoever measures at two moments."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.machinery import PathFinder
from types import ModuleType


class Watcher:
    """Lets the command load the window when it wants to, and tells once it is loaded."""

    def __init__(self, tell: Callable[[ModuleType], object]) -> None:
        self._tell = tell

    def find_spec(self, name, path=None, target=None):
        """Find everything but the window as usual."""
        if name != "therapy_journal.app":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        load = spec.loader.exec_module

        def load_and_tell(module: ModuleType) -> None:
            load(module)
            self._tell(module)

        spec.loader.exec_module = load_and_tell
        return spec


def run(
    lock_screen_there: Callable[[object], object] | None = None,
    shown: Callable[[object], object] | None = None,
) -> None:
    """Start the program with the arguments of this process, and end with it.

    ``lock_screen_there`` is called with the lock screen before anything is painted,
    ``shown`` with the program once its window is on the screen.
    """

    def watch(module: ModuleType) -> None:
        show_lock_screen, show = module.MainWindow.show_lock_screen, module.Program.show

        def told_lock_screen(window, screen) -> None:
            show_lock_screen(window, screen)
            if lock_screen_there is not None:
                lock_screen_there(screen)

        def told_show(program, **how) -> None:
            show(program, **how)
            if shown is not None:
                shown(program)

        module.MainWindow.show_lock_screen, module.Program.show = told_lock_screen, told_show

    sys.meta_path.insert(0, Watcher(watch))
    from therapy_journal.cli import main

    sys.exit(main())
