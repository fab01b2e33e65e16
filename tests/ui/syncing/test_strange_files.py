"""Files that mean harm, opened in the window: one sentence in a dialog that still closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from app.secrets.signing import sign
from app.sync import cards, container
from app.sync.cards import Card, encode_card
from tests.app.test_strange_files import SPOOF, contents
from tests.region import Region
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.card_dialog import CardDialog
from ui.syncing.page import ExchangePage

FILES = (
    "empty", "noise", "the magic of a bundle", "half a bundle", "a flipped bit", "two bundles",
    "a bundle within an age file", "an age file of another", "an age file with a passphrase",
    "a head without end", "a manifest without end", "a zip",
)  # fmt: skip
MOST_WORDS = 300


@pytest.fixture
def region():
    made = Region(("gacha", "sumu"))
    yield made
    made.close()


@pytest.fixture
def page(region, desktop):
    hall = desktop(region["gacha"])
    return hall.show(ExchangePage(hall.place, list))


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_bundle_that_is_none_is_refused_in_the_dialog(region, page, qtbot, tmp_path):
    office, sumu = region["gacha"], region["sumu"]
    card = Card("苏木", sumu.unit, sumu.secrets.device_id, sumu.secrets.age_recipient, "2026-11-21")
    honest = {
        "bundle": region.write("sumu", "gacha").read_bytes(),
        "card": encode_card(card, sumu.secrets.signing),
    }
    files = contents(honest, region)
    before = region.nodes["gacha"].dump()
    for name in FILES:
        path = tmp_path / f"<b>{name}</b>\u202e.ortoo".replace("/", "-")
        path.write_bytes(files[name])
        page.open_file(path)
        (dialog,) = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, BundleDialog) and one.isVisible()
        ]
        qtbot.waitUntil(dialog.view.trouble.isVisible, timeout=20_000)
        said = words_on(dialog.view.trouble)
        assert 0 < len(said) < MOST_WORDS
        assert said.replace("\n", "").isprintable(), name
        assert not dialog.read.isVisible()
        labels = [one for one in dialog.findChildren(QLabel) if one.text()]
        assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda one=dialog: not one.isVisible())
    assert region.nodes["gacha"].dump() == before
    assert [*(office.home.folder / "transit").glob("*")] == []


def write_card(region, path, name):
    """The sumu's card under any name."""
    secrets = region["sumu"].secrets
    unit = region["sumu"].unit
    made = Card(name, unit, secrets.device_id, secrets.age_recipient, "2026-11-21")
    path.write_bytes(encode_card(made, secrets.signing))
    return path


def test_a_card_s_name_imitates_no_fingerprint(region, page, hands, tmp_path, qtbot):
    path = write_card(region, tmp_path / "card.ortoocard", SPOOF)
    seen = []

    def look(dialog):
        assert isinstance(dialog, CardDialog)
        labels = [one for one in dialog.findChildren(QLabel) if one.text()]
        seen.append([one.text() for one in labels if one.property("class") == "heading"])
        seen.append(dialog.digits.accessibleName())
        assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
        dialog.reject()

    hands.do(look)
    page.open_file(path)
    qtbot.waitUntil(lambda: bool(seen))
    (name,), digits = seen
    assert "\n" not in name
    assert name.isprintable()
    assert len(name) <= 80
    assert len(digits.split()) == 6
    honest = write_card(region, tmp_path / "honest.ortoocard", "苏木")
    assert cards.read_card(honest).fingerprint == digits


@pytest.mark.parametrize("what", ["noise", "cut", "empty", "another's signature", "a bundle"])
def test_a_card_that_is_none_is_refused_in_a_sentence(region, page, hands, tmp_path, what, qtbot):
    path = write_card(region, tmp_path / "<img src=x>.ortoocard", "苏木")
    data = path.read_bytes()
    path.write_bytes(
        {
            "noise": bytes(range(256)),
            "cut": data[:-9],
            "empty": b"",
            "another's signature": data[:-64] + sign(bytes(32), cards.DOMAIN, b"x"),
            "a bundle": container.MAGIC + bytes(99),
        }[what]
    )
    seen = []

    def look(dialog):
        assert isinstance(dialog, QMessageBox)
        labels = [one for one in dialog.findChildren(QLabel) if one.text()]
        assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
        seen.append(f"{dialog.text()} {dialog.informativeText()}")
        dialog.reject()

    before = region.nodes["gacha"].dump()
    hands.do(look)
    page.open_file(path)
    qtbot.waitUntil(lambda: bool(seen))
    (said,) = seen
    assert len(said) < MOST_WORDS
    assert said.isprintable()
    assert "<" not in said
    assert region.nodes["gacha"].dump() == before
