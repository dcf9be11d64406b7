# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: the next and the past ones, the care team, and how the work feels."""
