# SPDX-License-Identifier: GPL-3.0-or-later
"""One line kept in passing, from any screen."""
