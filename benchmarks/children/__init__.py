# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts run as processes of their own; each prints one line of JSON and ends."""
