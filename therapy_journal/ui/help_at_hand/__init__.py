# SPDX-License-Identifier: GPL-3.0-or-later
"""Support where there is no screen for it: while locked, and over a sheet that is open."""
