# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program looks and behaves, in plain words."""
