"""A file of ours, edited in a spreadsheet program and read back, changes just what was edited."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from app.bootstrap import create_office
from app.demo import Wanted, fill
from app.exchange.apply import apply_plan
from app.exchange.exporting import export
from app.exchange.files import open_workbook
from app.exchange.identity import HEADING, mark_of, read_mark
from app.exchange.mapping import find_best, remembered
from app.exchange.plan import make_plan
from app.home import Home
from app.ledger.questions import Question
from app.progress import Silent
from app.units import Unit
from db.journal.operations import Change, Kind
from tests.conftest import PASSPHRASE

UNIT = "152527201206"
TWINS = 4
"""Members of the same name and birthday, whom nothing but the mark tells apart."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("round"))
    office = create_office(
        home, "敦达乌苏嘎查", Unit(UNIT, "gacha"), person="白敏", passphrase=PASSPHRASE
    ).office
    fill(office, Wanted(20, 3, 8), 3, Silent())
    shape = office.registry.shapes["members"]
    twin = {"name": "王玉发", "born": "1968-03", "remarks": "第一行\n第二行", "post": "=1+1"}
    changes = [
        Change(shape, uid, Kind.CREATE, dict(twin), unit=UNIT) for uid in office.ids.many(TWINS)
    ]
    office.journal.write("试", "试", "白敏", changes)
    yield office
    office.close()


def exported(office, path, ledger="members"):
    export(office, Question(ledger), path, Silent())
    return openpyxl.load_workbook(path)


def planned(office, path, ledger="members", mode="update"):
    declared = office.registry[ledger]
    table = find_best(open_workbook(path), declared)
    return make_plan(office, declared, remembered(office, declared, table), mode, Silent())


def heading_row(sheet):
    return next(row for row in range(1, 6) if sheet.cell(row, 1).value == "序号")


def changes_of(plan):
    """Record → field → new value, of everything that a plan would write."""
    assert all(one.record for one in plan.rows if one.action == "changed")
    return {one.record.uid: dict(one.values) for one in plan.rows if one.action == "changed"}


TEXTS = {
    "姓名": ("赵改名", "敖特根·巴图"),
    "家庭住址": ("三组 12-1", "'前有撇号", "=SUM(A1)", "0012", "3/1"),
    "备注": ("上\n下", "＋1", "12345678901234567890", "无子女"),
    "工作岗位": ("护边员", "007"),
}
FIELDS = {"姓名": "name", "家庭住址": "address", "备注": "remarks", "工作岗位": "post"}
edits = st.lists(
    st.tuples(st.integers(0, 23), st.sampled_from(sorted(TEXTS)), st.integers(0, 9)), max_size=6
)


@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
@given(edits, st.integers(0, 2**16), st.sets(st.integers(0, 23), max_size=5))
def test_just_the_edited_cells_change_wherever_the_rows_and_columns_went(
    filled, tmp_path_factory, edited, seed, removed
):
    rng = random.Random(seed)
    path = tmp_path_factory.mktemp("file") / "表.xlsx"
    book = exported(filled, path)
    sheet = book.active
    head = heading_row(sheet)
    titles = [cell.value for cell in sheet[head]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(head + 1, sheet.max_row)]
    with filled.snapshot() as now:
        records = now.asking.page(Question("members"))
    before = {mark_of("members", one.uid): one for one in records}
    marks = titles.index(HEADING)
    wanted = {}
    for at, title, choice in edited:
        if title in titles and at not in removed and at < len(rows):
            text = TEXTS[title][choice % len(TEXTS[title])]
            rows[at][titles.index(title)] = text
            record = before[rows[at][marks]]
            if record.values[FIELDS[title]] != text:
                wanted.setdefault(record.uid, {})[FIELDS[title]] = text
            else:
                wanted.get(record.uid, {}).pop(FIELDS[title], None)
    rows = [row for at, row in enumerate(rows) if at not in removed]
    rng.shuffle(rows)
    order = list(range(len(titles)))
    rng.shuffle(order)
    book.remove(sheet)
    sheet = book.create_sheet()
    for row in [titles, *rows]:
        sheet.append([row[at] for at in order])
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text, also where it looks like a formula
    book.save(path)
    plan = planned(filled, path)
    assert changes_of(plan) == {uid: values for uid, values in wanted.items() if values}
    assert Counter(one.action for one in plan.rows)["new"] == 0
    assert not plan.rejected


@pytest.fixture
def sheet_of(filled, tmp_path):
    """Lets a test change the exported members, and gives what reading them back would do."""

    def change(edit, mode="update"):
        path = tmp_path / "表.xlsx"
        book = exported(filled, path)
        sheet = book.active
        head = heading_row(sheet)
        columns = {cell.value: cell.column for cell in sheet[head]}
        edit(sheet, head, columns)
        book.save(path)
        return planned(filled, path, mode=mode)

    return change


def rows_of(sheet, columns, head, name):
    return [
        row
        for row in range(head + 1, sheet.max_row + 1)
        if sheet.cell(row, columns["姓名"]).value == name
    ]


def test_one_of_several_people_of_one_name_is_changed(sheet_of, filled):
    def edit(sheet, head, columns):
        row = rows_of(sheet, columns, head, "王玉发")[2]
        edit.uid = sheet.cell(row, columns[HEADING]).value
        sheet.cell(row, columns["姓名"]).value = "王玉芳"

    plan = sheet_of(edit)
    ((uid, values),) = changes_of(plan).items()
    assert (mark_of("members", uid), values) == (edit.uid, {"name": "王玉芳"})


def test_an_empty_cell_leaves_and_a_word_empties(sheet_of):
    def edit(sheet, head, columns):
        first, second, third, _fourth = rows_of(sheet, columns, head, "王玉发")
        sheet.cell(first, columns["备注"]).value = None
        sheet.cell(second, columns["备注"]).value = "清空"
        sheet.cell(third, columns["姓名"]).value = "（清空）"

    plan = sheet_of(edit)
    assert list(changes_of(plan).values()) == [{"remarks": None}]
    assert plan.emptied == 1
    assert [str(one.problem.message) for one in plan.problems if one.problem.level == "error"] == [
        "这一项不能清空"
    ]
    assert not changes_of(sheet_of(edit, "fill"))


def test_what_a_spreadsheet_program_makes_of_cells_by_itself_changes_nothing(sheet_of):
    def edit(sheet, head, columns):
        for row in rows_of(sheet, columns, head, "王玉发"):
            sheet.cell(row, columns["出生日期"]).value = dt.date(1968, 3, 1)
            sheet.cell(row, columns["备注"]).value = "第一行\r\n第二行"

    plan = sheet_of(edit)
    assert not changes_of(plan)
    assert not plan.rejected


def test_a_copied_row_is_another_person_and_its_original_stays(sheet_of, filled):
    def edit(sheet, head, columns):
        row = rows_of(sheet, columns, head, "王玉发")[0]
        for at, cell in enumerate(list(sheet[row]), 1):
            sheet.cell(sheet.max_row if at > 1 else sheet.max_row + 1, at).value = cell.value
        last = sheet.max_row
        sheet.cell(last, columns["姓名"]).value = "新来的人"
        sheet.cell(last, columns["出生日期"]).value = "1999.05"

    plan = sheet_of(edit)
    assert plan.counts == {"new": 1, "changed": 0, "same": 20 + TWINS, "rejected": 0}


def test_marks_that_were_left_behind_when_rows_were_sorted_are_not_believed(sheet_of):
    """Somebody sorted the columns that he saw, without the hidden one."""

    def edit(sheet, head, columns):
        rows = range(head + 1, sheet.max_row + 1)
        marks = [sheet.cell(row, columns[HEADING]).value for row in rows]
        for row, mark in zip(rows, [*marks[1:], marks[0]], strict=True):
            sheet.cell(row, columns[HEADING]).value = mark

    plan = sheet_of(edit)
    assert not changes_of(plan)
    assert plan.counts["new"] == 0
    assert plan.rejected
    assert all("清空" in str(one.problems[0]) for one in plan.rejected)


def test_a_damaged_or_foreign_mark_says_nothing(sheet_of, filled):
    def edit(sheet, head, columns):
        rows = range(head + 1, sheet.max_row + 1)
        for row in rows:
            sheet.cell(row, columns[HEADING]).value = mark_of("households", bytes(16))

    plan = sheet_of(edit)
    assert plan.counts["changed"] == plan.counts["rejected"] == 0


def test_what_was_deleted_since_does_not_come_back(filled, tmp_path):
    path = tmp_path / "表.xlsx"
    shape, uid = filled.registry.shapes["members"], filled.ids.next()
    filled.journal.write(
        "试", "试", "白敏", [Change(shape, uid, Kind.CREATE, {"name": "要走的人"}, unit=UNIT)]
    )
    exported(filled, path)
    filled.journal.write("试", "试", "白敏", [Change(shape, uid, Kind.DELETE)])
    plan = planned(filled, path)
    (row,) = plan.rejected
    assert "已经删除" in str(row.problems[0])
    assert apply_plan(filled, plan, "表.xlsx", Silent()) == 0


def test_nobody_sees_or_prints_the_marks(filled, tmp_path):
    sheet = exported(filled, tmp_path / "表.xlsx").active
    last = sheet.cell(heading_row(sheet), sheet.max_column)
    assert last.value == HEADING
    assert sheet.column_dimensions[last.column_letter].hidden
    before = get_column_letter(last.column - 1)
    assert sheet.print_area.endswith(f"${before}${sheet.max_row}")
    assert max(one.max_col for one in sheet.merged_cells.ranges) == last.column - 1


@given(st.binary(min_size=16, max_size=16), st.data())
def test_a_wrong_letter_in_a_mark_is_found(uid, data):
    mark = mark_of("members", uid)
    assert read_mark(f" {mark.lower()} ") == mark
    at = data.draw(st.integers(0, len(mark) - 1))
    other = data.draw(st.sampled_from(sorted(set("ABCDEFGHJKLMNPQRSTUVWXYZ") - {mark[at]})))
    assert not read_mark(mark[:at] + other + mark[at + 1 :])
