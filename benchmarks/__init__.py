# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast it is: one command, one table, each figure a ratio taken in one run."""
