# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a journal is open: unlocking, the recovery key, and the first start."""
