"""What an office above has sent down stands in the list, and nothing of it can be changed there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from app.desk import Desk
from tests.region import Region


@pytest.fixture
def region():
    made = Region(("gacha", "sumu"))
    yield made
    made.close()


def test_a_notice_from_above_is_read_and_not_changed(region, open_page, hands, tmp_path):
    text = {"number": "贡党发〔2026〕3号", "text": "各嘎查：\n做好防火工作。", "concerns": "各嘎查"}
    Desk(region["sumu"]).add("notices", {"title": "防火通知", "issued_on": "2026-03-01", **text})
    region.carry("sumu", "gacha")
    gacha = region["gacha"]
    own = Desk(gacha).add("notices", {"title": "自己的", "issued_on": "2026-02-01"}).uid
    stage = open_page(gacha, "notices")
    stage.wait_column("title", ["防火通知", "自己的"])

    stage.open(0)
    panel = stage.form.panel
    assert "属于“sumu”，这里只能看" in panel.banner._words.text()
    assert "联系那个办公室" in panel.banner._words.text()
    assert not any(one.isEnabled() for one in panel.body.editors)
    assert not panel.remove.isEnabled()
    assert not panel.save.isEnabled()
    # from the table: said at once, before anybody is asked whether he really wants to
    seen = []

    def look(dialog):
        assert isinstance(dialog, QMessageBox)
        seen.append(dialog.text())
        dialog.reject()

    hands.do(look)
    stage.select(0)
    stage.page.doing.delete_selected()
    assert seen == ["这条内容属于“sumu”，这里只能看"]

    stage.page.open_record(own)
    assert not panel.banner.isVisible()
    assert panel.remove.isEnabled()
    assert any(one.isEnabled() for one in panel.body.editors)
