# SPDX-License-Identifier: GPL-3.0-or-later
"""Use cases: what the program does, without Qt, SQL or threads."""
