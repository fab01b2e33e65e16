"""Whatever form another office sends is printed, or passed over with a sentence; never a crash."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap import create_office
from app.desk import Desk
from app.forms.documents import dump, load
from app.home import Home
from app.ledger.forms import Form, FormBox, FormColumn, FormLine
from app.ledger.questions import Question
from app.printing import print_form
from app.progress import Silent
from app.units import Unit
from tests.conftest import PASSPHRASE

FIELDS = ("name", "phone", "id_number", "age", "management", "household", "lost", "@unit", "", "x")
WORDS = (
    "",
    "表",
    "{office}",
    "{name}：{phone}",
    "{ask:甲}{ask:乙}",
    "{{",
    "长" * 300,
    "a\nb",
    "ᠨᠡᠷ᠎ᠡ",
)

named, worded, truth = st.sampled_from(FIELDS), st.sampled_from(WORDS), st.booleans()
size = st.sampled_from([3.0, 15.0, 40.0, 280.0])


def some(one, most=3):
    return st.lists(one, max_size=most).map(tuple)


boxes = st.builds(
    FormBox, words=worded, field=named, across=st.integers(1, 6), down=st.integers(1, 4),
    least=size, heading=truth, only_if=named,
)  # fmt: skip
forms = st.builds(
    Form,
    name=st.just("any"),
    title=st.just("随便一张"),
    heading=worded,
    layout=st.sampled_from(["list", "sheet", "labels", "prose", "counts"]),
    paper=st.sampled_from(["A4 landscape", "A4 portrait", "A3 landscape"]),
    columns=some(
        st.builds(FormColumn, field=named, title=worded, over=worded, width=st.none() | size), 6
    ),
    order=some(named.map(lambda one: f"-{one}")),
    group=named,
    group_pages=truth,
    total=worded,
    totals=some(named),
    facts=some(some(worded)),
    numbered=truth,
    blank_rows=st.integers(0, 80),
    fill=truth,
    blank=truth,
    empty=st.sampled_from(["", "—"]),
    signatures=some(worded),
    seal=truth,
    notes=some(worded),
    wall=truth,
    asks=st.just(("甲",)),
    grid=some(st.sampled_from([0.05, 1.0, 1000.0])),
    boxes=some(some(boxes).filter(bool)),
    label=st.sampled_from([(15.0, 15.0), (88.0, 54.0), (400.0, 400.0)]),
    lines=some(st.builds(FormLine, words=worded, size=st.sampled_from([0.0, 7.0, 96.0]))),
    dated=named,
    count=st.sampled_from(["sex", "overview"]),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("any"))
    made = create_office(home, "嘎查", Unit("152527201206", "gacha"), passphrase=PASSPHRASE).office
    for name, phone in (("乌云", "13912345678"), ("巴图", "13912345679")):
        Desk(made).add("members", {"name": name, "phone": phone, "id_number": "990000196601010017"})
    yield made
    made.close()


@settings(max_examples=25)
@given(forms, st.booleans())
def test_whatever_is_sent_comes_out_on_paper(office, form, full):
    assert load(dump(form)).form == form
    out = io.BytesIO()
    done = print_form(office, Question("members"), out, Silent(), form=form, masked=not full)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        assert len(document) == done.pages > 0
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    if form.wall or not full:
        assert "13912345678" not in text
        assert "990000196601010017" not in text
