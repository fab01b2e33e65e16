"""One cell is edited where it stands, and nothing that was typed is lost or overwrites others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from app.desk import Desk
from app.ledger.questions import Order
from ui.ledger.editing_in_place import fits_in_cell
from ui.ledger.model import FIRST

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Cells:
    """Goes to cells and types in them."""

    def __init__(self, stage):
        self.stage, self.bot = stage, stage.bot
        self.in_place = stage.page.doing.in_place

    @property
    def pane(self):
        return self.in_place.pane

    @property
    def line(self):
        inside = self.pane.editor.focusProxy()
        return inside.lineEdit() if isinstance(inside, QComboBox) else inside

    def column(self, name):
        return [one.name for one in self.stage.model.fields].index(name) + FIRST

    def at(self, row, name):
        table = self.stage.table
        table.setFocus()
        table.setCurrentIndex(self.stage.model.index(row, self.column(name)))
        assert table.selected_rows() == [range(row, row + 1)]

    def begin(self, row, name):
        self.at(row, name)
        self.bot.keyClick(self.stage.table, Qt.Key.Key_F2)

    def type(self, text, key=Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.NoModifier):
        """Replace what stands there; an input method hands text over at once."""
        self.line.selectAll()
        self.line.insert(text)
        self.line.textEdited.emit(self.line.text())
        popup = QApplication.activePopupWidget()
        if popup:
            popup.hide()
        self.bot.keyClick(self.line, key, modifier)

    @property
    def current(self):
        index = self.stage.table.currentIndex()
        return index.row(), self.stage.model.fields[index.column() - FIRST].name


@pytest.fixture
def cells(office, open_page):
    for name, post in (("其木格", "会计"), ("图门", "牧民"), ("巴图", None)):
        Desk(office).add("members", {"name": name, "post": post, "phone": "13800001027"})
    stage = open_page(office, "members")
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 3 and stage.model.row_at(2) is not None)
    return Cells(stage)


def posts(cells):
    return {row["name"]: row["post"] for row in cells.stage.rows()}


def named(cells, row):
    return cells.stage.model.row_at(row).cells["name"]


def test_enter_saves_and_goes_down_and_one_undo_takes_it_back(cells):
    before, name = posts(cells), named(cells, 0)
    cells.begin(0, "post")
    assert cells.line.selectedText() == (before[name] or "")
    cells.type("支部书记")
    assert cells.pane is None
    # the row says so before it was read again
    assert cells.stage.model.row_at(0).cells["post"] == "支部书记"
    assert posts(cells) == {**before, name: "支部书记"}
    assert cells.current == (1, "post")
    assert cells.stage.table.hasFocus()
    assert cells.stage.said == [f"已保存“{name}”的“工作岗位”，按 Ctrl+Z 可以撤销"]
    cells.stage.desk.undo()
    assert posts(cells) == before


def test_tab_saves_and_goes_to_the_right_and_back_with_shift(cells):
    cells.begin(1, "ethnicity")
    cells.type("蒙古族", Qt.Key.Key_Tab)
    row, name = cells.current
    assert (row, name) == (1, cells.stage.model.fields[cells.column("ethnicity") - 1].name)
    cells.begin(1, "ethnicity")
    cells.type("汉族", Qt.Key.Key_Tab, SHIFT)
    assert cells.current[1] == cells.stage.model.fields[cells.column("ethnicity") - 3].name
    assert cells.stage.table.selected_rows() == [range(1, 2)]


def test_escape_takes_back_what_was_typed(cells):
    before = posts(cells)
    cells.begin(0, "post")
    cells.type("支部书记", Qt.Key.Key_Escape)
    assert cells.pane is None
    assert posts(cells) == before
    assert cells.stage.table.hasFocus()
    assert cells.current == (0, "post")


def test_what_cannot_be_read_is_said_at_the_cell_and_stays(cells):
    cells.begin(0, "born")
    cells.type("2024年2月30日")
    assert cells.pane.said.text()
    assert not cells.pane.said.isHidden()
    assert cells.line.text() == "2024年2月30日"
    # going elsewhere does not lose it
    cells.stage.table.setFocus()
    assert cells.pane is not None
    assert not cells.stage.page.may_leave()
    cells.type("1968.3")
    assert cells.pane is None
    assert "1968-03" in [row["born"] for row in cells.stage.rows()]


def test_a_required_field_cannot_be_emptied(cells):
    cells.begin(0, "name")
    cells.type("")
    assert cells.pane.said.text() == "必须填写"


def test_a_masked_number_is_not_uncovered_but_the_form_opens_at_it(cells):
    cells.begin(0, "phone")
    assert cells.pane is None
    assert cells.stage.form.is_open
    assert cells.stage.editor("phone").line.hasFocus()
    assert "****" in cells.stage.editor("phone").line.text()
    assert cells.stage.disclosures() == []


def test_only_what_is_short_and_unmasked_is_edited_in_a_cell(office):
    fields = office.registry["members"].fields
    safe = {name for name, one in fields.items() if fits_in_cell(one)}
    assert safe.isdisjoint({"id_number", "phone", "household", "remarks", "age"})
    assert {"name", "sex", "born", "post", "floating"} <= safe
    patrols = office.registry["patrols"].fields
    assert {n for n in ("party", "leader", "markers", "date") if fits_in_cell(patrols[n])} == {
        "date"
    }


def test_what_came_meanwhile_is_not_overwritten_and_both_are_offered(cells):
    uid = cells.stage.model.row_at(0).uid
    cells.begin(0, "post")
    Desk(cells.stage.office).change("members", uid, {"post": "护林员"})
    cells.type("支部书记")
    assert [one.shown for one in cells.pane.offers.offered] == ["护林员", "支部书记"]
    assert "护林员" in posts(cells).values()
    _newer, mine = cells.pane.offers.offered
    cells.stage.click(cells.pane.offers.button_of(mine))
    assert cells.pane is None
    with cells.stage.office.snapshot() as now:
        assert now.asking.one("members", uid).review == 1
    # what waits in review is decided in the form
    cells.stage.bot.waitUntil(lambda: cells.stage.model.row_at(0).review == 1)
    cells.begin(0, "post")
    assert cells.pane is None
    assert cells.stage.form.is_open


def test_the_newer_value_can_be_taken(cells):
    uid = cells.stage.model.row_at(0).uid
    cells.begin(0, "post")
    Desk(cells.stage.office).change("members", uid, {"post": "护林员"})
    cells.type("支部书记")
    cells.stage.click(cells.pane.offers.button_of(cells.pane.offers.offered[0]))
    assert cells.pane is None
    assert "支部书记" not in posts(cells).values()


def test_an_edit_goes_with_its_record_through_a_sort_and_new_rows(cells):
    first = named(cells, 0)
    cells.begin(0, "post")
    cells.line.setText("支部书记")
    cells.stage.page.listing.sort((Order("name", descending=True),))
    cells.stage.bot.waitUntil(lambda: named(cells, 2) == first)
    Desk(cells.stage.office).add("members", {"name": "祖日格"})
    cells.stage.bot.waitUntil(lambda: cells.stage.model.rowCount() == 4)
    cells.stage.bot.waitUntil(lambda: named(cells, 0) == "祖日格")
    assert cells.line.text() == "支部书记"
    place = cells.stage.table.visualRect(cells.stage.model.index(3, cells.column("post")))
    assert cells.pane.geometry().intersects(place)
    cells.bot.keyClick(cells.line, Qt.Key.Key_Return)
    assert posts(cells)[first] == "支部书记"


def test_an_edit_whose_row_is_filtered_away_says_which_it_is(cells):
    first = named(cells, 0)
    cells.begin(0, "post")
    cells.line.setText("支部书记")
    other = named(cells, 1)
    cells.stage.page.listing.search(other)
    cells.stage.bot.waitUntil(lambda: cells.stage.model.rowCount() == 1)
    assert cells.pane.caption.isVisible()
    assert first in cells.pane.caption.text()
    cells.bot.keyClick(cells.line, Qt.Key.Key_Return)
    assert posts(cells)[first] == "支部书记"


def test_a_choice_is_typed_and_picked_from_the_list(cells):
    cells.begin(0, "education")
    assert isinstance(cells.pane.editor.focusProxy(), QComboBox)
    cells.type("大专")
    assert "大专" in [row["education"] for row in cells.stage.rows()] or cells.pane.said.text()


def test_a_choice_is_picked_from_the_list_by_its_sound_and_saved_with_the_same_enter(cells):
    cells.begin(0, "education")
    cells.bot.keyClicks(cells.line, "daxue")
    popup = cells.pane.editor._offering._list.popup()
    cells.bot.waitUntil(popup.isVisible)
    cells.bot.keyClick(popup, Qt.Key.Key_Down)
    cells.bot.keyClick(popup, Qt.Key.Key_Return)
    cells.bot.waitUntil(lambda: cells.pane is None)
    assert any(str(row["education"]).startswith("大学") for row in cells.stage.rows())


def test_a_click_elsewhere_saves(cells):
    name = named(cells, 0)
    cells.begin(0, "post")
    cells.line.setText("支部书记")
    other = cells.stage.table.visualRect(cells.stage.model.index(2, cells.column("sex")))
    cells.stage.bot.mouseClick(
        cells.stage.table.viewport(), Qt.MouseButton.LeftButton, pos=other.center()
    )
    cells.stage.page.pane.search.setFocus()
    assert cells.pane is None
    assert posts(cells)[name] == "支部书记"


def test_what_belongs_above_can_only_be_read(pair, carry, open_page):
    gacha, sumu = pair
    entry = {"code_table": "管理类别", "code": "6", "label": "驻村党员"}
    Desk(sumu).add("code_entries", entry)
    carry(sumu, gacha)
    stage = open_page(gacha, "code_entries")
    cells = Cells(stage)
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 1 and stage.model.row_at(0) is not None)
    cells.begin(0, "label")
    assert not cells.pane.editor.isEnabled()
    assert "只能看" in cells.pane.said.text()
    stage.bot.keyClick(cells.pane, Qt.Key.Key_Escape)
    assert cells.pane is None


def test_a_closed_record_says_that_it_will_be_amended(office, open_page):
    done = {"issue": "路灯不亮", "raised_on": "2026-03-01", "status": "已办结"}
    Desk(office).add("issues", done)
    stage = open_page(office, "issues")
    cells = Cells(stage)
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 1 and stage.model.row_at(0) is not None)
    cells.begin(0, "assigned_to")
    assert "记为更正" in cells.pane.said.text()
    cells.type("图门")
    with office.snapshot() as now:
        (record,) = now.asking.some("issues", [stage.model.row_at(0).uid]).values()
    assert record.values["assigned_to"] == "图门"
