# SPDX-License-Identifier: GPL-3.0-or-later
"""The domain: values and pure rules, standard library only."""
