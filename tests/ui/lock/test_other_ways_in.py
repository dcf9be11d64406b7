# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lock screen offers where a journal does not open, on real damaged journals."""

import shutil

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.storage.damaged import PASSPHRASE, full_journal
from tests.ui.kits import Said, immediate_kit
from tests.ui.lock.test_unlocking import recover, type_passphrase
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import vault as vaults
from therapy_journal.ui.lock.lock_screen import LockScreen
from therapy_journal.ui.lock.offers import Offer, offers_for


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return full_journal(tmp_path_factory.mktemp("full"))


@pytest.fixture
def full(made, tmp_path):
    folder = tmp_path / "Mine.tjournal"
    shutil.copytree(made.folder, folder)
    return made._replace(folder=folder)


@pytest.fixture
def screen(qtbot, qapp, clock, full, opened, tmp_path):
    kit = immediate_kit(qapp, clock, Said())
    place = tmp_path / "elsewhere"
    place.mkdir()
    shown = LockScreen(folder=full.folder, is_known=True, kit=kit, choose_folder=lambda *_: place)
    qtbot.addWidget(shown)
    shown.opened.connect(opened.append)
    shown.resize(1280, 800)
    shown.show()
    return shown


def offered(page):
    return [b for b in page._problem.findChildren(QAbstractButton) if b.isVisible()]


def take(qtbot, page, offer):
    (button,) = [b for b in offered(page) if b.text() == offer.value]
    button.click()


def test_readable_entries_are_recovered_into_a_new_journal_that_opens(qtbot, screen, full, opened):
    full.spoil(1)
    type_passphrase(qtbot, screen, PASSPHRASE)
    assert "Part of the journal cannot be read" in screen.unlock_page.told
    before = full.path.read_bytes()
    take(qtbot, screen.unlock_page, Offer.SALVAGE)
    page = screen._new_place
    assert page.target == full.folder.with_name("Mine recovered.tjournal")
    page.button.click()
    assert "118 reflections" in page.told
    assert "was lost" not in page.told
    assert not opened
    page.button.click()
    assert opened[0].folder == page.target
    assert full.path.read_bytes() == before
    assert screen.unlock_page.field.text() == ""


def test_what_was_lost_is_listed_and_another_place_can_be_chosen(
    qtbot, screen, full, opened, tmp_path
):
    # Drafts are read at every unlock, so that damage shows at once.
    full.spoil(*full.pages_of("check_in"), *full.pages_of("draft"))
    type_passphrase(qtbot, screen, PASSPHRASE)
    take(qtbot, screen.unlock_page, Offer.SALVAGE)
    page = screen._new_place
    page.other.click()
    page.button.click()
    assert "What was lost:\n  " in page.told
    assert "check-in" in page.told
    assert (tmp_path / "elsewhere" / "Mine recovered.tjournal").is_dir()


def test_a_place_that_does_not_take_it_is_told_and_nothing_is_left(qtbot, screen, full, opened):
    full.spoil(1)
    type_passphrase(qtbot, screen, PASSPHRASE)
    take(qtbot, screen.unlock_page, Offer.SALVAGE)
    page = screen._new_place
    page.target.write_text("something else")
    page.button.click()
    assert "already" in page.told
    assert page.target.read_text() == "something else"
    assert page.button.isEnabled()
    assert not opened


def test_without_a_key_file_the_recovery_key_recovers(qtbot, screen, full, opened):
    full.spoil(1)
    for name in ("vault.json", "vault.json.bak"):
        (full.folder / name).write_bytes(b"{}")
    type_passphrase(qtbot, screen, PASSPHRASE)
    take(qtbot, screen.unlock_page, Offer.RECOVERY_KEY)
    page = recover(qtbot, screen, full.recovery_key, "quite new words", "quite new words")
    assert not opened
    take(qtbot, page, Offer.SALVAGE)
    screen._new_place.button.click()
    screen._new_place.button.click()
    assert opened
    opened.pop().close()
    vaults.open_with_passphrase(screen._new_place.target, "quite new words").database.close()


def test_every_offer_belongs_to_a_fault_and_says_its_own_words():
    faults = [JournalProblem, *_all(JournalProblem)]
    offers = {offer for fault in faults for offer in _offers(fault)}
    assert offers == set(Offer)


def _all(kind):
    return [more for each in kind.__subclasses__() for more in (each, *_all(each))]


def _offers(kind):
    return offers_for(kind.__new__(kind))


def test_offers_go_with_the_fault_they_belong_to(qtbot, screen, full):
    full.spoil(1)
    type_passphrase(qtbot, screen, PASSPHRASE)
    assert len(offered(screen.unlock_page)) == 2
    type_passphrase(qtbot, screen, "wrong")
    qtbot.waitUntil(lambda: offered(screen.unlock_page) == [])


def test_a_backup_can_be_restored_from_there(qtbot, screen, full):
    full.spoil(1)
    type_passphrase(qtbot, screen, PASSPHRASE)
    take(qtbot, screen.unlock_page, Offer.RESTORE)
    assert screen._restore is screen._pages.currentWidget()
