# SPDX-License-Identifier: GPL-3.0-or-later
"""What the operating system tells, and what is asked of it."""
