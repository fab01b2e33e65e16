"""Records in review are marked wherever they leave the program: on paper, in spreadsheets."""

from __future__ import annotations

import io

import openpyxl
import pypdfium2
import pytest

from app.desk import Desk
from app.exchange.exporting import export
from app.exchange.files import open_workbook
from app.exchange.fitting import examine
from app.exchange.plan import make_plan
from app.ledger.questions import Question
from app.printing import print_form
from app.progress import Silent
from app.sync.contested import contested
from app.sync.review import items, settle


@pytest.fixture
def disagreeing(pair, carry):
    """Three members: of the second one the address is contested, of the third one nothing."""
    gacha, sumu = pair
    made = [
        Desk(gacha).add("members", {"name": name, "address": "1组", "sex": "女"}).uid
        for name in ("乌云其其格", "高娃", "萨仁")
    ]
    carry(gacha, sumu)
    Desk(gacha).change("members", made[1], {"address": "3组"})
    Desk(sumu).change("members", made[1], {"address": "苏木所在地"})
    carry(sumu, gacha)
    return gacha


def printed(office):
    out = io.BytesIO()
    done = print_form(office, Question("members"), out, Silent())
    assert done.missing == ()
    pages = pypdfium2.PdfDocument(out.getvalue())
    return "".join(page.get_textpage().get_text_range() for page in pages)


def test_a_printed_roster_says_which_rows_are_in_review(disagreeing):
    text = printed(disagreeing)
    assert text.count("△") == 2  # one row, and the line that explains it
    assert "还没有核对完" in text

    settle(disagreeing, items(disagreeing)[0], "ours")
    assert "△" not in printed(disagreeing)


def test_the_fields_are_named(disagreeing):
    with disagreeing.snapshot() as now:
        records = now.asking.page(Question("members"))
        found = contested(disagreeing, now.connection, "members", records)
    assert list(found.values()) == [frozenset({"address"})]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_an_exported_file_says_it_and_reads_back_as_the_same(disagreeing, tmp_path, suffix):
    path = tmp_path / f"名册.{suffix}"
    export(disagreeing, Question("members"), path, Silent(), masked=False)
    declared = disagreeing.registry["members"]
    found = examine(disagreeing, open_workbook(path), declared)
    plan = make_plan(disagreeing, declared, found.chosen.mapping, "update", Silent())
    assert {row.action for row in plan.rows} == {"same"}
    assert len(items(disagreeing)) == 1
    if suffix == "xlsx":
        cells = [cell.value for row in openpyxl.load_workbook(path).active.rows for cell in row]
        assert "待核对" in cells
        assert cells.count("家庭住址") == 2
    settle(disagreeing, items(disagreeing)[0], "ours")
    export(disagreeing, Question("members"), path, Silent(), masked=False)
    assert "待核对".encode() not in path.read_bytes() or suffix == "xlsx"
