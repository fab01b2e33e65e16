"""What stands on a form: groups, totals, marks, words with braces, and what must not hang."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from app.bootstrap import create_office
from app.desk import Desk
from app.forms.documents import dump, strictly
from app.forms.renaming import renamed
from app.forms.wall import without_numbers
from app.home import Home
from app.ledger.forms import UNIT, Form, FormBox, FormColumn, FormLine, columns
from app.ledger.questions import Order, Question
from app.paper.roster import Banner
from app.printing import prepared, print_form
from app.progress import Silent
from app.units import Unit
from tests.conftest import PASSPHRASE

PEOPLE = (
    {"name": "乌云", "sex": "女", "management": "流动", "phone": "13912345678", "joined": "2001-07"},
    {"name": "巴图", "sex": "男", "management": "在职", "remarks": "找其木格13912345679，身份证990000196601010017"},
    {"name": "安宁", "sex": "男", "address": "3组5号", "floating": "否", "id_number": "990000196601010017"},
    {"name": "朝鲁", "sex": "女", "management": "在职", "lost": "是"},
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Shared by all of these tests: none changes a member."""
    home = Home(tmp_path_factory.mktemp("printing"))
    unit = Unit("152527201206", "gacha")
    made = create_office(home, "敦达乌苏嘎查", unit, person="白敏", passphrase=PASSPHRASE).office
    for one in PEOPLE:
        Desk(made).add("members", one)
    yield made
    made.close()


def made(office, form, ledger="members", **asked):
    """What goes to the typesetter, its rows read, and what was left out."""
    question = asked.pop("question", Question(ledger))
    with prepared(office, question, Silent(), form=form, **asked) as ready:
        rows = list(ready.printable.rows) if hasattr(ready.printable, "rows") else []
        return ready.printable, rows, [str(one) for one in ready.context.left_out.values()]


def pages(office, form, ledger="members", **asked):
    out = io.BytesIO()
    done = print_form(office, Question(ledger), out, Silent(), form=form, **asked)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        assert len(document) == done.pages
        return [page.get_textpage().get_text_bounded() for page in document]


def test_records_stand_in_groups_in_the_order_of_the_codes_and_are_counted(office):
    roster, rows, left_out = made(office, "by_class")
    assert [
        one.words if isinstance(one, Banner) else (one[0], one[1]) for one in rows
    ] == [
        "管理类别：在职党员（2 人）", ("1", "巴图"), ("2", "朝鲁"),
        "管理类别：流动党员（1 人）", ("3", "乌云"),
        "管理类别：（没有填写）（1 人）", ("4", "安宁"),
    ]  # fmt: skip
    assert roster.totals == (
        "合计：4 人", "管理类别：在职党员 2、流动党员 1、未填 1", "性别：男 2、女 2",
    )  # fmt: skip
    assert left_out == []


def test_somebody_s_own_order_holds_inside_the_groups(office):
    question = Question("members", order=(Order("name", descending=True),))
    rows = made(office, "by_class", question=question)[1]
    assert [one[1] for one in rows if not isinstance(one, Banner)] == [
        "朝鲁",
        "巴图",
        "乌云",
        "安宁",
    ]


def test_groups_of_linked_records_begin_pages_and_sum_their_numbers(office):
    desk = Desk(office)
    for number, host in (("1", "乌云"), ("2", "巴图")):
        desk.add("households", {"number": number, "host": host})
    for head, people, host in (("张三", 3, "乌云"), ("李四", 4, "巴图"), ("王五", 2, "乌云")):
        desk.add("families", {"head": head, "people": people, "household": host})
    form = Form(
        name="by", title="联系户", columns=columns("head", "people"), group="household",
        group_pages=True, total="共 {count} 户", totals=("people",),
    )  # fmt: skip
    roster, rows, _ = made(office, form, "families")
    banners = [one for one in rows if isinstance(one, Banner)]
    assert [one.words for one in banners] == [
        "中心户：巴图（1 户，人口 4 人）",
        "中心户：乌云（2 户，人口 5 人）",
    ]
    assert all(one.new_page for one in banners)
    assert [one[0] for one in rows if not isinstance(one, Banner)] == ["1", "1", "2"]
    assert roster.totals == ("共 3 户", "人口 9 人")
    assert len(pages(office, form, "families")) == 2


def test_a_wall_copy_has_neither_numbers_nor_addresses_whatever_its_columns_say(office):
    form = Form(
        name="wall", title="公示", wall=True, full=True,
        columns=columns("name", "phone", "id_number", "address", "remarks", "extras"),
    )  # fmt: skip
    roster, rows, left_out = made(office, form, masked=False)
    assert [one.title for one in roster.columns] == ["序号", "姓名", "备注"]
    assert [one[2] for one in rows if one[1] == "巴图"] == ["找其木格（号码略），身份证（号码略）"]
    assert left_out == [
        f"“{one}”不能上墙，没有印"
        for one in ("联系电话", "公民身份号码", "家庭住址", "别的系统里的内容")
    ]
    card = Form(
        name="card", title="卡", layout="labels", wall=True,
        lines=(FormLine(words="{name}"), FormLine(words="电话：{phone}")),
    )  # fmt: skip
    labels = made(office, card, masked=False)[0]
    assert not any("电话" in line.text for label in labels.labels for line in label)


@pytest.mark.parametrize(
    ("text", "hung"),
    [
        ("电话１３９１２３４５６７８。", "电话（号码略）。"),
        ("139 1234 5678、0479-2223333", "（号码略）、（号码略）"),
        ("990000 19660101 001x", "（号码略）"),
        ("旧号990000660101001", "旧号（号码略）"),
        ("旧号码990000660101001", "旧号码（号码略）"),
        ("+8613912345678，0086 13912345678", "（号码略），（号码略）"),
        ("（0479）2223333", "（号码略）"),
        (
            "〔2026〕12号，1240/1号界碑，2026.11.21，共12345678元",
            "〔2026〕12号，1240/1号界碑，2026.11.21，共12345678元",
        ),
    ],
)
def test_numbers_of_people_are_found_in_words_and_others_left_alone(text, hung):
    assert without_numbers(text) == hung


def test_numbers_are_masked_unless_they_are_asked_for_in_full(office):
    for form in ("roster", "collection"):
        text = "".join(pages(office, form))
        assert "139****5678" in text
        assert "13912345678" not in text
        assert "990000196601010017" not in text.replace("身份证990000196601010017", "")
    text = "".join(pages(office, "collection", masked=False))
    assert "13912345678" in text
    assert "990000196601010017" in text


def test_none_is_not_the_same_as_not_known(office):
    with prepared(office, Question("members"), Silent(), form="collection") as ready:
        sheets = {one.rows[0][1].text: one for one in ready.printable.sheets}
    fixed, unsure, lost = sheets["安宁"], sheets["乌云"], sheets["朝鲁"]
    assert [one.text for one in fixed.rows[10]][1::2] == ["否", "无"]
    assert [one.text for one in unsure.rows[10]][1::2] == ["—", "—"]
    assert [one.text for one in lost.rows[9]][1::2] == ["是", "—"]


def test_braces_are_filled_and_those_that_nothing_fills_stay(office):
    form = Form(
        name="x", title="表", heading="{office}：{ask:会议}", columns=columns("name"),
        facts=(("时间：{ask:时间}", "应到：{count} 人"),), total="{count}/{person}",
        notes=("监督电话：{ask:监督电话}", "{name}{ask:别的}{nothing}{", "{day}"),
        asks=("会议", "时间", "监督电话"),
    )  # fmt: skip
    roster, _, left_out = made(office, form, asks={"会议": "支部大会"})
    assert roster.title == f"{office.name}：支部大会"
    assert [[one.rstrip("　") for one in line] for line in roster.facts] == [
        ["时间：", "应到：4 人"]
    ]
    assert roster.facts[0][0].endswith("　")  # room to write by hand
    assert roster.totals == ("4/白敏",)
    assert roster.notes[0] == "{name}{ask:别的}{nothing}{"
    assert "年" in roster.notes[1]
    assert [one for one in left_out if "原样" in one] == [
        f"“{{{one}}}”没有可以填的内容，照原样印了" for one in ("name", "ask:别的", "nothing")
    ]


def test_a_line_of_a_label_that_says_nothing_is_left_out(office):
    form = Form(
        name="x", title="卡", layout="labels",
        lines=(FormLine(words="党员"), FormLine(words="{name}"), FormLine(words="电话：{phone}")),
    )  # fmt: skip
    found = {}
    with prepared(office, Question("members"), Silent(), form=form) as ready:
        for label in ready.printable.labels:
            found[label[1].text] = [line.text for line in label]
    assert found["乌云"] == ["党员", "乌云", "电话：139****5678"]
    assert found["朝鲁"] == ["党员", "朝鲁"]


@pytest.mark.parametrize("name", ["roster", "by_class", "collection", "sign_in", "public"])
def test_a_blank_form_names_nobody_and_has_room(office, name):
    (page,) = pages(office, name, blank=True)
    assert not any(one["name"] in page for one in PEOPLE)
    assert "合计" not in page
    assert "2026" not in page


def test_a_blank_list_is_ruled_to_the_end_of_the_page(office):
    roster, rows, _ = made(office, "roster", blank=True)
    assert rows == []
    assert roster.fill
    assert roster.filler.person == roster.filler.day == ""


def test_a_column_without_a_field_is_written_by_hand(office):
    form = Form(
        name="x",
        title="表",
        columns=(
            FormColumn(field="name", title="到会人", over="到会"),
            FormColumn(title="签名", over="到会", width=40),
        ),
        numbered=False,
    )
    roster, rows, _ = made(office, form)
    assert [(one.title, one.over, one.width) for one in roster.columns] == [
        ("到会人", "到会", None),
        ("签名", "到会", 40),
    ]
    assert rows[0][1] == ""


def test_a_notice_is_the_office_s_that_wrote_it(pair, carry):
    gacha, sumu = pair
    Desk(sumu).add("notices", {
        "title": "关于换届的通知", "issued_on": "2026-03-01", "concerns": "各嘎查党支部",
        "text": "第一段。\n第二段，详见附件。",
    })  # fmt: skip
    carry(sumu, gacha)
    with prepared(
        gacha, Question("notices"), Silent(), form="notice", asks={"公示期": "7天"}
    ) as ready:
        (text,) = ready.printable.texts
    assert (text.title, text.unit, text.day) == ("关于换届的通知", sumu.name, "2026年3月1日")
    assert [(one.text, one.align) for one in text.lines] == [
        ("各嘎查党支部：", "flush"),
        ("第一段。", "left"),
        ("第二段，详见附件。", "left"),
        ("公示期：7天", "left"),
    ]


def test_a_form_as_of_a_day_says_so(office):
    roster, rows, _ = made(office, "roster", as_of=office.today())
    assert len(rows) == len(PEOPLE)
    assert roster.notes[0].startswith("本表是")


def test_statistics_are_printed_under_the_form_s_own_words(office):
    form = Form(
        name="x",
        title="统计",
        heading="{office}半年统计",
        layout="counts",
        count="sex",
        notes=("共 {office}",),
    )
    report = made(office, form)[0]
    assert report.title == f"{office.name}半年统计"
    assert f"共 {office.name}" in report.notes


def test_a_form_from_a_file_prints(office):
    text = '{"version":1,"form":{"name":"f","title":"小表","layout":"sheet","boxes":[[{"words":"姓名","heading":true},{"field":"name"}]]}}'
    form = strictly(text, office.registry["members"])
    assert form.boxes[0][1] == FormBox(field="name")
    assert len(pages(office, form)) == len(PEOPLE)


def test_a_township_tells_its_villages_apart(pair, carry):
    gacha, sumu = pair
    for office, name in ((sumu, "巴图"), (gacha, "乌云"), (gacha, "安宁")):
        Desk(office).add("members", {"name": name})
    carry(gacha, sumu)
    form = Form(name="x", title="名册", columns=columns("name", UNIT), group=UNIT)
    roster, rows, left_out = made(sumu, form)
    assert [one.title for one in roster.columns] == ["序号", "姓名", "单位"]
    assert [one.words if isinstance(one, Banner) else one[1:] for one in rows] == [
        f"单位：{sumu.name}（1 人）",
        ["巴图", sumu.name],
        f"单位：{gacha.name}（2 人）",
        ["安宁", gacha.name],
        ["乌云", gacha.name],
    ]
    assert left_out == []


def test_a_form_that_names_fields_as_they_were_called_before_goes_on():
    before = Form(
        name="x", title="表", columns=columns("called", "sex"), order=("-called",), group="called",
        totals=("called",), notes=("{called}{ask:called}",), boxes=((FormBox(field="called", only_if="called", words="{called}"),),),
        lines=(FormLine(words="{called}"),), dated="called", heading="{called}", facts=(("{called}",),),
    )  # fmt: skip
    after = renamed(before, {"called": "name"})
    assert dump(after) == dump(before).replace('"called"', '"name"').replace(
        "-called", "-name"
    ).replace("{called}", "{name}")
