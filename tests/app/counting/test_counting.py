"""Counts as offices know them: rides over midnight, markers, offices below, paper, spreadsheets."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from app.bootstrap import create_office
from app.cli.commands import run
from app.counting.counting import count
from app.counting.period import Period, read
from app.counting.printing import form_of, report, sheets, span_title
from app.desk import Desk
from app.errors import Cancelled, Unreadable
from app.exchange.files import open_workbook
from app.exchange.write import write_xlsx
from app.home import Home
from app.ledger.countable import count_named, counts_of, faults
from app.ledger.counts import By, Count, Measure
from app.ledger.questions import Question
from app.ledger.registry import load
from app.paper.report import BarsPart, CoveragePart, TablePart
from app.paper.writing import write
from app.progress import Stoppable
from app.units import Unit
from tests.conftest import PASSPHRASE


def counted(office, ledger, name, **how):
    declared = office.registry[ledger]
    with office.snapshot() as now:
        return count(office, now, declared, count_named(declared, name), **how)


def table(found):
    """Row → what it says, by the names of the columns."""
    names = [one.name for one in found.heads]
    return {
        str(row.label): dict(zip(names, [cell.text for cell in row.cells], strict=True))
        for row in found.every_row()
    }


def _fill(office):
    desk = Desk(office)
    desk.add("sections", {"title": "东段"})
    for number in ("10", "9", "10/1", "11"):
        desk.add("boundary_markers", {"number": number, "section": "东段", "condition": "完好"})
    for values in (
        {
            "date": "2026-01-05",
            "depart": "22:30",
            "back": "01:00",
            "markers": "9、10（未到）",
            "distance": "12.5",
            "party": "甲、乙等5人",
        },
        {
            "date": "2026-02-05",
            "depart": "08:00",
            "back": "09:30",
            "markers": "9、10/1（褪色）",
            "distance": "7",
            "party": "甲",
            "observation": "界碑或设施损坏",
        },
        {"date": "2026-02-06", "section": "", "markers": "10"},
    ):
        desk.add("patrols", {"section": "东段", **values})
    return office


@pytest.fixture(scope="module")
def border(tmp_path_factory):
    """A section with four markers, and three rides along it; only read here."""
    home = Home(tmp_path_factory.mktemp("border"))
    unit = Unit("152527201206", "gacha")
    made = create_office(home, "敦达乌苏嘎查党支部", unit, person="白敏", passphrase=PASSPHRASE)
    yield _fill(made.office)
    made.office.close()


@pytest.fixture
def own_border(office):
    """The same for a test that writes more."""
    return _fill(office)


def test_hours_go_over_midnight_and_markers_not_got_to_do_not_count(border):
    found = table(counted(border, "patrols", "section"))
    assert found["东段"] == {
        "records": "2",
        "km": "19.5",
        "hours": "4.0",
        "people": "6",
        "passed": "3",
        # 10 was passed by the ride that names no section
        "reached": "75.0%",
        "faults": "1",
        "faults_closed": "0",
    }
    assert found["没有填"]["passed"] == "1"
    assert found["合计"]["records"] == "3"
    within = table(counted(border, "patrols", "section", period=read("2026-01")))
    assert within["东段"]["reached"] == "25.0%"


def test_markers_stand_in_their_natural_order_with_the_last_day(border):
    found = counted(border, "patrols", "markers", period=read("2026-02"))
    (line,) = found.lines
    assert [(one.number, one.last, one.shade, one.records) for one in line.places] == [
        ("9", "2026-02-05", "full", 1),
        ("10", "2026-02-06", "full", 1),
        ("10/1", "2026-02-05", "full", 1),
        ("11", "", "none", 0),
    ]
    january = counted(border, "patrols", "markers", period=read("2026-01"))
    # what comes later than the period is not known in it; what was not got to was not passed
    assert [one.shade for one in january.lines[0].places] == ["full", "none", "none", "none"]
    assert [cell.value for cell in january.rows[0].cells] == [4, 1, 3, 25.0]


def test_a_section_whose_markers_nobody_wrote_down_has_those_between_its_ends(office):
    desk = Desk(office)
    desk.add("sections", {"title": "西段", "first_marker": "20", "last_marker": "23"})
    desk.add("patrols", {"date": "2026-02-05", "section": "西段", "markers": "20-21"})
    found = counted(office, "patrols", "markers")
    assert [cell.text for cell in found.rows[0].cells] == ["4", "2", "2", "50.0%"]
    assert found.rows[0].cells[0].question is None


def test_people_stand_by_name_and_are_not_compared(own_border):
    found = counted(own_border, "patrols", "party")
    assert [str(one.label) for one in found.rows] == ["甲", "乙", "没有填"]
    assert found.total is None
    assert not found.count.chart
    desk = Desk(own_border)
    for name in ("曹雪", "阿木尔"):
        desk.add("patrols", {"date": "2026-03-01", "party": name})
    for one in range(3):
        desk.add("patrols", {"date": f"2026-03-0{one + 2}", "party": "曹雪"})
    names = [str(one.label) for one in counted(own_border, "patrols", "party").rows]
    assert names[:2] == ["阿木尔", "曹雪"]


def test_no_ledger_declares_a_chart_or_an_order_of_people():
    for declared in load():
        for one in counts_of(declared):
            field = declared.fields.get(one.by.field) if one.by else None
            if getattr(field, "person", False) or type(field).__name__ == "People":
                assert not one.chart


def test_months_without_anything_are_there(border):
    found = counted(border, "patrols", "month", period=Period(first="2025-12", last="2026-02"))
    assert [(str(one.label), one.cells[0].value) for one in found.rows] == [
        ("2025年12月", 0), ("2026年1月", 1), ("2026年2月", 2),
    ]  # fmt: skip


def test_days_to_solve_and_what_is_solved(office):
    desk = Desk(office)
    for solved, status in (("2026-01-11", "办结"), ("2026-01-05", "反馈"), ("", "办理")):
        values = {"raised_on": "2026-01-01", "issue": f"井{status}", "category": "草场与生产"}
        desk.add("issues", {**values, "status": status, "solved_on": solved})
    assert table(counted(office, "issues", "category"))["草场与生产"] == {
        "records": "3",
        "solved": "2",
        "open": "1",
        "share": "66.7%",
        "days": "7.0",
    }


def test_ages_that_nobody_knows_stand_apart(office, monkeypatch):
    monkeypatch.setattr(office, "today", lambda: "2026-06-15")
    desk = Desk(office)
    for name, born in (("甲", "1956-06-15"), ("乙", "1956-06-16"), ("丙", "不详"), ("丁", "")):
        desk.add("members", {"name": name, "born": born, "sex": "男"})
    found = table(counted(office, "members", "age"))
    shown = {label: one["records"] for label, one in found.items() if one["records"] != "0"}
    assert shown == {"70岁以上": "1", "60—69岁": "1", "算不出来": "2", "合计": "4"}


def test_a_township_counts_each_office(town, monkeypatch):
    first, second, sumu = town.first, town.second, town.sumu
    for office, count_of in ((first, 2), (second, 3)):
        for one in range(count_of):
            Desk(office).add("members", {"name": f"甲{one}", "sex": "女" if one else "男"})
        town.carry(office, sumu)
    found = counted(sumu, "members", "sex", by_office=True)
    assert table(found) == {
        "一嘎查": {"1": "1", "2": "1", "total": "2"},
        "二嘎查": {"1": "1", "2": "2", "total": "3"},
        "合计": {"1": "2", "2": "3", "total": "5"},
    }
    with sumu.snapshot() as now:
        for row in found.every_row():
            for cell in row.cells:
                assert now.asking.count(cell.question) == cell.records == cell.value
        assert len(now.asking.units_of("members")) == 2


def test_a_long_count_can_be_stopped(border):
    stop = Stoppable()
    stop.stop = True
    with pytest.raises(Cancelled):
        counted(border, "patrols", "overview", progress=stop)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("2026", "2026年"),
        ("2026-03", "2026年3月"),
        ("2026-04..2026-06", "2026年第二季度"),
        ("2026-01..2026-06", "2026年1月至6月"),
        ("2026-03-02..2026-03-09", "2026年3月2日至2026年3月9日"),
        ("2026-03-02..", "2026年3月2日以后"),
        ("..2025", "2025年12月31日以前"),
        ("", ""),
    ],
)
def test_a_period_is_said_as_offices_say_it(said, title):
    first, last = read(said).span("2026-11-21")
    assert span_title(first or "", last or "") == title


def test_what_is_no_period_is_refused():
    with pytest.raises(Unreadable, match="不是日期"):
        read("前年春天")


# ---- out of the program
def test_on_paper_everything_is_chinese_and_complete(border):
    from app import language

    declared = border.registry["patrols"]
    declaration = count_named(declared, "overview")
    language.use("en")
    try:
        with border.snapshot() as now:
            asked = Question("patrols").having(*Period(kept="this_year").where("date"))
            made = report(border, now, declared, form_of(declared, declaration), question=asked)
            plain = report(border, now, declared, form_of(declared, declaration))
    finally:
        language.use("zh")
    year = border.today()[:4]
    assert made.title == f"敦达乌苏嘎查党支部巡边统计表（{year}年）"
    kinds = {type(one) for one in plain.parts}
    assert kinds == {TablePart, BarsPart, CoveragePart}
    out = io.BytesIO()
    write(plain, out, invariant=True)
    document = pypdfium2.PdfDocument(out.getvalue())
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    for said in ("东段", "75.0%", "10/1", "没有填", "合计", "26.2.6", "30天以内到过", "填表人"):
        assert said in text, said


def test_markers_stand_in_the_statistics_of_a_past_day_too(border):
    """The markers stand in a ledger to which no ride links; as of a day there were none."""
    from app.printing import print_form
    from app.progress import Silent

    texts = []
    for day in ("", border.today()):
        out = io.BytesIO()
        print_form(border, Question("patrols"), out, Silent(), form="coverage", as_of=day)
        with pypdfium2.PdfDocument(out.getvalue()) as document:
            texts.append("".join(one.get_textpage().get_text_bounded() for one in document))
    for text in texts:
        for said in ("10/1", "75.0%", "26.2.6"):
            assert said in text, said


def test_in_a_spreadsheet_numbers_are_numbers(border, tmp_path):
    path = tmp_path / "统计.xlsx"
    found = counted(border, "patrols", "section")
    write_xlsx(path, sheets(border, found, "巡边统计表"))
    rows = [list(one) for one in open_workbook(path).sheets[0].rows]
    east = next(one for one in rows if one[0] == "东段")
    assert east[1:7] == [2, 19.5, 4, 6, 3, 75]
    assert any("界碑到位率（%）" in [str(cell) for cell in one] for one in rows)


def test_the_command_counts(own_border, passphrase, monkeypatch, capsys):
    import json

    from app import language

    home = own_border.home.folder
    own_border.close()
    monkeypatch.setenv("ORTOO_PASSPHRASE", passphrase)

    def said(*words):
        code = run(["--home", str(home), "counts", *words])
        return code, capsys.readouterr()

    code, out = said("patrols", "--count", "section", "--period", "2026", "--json")
    (one,) = json.loads(out.out)
    assert code == 0
    assert one["rows"][0]["label"] == "东段"
    assert one["rows"][0]["values"][:3] == [2, 19.5, 4.0]
    assert (one["first"], one["last"]) == ("2026-01-01", "2026-12-31")
    code, out = said("patrols", "--count", "overview", "--where", "distance>=10")
    assert "12.5" in out.out
    assert said("patrols", "--count", "scores")[0] == 2
    code, out = said("patrols", "--period", "春天")
    assert code == 1
    assert "期间" in out.err
    assert "patrols" in said()[1].out
    language.use("en")
    try:
        headings = said("patrols", "--count", "section")[1].out
        (one,) = json.loads(said("patrols", "--count", "section", "--json")[1].out)
        distance = language.translate("里程")
    finally:
        language.use("zh")
    assert distance != "里程"
    assert distance in headings
    assert one["columns"][1]["title"] == distance


def test_several_markers_are_asked_for_at_once(border):
    from app.cli.arguments import question

    asked = question(border, "boundary_markers", where=["number=9|10/1"])
    with border.snapshot() as now:
        found = [one.values["number"] for one in now.asking.page(asked)]
    assert found == ["9", "10/1"]


# ---- declarations
def test_a_ledger_that_declares_nothing_is_counted_by_its_kinds():
    registry = load()
    names = {one.name for one in counts_of(registry["notices"])}
    assert "issued_on" in names
    assert all(
        not getattr(registry["notices"].fields.get(one.by.field), "person", False)
        for one in counts_of(registry["notices"])
        if one.by
    )


@pytest.mark.parametrize(
    "wrong",
    [
        Count(name="a", title="a", by=By(field="nothing")),
        Count(name="a", title="a", by=By(field="name", step="month")),
        Count(name="a", title="a", period="name"),
        Count(name="a", title="a", parts=("b",)),
        Count(name="a", title="a", measures=(Measure(name="b", title="b", kind="reached"),)),
        Count(
            name="a", title="a", measures=(Measure(name="b", title="b", kind="sum", field="sex"),)
        ),
    ],
)
def test_a_declaration_that_does_not_hold_together_is_a_bug_in_its_file(wrong, monkeypatch):
    from dataclasses import replace

    declared = load()["members"]
    monkeypatch.setattr(declared, "sheet", replace(declared.sheet, counts=(wrong,)))
    assert list(faults(declared))
