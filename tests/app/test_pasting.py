"""What is pasted from a spreadsheet is taken as an import takes it, and wipes nothing unasked."""

from __future__ import annotations

import pytest

from app.clipboard_cells import text_of_cells
from app.desk import Desk
from app.errors import Cancelled, Trouble
from app.ledger.questions import Question
from app.pasting import Onto, Pasted, apply_paste, columns_from, plan_paste, read_paste
from app.progress import Silent, Stoppable
from app.views import View, listed_fields

QUIET = Silent()
ID, OTHER_ID = "990000196601010017", "990000197002020025"


@pytest.fixture
def desk(office):
    return Desk(office)


@pytest.fixture
def members(office):
    return office.registry["members"]


def plan(office, text, onto=None, ledger="members", **said):
    declared = office.registry[ledger]
    pasted = read_paste(declared, text, "")
    fields = columns_from(pasted, said.get("shown", ()), said.get("start", ""))
    laid = Onto(fields, onto, said.get("wipes", False))
    return plan_paste(office, declared, pasted, laid, QUIET)


def counts(made):
    return {action: count for action, count in made.counts.items() if count}


def three(desk):
    people = {"其木格": "会计", "图门": "牧民", "巴图": None}
    return tuple(desk.add("members", {"name": n, "post": p}).uid for n, p in people.items())


def posts(rows_of, office):
    return {row["name"]: row["post"] for row in rows_of(office)}


def test_rows_are_laid_over_records_in_order_and_one_undo_takes_them_back(office, desk, rows_of):
    uids = three(desk)
    before = posts(rows_of, office)
    made = plan(office, "护林员\r\n牧民\r\n支部书记\r\n", uids, shown=("post",))
    assert counts(made) == {"changed": 2, "same": 1}
    assert apply_paste(office, made, QUIET) == 2
    assert posts(rows_of, office) == {"其木格": "护林员", "图门": "牧民", "巴图": "支部书记"}
    assert desk.last_done().title == "粘贴 2 行到党员"
    desk.undo()
    assert posts(rows_of, office) == before


def test_one_row_is_laid_over_all_that_are_chosen(office, desk, rows_of):
    made = plan(office, "护林员", three(desk), shown=("post",))
    apply_paste(office, made, QUIET)
    assert set(posts(rows_of, office).values()) == {"护林员"}


def test_an_empty_cell_wipes_nothing_unless_somebody_says_so(office, desk, rows_of):
    uids = three(desk)
    assert counts(plan(office, "\t1968.3\n\t1970", uids[:2], shown=("post", "born"))) == {
        "changed": 2
    }
    made = plan(office, "\t1968.3\n\t1970", uids[:2], shown=("post", "born"), wipes=True)
    apply_paste(office, made, QUIET)
    assert posts(rows_of, office) == dict.fromkeys(("其木格", "图门", "巴图"))
    # but no record loses what it cannot be without
    made = plan(office, "\t会计", uids[:1], shown=("name", "post"), wipes=True)
    apply_paste(office, made, QUIET)
    assert posts(rows_of, office)["其木格"] == "会计"


def test_what_cannot_be_read_is_left_out_with_its_reason_and_the_rest_is_taken(
    office, desk, rows_of
):
    made = plan(office, "紫\t会计", three(desk)[2:], shown=("sex", "post"))
    (row,) = made.rows
    assert row.action == "changed"
    assert [(one.field, one.level) for one in row.problems] == [("sex", "error")]
    apply_paste(office, made, QUIET)
    assert posts(rows_of, office)["巴图"] == "会计"


def test_rows_for_which_there_is_no_record_are_left_out(office, desk):
    made = plan(office, "护林员\n护林员", three(desk)[:1], shown=("post",))
    assert counts(made) == {"changed": 1, "rejected": 1}


def test_with_a_header_columns_are_known_by_name_and_rows_find_their_records(office, desk, rows_of):
    three(desk)
    text = "序号\t党员姓名\t岗位\r\n1\t其木格\t护林员\r\n2\t新来的\t牧民\r\n\r\n"
    made = plan(office, text)
    assert counts(made) == {"changed": 1, "new": 1}
    apply_paste(office, made, QUIET)
    assert posts(rows_of, office)["其木格"] == "护林员"
    assert posts(rows_of, office)["新来的"] == "牧民"


def test_rows_without_a_header_are_added_in_the_order_of_the_tables_columns(office, desk, rows_of):
    made = plan(office, "甲\t男\n\n乙\t女", shown=("name", "sex", "post"))
    assert counts(made) == {"new": 2}
    apply_paste(office, made, QUIET)
    assert {row["name"]: row["sex"] for row in rows_of(office)} == {"甲": "男", "乙": "女"}


def test_columns_begin_where_the_current_cell_is_and_end_with_the_table():
    pasted = Pasted("members", (("1", "2", "3"),))
    shown = ("name", "sex", "born")
    assert columns_from(pasted, shown, "sex") == ("sex", "born", "")
    assert columns_from(pasted, shown, "") == shown


def test_a_masked_number_is_the_one_that_is_there_and_another_one_is_refused(office, desk, rows_of):
    uid = desk.add("members", {"name": "其木格", "id_number": ID, "phone": "13800001027"}).uid
    shown = ("name", "id_number", "phone")
    same = "其木格\t990000********0017\t138****1027"
    assert counts(plan(office, same, (uid,), shown=shown)) == {"same": 1}
    assert counts(plan(office, same, shown=shown)) == {"same": 1}
    other = plan(office, "其木格\t990000********0025\t138****1027", (uid,), shown=shown)
    assert [one.level for one in other.rows[0].problems] == ["error"]
    assert rows_of(office)[0]["id_number"] == ID


@pytest.mark.parametrize("digits", ["1970.02.02", "１９７０．２．２", "1970/2/2", "1970年2月2日"])
def test_days_are_read_as_spreadsheets_show_them(office, desk, rows_of, digits):
    made = plan(office, digits, three(desk)[:1], shown=("born",))
    apply_paste(office, made, QUIET)
    assert "1970-02-02" in {row["born"] for row in rows_of(office)}


@pytest.mark.parametrize("ledger", ["members", "households", "patrols"])
@pytest.mark.parametrize("matched", [True, False])
def test_what_is_copied_from_our_own_table_and_pasted_again_changes_nothing(
    office, samples, ledger, matched
):
    fill(office, samples)
    declared = office.registry[ledger]
    fields = listed_fields(declared)
    if not matched:
        fields = list(declared.fields.values())
    with office.snapshot() as now:
        records = now.asking.page(Question(ledger))
        rows = View(office, now, declared).table(records, fields)
    shown = tuple(one.name for one in fields)
    onto = None if matched else tuple(one.uid for one in records)
    made = plan(office, text_of_cells(rows), onto, ledger, shown=shown)
    assert len(made.rows) > 5
    wrong = [one for one in made.rows if one.action != "same"]
    assert not wrong, [(one.cells, one.changes, one.problems) for one in wrong[:3]]
    assert apply_paste(office, made, QUIET) == 0


def fill(office, samples):
    from app.exchange.apply import apply_plan
    from app.exchange.files import open_workbook
    from app.exchange.mapping import find_best, guess
    from app.exchange.plan import make_plan

    for ledger, name in (
        ("members", "党员名册.xlsx"),
        ("households", "党员中心户一览表.xlsx"),
        ("patrols", "巡逻登记簿.xlsx"),
    ):
        declared = office.registry[ledger]
        table = find_best(open_workbook(samples / name, QUIET), declared)
        made = make_plan(office, declared, guess(table, declared), "update", QUIET)
        apply_plan(office, made, name, QUIET)


def test_what_belongs_above_is_left_alone(pair, carry):
    gacha, sumu = pair
    entry = {"code_table": "管理类别", "code": "6", "label": "驻村党员"}
    uid = Desk(sumu).add("code_entries", entry).uid
    carry(sumu, gacha)
    made = plan(gacha, "别的", (uid,), "code_entries", shown=("label",))
    (row,) = made.rows
    assert row.action == "rejected"
    assert "只能看" in str(row.problems[0])


def test_what_waits_in_review_is_not_decided_by_pasting(office, desk):
    uid = desk.add("members", {"name": "其木格"}).uid
    made = plan(office, "护林员", (uid,), shown=("post",))
    desk.change("members", uid, {"post": "会计"})
    apply_paste(office, made, QUIET)
    again = plan(office, "牧民", (uid,), shown=("post",))
    assert counts(again) == {"same": 1}
    assert "还没有处理" in str(again.rows[0].problems[0])


def test_a_cancelled_paste_has_written_nothing(office, desk, rows_of):
    uids = three(desk)
    before = posts(rows_of, office)
    made = plan(office, "护林员", uids, shown=("post",))
    stopped = Stoppable()
    stopped.stop = True
    with pytest.raises(Cancelled):
        apply_paste(office, made, stopped)
    assert posts(rows_of, office) == before


def test_a_record_deleted_meanwhile_stops_the_paste_with_a_sentence(office, desk):
    uids = three(desk)
    made = plan(office, "护林员", uids, shown=("post",))
    desk.erase("members", list(uids[:1]))
    with pytest.raises(Trouble, match="刚刚被删除"):
        apply_paste(office, made, QUIET)


def test_an_empty_clipboard_is_said(members):
    with pytest.raises(Trouble, match="没有可以粘贴"):
        read_paste(members, " \r\n\t"[:0], "")
