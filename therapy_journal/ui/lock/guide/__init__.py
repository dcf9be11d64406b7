# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, one page at a time."""
