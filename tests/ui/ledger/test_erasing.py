"""Erasing what records say of persons, from the table."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.record_history import history
from ui.widgets.decision import Decision


@pytest.fixture
def stage(office, open_page):
    for name in ("乌云", "图门"):
        Desk(office).add("members", {"name": name, "phone": "13904791027"})
    stage = open_page(office, "members")
    stage.wait_column("name", ["图门", "乌云"])
    return stage


def asked(stage):
    stage.page.doing.erase_selected()
    stage.bot.waitUntil(lambda: bool(stage.page.findChildren(Decision)))
    return stage.page.findChildren(Decision)[-1]


def test_what_follows_is_said_and_has_to_be_agreed_to(stage, office):
    stage.select(1)
    uid = stage.model.row_at(1).uid
    dialog = asked(stage)
    assert not dialog.agree.isEnabled()

    dialog.sure.setChecked(True)
    stage.click(dialog.agree)

    stage.wait_column("name", ["图门"])
    assert any("已删除 1 条" in one for one in stage.said)
    written = {one.shown_value for one in history(office, "members", uid, masked=False)}
    assert not {"乌云", "13904791027"} & written


def test_whoever_does_not_agree_changes_nothing(stage):
    stage.select(0)
    dialog = asked(stage)
    stage.click(dialog.refuse)
    assert stage.column("name") == ["图门", "乌云"]
    assert len(stage.rows()) == 2


def test_a_ledger_that_says_nothing_of_persons_does_not_offer_it(office, open_page):
    assert not open_page(office, "sections").page.doing._erasing.offers()
    assert open_page(office, "members").page.doing._erasing.offers()
