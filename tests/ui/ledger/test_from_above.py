"""What an office above has sent down stands in the list, and nothing of it can be changed there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from app.attachments import attach
from app.desk import Desk
from app.ledger.questions import Question
from tests.region import Region
from ui.widgets.chip import Chip


@pytest.fixture
def region():
    made = Region(("gacha", "sumu"))
    yield made
    made.close()


LONG = "各嘎查：\n" + "做好防火工作。\n" * 60


def test_a_notice_from_above_is_read_and_not_changed(region, open_page, hands, tmp_path):
    text = {"number": "贡党发〔2026〕3号", "text": LONG, "concerns": "各嘎查"}
    Desk(region["sumu"]).add("notices", {"title": "防火通知", "issued_on": "2026-03-01", **text})
    sumu, paper = region["sumu"], tmp_path / "附件.pdf"
    paper.write_bytes(b"%PDF-" + bytes(100))
    with sumu.snapshot() as now:
        (notice,) = now.asking.uids(Question("notices"))
    attach(sumu, "notices", notice, sumu.registry["notices"].fields["attachments"], [paper])
    region.carry("sumu", "gacha")
    gacha = region["gacha"]
    own = Desk(gacha).add("notices", {"title": "自己的", "issued_on": "2026-02-01"}).uid
    stage = open_page(gacha, "notices")
    stage.wait_column("title", ["防火通知", "自己的"])

    stage.open(0)
    panel = stage.form.panel
    assert "属于“sumu”，这里只能看" in panel.banner._words.text()
    assert "联系那个办公室" in panel.banner._words.text()
    typed = [one for one in panel.body.editors if one.field.name not in ("text", "attachments")]
    assert not any(one.isEnabled() for one in typed)
    # it could not be scrolled, and what was attached to it could not be saved
    paragraphs, files = stage.editor("text").text, stage.editor("attachments")
    assert paragraphs.isReadOnly()
    assert paragraphs.isEnabled()
    assert paragraphs.verticalScrollBar().maximum() > 0
    assert not files.add_button.isVisible()
    chip = files.findChildren(Chip)[-1]  # the others go when Qt has time
    hands.choose(tmp_path / "out.pdf")
    chip.pressed.emit()
    stage.bot.waitUntil((tmp_path / "out.pdf").exists)
    assert len(chip.findChildren(QPushButton)) == 1
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
    assert all(one.isEnabled() for one in panel.body.editors)
    assert not paragraphs.isReadOnly()
    assert files.add_button.isVisible()
