# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms inside the window: they keep what is typed, and every one can be left with one key."""
