"""Plans in words."""

from __future__ import annotations

import openpyxl
import pytest

from app.exchange.apply import apply_plan
from app.exchange.explaining import PlanReader, grouped
from app.exchange.files import open_workbook
from app.exchange.fitting import examine
from app.exchange.plan import make_plan
from app.progress import Silent


@pytest.fixture
def planned(office, samples):
    """The plan of a file for a ledger."""

    def planned(file, ledger="members"):
        path = samples / file if isinstance(file, str) else file
        declared = office.registry[ledger]
        found = examine(office, open_workbook(path), declared)
        return make_plan(office, declared, found.chosen.mapping, "update", Silent())

    return planned


def test_problems_that_say_the_same_are_one_group_the_worst_first(planned):
    groups = grouped(planned("巡逻登记簿.xlsx", "patrols").problems)

    said = [(one.level, one.label, one.sentence, len(one.problems)) for one in groups]
    assert said[0][:3] == ("refused", "日期", "必须填写")
    assert ("warning", "巡逻人员", "没有找到“…”，先按文字记下", 232) in said
    levels = [one.level for one in groups]
    assert levels == sorted(levels, key=["refused", "error", "warning"].index)


def test_a_group_whose_sentences_are_equal_says_the_sentence(planned):
    groups = grouped(planned("党员名册.xlsx").problems)

    (probation,) = [one for one in groups if len(one.problems) == 18]
    assert probation.sentence == "预备党员一般还没有转正日期，请核对人员类别"


def test_every_problem_is_in_exactly_one_group(planned):
    problems = planned("巡逻登记簿.xlsx", "patrols").problems
    groups = grouped(problems)

    assert sum(len(one.problems) for one in groups) == len(problems)


def test_a_row_says_who_it_is_and_hides_numbers(planned, office):
    plan = planned("党员名册.xlsx")
    (row,) = PlanReader(office, plan).read([one for one in plan.rows if one.number == 5])

    shown = {one.label: one.after for one in row.changes}
    assert row.title == shown["姓名"]
    assert shown["公民身份号码"].startswith("990000********")
    assert "****" in shown["联系电话"]


def test_a_row_whose_name_cannot_be_read_shows_what_stands_there(planned, office):
    plan = planned("巡逻登记簿.xlsx", "patrols")
    (row,) = PlanReader(office, plan).read(plan.rejected)

    assert (row.number, row.title) == (74, "2024年2月30日")


def test_a_change_says_what_was_there(planned, office, samples, tmp_path):
    apply_plan(office, planned("党员名册.xlsx"), "党员名册.xlsx", Silent())
    book = openpyxl.load_workbook(samples / "党员名册.xlsx")
    before = book.active["N5"].value
    book.active["N5"] = "敦达乌苏嘎查3组"
    book.save(tmp_path / "改过.xlsx")
    plan = planned(tmp_path / "改过.xlsx")

    (row,) = PlanReader(office, plan).read([one for one in plan.rows if one.action == "changed"])

    assert [(one.label, one.before, one.after) for one in row.changes] == [
        ("家庭住址", before, "敦达乌苏嘎查3组")
    ]


def test_belonging_records_are_listed_by_name(planned, office):
    plan = planned("党员中心户一览表.xlsx", "households")
    (row,) = PlanReader(office, plan).read(plan.rows[:1])

    (families,) = [one.after for one in row.changes if one.label == "联系户"]
    assert families.count("、") == 8
