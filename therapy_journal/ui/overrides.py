# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps an error in one of our overrides of a Qt method an error, and not the end of the process.

On Python 3.11 an exception raised by C code (``int("x")``, ``1 / 0``, a widget that is gone)
travels without being made an object until something catches it. PySide 6.11.3 takes it for
one when the override was called from within a call of ours, e.g. ``grab()``, and the process
dies of a segmentation fault before anything can be saved. docs/decisions/0011 tells more.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

_FIRST_SOUND = (3, 12)


def guard_overrides() -> None:
    """Guard the overrides of every class derived from a Qt class from now on."""
    if sys.version_info < _FIRST_SOUND and "__init_subclass__" not in vars(QObject):
        QObject.__init_subclass__ = classmethod(_guard)  # type: ignore[assignment]


def _guard(cls: type[QObject], /, **options: object) -> None:
    super(QObject, cls).__init_subclass__(**options)
    of_qt = [base for base in cls.__mro__ if base.__module__.startswith("PySide6.")]
    for name, member in _written_by_us(cls).items():
        if any(name in vars(base) for base in of_qt):
            setattr(cls, name, _caught_once(member))


def _written_by_us(cls: type[QObject]) -> dict[str, FunctionType]:
    """Return the methods of a class and of what is mixed into it, which Qt knows nothing of."""
    mixed_in = [base for base in cls.__mro__[:0:-1] if not issubclass(base, QObject)]
    return {
        name: member
        for base in (*mixed_in, cls)
        for name, member in vars(base).items()
        if isinstance(member, FunctionType) and not name.startswith("_")
    }


def _caught_once(override: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(override)
    def caught_once(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        try:
            return override(*given, **named)
        except BaseException:  # noqa: TRY203  (catching it is what makes it an object)
            raise

    return caught_once
