# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns: mood, practice, roadblocks and sessions over a stretch of time."""
