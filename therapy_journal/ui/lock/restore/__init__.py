# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring a backup before any journal is open: which one, unlock it, look, restore."""
