# SPDX-License-Identifier: GPL-3.0-or-later
"""Homework: what was agreed, and how it went."""
