from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.desk import Desk
from app.ledger.fields.links import link_to
from ui.ledger.exporting import ExportDialog, Exporting
from ui.ledger.history import moments

ROOT = Path(__file__).parents[3]


@pytest.fixture
def household(office):
    desk = Desk(office)
    uid = desk.add("households", {"host": "巴图孟和"}).uid
    desk.add("families", {"head": "图门", "household": link_to(uid)})
    other = desk.add("households", {"host": "其木格"}).uid
    desk.add("families", {"head": "敖特根", "household": link_to(other)})
    return uid


def part_rows(part):
    model = part.listing.table.model()
    return [model.row_at(at).cells["head"] for at in range(model.rowCount())]


def open_household(stage, uid):
    stage.page.open_record(uid)
    part = stage.form.parts.parts["families"]
    stage.bot.waitUntil(lambda: part_rows(part) == ["图门"])
    return part


def test_the_families_of_a_household_stand_below_it(office, household, open_page):
    stage = open_page(office, "households")
    open_household(stage, household)
    tabs = stage.form.parts._tabs
    assert [tabs.tabText(at) for at in range(tabs.count())] == [
        "联系户 1", "中心户活动", "问题办理",
    ]  # fmt: skip


def test_a_family_is_added_in_place(office, household, open_page):
    stage = open_page(office, "households")
    part = open_household(stage, household)
    dialog = part.begin()
    stage.bot.addWidget(dialog)
    assert "household" not in dialog.body.rows
    line = dialog.body.rows["head"].editor.line
    stage.bot.waitUntil(line.hasFocus)
    stage.bot.keyClicks(line, "Bayar")
    stage.bot.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    stage.bot.waitUntil(lambda: part_rows(part) == ["Bayar", "图门"])
    added = next(row for row in stage.rows("families") if row["head"] == "Bayar")
    assert added["household"] == "巴图孟和"


def test_several_families_are_added_one_after_another(office, household, open_page):
    stage = open_page(office, "households")
    part = open_household(stage, household)
    dialog = part.begin()
    stage.bot.addWidget(dialog)
    line = dialog.body.rows["head"].editor.line
    for name in ("Bayar", "Solongo"):
        stage.bot.keyClicks(line, name)
        stage.click(dialog.panel.save_and_add)
        assert line.text() == ""
    assert dialog.isVisible()
    dialog.reject()
    stage.bot.waitUntil(lambda: part_rows(part) == ["Bayar", "Solongo", "图门"])


def test_a_family_is_edited_in_place(office, household, open_page):
    stage = open_page(office, "households")
    part = open_household(stage, household)
    part.listing.table.setFocus()
    part.listing.table.go_to(0)
    with stage.bot.waitSignal(part.listing.table.opened):
        stage.bot.keyClick(part.listing.table, Qt.Key.Key_Return)
    dialog = stage.page.findChild(type(part.begin()).__mro__[0])
    for one in stage.page.findChildren(type(dialog)):
        if one.editing.uid:
            dialog = one
    people = dialog.body.rows["people"].editor.line
    people.setFocus()
    stage.bot.keyClicks(people, "4")
    stage.click(dialog.panel.save)
    assert next(row for row in stage.rows("families") if row["head"] == "图门")["people"] == 4


def test_a_family_is_deleted_in_place(office, household, open_page):
    stage = open_page(office, "households")
    part = open_household(stage, household)
    part.listing.table.setFocus()
    part.listing.table.go_to(0)
    stage.answer("删除")
    stage.bot.keyClick(part.listing.table, Qt.Key.Key_Delete)
    stage.bot.waitUntil(lambda: part_rows(part) == [])
    assert [row["head"] for row in stage.rows("families")] == ["敖特根"]


def test_what_only_the_program_writes_is_folded_away(office, open_page):
    Desk(office).add("members", {"name": "其木格"})
    stage = open_page(office, "members")
    stage.open(0)
    parts = stage.form.parts
    assert parts.isVisible()
    assert not parts._pages.isVisible()
    stage.click(parts.fold)
    assert parts._pages.isVisible()


def test_the_history_says_what_became_of_each_value(office, open_page):
    desk = Desk(office)
    uid = desk.add("members", {"name": "其木格", "post": "牧民", "phone": "13812341027"}).uid
    desk.change("members", uid, {"post": "会计"})
    desk.change("members", uid, {"post": ""})
    emptied, changed, added = moments(office, "members", uid)
    assert (emptied.what, emptied.changes) == ("修改", [("工作岗位", "会计 → 空")])
    assert changed.changes == [("工作岗位", "牧民 → 会计")]
    assert added.what == "添加"
    assert ("联系电话", "138****1027") in added.changes
    assert added.who == "白敏（敦达乌苏嘎查党支部）"
    stage = open_page(office, "members")
    dialog = stage.page.doing.show_history(uid)
    assert dialog is not None
    stage.bot.addWidget(dialog)
    assert dialog.isVisible()
    dialog.accept()


def exported(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(("purpose", "phone"), [("", "138****1027"), ("上报组织部", "13812341027")])
def test_an_export_is_masked_unless_there_is_a_reason(office, open_page, tmp_path, purpose, phone):
    desk = Desk(office)
    desk.add("members", {"name": "其木格", "phone": "13812341027"})
    desk.add("members", {"name": "王玉发"})
    stage = open_page(office, "members")
    stage.page.pane.search.setText("qmg")
    stage.wait_column("name", ["其木格"])
    path = tmp_path / "党员.csv"
    Exporting(stage.page.place, stage.page).write(stage.page.listing.question, path, purpose)
    stage.bot.waitUntil(lambda: stage.said == ["已导出 1 条到“党员.csv”"])
    cells = [cell for row in exported(path) for cell in row]
    assert any(phone in cell for cell in cells)
    assert "王玉发" not in cells
    (noted,) = stage.disclosures()
    assert (noted["what"], noted["rows"], noted["reason"]) == ("export", 1, purpose)


def test_whole_numbers_need_a_reason(qtbot):
    dialog = ExportDialog("导出", None, hides=True)
    qtbot.addWidget(dialog)
    assert dialog.go_on.isEnabled()
    dialog.whole.setChecked(True)
    assert not dialog.go_on.isEnabled()
    dialog.reason.setText("上报")
    assert dialog.go_on.isEnabled()
    assert dialog.purpose == "上报"
    dialog.whole.setChecked(False)
    assert dialog.purpose == ""


WISHES = '''
from __future__ import annotations
from sqlalchemy.orm import Mapped
from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Choice, Money, PersonName, Text

class Wish(Ledger):
    """微心愿."""

    __tablename__ = "wishes"
    sheet = Sheet(title="微心愿", group="服务", domain="ledgers", match_on=(("person", "wish"),))
    person: Mapped[str | None] = column(PersonName(label="姓名", required=True, search=True))
    wish: Mapped[str | None] = column(Text(label="心愿", required=True, lines=3))
    state: Mapped[str | None] = column(Choice(label="状态", options=("征集", "认领", "办结")))
    cost: Mapped[int | None] = column(Money(label="花费"))
'''

SHOW = """
import json, sys
from pathlib import Path
import app.ledgers
app.ledgers.__path__.append(sys.argv[1])
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from app.bootstrap import create_office
from app.desk import Desk
from app.home import Home
from app.units import Unit
from ui.appearance import prepare
from ui.jobs import Jobs
from ui.ledger.page import LedgerPage
from ui.page import Workplace

qt = QApplication([])
prepare(qt)
unit = Unit("152527201206", "gacha")
office = create_office(Home(Path(sys.argv[2])), "嘎查", unit, passphrase="草原上的驿站 2026").office
jobs, said, headings = Jobs(), [], []
jobs.failed.connect(lambda error: sys.exit(repr(error)))
place = Workplace(office, Desk(office), jobs, said.append, None, None, None, None)
page = LedgerPage(place, "wishes")
page.titled.connect(headings.append)
page.resize(1400, 800)
page.show()

def until(is_done):
    loop = QEventLoop()
    watch = QTimer(interval=5)
    watch.timeout.connect(lambda: is_done() and loop.quit())
    watch.start()
    QTimer.singleShot(20_000, lambda: sys.exit("waited too long"))
    loop.exec()

page.came_up()
until(lambda: headings)
page.add()
rows = page.form.body.rows
for name, text in (("person", "张　三"), ("cost", "12元5角")):
    rows[name].editor.line.setText(text)
rows["wish"].editor.text.setPlainText("想要一副老花镜")
rows["state"].editor.box.setEditText("认领")
assert page.form.editing.save()
page.listing.search("zs")
page.changed(frozenset({"wishes"}))
model = page.listing.table.model()
until(lambda: model.rowCount() == 1)
print(json.dumps({"cells": dict(model.row_at(0).cells), "said": said, "heading": headings[-1]}))
jobs.close()
"""


def test_a_ledger_that_nobody_knew_has_its_page(tmp_path):
    extra = tmp_path / "extra"
    extra.mkdir()
    (extra / "wishes.py").write_text(WISHES, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SHOW, extra, tmp_path / "home"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert shown["cells"] == {
        "person": "张三", "wish": "想要一副老花镜", "state": "认领", "cost": "12.50",
    }  # fmt: skip
    assert shown["said"] == ["已添加“张三”，按 Ctrl+Z 可以撤销"]
