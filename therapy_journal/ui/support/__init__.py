# SPDX-License-Identifier: GPL-3.0-or-later
"""Support: own people and numbers, what helps, exercises, questions to ask first."""
