# SPDX-License-Identifier: GPL-3.0-or-later
"""A character set that Qt can work with, chosen before Qt complains about another one."""

from __future__ import annotations

import locale
import os
import sys

_FITTING = "C.UTF-8"


def settle() -> None:
    """Go on with UTF-8 where the system names an older set (``LC_ALL=C``), as Qt would.

    Qt does the same by itself, but writes lines about it to standard error.
    """
    if sys.platform != "linux":
        return
    try:
        locale.setlocale(locale.LC_CTYPE, "")
        is_fitting = locale.nl_langinfo(locale.CODESET).upper().replace("-", "") == "UTF8"
    except locale.Error:
        is_fitting = False
    if not is_fitting:
        os.environ["LC_ALL"] = _FITTING
