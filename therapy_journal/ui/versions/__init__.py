# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier versions: then and now side by side, and one of them brought back."""
