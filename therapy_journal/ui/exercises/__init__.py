# SPDX-License-Identifier: GPL-3.0-or-later
"""Short exercises: slow breathing and noticing where one is. Nothing of them is kept."""
