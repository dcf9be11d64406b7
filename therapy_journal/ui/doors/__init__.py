# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways out of an open journal, and what covers it."""
