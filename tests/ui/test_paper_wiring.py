# SPDX-License-Identifier: GPL-3.0-or-later
"""One pair of commands for every screen that makes a page."""

from __future__ import annotations


def test_print_and_save_act_on_the_page_that_is_shown(qtbot, opened):
    desk, commands = opened.window.desk, opened.commands
    made: list[int] = []
    check_in = opened.window.desk._journal.checking_in
    opened.jobs.run(lambda: made.append(check_in.check_in(4, "").value.id), desk)
    qtbot.waitUntil(lambda: bool(made))
    assert not commands.action("summary.print").isEnabled()

    desk.go("patterns")
    patterns = desk.screen_of("patterns")
    qtbot.waitUntil(patterns.print_button.isEnabled)
    commands.run("summary.print")
    assert patterns.letting_out.print_sheet.is_open
    patterns.letting_out.print_sheet.dismiss()
    commands.run("summary.pdf")
    assert patterns.letting_out.pdf_sheet.is_open
    patterns.letting_out.pdf_sheet.dismiss()

    commands.run("go.summary")
    summary = desk.screen_of("summary")
    qtbot.waitUntil(lambda: desk.place == "summary" and summary._layout is not None)
    commands.run("summary.print")
    qtbot.waitUntil(lambda: summary.handing_out.print_sheet.is_open)
    assert not patterns.letting_out.print_sheet.is_open
    summary.handing_out.print_sheet.dismiss()

    desk.go("today")
    assert not commands.action("summary.print").isEnabled()
