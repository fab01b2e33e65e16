"""The sample files, as offices really have them, through map, plan and apply."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from app.desk import Desk
from app.errors import Trouble
from app.exchange.apply import apply_plan, write_rejects
from app.exchange.exporting import export
from app.exchange.files import open_workbook
from app.exchange.mapping import find_best, guess, remember, remembered
from app.exchange.plan import make_plan
from app.ledger.questions import Question
from app.progress import Silent, Stoppable
from app.views import View

SAMPLES = Path(__file__).parents[2] / "samples"


def plan_of(office, ledger, path, mode="update"):
    declared = office.registry[ledger]
    workbook = open_workbook(path)
    mapping = guess(find_best(workbook, declared), declared)
    return make_plan(office, declared, mapping, mode, Silent())


def bring(office, ledger, path, mode="update"):
    plan = plan_of(office, ledger, path, mode)
    apply_plan(office, plan, path.name, Silent())
    return plan


def rows(office, ledger, *, masked=False):
    with office.snapshot() as now:
        records = now.asking.page(Question(ledger))
        return View(office, now, office.registry[ledger], masked=masked).rows(records)


def book(path, *lines):
    workbook = openpyxl.Workbook()
    for line in lines:
        workbook.active.append(line)
    workbook.save(path)
    return path


def test_the_roster_comes_in_with_its_spoilt_cells_explained(office):
    plan = bring(office, "members", SAMPLES / "党员名册.xlsx")
    assert plan.counts == {"new": 52, "changed": 0, "same": 0, "rejected": 1}
    told = {(one.row, one.problem.field): one.problem for one in plan.problems}
    assert told[11, "id_number"].level == "error"
    assert "变成了数字" in str(told[11, "id_number"].message)
    assert told[25, "name"].level == "refused"
    found = rows(office, "members")
    names = {row["name"] for row in found}
    assert {"马骉", "㛃红", "赵𬱖", "李𫖯", "王䶮", "石犇犇", "巴图·孟和", "孟克·巴特尔"} <= names
    (spoilt,) = [row for row in found if row["born"] == "1953-01-12"]
    assert spoilt["name"] == "白音宝力格"
    assert spoilt["id_number"] is None
    (unknown,) = [row for row in found if row["name"] == "孙利秀"]
    assert unknown["born"] == "不详"
    assert {row["management"] for row in found} == {
        "在职党员",
        "带富党员",
        "无职党员",
        "年老党员",
        "流动党员",
    }


@pytest.mark.parametrize(
    ("ledger", "name", "count"),
    [
        ("members", "党员名册.xlsx", 52),
        ("households", "党员中心户一览表.xlsx", 6),
        ("patrols", "巡逻登记簿.xlsx", 119),
    ],
)
def test_the_same_file_twice_changes_nothing(office, ledger, name, count):
    bring(office, "members", SAMPLES / "党员名册.xlsx")
    bring(office, ledger, SAMPLES / name)
    before = rows(office, ledger)
    again = bring(office, ledger, SAMPLES / name)
    assert again.counts["same"] == count
    assert again.counts["new"] == again.counts["changed"] == 0
    assert rows(office, ledger) == before


def test_central_households_bring_their_families(office):
    bring(office, "members", SAMPLES / "党员名册.xlsx")
    plan = bring(office, "households", SAMPLES / "党员中心户一览表.xlsx")
    assert plan.counts["new"] == 6
    found = {row["number"]: row for row in rows(office, "households")}
    assert found["ZXH-001"]["host"] == "巴图孟和"
    assert found["ZXH-002"]["radius"] == 8.0
    assert found["ZXH-003"]["families"].count("阿拉坦格日乐") == 2
    assert len(rows(office, "families")) == 9 + 7 + 14 + 7 + 12 + 13
    said = [str(one.problem) for one in plan.problems]
    assert any("巴图孟和" in one and "先按文字记下" in one for one in said)


def test_patrols_come_in_with_markers_in_order(office):
    plan = bring(office, "patrols", SAMPLES / "巡逻登记簿.xlsx")
    assert plan.counts == {"new": 119, "changed": 0, "same": 0, "rejected": 1}
    told = [(one.row, str(one.problem)) for one in plan.problems]
    assert any(row == 74 and "2024年2月30日" in text for row, text in told)
    assert any(row == 54 and "3/1" in text for row, text in told)
    first = rows(office, "patrols")[-1]
    assert (first["date"], first["depart"], first["back"]) == ("2024-01-01", "07:30", "17:00")
    assert first["markers"] == "1233、1234(1)、1235/1"
    assert first["party"] == "夏云飞、敖特根、图门"
    assert {row["title"] for row in rows(office, "sections")} == {"东段", "西段", "第3管段"}


def test_rejected_rows_come_back_with_their_reasons_and_can_be_mended(office, tmp_path):
    plan = bring(office, "members", SAMPLES / "党员名册.xlsx")
    path = tmp_path / "没有导入.xlsx"
    assert write_rejects(path, plan, Silent()) == 1
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.active
    titles = [cell.value for cell in sheet[1]]
    assert titles[-1] == "没有导入的原因"
    assert "姓名：必须填写" in sheet.cell(2, len(titles)).value
    sheet.cell(2, titles.index("姓名") + 1, "新补的姓名")
    workbook.save(path)
    assert bring(office, "members", path).counts["new"] == 1
    assert len(rows(office, "members")) == 53


def test_an_empty_cell_never_wipes_a_value(office, tmp_path):
    desk = Desk(office)
    desk.add("members", {"name": "张三", "id_number": "990000196601010017", "post": "牧民"})
    path = book(
        tmp_path / "a.xlsx",
        ["姓名", "公民身份号码", "工作岗位", "备注"],
        ["张三", "990000196601010017", None, "新的"],
    )
    assert bring(office, "members", path).counts["changed"] == 1
    (row,) = rows(office, "members")
    assert (row["post"], row["remarks"]) == ("牧民", "新的")


@pytest.mark.parametrize(
    ("mode", "counts", "post", "remarks"),
    [
        ("update", "changed", "会计", "新的"),
        ("fill", "changed", "牧民", "新的"),
        ("skip", "same", "牧民", None),
    ],
)
def test_three_ways_to_meet_what_is_there(office, tmp_path, mode, counts, post, remarks):
    Desk(office).add("members", {"name": "张三", "phone": "13912345678", "post": "牧民"})
    path = book(
        tmp_path / "a.xlsx",
        ["姓名", "联系电话", "工作岗位", "备注"],
        ["张三", "13912345678", "会计", "新的"],
    )
    assert bring(office, "members", path, mode).counts[counts] == 1
    (row,) = rows(office, "members")
    assert (row["post"], row["remarks"]) == (post, remarks)


def test_namesakes_are_told_apart_or_left_alone(office, tmp_path):
    desk = Desk(office)
    desk.add("members", {"name": "其木格", "born": "1963-09-12"})
    desk.add("members", {"name": "其木格", "born": "1950-06-14"})
    path = book(
        tmp_path / "a.xlsx",
        ["姓名", "出生日期", "备注"],
        ["其木格", "1950.06", "这是六月的"],
        ["其木格", None, "不知是谁"],
    )
    plan = bring(office, "members", path)
    assert plan.counts == {"new": 1, "changed": 1, "same": 0, "rejected": 0}
    found = {row["born"]: row["remarks"] for row in rows(office, "members")}
    # the first row is told by its birthday, which the file knows less exactly; that one of two
    # namesakes is taken does not tell who the second row is
    assert found == {"1950-06-14": "这是六月的", "1963-09-12": None, None: "不知是谁"}


def test_a_name_that_several_have_is_not_guessed(office, tmp_path):
    desk = Desk(office)
    for born in ("1963-09-12", "1950-06-14"):
        desk.add("members", {"name": "其木格", "born": born})
    path = book(tmp_path / "a.xlsx", ["姓名", "备注"], ["其木格", "不知是谁"])
    plan = bring(office, "members", path)
    assert plan.counts["new"] == 1
    assert "已经有 2 条同名的" in str(plan.problems[0].problem)
    assert [row["remarks"] for row in rows(office, "members")].count(None) == 2


def test_another_id_number_is_another_person(office, tmp_path):
    Desk(office).add("members", {"name": "张三", "id_number": "990000196601010017"})
    path = book(tmp_path / "a.xlsx", ["姓名", "身份证号"], ["张三", "990000197003040025"])
    assert bring(office, "members", path).counts["new"] == 1


def test_our_own_masks_are_the_same_and_those_of_others_are_refused(office, tmp_path):
    desk = Desk(office)
    desk.add("members", {"name": "张三", "id_number": "990000196601010017", "phone": "13912345678"})
    path = tmp_path / "a.xlsx"
    export(office, Question("members"), path, Silent())
    assert plan_of(office, "members", path).counts["same"] == 1
    foreign = book(tmp_path / "b.xlsx", ["姓名", "身份证号"], ["李四", "990000********0033"])
    plan = bring(office, "members", foreign)
    assert plan.counts["new"] == 1
    assert plan.problems[0].problem.level == "error"
    assert "遮盖" in str(plan.problems[0].problem)


def test_what_changed_after_the_plan_was_made_is_not_overwritten(office, tmp_path):
    from app.sync.review import items

    desk = Desk(office)
    uid = desk.add("members", {"name": "张三", "phone": "13912345678", "post": "牧民"}).uid
    path = book(
        tmp_path / "a.xlsx", ["姓名", "联系电话", "工作岗位"], ["张三", "13912345678", "会计"]
    )
    plan = plan_of(office, "members", path)
    desk.change("members", uid, {"post": "护边员"})
    apply_plan(office, plan, path.name, Silent())
    (question,) = items(office)
    assert {one.shown_value for one in question.choices} == {"会计", "护边员"}


def test_an_import_is_one_step_to_undo(office):
    bring(office, "members", SAMPLES / "党员名册.xlsx")
    command = Desk(office).undo()
    assert "党员名册.xlsx" in command.title
    assert rows(office, "members") == []
    Desk(office).redo()
    assert len(rows(office, "members")) == 52


def test_a_cancelled_import_leaves_nothing(office):
    plan = plan_of(office, "members", SAMPLES / "党员名册.xlsx")
    progress = Stoppable()
    progress.stop = True
    from app.errors import Cancelled

    with pytest.raises(Cancelled):
        apply_plan(office, plan, "党员名册.xlsx", progress)
    assert rows(office, "members") == []


def test_a_mapping_is_remembered_by_the_header(office, tmp_path):
    declared = office.registry["members"]
    path = book(tmp_path / "a.xlsx", ["姓名", "备用号码", "性别"], ["张三", "13912345678", "男"])
    mapping = remembered(office, declared, find_best(open_workbook(path), declared))
    assert mapping.fields == ("name", "", "sex")
    assert [one.title for one in mapping.unused] == ["备用号码"]
    chosen = type(mapping)(mapping.table, ("name", "phone", "sex"))
    remember(office, declared, chosen)
    other = book(tmp_path / "b.xlsx", ["性别", "姓名", "备用号码"], ["女", "李四", "13912345679"])
    again = remembered(office, declared, find_best(open_workbook(other), declared))
    assert again.fields == ("sex", "name", "phone")


@pytest.mark.parametrize(
    ("name", "says"),
    [("积分明细.csv", "没有找到“党员”的表头"), ("加密.xlsx", "密码"), ("通知.doc", "")],
)
def test_files_that_are_no_roster_are_refused_in_a_sentence(office, name, says):
    with pytest.raises(Trouble) as told:
        plan_of(office, "members", SAMPLES / name)
    assert says in str(told.value)
