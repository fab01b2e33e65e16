"""What the table and the form say of the exchange: what is in review, where a record has got to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.desk import Desk
from app.sync.reach import Where
from app.sync.review import items, settle
from ui.appearance import Colour
from ui.ledger.model import MARK

READ_OUT, TIP = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def disagreeing(pair, carry):
    """Two members; the phone of the second one is contested."""
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "高娃", "phone": "13811111111"})
    uid = Desk(gacha).add("members", {"name": "萨仁", "phone": "13811111111"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", uid, {"phone": "13822222222"})
    Desk(sumu).change("members", uid, {"phone": "13833333333"})
    carry(sumu, gacha)
    return gacha


def cell(stage, row, name):
    names = [one.name for one in stage.model.fields]
    return stage.model.index(row, 2 + names.index(name))


def test_a_field_in_review_is_marked_where_it_stands(disagreeing, open_page):
    stage = open_page(disagreeing, "members")
    stage.wait_column("name", ["高娃", "萨仁"])
    phone = cell(stage, 1, "phone")
    assert "还没有处理" in phone.data(TIP)
    assert phone.data(READ_OUT).endswith("，待处理")
    assert phone.data(READ_OUT).startswith("138****")  # masked also where it is read out
    assert stage.model.index(1, MARK).data(TIP).startswith("待处理：联系电话")
    for plain in (cell(stage, 0, "phone"), cell(stage, 1, "name")):
        assert "待处理" not in plain.data(READ_OUT)
    stage.table.scrollTo(phone)
    picture = stage.table.viewport().grab(stage.table.visualRect(phone)).toImage()
    assert picture.pixelColor(1, picture.height() // 2).name().upper() == Colour.WARNING

    settle(disagreeing, items(disagreeing)[0], "ours")
    stage.page.changed(frozenset({"members"}))
    stage.bot.waitUntil(lambda: "待处理" not in cell(stage, 1, "phone").data(READ_OUT))


def test_the_table_is_narrowed_to_what_waits_or_has_got_so_far(disagreeing, open_page):
    stage = open_page(disagreeing, "members")
    filters = stage.page.pane.filters
    filters.set_standing(None, in_review=True)
    stage.wait_column("name", ["萨仁"])
    assert stage.page.pane.filter_button.text() == "筛选（1）"
    assert [one.words.text() for one in filters._chips.values()] == ["待处理的"]

    filters.set_standing(Where.ABOVE, in_review=False)
    stage.wait_column("name", ["高娃"])
    assert [one.words.text() for one in filters._chips.values()] == ["去向：苏木已收"]
    stage.page.show_all()
    stage.wait_column("name", ["高娃", "萨仁"])


def test_the_form_says_where_its_record_has_got_to(disagreeing, open_page, pair, carry):
    stage = open_page(disagreeing, "members")
    stage.wait_column("name", ["高娃", "萨仁"])
    stage.open(0)
    where = stage.form.panel.where
    stage.bot.waitUntil(lambda: where.text() == "苏木已收")
    stage.write("post", "会计")
    stage.save()
    stage.bot.waitUntil(lambda: where.text() == "仅本机")
    stage.page.add()
    stage.bot.waitUntil(lambda: where.text() == "")


def test_a_page_hears_that_its_records_have_got_further(pair, carry, open_page):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "高娃"})
    stage = open_page(gacha, "members")
    stage.wait_column("name", ["高娃"])
    stage.open(0)
    where = stage.form.panel.where
    for sender, reader, said in ((gacha, sumu, "已写入U盘"), (sumu, gacha, "苏木已收")):
        carry(sender, reader)
        stage.bot.waitUntil(lambda said=said: where.text() == said)
        stage.bot.waitUntil(lambda said=said: stage.model.row_at(0).where == said)


def test_an_office_of_its_own_says_nothing_of_it(office, open_page):
    Desk(office).add("members", {"name": "高娃"})
    stage = open_page(office, "members")
    stage.wait_column("name", ["高娃"])
    stage.open(0)
    stage.bot.wait(100)
    assert stage.form.panel.where.text() == ""
