"""Which ledger a file belongs to."""

from __future__ import annotations

import pytest

from app.errors import Trouble
from app.exchange.files import open_workbook
from app.exchange.fitting import best_fit, examine, fit, lacking
from app.exchange.mapping import ColumnMap


@pytest.mark.parametrize(
    ("file", "ledger", "known"),
    [
        ("党员名册.xlsx", "members", 14),
        ("党员中心户一览表.xlsx", "households", 10),
        ("巡逻登记簿.xlsx", "patrols", 13),
        ("旧格式.xls", "members", 3),
        ("开放格式.ods", "members", 3),
    ],
)
def test_the_samples_go_where_they_belong(office, samples, file, ledger, known):
    found = best_fit(office, open_workbook(samples / file))

    assert found is not None
    assert (found.declared.__tablename__, found.known) == (ledger, known)
    assert found.lacking == []


@pytest.mark.parametrize("chosen", ["members", "families", "patrols", "sections"])
def test_a_better_ledger_is_named_whatever_was_chosen(office, samples, chosen):
    workbook = open_workbook(samples / "党员中心户一览表.xlsx")

    found = examine(office, workbook, office.registry[chosen])

    assert found.better is not None
    assert found.better.declared.__tablename__ == "households"


def test_the_right_ledger_has_no_better_one(office, samples):
    workbook = open_workbook(samples / "党员名册.xlsx")

    assert examine(office, workbook, office.registry["members"]).better is None


@pytest.mark.parametrize("file", ["积分明细.csv", "党员基本信息采集表（空白）.xlsx"])
def test_what_belongs_to_no_ledger_is_refused_in_one_sentence(office, samples, file):
    with pytest.raises(Trouble, match="没有找到") as told:
        examine(office, open_workbook(samples / file), office.registry["members"])

    assert file in str(told.value)
    assert "也不像别的台账" in str(told.value)


def test_a_file_has_a_table_on_each_sheet_the_best_first(office, tmp_path):
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "两年.xlsx") as book:
        book.add_worksheet("2023年").write_row(0, 0, ["日期", "管段"])
        book.add_worksheet("2024年").write_row(0, 0, ["日期", "管段", "天气"])
        for sheet in book.worksheets():
            sheet.write_row(1, 0, ["2024-03-12", "东段", "晴"][: 2 + (sheet.name == "2024年")])

    found = fit(office, open_workbook(tmp_path / "两年.xlsx"), office.registry["patrols"])

    assert found is not None
    assert [one.sheet.name for one in found.tables] == ["2024年", "2023年"]


def test_what_no_column_brings_is_lacking(office, samples):
    found = fit(office, open_workbook(samples / "党员名册.xlsx"), office.registry["members"])
    assert found is not None
    without = tuple("" if name == "name" else name for name in found.mapping.fields)

    missing = lacking(found.declared, ColumnMap(found.mapping.table, without))

    assert [one.name for one in missing] == ["name"]
