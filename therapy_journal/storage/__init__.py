# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal on disk: the only floor that knows SQLCipher."""
