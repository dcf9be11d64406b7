# SPDX-License-Identifier: GPL-3.0-or-later
"""A note on a page of its own: read from the screen, printed, saved as a PDF."""

import stat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.paper.conftest import pdf_text
from therapy_journal.core.unsent_notes import Delivery
from therapy_journal.storage import export_log
from therapy_journal.ui.paper.letting_out import SPOOLER
from therapy_journal.ui.paper.pdf import UNENCRYPTED, pdf_bytes
from therapy_journal.ui.unsent_notes.bringing import LARGE_PAGE, ONLY_THESE
from therapy_journal.ui.unsent_notes.layers import Layer
from therapy_journal.ui.unsent_notes.page_view import SIZES

SAY = "I nodded last time, and I was not sure."
HIDDEN = ("rawcanary", "knowcanary", "titlecanary")


@pytest.fixture
def open_note(desk):
    note_id = desk.notes.new("titlecanary", "rawcanary", "knowcanary", SAY).value
    desk.screen.open_note(note_id)
    return note_id


@pytest.fixture
def view(desk):
    return desk.screen.to_page.view


def choose(desk, delivery):
    desk.screen.pane.layers.bringing.show_delivery(delivery)
    return desk.screen.pane.layers.bringing


def seen(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# What is offered


def test_each_way_offers_what_it_needs(desk, open_note):
    for delivery, words, shown in (
        (Delivery.SAY, "", ()),
        (Delivery.READ, LARGE_PAGE, ("Open the page", "Print…")),
        (Delivery.HAND_OVER, ONLY_THESE, ("Print…", "Save as PDF…")),
        (Delivery.NOT_YET, "", ()),
    ):
        bringing = choose(desk, delivery)
        buttons = (bringing.page_button, bringing.print_button, bringing.pdf_button)
        assert tuple(each.text() for each in buttons if each.isVisible()) == shown
        assert words in seen(bringing)


def test_without_a_third_layer_nothing_opens_and_it_is_said_why(desk, view):
    desk.screen.new_note()
    desk.write(Layer.RAW, "rawcanary")
    assert not choose(desk, Delivery.READ).page_button.isEnabled()
    for way in (desk.screen.to_page.read, desk.screen.to_page.print_page):
        way()
        assert desk.said.last.text == "There is nothing under Ready to say yet."
    assert not view.is_open
    assert not desk.screen.to_page.letting_out.print_sheet.is_open


# Reading from the page


def test_the_page_covers_the_window_and_holds_the_third_layer_alone(desk, open_note, view):
    QTest.keyClick(choose(desk, Delivery.READ).page_button, Qt.Key.Key_Space)
    assert view.is_open
    assert view.geometry() == desk.window.rect()
    assert view.words.text() == SAY
    assert not view.findChildren(QLabel)
    assert not [word for word in HIDDEN if word in view.accessibleName()]


def test_what_was_typed_a_moment_ago_stands_on_it(desk, open_note, view):
    desk.write(Layer.SAY, " And now I say so.")
    desk.screen.to_page.read()
    assert view.words.text() == f"{SAY} And now I say so."


def test_esc_leaves_it_and_the_focus_is_where_it_was(desk, open_note, view):
    desk.write(Layer.SAY, "!")
    desk.screen.to_page.read()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.is_open
    assert view.words.text() == ""
    assert QApplication.focusWidget() is desk.area(Layer.SAY)


def test_a_click_leaves_it_too(desk, open_note, view):
    desk.screen.to_page.read()
    QTest.mouseClick(view.words, Qt.MouseButton.LeftButton)
    assert not view.is_open


def test_no_command_acts_behind_it(desk, open_note, view):
    done = []
    action = QAction("Write", desk.window)
    action.setObjectName("entry.new")
    action.setShortcut("Ctrl+N")
    action.toggled.connect(done.append)
    action.setCheckable(True)
    desk.window.addAction(action)
    desk.screen.to_page.read()
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == []
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(
        QApplication.focusWidget() or desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier
    )
    assert len(done) == 1


def test_few_words_stand_large_and_many_scroll_at_a_size_that_can_be_read(desk, open_note, view):
    desk.screen.to_page.read()
    assert view.words.size_used == SIZES[0]
    view.leave()
    desk.area(Layer.SAY).set_text("A sentence that goes on. " * 400)
    desk.area(Layer.SAY).text_edited.emit()
    desk.screen.to_page.read()
    assert view.words.size_used == SIZES[-1]
    bar = view._area.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() > 0
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_it_follows_the_window_and_the_text_size(desk, open_note, view):
    desk.screen.to_page.read()
    desk.resize(700, 500)
    assert view.geometry() == desk.window.rect()
    desk.kit.theme.set_scale(1.5)
    desk.kit.theme.set_mode("dark")
    assert view.words.minimumHeight() <= view.height()
    assert view.words.width() == view.width()


# Paper


def test_the_pdf_holds_the_third_layer_alone_and_only_its_owner_reads_it(desk, open_note, tmp_path):
    desk.chosen = tmp_path / "Notes.pdf"
    letting_out = desk.screen.to_page.letting_out
    QTest.keyClick(choose(desk, Delivery.HAND_OVER).pdf_button, Qt.Key.Key_Space)
    assert letting_out.pdf_sheet.is_open
    assert UNENCRYPTED in seen(letting_out.pdf_sheet)
    letting_out.pdf_sheet.accept()
    assert desk.suggested.name == "Notes 2026-11-23.pdf"
    assert stat.S_IMODE(desk.chosen.stat().st_mode) == 0o600
    text = pdf_text(desk.chosen)
    assert SAY in " ".join(text.split())
    content = desk.chosen.read_bytes()
    assert not [word for word in HIDDEN if word in text or word.encode() in content]
    assert [form for form, _ in export_log.everything(desk.database)] == ["pdf"]


def test_it_is_printed_after_one_sentence(desk, open_note, tmp_path):
    letting_out = desk.screen.to_page.letting_out
    QTest.keyClick(choose(desk, Delivery.HAND_OVER).print_button, Qt.Key.Key_Space)
    assert SPOOLER in seen(letting_out.print_sheet)
    assert desk.printed == []
    letting_out.print_sheet.accept()
    target = tmp_path / "printed.pdf"
    target.write_bytes(pdf_bytes(desk.printed[0]))
    text = " ".join(pdf_text(target).split())
    assert SAY in text
    assert not [word for word in HIDDEN if word in text]
    assert [form for form, _ in export_log.everything(desk.database)] == ["print"]


def test_not_now_leaves_nothing_behind(desk, open_note, tmp_path):
    desk.chosen = tmp_path / "Notes.pdf"
    desk.screen.to_page.save_pdf()
    desk.screen.to_page.letting_out.pdf_sheet.dismiss()
    assert list(tmp_path.glob("*.pdf")) == []
    assert export_log.everything(desk.database) == []


def test_a_shielded_name_is_an_initial_on_paper_and_whole_on_the_screen(desk, view):
    desk.journal.preparing.shield_name("Miriam")
    note_id = desk.notes.new(say="I told Miriam first.").value
    desk.screen.open_note(note_id)
    desk.screen.to_page.read()
    assert view.words.text() == "I told Miriam first."
    view.leave()
    assert desk.journal.note_paper.for_paper(note_id).page.words == "I told M. first."


def test_a_note_let_go_gives_nothing_to_a_page(desk, open_note, view):
    desk.notes.let_go(open_note)
    desk.screen.open_note(open_note)
    desk.screen.to_page.read()
    assert not view.is_open
