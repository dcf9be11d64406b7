# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a note: kept, brought, copied, said, let go, erased."""

from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from therapy_journal.core.errors import BackupFailed
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.core.summary import Extent
from therapy_journal.core.trash import HANDED_OVER
from therapy_journal.core.unsent_notes import Delivery, NoteState, SaidHow
from therapy_journal.storage import (
    backup,
    keys,
    opening,
    sessions,
    summary_pages,
    unsent_notes,
    unsent_raw,
)
from therapy_journal.ui.unsent_notes.bringing import RATHER_LONG, SENDS_NOTHING, SHORT_ENOUGH
from therapy_journal.ui.unsent_notes.gone import PAGE_LEFT
from therapy_journal.ui.unsent_notes.layers import Layer
from therapy_journal.ui.widgets.sheets import Sheet

of_a_menu = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


def press(widget, key=Qt.Key.Key_Space):
    QTest.keyClick(widget, key)


def words_in_sight(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def open_sheet(desk):
    return next(sheet for sheet in desk.window.findChildren(Sheet) if sheet.isVisible())


def button(sheet, text):
    return next(each for each in sheet.findChildren(QPushButton) if each.text() == text)


# Bringing it


def test_only_a_third_layer_can_go_on_the_summary_and_only_it_does(desk):
    desk.screen.new_note()
    footer = desk.screen.pane.footer
    desk.write(Layer.RAW, "raw")
    desk.write(Layer.KNOW, "know")
    assert not footer.add.isEnabled()
    desk.write(Layer.SAY, "Please slow down.")
    assert footer.add.isEnabled()
    press(footer.add)
    line = unsent_notes.ready_to_say(desk.database)[0]
    assert (line.say, line.is_marked) == ("Please slow down.", True)
    assert footer.add.text() == "Take out of my summary"
    assert desk.said.last.text == "Ready for your summary."
    assert "once you switch it on" in desk.said.last.detail
    desk.said.press()
    assert not unsent_notes.ready_to_say(desk.database)[0].is_marked


def test_without_words_in_the_third_layer_the_note_leaves_the_summary(desk):
    note_id = desk.notes.new(say="x").value
    desk.notes.add_to_summary(note_id)
    desk.screen.open_note(note_id)
    desk.write(Layer.SAY, "")
    desk.area(Layer.SAY).selectAll()
    QTest.keyClick(desk.area(Layer.SAY), Qt.Key.Key_Delete)
    desk.screen.flush()
    assert desk.screen.pane.footer.add.text() == "Add to my summary"
    assert not desk.screen.pane.footer.add.isEnabled()


def test_keeping_unsent_is_the_filled_button_and_takes_it_off_the_summary(desk):
    note_id = desk.notes.new(say="x").value
    desk.notes.add_to_summary(note_id)
    desk.screen.open_note(note_id)
    keep = desk.screen.pane.footer.keep
    assert type(keep).__name__ == "PrimaryButton"
    press(keep, Qt.Key.Key_Return)
    assert not desk.notes.open(note_id)[0].is_marked
    desk.said.press()
    assert desk.notes.open(note_id)[0].is_marked


def test_how_it_is_brought_is_chosen_by_keys_and_kept(desk):
    note_id = desk.notes.new(say="x").value
    desk.screen.open_note(note_id)
    say, read, *_ = desk.screen.pane.layers.bringing.findChildren(type(_chip(desk)))
    press(read)
    assert desk.notes.open(note_id)[0].delivery is Delivery.READ
    press(read)
    assert desk.notes.open(note_id)[0].delivery is Delivery.NOT_YET
    assert say.text() == "Say it"


def test_copying_is_offered_for_sending_it_oneself_and_takes_the_third_layer_only(desk):
    note_id = desk.notes.new(raw="raw secret", know="known", say="I'd like to talk.").value
    desk.screen.open_note(note_id)
    bringing = desk.screen.pane.layers.bringing
    copy = next(b for b in bringing.findChildren(QPushButton) if b.text() == "Copy these words")
    assert not copy.isVisible()
    chip = next(
        b for b in bringing.findChildren(QPushButton) if b.text() == "Send it myself as a message"
    )
    press(chip)
    assert copy.isVisible()
    assert SENDS_NOTHING in words_in_sight(bringing)
    press(copy)
    assert QGuiApplication.clipboard().text() == "I'd like to talk."
    assert desk.said.last.text == "Copied."
    QGuiApplication.clipboard().clear()


def test_a_long_third_layer_is_told_gently(desk):
    desk.screen.open_note(desk.notes.new(say="Short.").value)
    bringing = desk.screen.pane.layers.bringing
    assert SHORT_ENOUGH in words_in_sight(bringing)
    desk.write(Layer.SAY, " and then one more thing" * 13)
    assert RATHER_LONG in words_in_sight(bringing)


# Letting go


@of_a_menu
def test_letting_go_is_at_once_out_of_sight_and_undone_from_the_notice(desk):
    note_id = desk.notes.new(raw="raven", know="kestrel", say="Sparrow.").value
    desk.notes.add_to_summary(note_id)
    desk.screen.open_note(note_id)
    desk.write(Layer.KNOW, " and owl")
    footer = desk.screen.pane.footer
    press(footer.let_go)
    press(footer.menu, Qt.Key.Key_Return)
    assert desk.notes.open(note_id)[0].state is NoteState.LET_GO
    assert "raven" not in desk.area(Layer.RAW).text()
    assert "kestrel" not in desk.area(Layer.KNOW).text()
    assert not desk.screen.pane.isVisible()
    assert desk.said.last.action == "Undo"
    desk.said.press()
    note, raw = desk.notes.open(note_id)
    assert (raw.body, note.know, note.is_marked) == ("raven", "kestrel and owl", True)
    assert desk.area(Layer.KNOW).text() == "kestrel and owl"
    assert desk.screen.pane.isVisible()


def test_a_note_let_go_is_taken_back_from_the_shelf(desk):
    note_id = desk.notes.new(title="Secret", know="words").value
    desk.notes.let_go(note_id)
    desk.clock.advance(days=3)
    desk.screen.refresh()
    desk.screen.open_note(note_id)
    assert desk.screen.gone.isVisible()
    assert "Monday 30 November" in desk.screen.gone.words()
    assert "words" not in words_in_sight(desk.screen.gone).replace("its words", "")
    press(desk.screen.gone.take_back)
    assert desk.notes.open(note_id)[0].state is NoteState.KEPT
    assert desk.area(Layer.KNOW).text() == "words"


@of_a_menu
def test_erasing_now_asks_once_and_says_what_goes(desk):
    note_id = desk.notes.new(raw="raw", know="know", say="say").value
    desk.screen.open_note(note_id)
    desk.write(Layer.RAW, " still being typed")
    footer = desk.screen.pane.footer
    footer.let_go.click()
    press(footer.menu, Qt.Key.Key_Down)
    press(footer.menu, Qt.Key.Key_Return)
    sheet = open_sheet(desk)
    said = words_in_sight(sheet)
    for what in ("three layers", "drafts", "earlier versions", "cannot be taken back", "Copies"):
        assert what in said
    press(button(sheet, "Erase it"))
    note, raw = desk.notes.open(note_id)
    assert (note.state, note.know, raw.body) == (NoteState.ERASED, "", "")
    desk.screen.flush()
    assert desk.notes.open(note_id)[1].body == ""
    assert desk.screen.pane.texts() == {"title": "", "raw": "", "know": "", "say": ""}
    assert desk.notes.shelf().let_go[0].line == "Erased on 23 Nov."


def test_erasing_names_the_backups_that_hold_it_and_writes_them_anew(desk, vault):
    note_id = desk.notes.new(raw="rawharbour").value
    other_id = desk.notes.new(raw="stays").value
    backup.make(vault)
    desk.screen.open_note(note_id)
    desk.screen.pane.footer.menu.actions()[1].trigger()
    sheet = open_sheet(desk)
    assert "It still stands in 1 backup." in words_in_sight(sheet)
    assert not sheet.backups.isChecked()
    sheet.backups.click()
    press(button(sheet, "Erase it"))
    assert "1 backup written anew." in desk.said.last.detail
    assert desk.notes.open(note_id)[0].state is NoteState.ERASED
    key = keys.database_key(vault.secret, bytes.fromhex(vault.vault_id))
    copy = opening.open_copy(
        backup.folders(vault.folder)[0] / "journal.db", key, bytes.fromhex(vault.vault_id)
    )
    assert unsent_raw.get(copy, note_id).body == ""
    assert unsent_raw.get(copy, other_id).body == "stays"
    copy.close()


def test_where_a_backup_cannot_be_written_anew_the_note_comes_back_into_sight(desk, vault):
    note_id = desk.notes.new(raw="rawharbour").value
    backup.make(vault)
    (vault.folder / "backups" / "000001.tmp").write_text("in the way")
    desk.screen.open_note(note_id)
    desk.screen.pane.footer.menu.actions()[1].trigger()
    sheet = open_sheet(desk)
    sheet.backups.click()
    press(button(sheet, "Erase it"))
    assert desk.notes.open(note_id)[0].state is NoteState.KEPT
    assert desk.said.last.text == BackupFailed().sentence
    assert desk.area(Layer.RAW).text() == "rawharbour"
    desk.write(Layer.RAW, " on")
    desk.screen.flush()
    assert desk.notes.open(note_id)[1].body == "rawharbour on"


def test_changing_ones_mind_before_erasing_changes_nothing(desk):
    note_id = desk.notes.new(raw="raw").value
    desk.screen.open_note(note_id)
    desk.screen.pane.footer.menu.actions()[1].trigger()
    sheet = open_sheet(desk)
    assert QApplication.focusWidget() is button(sheet, "Keep it for now")
    press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desk.notes.open(note_id)[1].body == "raw"
    assert desk.area(Layer.RAW).text() == "raw"


def test_a_row_of_an_erased_note_says_that_nothing_is_left(desk):
    note_id = desk.notes.new(raw="raw").value
    desk.notes.erase_now(note_id)
    desk.screen.refresh()
    desk.screen.open_note(note_id)
    assert desk.screen.gone.words() == (
        "Erased on 23 Nov. Nothing of its words is left in this journal."
    )
    assert not desk.screen.gone.take_back.isVisible()


def test_a_line_that_was_handed_over_is_told_when_the_note_is_erased(desk):
    note_id = desk.notes.new(say="Please slow down.").value
    summary_pages.put_handed_over(
        desk.database, None, Extent.ALL, "Please slow down.", [f"note.{note_id}"], desk.clock.now()
    )
    desk.screen.open_note(note_id)
    desk.screen.pane.footer.menu.actions()[1].trigger()
    sheet = open_sheet(desk)
    assert HANDED_OVER in words_in_sight(sheet)
    press(button(sheet, "Erase it"))
    assert desk.said.last.detail == HANDED_OVER
    desk.screen.open_note(note_id)
    assert PAGE_LEFT in desk.screen.gone.words()


def test_undo_does_not_take_the_words_of_another_note_along(desk):
    gone = desk.notes.new(know="gone").value
    other = desk.notes.new(know="other").value
    desk.screen.open_note(gone)
    desk.screen.pane.footer.menu.actions()[0].trigger()
    desk.screen.open_note(other)
    desk.write(Layer.KNOW, " being typed")
    desk.said.press()
    assert desk.area(Layer.KNOW).text() == "gone"
    assert desk.notes.open(other)[0].know == "other being typed"


# After a session


def attend(desk, day):
    starts = desk.clock.at_local(day)
    session = Session(0, starts, state=SessionState.ATTENDED)
    sessions.insert(desk.database, session, desk.clock.now())


def test_after_a_session_a_note_meant_for_it_asks_whether_it_was_said(desk):
    note_id = desk.notes.new(say="x").value
    desk.notes.set_delivery(note_id, Delivery.SAY)
    desk.screen.open_note(note_id)
    assert not desk.screen.pane.after.isVisible()
    desk.clock.advance(days=4)
    attend(desk, datetime(2026, 11, 26, 15, 0))
    desk.screen.refresh()
    after = desk.screen.pane.after
    assert "There was a session on Thu 26 Nov. Did you say it?" in words_in_sight(after)
    press(button(after, "Answer…"))
    assert QApplication.focusWidget().text() == "All of it"
    press(QApplication.focusWidget(), Qt.Key.Key_Right)
    press(QApplication.focusWidget())
    QTest.keyClicks(after.note, "You thanked me.")
    press(after.done)
    note = desk.notes.open(note_id)[0]
    assert (note.said_how, note.said_note) == (SaidHow.PART, "You thanked me.")
    assert note.said_day.isoformat() == "2026-11-26"
    assert "Said in part on 26 Nov. You thanked me." in words_in_sight(after)
    assert [row.id for row in desk.notes.shelf().said] == [note_id]
    assert desk.screen.pane.footer.keep.text() == "Keep it"


def test_a_note_kept_for_oneself_is_not_asked_about(desk):
    note_id = desk.notes.new(say="x").value
    desk.clock.advance(days=4)
    attend(desk, datetime(2026, 11, 26, 15, 0))
    desk.screen.open_note(note_id)
    assert not desk.screen.pane.after.isVisible()
    press(desk.screen.pane.title.answer)
    assert desk.screen.pane.after.is_open()


def test_what_happened_is_saved_at_the_door_though_the_form_stands_open(desk):
    note_id = desk.notes.new(say="x").value
    other = desk.notes.new(say="y").value
    desk.screen.open_note(note_id)
    press(desk.screen.pane.title.answer)
    after = desk.screen.pane.after
    press(after.how.chips()[0])
    QTest.keyClicks(after.note, "I cried in the lift.")
    assert desk.screen.unsaved()
    desk.screen.open_note(other)
    assert desk.notes.open(note_id)[0].said_note == "I cried in the lift."
    assert not after.is_open()
    assert after.note.text() == ""


def test_what_happened_is_not_lost_when_it_cannot_be_saved(desk):
    note_id = desk.notes.new(say="x").value
    other = desk.notes.new(say="y").value
    desk.screen.open_note(note_id)
    press(desk.screen.pane.title.answer)
    after = desk.screen.pane.after
    press(after.how.chips()[0])
    QTest.keyClicks(after.note, "It was quiet.")
    desk.database.is_read_only = True
    desk.screen.open_note(other)
    assert after.note.text() == "It was quiet."
    assert desk.screen.unsaved()
    desk.database.is_read_only = False
    desk.screen.flush()
    assert not desk.screen.unsaved()
    assert desk.notes.open(note_id)[0].said_note == "It was quiet."


def test_in_a_low_window_the_form_has_the_room_of_the_layers(desk):
    desk.screen.open_note(desk.notes.new(say="x").value)
    desk.resize(700, 560)
    press(desk.screen.pane.title.answer)
    assert not desk.screen.pane.layers.isVisible()
    press(desk.screen.pane.after.done)
    assert desk.screen.pane.layers.isVisible()


def test_with_large_text_in_a_low_window_the_answer_can_be_given_and_the_footer_reached(desk):
    desk.screen.open_note(desk.notes.new(say="x").value)
    desk.kit.theme.set_scale(1.5)
    desk.resize(540, 580)
    pane = desk.screen.pane
    press(pane.title.answer)
    press(_chip(desk))
    QApplication.processEvents()
    assert pane.after.day.height() >= pane.after.day.sizeHint().height()
    press(pane.after.done)
    QApplication.processEvents()
    for button in (pane.footer.let_go, pane.footer.add, pane.footer.keep):
        assert button.visibleRegion().boundingRect() == button.rect()


def _chip(desk):
    return desk.screen.pane.after.how.chips()[0]
