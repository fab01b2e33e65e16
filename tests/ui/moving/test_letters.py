"""Letters in the window: issued from a record, taken over and withdrawn in the register."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.standing import standing
from app.sync.moves import offer, open_offers
from tests.app.sync.towns import G2, G3, add, book, one, rows
from ui.moving.letters import LettersDialog
from ui.moving.offering import OfferDialog
from ui.pages import EXCHANGE
from ui.syncing.page import ExchangePage
from ui.tasks import tasks


@pytest.fixture
def agreeing(monkeypatch):
    """Says yes where it is asked, and keeps what was asked."""
    asked = []

    def agree(_parent, question, detail, _yes):
        asked.append((question, detail))
        return True

    monkeypatch.setattr("ui.moving.letters.ask", agree)
    return asked


@pytest.fixture
def register_of(desktop, qtbot):
    """Opens the register of letters of an office, from its exchange page."""

    def register_of(office):
        hall = desktop(office)
        page = hall.show(ExchangePage(hall.place, list))
        page.parts.letters.click()
        (dialog,) = page.findChildren(LettersDialog)
        qtbot.waitUntil(lambda: not hall.jobs._running)
        dialog.hall = hall
        return dialog

    return register_of


@pytest.fixture
def offering(desktop, qtbot):
    """Opens the dialog that asks where a record goes."""

    def offering(office, uid, title="乌云"):
        hall = desktop(office)
        dialog = hall.keep(OfferDialog(hall.place, "members", uid, title))
        dialog.show()
        qtbot.waitUntil(lambda: dialog.to.count() > 0)
        dialog.hall = hall
        return dialog

    return offering


def test_a_letter_goes_to_an_office_of_the_list(town, offering, qtbot):
    uid = add(town.first)
    dialog = offering(town.first, uid)
    places = {dialog.to.itemData(at): at for at in range(dialog.to.count())}
    assert town.first.unit.code not in places  # nobody moves to where he is

    dialog.to.setCurrentIndex(places[G2])
    dialog.number.setText("2026-7")
    dialog.issue.click()

    qtbot.waitUntil(lambda: bool(dialog.hall.said))
    assert book(town.first) == [("2026-7", "open")]
    assert "2026-7" in dialog.hall.said[0]
    assert len(rows(town.first)) == 1  # issuing a letter moves nobody
    town.carry(town.first, town.sumu, town.second)
    assert [one.number for one in open_offers(town.second)] == ["2026-7"]


def test_a_code_that_is_none_is_said_beside_it(town, offering):
    dialog = offering(town.first, add(town.first))
    dialog.issue.click()
    assert "选" in dialog._wrong.text()

    dialog.to.setEditText("12345")
    dialog.issue.click()

    assert "12345" in dialog._wrong.text()
    assert book(town.first) == []
    dialog.to.setEditText(G3)
    assert "12345" not in dialog._wrong.text()


def test_a_code_typed_by_hand_is_taken(town, offering, qtbot):
    dialog = offering(town.first, add(town.first))
    dialog.to.setEditText(" 1525 2720 1207 ")

    dialog.issue.click()

    qtbot.waitUntil(lambda: bool(dialog.hall.said))
    town.carry(town.first, town.sumu, town.second)
    assert len(open_offers(town.second)) == 1


def test_whoever_gets_a_letter_takes_it_over(town, register_of, agreeing, qtbot):
    offer(town.first, "members", add(town.first, name="乌云", post="牧民"), G2)
    town.carry(town.first, town.sumu, town.second)
    (task,) = [one for one in tasks(town.second, standing(town.second)) if "介绍信" in one.text]
    assert task.page == EXCHANGE
    dialog = register_of(town.second)
    qtbot.waitUntil(lambda: "1" in dialog.parent().parts.letters.text())
    assert dialog.listing.model.index(0, 0).data() == "乌云"
    assert dialog.adopt.isVisible()
    assert not dialog.withdraw.isVisible()

    dialog.adopt.click()

    qtbot.waitUntil(dialog.praised.isVisible)
    qtbot.waitUntil(lambda: not dialog.adopt.isVisible())
    assert "乌云" in agreeing[0][0]
    assert [values["name"] for _unit, values in rows(town.second)] == ["乌云"]
    dialog.record.click()
    ((ledger, uid),) = dialog.hall.records
    assert one(town.second, uid, ledger).values["post"] == "牧民"


def test_whoever_issued_a_letter_withdraws_it(town, register_of, agreeing, qtbot):
    offer(town.first, "members", add(town.first), G2)
    dialog = register_of(town.first)
    assert not dialog.adopt.isVisible()

    dialog.withdraw.click()

    qtbot.waitUntil(dialog.praised.isVisible)
    qtbot.waitUntil(lambda: not dialog.withdraw.isVisible())
    assert len(agreeing) == 1
    assert book(town.first)[0][1] == "withdrawn"


def test_an_office_without_letters_is_told_how_to_issue_one(town, register_of):
    dialog = register_of(town.first)
    said = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert any("右键" in text and "转出" in text for text in said)
