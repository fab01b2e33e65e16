"""Files with the columns that others want, and what these bring that we have no field for."""

from __future__ import annotations

import openpyxl
import pytest

from app.desk import Desk
from app.errors import Trouble
from app.exchange.apply import apply_plan, write_rejects
from app.exchange.column_sets import column_sets, set_named
from app.exchange.explaining import PlanReader
from app.exchange.exporting import export
from app.exchange.files import open_workbook
from app.exchange.mapping import find_best, guess, remember, remembered
from app.exchange.plan import make_plan
from app.ledger.extras import read_extras, with_extras
from app.ledger.questions import Question
from app.progress import Silent
from app.record_history import history
from app.views import View


def book(path, *rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def plan_of(office, path, mode="update"):
    declared = office.registry["members"]
    table = find_best(open_workbook(path), declared)
    return make_plan(office, declared, remembered(office, declared, table), mode, Silent())


def bring(office, path, mode="update"):
    plan = plan_of(office, path, mode)
    apply_plan(office, plan, path.name, Silent())
    return plan


def extras_of(office, name):
    with office.snapshot() as now:
        (one,) = [one for one in now.asking.page(Question("members")) if one.values["name"] == name]
    return read_extras(one.values["extras"])


NATIONAL = ["姓名", "性别", "学位", "现居住地", "家庭住址", "户籍所在地", "党龄", "入党类型"]


def test_what_the_national_system_has_and_we_do_not_comes_back_as_it_came(office, tmp_path):
    source = book(
        tmp_path / "国家.xlsx",
        NATIONAL,
        ["王玉发", "男", "学士", "呼和浩特市", "敦达乌苏嘎查", "锡盟：太旗\n宝昌镇", 12, "新发展"],
        ["李金花", "女", None, None, "三组", None, 3, None],
    )
    bring(office, source)
    assert extras_of(office, "王玉发") == {
        "学位": "学士", "现居住地": "呼和浩特市", "户籍所在地": "锡盟：太旗\n宝昌镇", "入党类型": "新发展",
    }  # fmt: skip
    assert extras_of(office, "李金花") == {}

    wanted = set_named(office, "members", "national").declared
    out = tmp_path / "上报.xlsx"
    export(office, Question("members"), out, Silent(), wanted=wanted)
    sheet = openpyxl.load_workbook(out).active
    titles = [cell.value for cell in sheet[3]]
    assert titles[1:-1] == [heading for heading, _name in wanted.columns]
    found = {
        row[1]: dict(zip(titles, row, strict=True)) for row in sheet.iter_rows(4, values_only=True)
    }
    assert found["王玉发"]["学位"] == "学士"
    assert found["王玉发"]["户籍所在地"] == "锡盟：太旗\n宝昌镇"
    assert found["王玉发"]["家庭住址"] == "敦达乌苏嘎查"
    assert plan_of(office, out).counts == {"new": 0, "changed": 0, "same": 2, "rejected": 0}


ID_NUMBER = "990000196601010010"
LIVES = f"宝昌镇，电话１３９１２３４５６７８，身份证{ID_NUMBER}"
MASKED = "宝昌镇，电话139****5678，身份证990000********0010"


def test_numbers_in_what_is_kept_are_hidden_and_come_back_whole(office, tmp_path):
    source = book(
        tmp_path / "国家.xlsx", ["姓名", "现居住地", "家庭住址"], ["王玉发", LIVES, "三组"]
    )
    plan = bring(office, source)
    (shown,) = PlanReader(office, plan).read(plan.rows)
    assert f"现居住地：{MASKED}" in [one.after for one in shown.changes]
    declared = office.registry["members"]
    with office.snapshot() as now:
        (one,) = now.asking.page(Question("members"))
        assert View(office, now, declared).rows([one])[0]["extras"] == f"现居住地：{MASKED}"
        assert ID_NUMBER not in str(history(office, "members", one.uid))

    wanted = set_named(office, "members", "national").declared
    out = tmp_path / "上报.xlsx"
    for columns, chosen in (((), wanted), (["name", "extras"], None)):
        export(office, Question("members"), out, Silent(), wanted=chosen, columns=columns)
        cells = [cell for row in openpyxl.load_workbook(out).active.values for cell in row]
        assert any(MASKED in str(cell) for cell in cells)
        assert not any(ID_NUMBER in str(cell) for cell in cells)
        assert plan_of(office, out).counts["same"] == 1
    export(office, Question("members"), out, Silent(), wanted=wanted, masked=False)
    cells = [cell for row in openpyxl.load_workbook(out).active.values for cell in row]
    assert LIVES in cells

    book(source, ["姓名", "现居住地", "家庭住址"], ["王玉发", f"搬到{MASKED}", "三组"])
    assert bring(office, source).problems[0].problem.field == "extras"
    assert extras_of(office, "王玉发")["现居住地"] == LIVES


def test_what_another_system_has_hidden_itself_is_kept_as_it_came(office, tmp_path):
    path = book(tmp_path / "a.xlsx", ["姓名", "入党类型"], ["王玉发", "139****5678，3*4"])
    assert not bring(office, path).problems
    assert extras_of(office, "王玉发") == {"入党类型": "139****5678，3*4"}


def test_more_than_a_record_can_keep_is_not_kept_and_said(office, tmp_path):
    path = book(tmp_path / "a.xlsx", ["姓名", "入党类型"], ["王玉发", "长" * 20_001])
    (problem,) = bring(office, path).problems
    assert "最多写 20000 个字" in str(problem.problem)
    assert extras_of(office, "王玉发") == {}


def test_one_extra_text_is_changed_filled_and_emptied_and_the_others_stay(office, tmp_path):
    path = tmp_path / "a.xlsx"
    bring(office, book(path, ["姓名", "学位", "入党类型"], ["王玉发", "学士", "新发展"]))
    book(path, ["姓名", "学位", "入党类型", "转正情况"], ["王玉发", "硕士", None, "按期转正"])
    bring(office, path, "fill")
    assert extras_of(office, "王玉发") == {
        "学位": "学士", "入党类型": "新发展", "转正情况": "按期转正",
    }  # fmt: skip
    assert plan_of(office, path, "skip").counts["changed"] == 0
    book(path, ["姓名", "学位", "入党类型"], ["王玉发", "硕士", "清空"])
    bring(office, path)
    assert extras_of(office, "王玉发") == {"学位": "硕士", "转正情况": "按期转正"}


def test_a_column_without_a_field_is_kept_if_somebody_says_so_and_next_time_too(office, tmp_path):
    path = book(tmp_path / "a.xlsx", ["姓名", "性别", "牛羊头数"], ["王玉发", "男", 120])
    declared = office.registry["members"]
    mapping = guess(find_best(open_workbook(path), declared), declared)
    assert mapping.fields == ("name", "sex", "")
    chosen = type(mapping)(mapping.table, ("name", "sex", "extra:牛羊头数"))
    remember(office, declared, chosen)
    bring(office, path)
    assert extras_of(office, "王玉发") == {"牛羊头数": "120"}


def test_lines_that_somebody_typed_stay():
    assert (
        with_extras("随手记的\n学位：学士", {"学位": "", "民族语": "会"}) == "随手记的\n民族语：会"
    )
    assert with_extras(None, {"学位": ""}) is None


def test_the_columns_among_which_one_can_choose(office, tmp_path):
    titles = [one.title for one in column_sets(office, "members")]
    assert titles[:3] == ["有内容的列", "全部的列", "全国党员管理信息系统"]
    assert "视图“流动党员”的列" in titles
    with pytest.raises(Trouble):
        set_named(office, "members", "没有这样的")
    Desk(office).add("members", {"name": "王玉发"})
    out = tmp_path / "全部.xlsx"
    fields = set_named(office, "members", "all").fields
    export(office, Question("members"), out, Silent(), columns=fields)
    titles = [cell.value for cell in openpyxl.load_workbook(out).active[3]]
    assert {"失联原因", "蒙古文姓名", "备注"} <= {*titles}
    assert plan_of(office, out).counts["same"] == 1


def test_a_view_with_columns_that_follow_from_others_reads_back(office, tmp_path):
    Desk(office).add("members", {"name": "王玉发", "born": "1968-03"})
    out = tmp_path / "a.xlsx"
    export(office, Question("members"), out, Silent(), columns=["name", "age", "born"])
    assert plan_of(office, out).counts["same"] == 1


def test_rejected_rows_keep_the_mapping_that_was_chosen_for_their_file(office, tmp_path):
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["基本情况", None, "联系", None])
    sheet.append(["姓名", "性别", "甲", "乙"])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:D1")
    sheet.append([None, "男", "13912345678", "三组"])
    sheet.append(["李金花", "女", "13900000078", "四组"])
    workbook.save(path)
    declared = office.registry["members"]
    table = find_best(open_workbook(path), declared)
    remember(
        office,
        declared,
        type(guess(table, declared))(table, ("name", "sex", "phone", "address")),
    )
    plan = bring(office, path)
    rejects = tmp_path / "没有导入.xlsx"
    assert write_rejects(rejects, plan, Silent()) == 1
    workbook = openpyxl.load_workbook(rejects)
    workbook.active["A2"] = "王玉发"
    workbook.save(rejects)
    plan = bring(office, rejects)
    assert plan.counts["new"] == 1
    assert dict(plan.rows[0].values)["address"] == "三组"
    assert not plan.mapping.unused
