# SPDX-License-Identifier: GPL-3.0-or-later
"""Therapy Journal: an encrypted journal for people in therapy."""

__version__ = "0.4.0"
