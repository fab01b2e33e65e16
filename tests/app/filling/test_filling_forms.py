"""Forms for one person: labels are found wherever they stand, and each value gets to its place."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from app.desk import Desk
from app.errors import Cancelled
from app.filling.chosen import Chosen
from app.filling.fill import Filling, fill
from app.filling.layouts import layouts, placed, remember_layout
from app.filling.references import place_of
from app.filling.template import open_template
from app.ledger.questions import Condition, Operator, Question
from app.progress import Silent
from tests.app.filling import townships

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def blank(tmp_path_factory, samples):
    """The real collection form."""
    path = tmp_path_factory.mktemp("form") / "党员基本信息采集表（空白）.xlsx"
    shutil.copy(samples / path.name, path)
    return path


def layout_of(office, template, wishes=None):
    declared = office.registry["members"]
    return placed(layouts(office, template, declared)[0], declared, wishes or {})


def filled(office, path, out, *, search="", where=(), purpose="上报", overwrite=False):
    template = open_template(path)
    layout = layout_of(office, template)
    chosen = Chosen(Question("members", search, where), purpose=purpose)
    return fill(office, Filling(template, layout, chosen, overwrite), out, Silent())


def value(path, name):
    """What stands in a cell; openpyxl takes a second for the many pick lists of this form."""
    place = place_of(name)
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)[place.row - 1][place.column - 1]


def test_all_sixteen_items_of_the_real_form_are_found(members, blank):
    layout = layout_of(members, open_template(blank))
    assert layout.is_form
    assert layout.title == "党员基本信息采集表"
    assert {one.where: one.field for one in layout.targets} == {
        "B3": "name", "H3": "sex", "J3": "ethnicity", "D4": "id_number", "C5": "born",
        "C6": "education", "C7": "category", "F8": "branch", "E9": "joined", "E10": "confirmed",
        "C11": "post", "E12": "phone", "F14": "address", "D15": "party_status", "D16": "lost",
        "J16": "lost_since", "J17": "floating", "E18": "floating_to",
    }  # fmt: skip


def test_the_real_form_is_filled_for_each_member(members, blank, tmp_path):
    where = (Condition("name", Operator.CONTAINS, ("格",)),)
    saved = filled(members, blank, tmp_path / "表", where=where)
    assert len(saved.paths) == saved.report.records > 5
    names = [one.name for one in saved.paths]
    assert names[0] == "敦达乌苏嘎查党支部党员基本信息采集表阿拉坦格日乐.xlsx"
    # of three people with one name each has a file
    assert sum("其木格" in one and "其其格" not in one for one in names) == 3
    places = ("B3", "H3", "D4", "C6", "C7", "D15", "J16")
    shown = {place: value(saved.paths[0], place) for place in places}
    assert shown == {
        "B3": "阿拉坦格日乐", "H3": "男", "D4": "990000196603171578", "C6": "21 大学",
        "C7": "正式党员", "D15": "正常", "J16": "",
    }  # fmt: skip
    # as the list of the file writes it, and not as ours does
    assert value(saved.paths[0], "J3") == "11 满族"
    assert value(saved.paths[0], "C5") == dt.date(1966, 3, 17)
    before, after = _parts(blank), _parts(saved.paths[0])
    assert list(before) == list(after)
    assert {name for name in after if after[name] != before[name]} == {"xl/worksheets/sheet1.xml"}
    # of the sheet itself only values: what stands behind the rows is the same
    behind = b"</sheetData>"
    assert (
        after["xl/worksheets/sheet1.xml"].partition(behind)[2]
        == (before["xl/worksheets/sheet1.xml"].partition(behind)[2])
    )


def _parts(path: Path):
    with zipfile.ZipFile(path) as file:
        return {one: file.read(one) for one in file.namelist()}


def test_numbers_are_hidden_without_a_reason(members, blank, tmp_path):
    saved = filled(members, blank, tmp_path, search="马骉", purpose="")
    assert "*" in value(saved.paths[0], "D4")
    assert "*" in value(saved.paths[0], "E12")


def test_what_the_pick_list_does_not_have_stays_empty_and_is_said(members, blank, tmp_path):
    saved = filled(members, blank, tmp_path, search="马骉")
    assert value(saved.paths[0], "C11") == ""
    said = [(one.who, one.title, str(one.message)) for one in saved.report.remarks]
    assert ("马骉", "工作岗位", "下拉列表里没有“支部书记”，没有填，请手工选") in said


def test_what_stands_in_the_form_is_written_over_only_if_asked(office, blank, tmp_path):
    Desk(office).add("members", {"name": "图门", "party_status": "停止党籍"})
    saved = filled(office, blank, tmp_path / "一")
    assert value(saved.paths[0], "D15") == "正常"
    assert [str(one.message) for one in saved.report.remarks] == [
        "表上已写着“正常”，没有改成“停止党籍”"
    ]
    saved = filled(office, blank, tmp_path / "二", overwrite=True)
    assert value(saved.paths[0], "D15") == "停止党籍"
    # a label with something else beside it is no place for a name
    path = tmp_path / "改过.xlsx"
    template = open_template(blank)
    part = template.sheet_part(template.sheets[0])
    part.put_text(place_of("B3"), "别人")
    with path.open("wb") as file:
        template.package.write(file, {template.sheets[0].part: part.xml()})
    assert value(path, "B3") == "别人"
    saved = filled(office, path, tmp_path / "三")
    assert value(saved.paths[0], "B3") == "别人"


def test_boxes_parts_and_labels_above_or_around_their_values(members, tmp_path):
    form = townships.boxes(tmp_path / "登记表.xlsx")
    saved = filled(members, form, tmp_path / "表", search="马骉")
    sheet = openpyxl.load_workbook(saved.paths[0]).active

    def across(cells):
        return [one.value for one in sheet[cells][0]]

    assert sheet["B2"].value == "敦达乌苏嘎查党支部"
    assert sheet["B3"].value == "马骉"
    assert across("B4:S4") == list("990000198705241900")
    assert across("B5:C5") == ["4", "1"]
    assert sheet["G5"].value == "蒙古族"
    assert across("B6:L6") == ["1", "9", "8", "7", "年", "0", "5", "月", "2", "4", "日"]
    assert sheet["A7"].value == "入党时间：2006.04.01"
    assert sheet["A9"].value == "贡宝拉格苏木敦达乌苏嘎查4组"
    assert sheet["G9"].value == "14651450081"
    assert sheet["A10"].value == "本人签字：              年   月   日"


def test_a_choice_for_a_form_is_remembered(office, tmp_path):
    form = townships.boxes(tmp_path / "登记表.xlsx")
    template = open_template(form)
    layout = layout_of(office, template, {"家庭住址": "所在党支部", "G9": ""})
    remember_layout(office, office.registry["members"], layout)
    again = {one.where: one.field for one in layout_of(office, open_template(form)).targets}
    assert (again["A9"], again["G9"]) == ("branch", "")


class StopsAt:
    """Cancels after so many steps."""

    def __init__(self, steps):
        self.left = steps

    def step(self, done, total, what=""):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_cancelled_job_takes_its_files_back(members, blank, tmp_path):
    template = open_template(blank)
    filling = Filling(template, layout_of(members, template), Chosen(Question("members")))
    with pytest.raises(Cancelled):
        fill(members, filling, tmp_path / "表", StopsAt(3))
    assert list((tmp_path / "表").iterdir()) == []
