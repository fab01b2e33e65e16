"""Lists from above are filled in their own style; every other byte of the file stays."""

from __future__ import annotations

import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from app.desk import Desk
from app.errors import Cancelled, Trouble
from app.exchange.files import open_workbook
from app.exchange.mapping import find_best, remembered
from app.filling.chosen import Chosen
from app.filling.fill import Filling, fill, preview, suggested_name
from app.filling.layouts import layouts, placed, remember_layout
from app.filling.template import open_template
from app.ledger.questions import Question
from app.progress import Silent, Stoppable
from tests.app.filling import townships

ID = "990000196603171578"


def filled(office, path, out, *, purpose="", search="", wishes=None, overwrite=False):
    """Fill a file and give what was done, and the workbook."""
    declared = office.registry["members"]
    template = open_template(path)
    layout = placed(layouts(office, template, declared)[0], declared, wishes or {})
    chosen = Chosen(Question("members", search=search), purpose=purpose)
    saved = fill(office, Filling(template, layout, chosen, overwrite), out, Silent())
    return saved, openpyxl.load_workbook(saved.paths[0])


def disclosed(office):
    """What was noted of numbers that went out."""
    with office.store.reading() as connection:
        noted = connection.execute(office.tables.office.disclosures.select()).mappings().all()
    return [(one["what"], one["rows"], one["reason"]) for one in noted]


def parts(path):
    with zipfile.ZipFile(path) as file:
        return {one: file.read(one) for one in file.namelist()}


def test_a_roster_takes_more_records_than_it_has_rows(members, tmp_path):
    blank = townships.roster(tmp_path / "花名册（空表）.xlsx")
    saved, book = filled(members, blank, tmp_path / "填好.xlsx")
    sheet = book.active
    assert saved.report.inserted == 49
    assert [sheet.cell(row, 1).value for row in (6, 7, 56, 57)] == [1, 2, 51, 52]
    assert [one.value for one in sheet[6]][1:6] == [
        "阿拉坦格日乐", "男", "11 满族", "1966.03", sheet["F6"].value,
    ]  # fmt: skip
    assert sheet["F6"].is_date
    assert (sheet["F6"].value.year, sheet["F6"].value.month) == (1985, 4)
    # an ID number is text, and hidden as no reason was given
    assert sheet["H6"].value == "990000********1578"
    assert sheet["H6"].data_type == "s"
    # each row looks like those that were prepared, the last one as well
    assert {sheet.row_dimensions[row].height for row in range(6, 58)} == {24}
    assert len({sheet.cell(row, 5).style_id for row in range(6, 58)}) == 1
    assert sheet["G40"].value == '=IF(F40="","",DATEDIF(F40,TODAY(),"Y"))'
    # what stands below has moved down, and adds all rows up
    assert sheet["A58"].value == "合计"
    assert sheet["G58"].value == "=SUM(G6:G57)"
    assert sheet["C58"].value == '=COUNTA(B6:B57)&"人"'
    assert sheet["A59"].value == "单位负责人：          审核人：          填表人："
    assert {"A58:B58", "A59:I59", "A3:I3"} <= {str(one) for one in sheet.merged_cells.ranges}
    assert sheet.print_area == "'党员花名册'!$A$1:$I$59"
    assert sheet.print_title_rows == "$4:$5"
    assert book.defined_names["人数"].attr_text == "'党员花名册'!$C$58"
    assert {str(one.sqref) for one in sheet.data_validations.dataValidation} == {"C6:C57", "D6:D57"}
    assert {str(one.sqref) for one in sheet.conditional_formatting} == {"B6:B57"}
    assert sheet["C58"].comment.text == "自动计算，不用填"
    assert book["字典"]["C1"].value == "=COUNTA('党员花名册'!B6:B57)"
    assert sheet["A3"].value.split() == [
        "填报单位（盖章）：敦达乌苏嘎查党支部", "填报人：白敏", f"填报时间：{_today(members)}",
    ]  # fmt: skip
    # 01 汉族 … 11 满族 is all that the list of the file knows
    assert {str(one.message) for one in saved.report.remarks if one.who} == {
        "下拉列表里没有“达斡尔族”，没有填，请手工选"
    }
    # other programs read it, too
    rows = CalamineWorkbook.from_path(str(saved.paths[0])).get_sheet_by_index(0).to_python()
    assert rows[5][1] == "阿拉坦格日乐"


def _today(office):
    from app.values.days import show_day

    return show_day(office.today(), "chinese")


def test_all_other_parts_stay_byte_for_byte(members, tmp_path):
    blank = townships.roster(tmp_path / "空表.xlsx")
    saved, _ = filled(members, blank, tmp_path / "填好.xlsx")
    before, after = parts(blank), parts(saved.paths[0])
    changed = {name for name in after if before.get(name) != after[name]}
    assert list(before) == list(after)
    assert changed == {
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",  # a formula there counts the rows
        "xl/drawings/drawing1.xml",  # the picture below has moved
        "xl/drawings/vmlDrawing1.vml",
        "xl/comments1.xml",
    }
    for name in changed - {"xl/drawings/vmlDrawing1.vml"}:
        ET.fromstring(after[name])  # noqa: S314 our own file

    saved, _ = filled(members, blank, tmp_path / "少.xlsx", search="马骉")
    after = parts(saved.paths[0])
    # nothing has moved: only the sheet itself; formulas are to be computed anew
    assert {name for name in after if before[name] != after[name]} <= {
        "xl/workbook.xml", "xl/worksheets/sheet1.xml",
    }  # fmt: skip
    assert saved.report.inserted == 0


def test_the_same_file_comes_out_twice(members, tmp_path):
    blank = townships.roster(tmp_path / "空表.xlsx")
    one, _ = filled(members, blank, tmp_path / "一.xlsx")
    other, _ = filled(members, blank, tmp_path / "二.xlsx")
    assert one.paths[0].read_bytes() == other.paths[0].read_bytes()


def test_whole_numbers_need_a_reason_and_are_noted(members, tmp_path):
    blank = townships.roster(tmp_path / "空表.xlsx")
    saved, book = filled(members, blank, tmp_path / "填好.xlsx", purpose="上报组织部")
    assert book.active["H6"].value == ID
    assert disclosed(members)[-1] == ("fill", 52, "上报组织部")
    assert saved.report.records == 52


def test_a_list_without_prepared_rows_gets_the_lines_of_its_header(members, tmp_path):
    blank = townships.bare_list(tmp_path / "联系表.xlsx")
    saved, book = filled(members, blank, tmp_path / "填好.xlsx")
    sheet = book.active
    assert [sheet["A4"].value, sheet["B4"].value] == [1, "阿拉坦格日乐"]
    assert sheet["B4"].border.left.style == "thin"
    assert not sheet["B4"].font.b
    assert sheet["B4"].fill.fill_type is None
    assert sheet["B3"].font.b
    # a free row stays between the last record and the signature
    assert sheet["B55"].value == "赵𬱖"
    assert sheet["A57"].value == "审核人："
    assert sheet.print_area == "'联系表'!$A$1:$D$57"
    assert saved.report.titles == ["姓名", "联系电话", "家庭住址"]


def test_who_filled_a_long_list_is_written_below_it(members, tmp_path):
    """Below row 200 nobody looked for the line."""
    blank = townships.roster(tmp_path / "空表.xlsx", prepared=400)
    book = openpyxl.load_workbook(blank)
    book.active["A410"] = "填报人："
    book.save(blank)
    _, book = filled(members, blank, tmp_path / "填好.xlsx", search="马骉")
    assert book.active["A410"].value == "填报人：白敏"


def test_rows_that_are_filled_in_stay(members, tmp_path):
    blank = townships.roster(tmp_path / "空表.xlsx", prepared=4)
    book = openpyxl.load_workbook(blank)
    book.active["B6"] = "别人"
    book.active["C6"] = "女"
    book.save(blank)
    saved, book = filled(members, blank, tmp_path / "填好.xlsx", search="马骉")
    assert [book.active.cell(row, 2).value for row in (6, 7, 8)] == ["别人", "马骉", None]
    assert saved.report.kept == 1
    saved, book = filled(members, blank, tmp_path / "改.xlsx", search="马骉", overwrite=True)
    assert [book.active.cell(row, 2).value for row in (6, 7)] == ["马骉", None]
    assert saved.report.kept == 0


def test_rows_that_are_written_over_keep_nothing_of_somebody_else(office, tmp_path):
    """Whoever had no telephone got that of the one whose row it was."""
    Desk(office).add("members", {"name": "图门"})
    blank = townships.bare_list(tmp_path / "联系表.xlsx")
    book = openpyxl.load_workbook(blank)
    for row, name in ((4, "甲"), (5, "乙")):
        for column, text in zip("ABCD", (row - 3, name, "13800000000", "别处"), strict=True):
            book.active[f"{column}{row}"] = text
    book.save(blank)
    saved, book = filled(office, blank, tmp_path / "改.xlsx", overwrite=True)
    assert [one.value for one in book.active[4]] == [1, "图门", None, None]
    # the second row is left, and that is said
    assert [one.value for one in book.active[5]] == [2, "乙", "13800000000", "别处"]
    assert saved.report.kept == 1


def test_a_day_that_its_format_makes_too_wide_is_said(members, tmp_path):
    """It was measured as 1987.05.24, and showed as ####."""
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    day = book.add_format({"border": 1, "num_format": 'yyyy"年"m"月"d"日"'})
    for column, name in enumerate(("姓名", "出生日期", "性别")):
        sheet.write(0, column, name)
        sheet.write_blank(1, column, None, day)
    sheet.set_column("B:B", 11)
    book.close()
    saved, _ = filled(members, path, tmp_path / "填好.xlsx", search="马骉")
    assert saved.report.rows == [["马骉", "1987年5月24日", "女"]]
    assert [one.title for one in saved.report.remarks] == ["出生日期"]


def test_what_the_clerk_chose_is_remembered(office, tmp_path):
    blank = townships.bare_list(tmp_path / "联系表.xlsx")
    declared = office.registry["members"]
    template = open_template(blank)
    layout = placed(layouts(office, template, declared)[0], declared, {"家庭住址": "所在党支部"})
    remember_layout(office, declared, layout)
    again = layouts(office, open_template(blank), declared)[0]
    assert [one.field for one in again.targets] == ["name", "phone", "branch"]
    # an import of such a file goes by its own memory
    table = find_best(open_workbook(blank), declared)
    assert "branch" not in remembered(office, declared, table).fields
    assert suggested_name(office, again.title, template).startswith(
        "敦达乌苏嘎查党支部党员联系方式统计表"
    )


def test_a_list_is_filled_as_it_would_have_been_on_a_day(office, tmp_path):
    Desk(office).add("members", {"name": "图门"})
    blank = townships.bare_list(tmp_path / "联系表.xlsx")
    template = open_template(blank)
    layout = layouts(office, template, office.registry["members"])[0]

    def names(day):
        chosen = Chosen(Question("members"), day=day)
        return preview(office, Filling(template, layout, chosen), Silent()).names

    assert names(office.today()) == ["图门"]
    with pytest.raises(Trouble, match="没有找到可填的记录"):
        names("2020-12-31")


def test_a_preview_writes_nothing_and_a_cancelled_job_leaves_nothing(members, tmp_path):
    blank = townships.roster(tmp_path / "空表.xlsx")
    template = open_template(blank)
    layout = layouts(members, template, members.registry["members"])[0]
    filling = Filling(template, layout, Chosen(Question("members")))
    noted = disclosed(members)
    report = preview(members, filling, Silent())
    assert disclosed(members) == noted
    assert (report.records, report.inserted, len(report.rows)) == (52, 49, 20)
    assert report.rows[0][:3] == ["阿拉坦格日乐", "男", "11 满族"]
    assert report.empty == {"备注": 52, "身份证号码": 1}
    stop = Stoppable()
    stop.stop = True
    with pytest.raises(Cancelled):
        fill(members, filling, tmp_path / "out.xlsx", stop)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["空表.png", "空表.xlsx"]


def test_whole_numbers_in_a_preview_are_noted(members, tmp_path):
    """Whoever only looked had seen them, and nobody knew."""
    template = open_template(townships.roster(tmp_path / "空表.xlsx"))
    layout = layouts(members, template, members.registry["members"])[0]
    chosen = Chosen(Question("members", search="阿拉坦格日乐"), purpose="核对")
    report = preview(members, Filling(template, layout, chosen), Silent())
    assert report.rows[0][6] == ID
    assert disclosed(members)[-1] == ("show", 1, "核对")


def test_the_blank_file_itself_is_never_written_over(members, tmp_path):
    blank = townships.bare_list(tmp_path / "联系表.xlsx")
    with pytest.raises(Trouble, match="换一个文件名"):
        filled(members, blank, blank)
    before = blank.read_bytes()
    with pytest.raises(Trouble, match="换一个文件名"):
        filled(members, blank, tmp_path / "联系表")
    assert blank.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "written"),
    [("名册2026.11.21", "名册2026.11.21.xlsx"), ("名册.XLSX", "名册.XLSX"), ("旧.xltx", "旧.xlsx")],
)
def test_a_day_in_the_name_of_a_file_is_no_ending(members, tmp_path, name, written):
    blank = townships.bare_list(tmp_path / "联系表.xlsx")
    saved, _ = filled(members, blank, tmp_path / name, search="马骉")
    assert saved.paths == [tmp_path / written]


def test_other_kinds_of_files_are_refused_in_one_sentence(tmp_path, samples):
    path = tmp_path / "表.csv"
    path.write_text("序号,姓名\n1,白敏\n", encoding="utf-8")
    with pytest.raises(Trouble, match="另存为"):
        open_template(path)
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(townships.bare_list(tmp_path / "好.xlsx").read_bytes()[:900])
    with pytest.raises(Trouble, match="损坏"):
        open_template(broken)


def test_macros_are_kept(members, tmp_path):
    blank = townships.bare_list(tmp_path / "联系表.xlsx")
    macros = tmp_path / "联系表.xlsm"
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(macros, "w") as new:
        for one in old.namelist():
            data = old.read(one)
            if one == "[Content_Types].xml":
                data = data.replace(
                    b"officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
                )
            new.writestr(one, data)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    declared = members.registry["members"]
    template = open_template(macros)
    layout = layouts(members, template, declared)[0]
    filling = Filling(template, layout, Chosen(Question("members")))
    saved = fill(members, filling, tmp_path / "填好.xlsx", Silent())
    assert saved.paths == [tmp_path / "填好.xlsm"]
    assert parts(saved.paths[0])["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0 macros"


def test_whoever_stands_in_the_list_already_gets_what_is_missing(members, tmp_path):
    blank = townships.roster(tmp_path / "空表.xlsx", prepared=5)
    book = openpyxl.load_workbook(blank)
    for row, name in ((6, "马　骉"), (7, "其木格"), (8, "外人")):
        book.active[f"B{row}"] = name
    book.active["C6"] = "男"
    book.save(blank)
    saved, book = filled(members, blank, tmp_path / "填好.xlsx")
    sheet = book.active
    # the name and the sex that stand there stay, even where ours say otherwise
    assert [sheet[f"{one}6"].value for one in "ABCDE"] == [
        1,
        "马　骉",
        "男",
        "02 蒙古族",
        "1987.05",
    ]
    # of three people of one name nobody knows who is meant
    assert [sheet[f"{one}7"].value for one in "BC"] == ["其木格", None]
    assert {one.who for one in saved.report.remarks if "不止一个" in str(one.message)} == {"其木格"}
    assert sheet["C8"].value is None
    names = [sheet.cell(row, 2).value for row in range(6, 60)]
    assert names.count("马骉") == 0
    assert (saved.report.completed, saved.report.kept) == (1, 2)
    assert names[3] == "阿拉坦格日乐"
    assert sheet["G57"].value == "=SUM(G6:G56)"


def test_a_total_above_the_rows_stays_above_them(members, tmp_path):
    path = tmp_path / "统计表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    border = book.add_format({"border": 1})
    for column, name in enumerate(("序号", "姓名", "性别", "联系电话")):
        sheet.write(1, column, name, border)
        for row in (2, 3, 4):
            sheet.write_blank(row, column, None, border)
    sheet.write(0, 0, "党员联系表")
    sheet.write(2, 0, "合计", border)
    sheet.write_formula(2, 1, "=COUNTA(B4:B5)", border)
    sheet.write(6, 0, "填表说明：按户口簿填写")
    book.close()
    _, book = filled(members, path, tmp_path / "填好.xlsx")
    assert book.active["A3"].value == "合计"
    assert book.active["B3"].value == "=COUNTA(B4:B55)"
    assert [book.active["B4"].value, book.active["B55"].value] == ["阿拉坦格日乐", "赵𬱖"]
    assert book.active["A57"].value == "填表说明：按户口簿填写"


def test_columns_that_an_import_keeps_as_they_came_stay_empty(members, tmp_path):
    """学位 of the national system is no field of ours: its blank table could not be filled."""
    path = tmp_path / "全国系统.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for column, name in enumerate(
        ("姓名", "学位", "党龄校正值", "现居住地", "家庭住址", "联系电话")
    ):
        sheet.write(0, column, name)
    book.close()
    saved, book = filled(members, path, tmp_path / "填好.xlsx", search="马骉")
    assert saved.report.titles == ["姓名", "家庭住址", "联系电话"]
    assert [one.value for one in book.active[2]] == [
        "马骉", None, None, None, "贡宝拉格苏木敦达乌苏嘎查4组", "146****0081",
    ]  # fmt: skip
