"""Which forms an office has: the program's, the township's, its own; changed, undone, carried."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from app.desk import Desk
from app.errors import Trouble
from app.forms import catalogue
from app.forms.catalogue import FORMS, copy, form_named, keep, remove, rename
from app.forms.documents import dump
from app.ledger.forms import Form, FormLine, columns
from app.ledger.questions import Question
from app.printing import print_form
from app.progress import Silent


def names(office, ledger="members"):
    return [one.name for one in catalogue.forms(office).of(ledger)]


def titles(office, ledger="members"):
    return [one.title for one in catalogue.forms(office).of(ledger)]


def text_of(office, ledger="members", **asked):
    out = io.BytesIO()
    print_form(office, Question(ledger), out, Silent(), **asked)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_form_is_copied_changed_renamed_and_deleted_each_in_one_step(office):
    before = names(office)
    made = copy(office, "members", "roster", "党员名册（上报）")
    assert (made.name, made.whose, made.form.columns) == (
        "roster-2", "own", form_named(office, "members", "roster").form.columns,
    )  # fmt: skip
    keep(office, "members", replace(made.form, columns=columns("name", "post")))
    rename(office, "members", "roster-2", "给苏木的名册")
    assert names(office) == [*before, "roster-2"]
    assert titles(office)[-1] == "给苏木的名册"
    assert form_named(office, "members", "给苏木的名册").form.columns == columns("name", "post")

    desk = Desk(office)
    desk.undo()
    assert titles(office)[-1] == "党员名册（上报）"
    desk.undo()
    desk.undo()
    assert names(office) == before
    for _ in range(3):
        desk.redo()
    remove(office, "members", "roster-2")
    assert names(office) == before
    desk.undo()
    assert titles(office)[-1] == "给苏木的名册"


def test_a_second_copy_has_a_name_of_its_own_and_the_title_is_taken_once(office):
    copy(office, "members", "roster", "甲")
    assert copy(office, "members", "roster", "乙").name == "roster-3"
    for title in ("甲", "党员名册", " ", "长" * 61):
        with pytest.raises(Trouble):
            copy(office, "members", "roster", title)
    assert titles(office)[-2:] == ["乙", "甲"]  # in the order of their characters


def test_only_own_forms_are_renamed_or_deleted(office):
    for change in (
        lambda: remove(office, "members", "roster"),
        lambda: rename(office, "members", "roster", "别的"),
    ):
        with pytest.raises(Trouble, match="程序自带"):
            change()
    with pytest.raises(Trouble, match="没有叫"):
        remove(office, "members", "nobody")


def test_an_own_form_stands_in_place_of_the_program_s_until_it_is_deleted(office):
    usual = form_named(office, "members", "roster").form
    keep(office, "members", replace(usual, title="本支部名册"))
    assert names(office)[0] == "roster"
    assert "本支部名册" in text_of(office)
    remove(office, "members", "roster")
    assert form_named(office, "members", "roster").form == usual


def test_a_form_of_the_township_travels_and_the_village_prints_by_it(pair, carry):
    village, sumu = pair
    Desk(village).add("members", {"name": "乌云其其格", "post": "牧民"})
    keep(sumu, "members", Form(
        name="brief", title="党员简表", columns=columns("name", "post"), notes=("请于月底前报{ask:收表人}。",),
        asks=("收表人",), signatures=(),
    ))  # fmt: skip
    keep(
        sumu,
        "members",
        replace(form_named(sumu, "members", "roster").form, title="党员名册（苏木统一）"),
    )
    carry(sumu, village)

    found = {one.name: one for one in catalogue.forms(village).of("members")}
    assert (found["brief"].whose, found["brief"].office) == ("above", sumu.name)
    assert found["roster"].title == "党员名册（苏木统一）"
    text = text_of(village, form="brief", asks={"收表人": "组织委员"})
    assert "乌云其其格" in text
    assert "请于月底前报组织委员。" in text
    assert "单位负责人" not in text
    assert "联系电话" not in text

    with pytest.raises(Trouble, match=sumu.name):
        remove(village, "members", "brief")
    # what the village changes is its own, and counts at home only
    keep(village, "members", replace(found["brief"].form, title="本嘎查简表"))
    carry(village, sumu)
    carry(sumu, village)
    assert form_named(village, "members", "brief").title == "本嘎查简表"
    assert form_named(sumu, "members", "brief").title == "党员简表"
    remove(village, "members", "brief")
    assert form_named(village, "members", "brief").title == "党员简表"


def test_what_cannot_be_read_is_said_and_leaves_the_program_s_form(office):
    said = {"for_ledger": "members", "name": "roster", "title": "坏的", "document": "{"}
    Desk(office).add(FORMS, said)
    Desk(office).add(FORMS, {**said, "for_ledger": "no_such_ledger"})
    now = catalogue.forms(office)
    assert form_named(office, "members", "roster").whose == "program"
    assert [str(one) for one in now.unreadable] == ["表格“坏的”不能用：这张表的内容坏了，读不了"]
    assert now.unreadable_of("members") == list(now.unreadable)
    assert now.unreadable_of("patrols") == []


def test_what_would_not_be_read_again_is_refused_and_not_lost(office):
    notice = form_named(office, "notices", "notice").form
    long = replace(notice, lines=(FormLine(words="中" * 2001),))
    with pytest.raises(Trouble, match="太长"):
        keep(office, "notices", long)
    assert form_named(office, "notices", "notice").whose == "program"
    fitting = replace(notice, lines=(FormLine(words="中" * 2000),))
    assert keep(office, "notices", fitting).form.lines == fitting.lines


def test_a_form_of_a_newer_program_prints_the_rest_and_says_so(office, tmp_path):
    Desk(office).add("members", {"name": "乌云其其格"})
    form = Form(
        name="later",
        title="新表",
        columns=columns("name", "blood_type"),
        order=("blood_type",),
        totals=("blood_type",),
        notes=("{新的}",),
    )
    Desk(office).add(
        FORMS, {"for_ledger": "members", "name": "later", "title": "新表", "document": dump(form)}
    )
    out = tmp_path / "later.pdf"
    printed = print_form(office, Question("members"), out, Silent(), form="later")
    assert [str(one) for one in printed.left_out] == [
        "“blood_type”这一项这里没有，没有印",
        "“{新的}”没有可以填的内容，照原样印了",
    ]
    text = text_of(office, form="later")
    assert "乌云其其格" in text
    assert "{新的}" in text
