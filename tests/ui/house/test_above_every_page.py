"""What the window says of a stick and of the exchange folder, wherever somebody is."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.progress import Silent
from app.sync import folder_book
from app.sync.folder import folder_round
from app.sync.rounds import do_round
from ui.syncing import folder_watch
from ui.syncing.round_dialog import RoundDialog
from ui.syncing.sticks import Stick

LONG_MS = 20_000


@pytest.fixture
def plugged(monkeypatch):
    """The sticks that are plugged in; empty at first."""
    present: list[Stick] = []
    monkeypatch.setattr("ui.workspace.sticks", lambda: [*present])
    return present


@pytest.fixture
def brought(pair, tmp_path):
    """A stick that a gacha has written for its sumu, whose office is closed; and the gacha."""
    gacha, sumu = pair
    root = tmp_path / "KINGSTON"
    root.mkdir()
    Desk(gacha).add("members", {"name": "乌云其其格"})
    do_round(gacha, root, Silent())
    sumu.close()
    return sumu.home.folder, Stick("KINGSTON", root), gacha


def test_a_stick_is_noticed_on_any_page_and_read_with_two_clicks(
    start, brought, plugged, passphrase, qtbot, rows_of
):
    home, stick, _gacha = brought
    running = start(home)
    running.unlock(passphrase)
    running.go_to("patrols")
    banner = running.face.banner
    assert banner.isHidden()
    plugged.append(stick)
    running.face.sticks._look()
    running.wait_said("U盘：有 1 个给您的数据包；1 个办公室在等您的")

    running.press("读入并写出", banner)
    dialog = running.dialog(RoundDialog)
    qtbot.waitUntil(lambda: not dialog._working, timeout=LONG_MS)
    running.press("读入并写出", dialog)
    running.wait_said("已写好，可以拔出", dialog)
    dialog.reject()
    running.rest()

    assert [one["name"] for one in rows_of(running.office)] == ["乌云其其格"]
    qtbot.waitUntil(banner.isHidden, timeout=LONG_MS)
    # the page of the exchange says the same on its own
    Desk(running.office).add("code_entries", {"code_table": "post", "code": "90", "label": "新"})
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=LONG_MS)
    running.go_to("exchange")
    assert banner.isHidden()
    assert "1 个办公室在等您的" in running.face.pages.current.parts.stick.text()
    running.go_to("home")
    assert not banner.isHidden()


def test_the_folder_is_looked_into_at_the_start(
    start, brought, plugged, passphrase, qtbot, rows_of, tmp_path, monkeypatch, hands
):
    from app.bootstrap import open_office
    from app.home import Home

    home, _stick, gacha = brought
    shared = tmp_path / "共享"
    shared.mkdir()
    folder_round(gacha, shared, Silent())
    sumu = open_office(Home(home), passphrase)
    folder_book.choose_place(sumu, shared)
    sumu.close()
    monkeypatch.setattr(folder_watch, "AT_START_MS", 1)
    running = start(home)
    running.unlock(passphrase)

    qtbot.waitUntil(lambda: len(rows_of(running.office)) == 1, timeout=LONG_MS)
    qtbot.waitUntil(lambda: "交换文件夹：读入" in running.status, timeout=LONG_MS)
    running.rest()
    assert running.program._folder.place == shared

    # whoever means his own last step does not take back what came by itself
    for answer, left in (("不了", 1), ("撤销读入", 0)):
        hands.press(answer)
        running.face.bar.undo.trigger()
        running.rest()
        assert len(rows_of(running.office)) == left
    assert "要撤销的是：读入“敦达乌苏嘎查党支部”的数据包" in hands.read[0]
