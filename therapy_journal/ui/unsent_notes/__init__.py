# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent notes: the shelf, and a note in its three layers."""
