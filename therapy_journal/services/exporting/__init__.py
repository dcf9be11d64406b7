# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing everything in a journal to a place where it can be read without this program."""
