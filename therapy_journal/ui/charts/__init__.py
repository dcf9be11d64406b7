# SPDX-License-Identifier: GPL-3.0-or-later
"""Line and dot charts: laid out once from plain values, drawn alike on screen and on paper."""
