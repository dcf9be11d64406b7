# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: how one arrives, and a few ways to go on. Nothing here is behind or overdue."""
