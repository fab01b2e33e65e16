"""Forms as documents: what was written is read again, and nothing that is read brings harm."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import registry
from app.errors import Trouble
from app.forms.documents import MOST, dump, load, strictly
from app.ledger.forms import Form, FormBox, FormColumn, FormLine
from app.values.reading import text_of

FORMS = [(one, form) for one in registry() for form in one.sheet.printed]

words = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=12)
millimetres = st.floats(15, 280).map(lambda one: round(one, 2))
counted = st.integers(1, 60)
align = st.sampled_from(["left", "center", "right", "flush"])
more = st.dictionaries(st.sampled_from(["later", "glow"]), words, max_size=2).map(
    lambda found: json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""
)
columns = st.builds(
    FormColumn, field=words, title=words, over=words, width=st.none() | millimetres, more=more
)
boxes = st.builds(
    FormBox, words=words, field=words, across=counted, down=counted, least=millimetres,
    heading=st.booleans(), only_if=words, more=more,
)  # fmt: skip
lines = st.builds(FormLine, words=words, size=st.floats(0, 96), align=align, more=more)


def some(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


EVERYTHING = {
    "name": st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,8}", fullmatch=True),
    "title": words.filter(bool),
    "heading": words,
    "layout": st.sampled_from(["list", "sheet", "labels", "prose", "counts"]),
    "paper": st.sampled_from(["A4 landscape", "A3 portrait"]),
    "columns": some(columns),
    "order": some(words),
    "group": words,
    "group_pages": st.booleans(),
    "total": words,
    "totals": some(words),
    "facts": some(some(words)),
    "numbered": st.booleans(),
    "blank_rows": st.integers(0, 500),
    "fill": st.booleans(),
    "blank": st.booleans(),
    "empty": words,
    "signatures": some(words),
    "seal": st.booleans(),
    "notes": some(words),
    "wall": st.booleans(),
    "full": st.booleans(),
    "asks": some(words),
    "grid": some(millimetres),
    "boxes": some(some(boxes).filter(bool)),
    "label": st.tuples(millimetres, millimetres),
    "lines": some(lines),
    "dated": words,
    "count": words,
    "more": more,
}
forms = st.builds(Form, **EVERYTHING)


def has_more(form):
    parts = (form, *form.columns, *form.lines, *form.boxes_in_order())
    return any(one.more for one in parts)


@given(forms)
def test_what_was_written_is_read_again(form):
    text = dump(form)
    read = load(text)
    assert read.form == form
    assert bool(read.problems) == has_more(form)
    # the ledger reads it as it reads a cell
    assert "\n".join(map(text_of, text.strip().splitlines())) == text


def test_every_attribute_is_tried():
    assert set(EVERYTHING) == {one.name for one in fields(Form)}


@pytest.mark.parametrize(("ledger", "form"), FORMS, ids=lambda one: getattr(one, "name", ""))
def test_every_declared_form_is_a_document(ledger, form):
    assert load(dump(form)).form == form
    assert strictly(dump(form), ledger) == form
    assert len(dump(form)) < MOST / 4


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([one.name for one in fields(Form)] + ["form", "version", "field"]),
                inner,
                max_size=6,
            )
        ),
        max_leaves=20,
    )
)
def test_whatever_others_write_is_a_form_or_a_sentence(said):
    for document in (
        said,
        {"version": 1, "form": said},
        {"version": 1, "form": {"name": "x", "columns": said, "boxes": [said], "width": said}},
    ):
        read = load(json.dumps(document))
        assert read.form is not None or read.problems
        if read.form is not None:
            assert load(dump(read.form)).form == read.form


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 5000, "{}" * MOST, '{"version": 1}'])
def test_what_is_no_document_is_one_sentence(text):
    read = load(text)
    assert read.form is None
    assert len(read.problems) == 1


def a_document(**changes):
    return {"version": 1, "form": {"name": "wall", "title": "公示", **changes}}


def test_what_a_newer_program_has_written_is_kept_and_written_again():
    newer = a_document(columns=[{"field": "name", "glow": 3}], sparkle={"a": [1]})
    read = load(json.dumps({**newer, "version": 2}))
    assert read.form is not None
    assert [str(one) for one in read.problems] == [
        "这张表是新版本的程序写的，有的内容这里看不懂，没有用"
    ]
    changed = replace(read.form, title="改过的")
    written = json.loads(dump(changed))["form"]
    assert written["sparkle"] == {"a": [1]}
    assert written["columns"] == [{"field": "name", "glow": 3}]
    assert written["title"] == "改过的"


def test_a_layout_of_a_newer_program_cannot_be_printed_and_says_so():
    read = load(json.dumps(a_document(layout="booklet")))
    assert read.form is None
    assert "升级" in str(read.problems[0])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sparkle": 1}, "sparkle"),
        ({"blank_rows": 10**9}, "blank_rows"),
        ({"columns": [{"field": "name", "width": -4}]}, "width"),
        ({"numbered": "yes"}, "numbered"),
        ({"label": [30]}, "label"),
        ({"columns": [{"field": "shoe_size"}]}, "shoe_size"),
        ({"order": ["-shoe_size"]}, "shoe_size"),
        ({"notes": ["{ask:公示期}"]}, "ask:公示期"),
        ({"notes": ["\x00"]}, "notes"),
    ],
)
def test_a_file_that_cannot_be_used_whole_is_refused(changes, said):
    with pytest.raises(Trouble) as refused:
        strictly(json.dumps(a_document(**changes)), registry()["members"])
    assert said in str(refused.value)
