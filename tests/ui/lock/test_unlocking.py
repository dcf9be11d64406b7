# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock screen on real journals: what opens one, and what is said when nothing does."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from therapy_journal.core.errors import WrongPassphrase
from therapy_journal.services.journal import Journal
from therapy_journal.storage import vault as vaults
from therapy_journal.ui.lock.lock_screen import LockScreen
from therapy_journal.ui.passphrases.patience import pause_after


@pytest.fixture
def screen_at(qtbot, kit, opened):
    def build(folder, *, is_known=True, **choices):
        screen = LockScreen(folder=folder, is_known=is_known, kit=kit, **choices)
        qtbot.addWidget(screen)
        screen.opened.connect(opened.append)
        screen.resize(1280, 800)
        screen.show()
        return screen

    return build


def type_passphrase(qtbot, screen, text):
    field = screen.unlock_page.field
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_passphrase_opens_the_journal_and_is_forgotten(
    qtbot, screen_at, vault_folder, passphrase, opened
):
    screen = screen_at(vault_folder)
    type_passphrase(qtbot, screen, passphrase)
    assert isinstance(opened[0], Journal)
    assert opened[0].folder == vault_folder
    assert screen.unlock_page.field.text() == ""


def test_a_wrong_passphrase_is_told_and_can_be_typed_over(
    qtbot, screen_at, vault_folder, passphrase, opened
):
    screen = screen_at(vault_folder)
    type_passphrase(qtbot, screen, "not this one at all")
    assert not opened
    assert "did not open the journal" in screen.unlock_page.told
    type_passphrase(qtbot, screen, passphrase)
    assert opened


def test_pauses_grow_and_stay_bearable():
    pauses = [pause_after(failures) for failures in range(13)]
    assert pauses == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]


def test_after_five_wrong_ones_a_pause_is_put_between_tries(
    qtbot, screen_at, vault_folder, passphrase, opened
):
    screen = screen_at(vault_folder)
    page = screen.unlock_page
    for _ in range(5):
        assert page.button.isEnabled()
        assert page.wait.isHidden()
        type_passphrase(qtbot, screen, "wrong")
    assert page.wait.text() == "You can try again in 1 s."
    assert "did not open the journal" in page.told
    type_passphrase(qtbot, screen, passphrase)
    assert not opened
    assert page.field.text() == passphrase  # typing goes on; only the try waits
    qtbot.waitUntil(page.button.isEnabled, timeout=3000)
    assert page.wait.isHidden()
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert opened


def test_the_recovery_key_needs_no_pause(qtbot, screen_at, made, opened):
    folder, key = made
    screen = screen_at(folder)
    for _ in range(7):
        screen.unlock_page.tell(WrongPassphrase())
    assert not screen.unlock_page.button.isEnabled()
    recover(qtbot, screen, key)
    assert opened


def test_a_new_window_begins_without_a_pause(screen_at, vault_folder):
    first = screen_at(vault_folder)
    for _ in range(7):
        first.unlock_page.tell(WrongPassphrase())
    assert screen_at(vault_folder).unlock_page.button.isEnabled()


def press(field, text):
    """Press a key that makes ``text`` with no modifier held."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(field, event)


def test_caps_lock_is_hinted_at(screen_at, vault_folder):
    screen = screen_at(vault_folder)
    page = screen.unlock_page
    press(page.field, "a")
    assert not page.caps_lock.isVisible()
    # A capital without Shift is what Caps Lock makes of a key.
    press(page.field, "A")
    assert page.caps_lock.isVisible()
    press(page.field, "a")
    assert not page.caps_lock.isVisible()


def test_a_missing_journal_is_told_and_nothing_is_made(screen_at, tmp_path):
    folder = tmp_path / "gone.tjournal"
    screen = screen_at(folder)
    assert "There is no journal at this place" in screen.unlock_page.told
    assert not folder.exists()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda f: (f / "journal.db").write_bytes(b""), "journal file is empty"),
        (lambda f: (f / "journal.db").unlink(), "There is no journal"),
        (lambda f: (f / "journal.db").write_bytes(b"x" * 8192), "cannot be read"),
        (
            lambda f: [(f / name).write_text("{") for name in ("vault.json", "vault.json.bak")],
            "key file",
        ),
        (
            lambda f: [(f / name).unlink() for name in ("vault.json", "vault.json.bak")],
            "key file",
        ),
    ],
)
def test_each_damage_has_its_own_words(qtbot, screen_at, vault_folder, passphrase, harm, words):
    harm(vault_folder)
    screen = screen_at(vault_folder)
    type_passphrase(qtbot, screen, passphrase)
    assert words in screen.unlock_page.told
    assert "passphrase did not" not in screen.unlock_page.told


def test_a_journal_that_is_open_elsewhere_is_told(qtbot, screen_at, vault, passphrase):
    screen = screen_at(vault.folder)
    type_passphrase(qtbot, screen, passphrase)
    assert "already open" in screen.unlock_page.told


def recover(qtbot, screen, key, new="", again=""):
    screen.unlock_page.recovery_requested.emit()
    page = screen.recovery_page
    for field, text in zip(page.fields, (key, new, again), strict=True):
        field.clear()
        qtbot.keyClicks(field, text)
    for field in page.fields:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    return page


@pytest.fixture
def made(tmp_path):
    from therapy_journal.storage import keys

    folder = tmp_path / "Made.tjournal"
    return folder, vaults.create(folder, "first words of all", cost=keys.LEAST).recovery_key


def test_the_recovery_key_opens_and_lets_a_new_passphrase_be_chosen(qtbot, screen_at, made, opened):
    folder, key = made
    screen = screen_at(folder)
    recover(qtbot, screen, key.lower().replace("-", " "), "quite new words", "quite new words")
    assert opened
    opened.pop().close()
    again = screen_at(folder)
    type_passphrase(qtbot, again, "first words of all")
    assert "did not open" in again.unlock_page.told
    type_passphrase(qtbot, again, "quite new words")
    assert opened


def test_a_mistyped_group_is_named(qtbot, screen_at, made, opened):
    folder, key = made
    groups = key.split("-")
    groups[3] = ("7" if groups[3][0] != "7" else "8") + groups[3][1:]
    screen = screen_at(folder)
    page = recover(qtbot, screen, "-".join(groups))
    assert not opened
    assert "Group 4" in page.told


def test_two_new_passphrases_that_differ_open_nothing(qtbot, screen_at, made, opened):
    folder, key = made
    screen = screen_at(folder)
    page = recover(qtbot, screen, key, "quite new words", "quite other words")
    assert not opened
    assert "differ" in page.told


def test_another_journal_can_be_opened(qtbot, screen_at, made, vault_folder, opened):
    folder, _ = made
    screen = screen_at(vault_folder, choose_folder=lambda *_: folder)
    screen.unlock_page.open_other_requested.emit()
    type_passphrase(qtbot, screen, "first words of all")
    assert opened[0].folder == folder
