# SPDX-License-Identifier: GPL-3.0-or-later
"""Becomes another program that has a terminal: ``on_terminal.py TTY PROGRAM …``."""

import os
import sys

# The first terminal that a process without one opens becomes its terminal.
terminal = os.open(sys.argv[1], os.O_RDWR)
for stream in (0, 1, 2):
    if os.environ.get(f"TERMINAL_{stream}"):
        os.dup2(terminal, stream)
os.execv(sys.argv[2], sys.argv[2:])
