"""The form of a record that is closed: what it says, and what becomes of a change."""

from __future__ import annotations

from app.desk import Desk
from app.record_history import history

VALUES = {"raised_on": "2026-01-02", "issue": "水井", "assigned_to": "白敏", "status": "办理"}


def test_the_form_says_that_a_change_is_an_amendment_and_shows_what_stood_there(office, open_page):
    office.person = "白敏"
    uid = Desk(office).add("issues", VALUES).uid
    stage = open_page(office, "issues")
    stage.page.open_record(uid)
    panel = stage.form.panel
    assert not panel.banner.isVisible()
    Desk(office).change("issues", uid, {"status": "办结", "solved_on": "2026-02-01"})
    stage.form.editing.refresh()
    assert panel.banner.isVisible()
    assert "更正" in panel.banner._words.text()
    assert panel.body.rows["assigned_to"].said() == []

    stage.write("assigned_to", "图门")
    stage.save()
    (said,) = panel.body.rows["assigned_to"].said()
    assert said.startswith("原来是“白敏”，白敏 ")
    assert said.endswith("更正")
    assert [one.kind for one in history(office, "issues", uid)][-1] == "amend"

    other = Desk(office).add("issues", {**VALUES, "issue": "路灯"}).uid
    stage.page.open_record(other)
    assert not panel.banner.isVisible()
    assert panel.body.rows["assigned_to"].said() == []
