# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing passphrase and keys in the window, on a real journal with backups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from therapy_journal.core.errors import WrongPassphrase, WrongRecoveryKey
from therapy_journal.services.journal import Journal
from therapy_journal.services.key_changes import KeyChanges
from therapy_journal.services.passphrases import RARE_SIGNS
from therapy_journal.services.settings import SHEET_FILE
from therapy_journal.storage import backup, keys
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.unfinished_keys import Ended
from therapy_journal.ui.key_panels import AWAY, FINISHED, FOLLOWED, TAKEN_BACK, KeyPanels
from therapy_journal.ui.recovery_sheet.keeper import SheetKeeper
from therapy_journal.ui.settings.new_keys_panel import NewKeysPanel
from therapy_journal.ui.settings.passphrase_panel import PassphrasePanel

NEW = "twelve lamps along the water"


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(1000, 800)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


def cheap(journal):
    journal.key_changes = KeyChanges(
        vault=journal._get_vault, put_vault=journal._put_vault, cost=keys.LEAST
    )
    return journal


@pytest.fixture
def journal(vault, clock):
    backup.make(vault)
    return cheap(Journal(vault, clock=clock))


@pytest.fixture
def panels(kit, commands, window, journal):
    panels = KeyPanels(kit=kit, commands=commands, window=window)
    panels.take_up(journal)
    return panels


def opened(window, kind):
    [panel] = [found for found in window.findChildren(kind) if found.is_open]
    return panel


def typed(qtbot, text):
    """Type into whatever has the focus, and press Return."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def opens(folder, *, passphrase="", key=""):
    try:
        if passphrase:
            vaults.open_with_passphrase(folder, passphrase).database.close()
        else:
            vaults.open_with_recovery_key(folder, key).database.close()
    except (WrongPassphrase, WrongRecoveryKey):
        return False
    return True


def test_the_passphrase_is_changed_with_the_keyboard_alone(
    qtbot, panels, commands, window, journal, passphrase
):
    commands.run("keys.passphrase")
    panel = opened(window, PassphrasePanel)
    for text in (passphrase, NEW, NEW):
        typed(qtbot, text)
    assert panel.accessibleName() == "The passphrase was changed"
    assert panel.followed.text() == FOLLOWED
    assert panel.done.hasFocus()
    assert [field.text() for field in (panel.present, *panel.new.fields)] == ["", "", ""]
    qtbot.keyClick(panel.done, Qt.Key.Key_Space)
    assert not panel.is_open
    journal.close()
    for folder in (journal.folder, *backup.folders(journal.folder)):
        assert opens(folder, passphrase=NEW)
        assert not opens(folder, passphrase=passphrase)


@pytest.mark.parametrize(
    ("texts", "words", "focus"),
    [
        (("not it", NEW, NEW), "not the present passphrase", 0),
        (("", NEW, NEW), "type your present passphrase", 0),
        ((None, "short", "short"), "at least 12 characters", 1),
        ((None, NEW, NEW + "!"), "The two differ.", 2),
        ((None, None, None), "the passphrase you have now", 0),
    ],
)
def test_what_is_in_the_way_is_said_beside_the_field(
    qtbot, panels, commands, window, journal, passphrase, texts, words, focus
):
    commands.run("keys.passphrase")
    panel = opened(window, PassphrasePanel)
    fields = (panel.present, *panel.new.fields)
    for field, text in zip(fields, texts, strict=True):
        field.setText(passphrase if text is None else text)
    panel.change.click()
    assert words in panel.problem.words
    assert fields[focus].hasFocus()
    journal.close()
    assert opens(journal.folder, passphrase=passphrase)


def test_after_five_wrong_ones_a_pause_is_put_between_tries_in_every_panel(
    qtbot, panels, commands, window, passphrase
):
    commands.run("keys.passphrase")
    panel = opened(window, PassphrasePanel)
    for _ in range(5):
        assert panel.change.isEnabled()
        for field, text in zip((panel.present, *panel.new.fields), ("no", NEW, NEW), strict=True):
            field.setText(text)
        panel.change.click()
    assert panel.wait.text() == "You can try again in 1 s."
    assert not panel.change.isEnabled()
    panel.dismiss()
    commands.run("keys.change")
    panel = opened(window, NewKeysPanel)
    typed(qtbot, passphrase)
    assert panel.keeping.sheet is None
    qtbot.waitUntil(panel.go_on.isEnabled, timeout=3000)
    qtbot.keyClick(panel.present, Qt.Key.Key_Return)
    assert panel.keeping.sheet is not None


def test_signs_that_are_hard_to_type_are_cautioned_about(qtbot, panels, commands, window):
    commands.run("keys.passphrase")
    panel = opened(window, PassphrasePanel)
    panel.new.fields[0].setText("lantern 🌱 walks along")
    qtbot.waitUntil(lambda: panel.new.told.endswith(RARE_SIGNS))
    panel.new.fields[0].setText("lantern that walks along")
    qtbot.waitUntil(lambda: RARE_SIGNS not in panel.new.told)


def test_without_a_key_file_no_present_passphrase_is_asked_for(
    qtbot, panels, commands, window, journal
):
    journal._put_vault(replace(journal.vault, key_file=None))
    commands.run("keys.passphrase")
    panel = opened(window, PassphrasePanel)
    assert not panel.present.isVisible()
    for text in (NEW, NEW):
        typed(qtbot, text)
    journal.close()
    assert opens(journal.folder, passphrase=NEW)


def kept(qtbot, panel):
    """Type two groups back, as from paper."""
    panel.keeping.have.click()
    groups = panel.keeping.sheet.groups
    for place, field in zip(panel.keeping.asked, panel.keeping.fields, strict=True):
        qtbot.keyClicks(field, groups[place].lower())
    qtbot.keyClick(panel.keeping.fields[1], Qt.Key.Key_Return)
    return "-".join(groups)


def test_the_keys_are_changed_once_the_new_sheet_was_kept(
    qtbot, panels, commands, window, journal, passphrase
):
    former = journal.recovery_key
    commands.run("keys.change")
    panel = opened(window, NewKeysPanel)
    typed(qtbot, passphrase)
    assert panel.keeping.isVisible()
    assert journal.recovery_key == former
    new = kept(qtbot, panel)
    assert panel.accessibleName() == "The keys were changed"
    assert panel.followed.text() == FOLLOWED
    assert panel.keeping.sheet is None
    assert panel.present.text() == ""
    assert journal.recovery_key == new
    journal.close()
    for folder in (journal.folder, *backup.folders(journal.folder)):
        assert opens(folder, key=new)
        assert opens(folder, passphrase=passphrase)
        assert not opens(folder, key=former)


def test_a_sheet_saved_on_the_way_is_the_one_that_is_reminded_of(
    qtbot, kit, commands, window, journal, passphrase, tmp_path
):
    journal.settings.put(SHEET_FILE, "/somewhere/Former.pdf")
    panels = KeyPanels(kit=kit, commands=commands, window=window)
    panels.take_up(journal)
    commands.run("keys.change")
    panel = opened(window, NewKeysPanel)
    keeper = panel.keeping.findChild(SheetKeeper)
    keeper._choose = lambda *_: tmp_path / "Sheet.pdf"
    typed(qtbot, passphrase)
    panel.keeping.save.click()
    kept(qtbot, panel)
    assert journal.settings.get(SHEET_FILE) == str(tmp_path / "Sheet.pdf")


def test_going_away_before_the_sheet_was_kept_changes_nothing(
    qtbot, panels, commands, window, journal, passphrase
):
    before = journal.recovery_key
    commands.run("keys.change")
    panel = opened(window, NewKeysPanel)
    typed(qtbot, passphrase)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.is_open
    assert journal.recovery_key == before


def test_a_wrong_passphrase_shows_no_sheet(qtbot, panels, commands, window):
    commands.run("keys.change")
    panel = opened(window, NewKeysPanel)
    typed(qtbot, "not it")
    assert panel.keeping.isHidden()
    assert "not the present passphrase" in panel.problem.words
    assert panel.present.hasFocus()


def test_when_the_keys_cannot_be_changed_it_says_which_sheet_holds(
    qtbot, panels, commands, window, journal, passphrase
):
    before = journal.recovery_key
    (journal.folder / "backups").rename(journal.folder / "away")
    (journal.folder / "backups").write_text("no folder")
    commands.run("keys.change")
    panel = opened(window, NewKeysPanel)
    typed(qtbot, passphrase)
    kept(qtbot, panel)
    assert "No backup was made" in panel.problem.words
    assert "former recovery sheet still holds" in panel.accessibleDescription()
    assert journal.recovery_key == before


def test_a_stick_that_is_away_is_said(
    qtbot, panels, commands, window, journal, passphrase, tmp_path
):
    place = tmp_path / "stick"
    place.mkdir()
    journal.backing_up.choose_second(place)
    place.rmdir()
    commands.run("keys.passphrase")
    panel = opened(window, PassphrasePanel)
    for text in (passphrase, NEW, NEW):
        typed(qtbot, text)
    assert panel.followed.text() == FOLLOWED + AWAY


@pytest.mark.parametrize(
    ("how", "told"), [(Ended.FINISHED, FINISHED), (Ended.TAKEN_BACK, TAKEN_BACK)]
)
def test_a_change_that_had_been_cut_short_is_told_at_the_next_unlock(
    kit, commands, window, journal, said, how, told
):
    journal._put_vault(replace(journal.vault, ended=how))
    KeyPanels(kit=kit, commands=commands, window=window).take_up(journal)
    assert said.last == told


def test_backups_left_behind_follow_at_the_next_unlock(
    qtbot, kit, commands, window, journal, passphrase
):
    journal.key_changes.change_passphrase(passphrase, NEW)
    [copy] = backup.folders(journal.folder)
    assert opens(copy, passphrase=passphrase)
    KeyPanels(kit=kit, commands=commands, window=window).take_up(journal)
    assert not opens(copy, passphrase=passphrase)


def test_every_field_and_button_has_a_name_and_tab_goes_round_in_order(
    qtbot, panels, commands, window
):
    commands.run("keys.passphrase")
    panel = opened(window, PassphrasePanel)
    names = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        names.append(focus.accessibleName() or focus.text())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert names == [
        "Present passphrase", "New passphrase", "The same once more",
        "Cancel", "Change passphrase", "Present passphrase",
    ]  # fmt: skip
    assert panel.is_open
