"""Headings in two scripts: only what somebody has approved is ever printed."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from app.desk import Desk, Refused
from app.forms.terms import TERMS, approved, suggested, take_up, terms
from app.ledger.questions import Question
from app.printing import prepared, print_form
from app.progress import Silent

NAME = "ᠨᠡᠷ᠎ᠡ"
ROSTER = "ᠳᠠᠩᠰᠠ"
BY = {"state": "已审定", "approved_by": "巴图", "approved_on": "2026-11-01"}


def columns_of(office, form="roster"):
    with prepared(office, Question("members"), Silent(), form=form) as ready:
        return ready.printable, {one.title: one.mongolian for one in ready.printable.columns}


def lay_down(office, words):
    Desk(office).add("office_rules", {"rule": "scripts", "words": words})


def in_force(office):
    with office.snapshot() as now:
        return terms(office, now.connection)


def test_what_comes_with_the_program_is_approved_by_nobody(office):
    lay_down(office, "蒙古文在前")
    assert take_up(office) == len(suggested()) > 100
    assert take_up(office) == 0
    assert in_force(office).approved == {}
    roster, columns = columns_of(office)
    assert set(columns.values()) == {""}
    assert roster.mongolian_title == ""
    Desk(office).undo()
    assert take_up(office) > 100


def test_an_approved_term_is_printed_where_the_office_wants_both_scripts(office):
    Desk(office).add(TERMS, {"chinese": "姓名", "mongolian": NAME, **BY})
    Desk(office).add(TERMS, {"chinese": "党员名册", "mongolian": ROSTER, **BY})
    Desk(office).add(TERMS, {"chinese": "性别", "mongolian": "ᠨᠠᠰᠤ", "state": "未审定"})
    Desk(office).add("members", {"name": "乌云"})
    assert columns_of(office)[1]["姓名"] == ""  # Chinese only, unless somebody says otherwise

    lay_down(office, "中文在前")
    roster, columns = columns_of(office)
    assert (columns["姓名"], columns["性别"]) == (NAME, "")
    assert (roster.mongolian_title, roster.mongolian_first) == (ROSTER, False)
    lay_down(office, "蒙古文在前")
    assert columns_of(office)[0].mongolian_first
    out = io.BytesIO()
    assert print_form(office, Question("members"), out, Silent()).missing == ()
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert NAME in text
    assert ROSTER in text


def test_a_numbered_heading_of_a_sheet_stands_in_both_scripts(office):
    Desk(office).add(TERMS, {"chinese": "姓名", "mongolian": NAME, **BY})
    lay_down(office, "蒙古文在前")
    with prepared(office, Question("members"), Silent(), form="collection", blank=True) as ready:
        (sheet,) = ready.printable.sheets
    assert sheet.rows[0][0].text == f"{NAME}\n1.姓名"


@pytest.mark.parametrize("lacking", ["approved_by", "mongolian"])
def test_nobody_approves_nothing(office, lacking):
    with pytest.raises(Refused) as refused:
        Desk(office).add(TERMS, {"chinese": "姓名", "mongolian": NAME, **BY, lacking: ""})
    assert {one.field for one in refused.value.problems} == {lacking}


def test_only_the_words_of_the_rule_can_be_laid_down(office):
    with pytest.raises(Refused):
        lay_down(office, "英文")


def test_the_township_approves_for_its_villages_and_their_own_word_counts_first(pair, carry):
    village, sumu = pair
    Desk(sumu).add(TERMS, {"chinese": "姓名", "mongolian": NAME, **BY})
    lay_down(sumu, "蒙古文在前")
    Desk(village).add(TERMS, {"chinese": "姓名", "mongolian": ROSTER, "state": "未审定"})
    carry(sumu, village)
    assert in_force(village).approved == {"姓名": NAME}
    assert in_force(village).mongolian_first
    with village.snapshot() as now:
        (own,) = [
            one.uid for one in now.asking.page(Question(TERMS)) if one.unit == village.unit.code
        ]
    Desk(village).change(TERMS, own, BY)
    carry(village, sumu)
    carry(sumu, village)
    assert in_force(village).approved == {"姓名": ROSTER}
    with sumu.snapshot() as now:
        assert approved(sumu, now.connection) == {"姓名": NAME}
