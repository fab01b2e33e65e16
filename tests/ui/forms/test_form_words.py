"""What the designer does without a window: words in braces, lines of phrases, steps, boxes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import registry
from app.ledger.forms import BRACES, Form, FormBox
from ui.forms import box_places as grid
from ui.forms import braces
from ui.forms.draft import Draft
from ui.forms.facts import read_facts, show_facts
from ui.forms.texts import join, split

REGISTRY = registry()
LAYOUTS = st.sampled_from(["list", "sheet", "labels", "prose"])


def names_of(layout, ledger="members"):
    return braces.names_for(Form(name="a", title="甲", layout=layout), REGISTRY[ledger])


@given(LAYOUTS, st.data())
def test_words_come_back_as_they_were_after_they_were_shown(layout, data):
    names = names_of(layout)
    filled = st.sampled_from([*names, "ask:监督电话", "nothing"]).map("{{{}}}".format)
    text = st.text(st.characters(exclude_characters="{}", codec="utf-8"), max_size=6)
    words = "".join(data.draw(st.lists(st.one_of(text, filled), max_size=6)))
    assert braces.read(braces.show(words, names), names) == words


def test_what_can_be_filled_in_is_called_as_a_clerk_calls_it():
    for one in REGISTRY:
        for form in one.sheet.printed:
            names = braces.names_for(form, one)
            assert len(set(names.values())) == len(names)
            for words in form.words():
                shown = braces.show(words, names)
                assert not [name for name in BRACES.findall(shown) if name.isascii()], shown
                assert braces.read(shown, names) == words
    assert braces.show("{office}共{count}人", names_of("list")) == "{单位名称}共{条数}人"
    assert braces.read("电话：{问:监督电话}", names_of("list")) == "电话：{ask:监督电话}"
    assert braces.read("{单位名称", names_of("list")) == "{单位名称"


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters=";；\n"), min_size=1)
            .map(str.strip)
            .filter(bool),
            min_size=1,
            max_size=4,
        ).map(tuple),
        max_size=4,
    ).map(tuple)
)
def test_lines_of_phrases_come_back(facts):
    assert read_facts(show_facts(facts)) == facts


def test_names_are_parted_however_they_are_typed():
    assert split("单位负责人， 审核人；填表人、") == ("单位负责人", "审核人", "填表人")
    assert split(join(("甲", "乙"))) == ("甲", "乙")
    assert split(" ") == ()


def test_letters_of_one_word_are_one_step_and_what_comes_after_is_another():
    draft = Draft(Form(name="a", title=""))
    for title in ("党", "党员", "党员册"):
        draft.change("title", title=title)
    draft.change(numbered=False)
    draft.change("title", title="甲")
    draft.settle()
    draft.change("title", title="乙")
    seen = []
    while draft.can_undo:
        draft.undo()
        seen.append((draft.form.title, draft.form.numbered))
    assert seen == [("甲", False), ("党员册", False), ("党员册", True), ("", True)]
    assert not draft.is_changed
    while draft.can_redo:
        draft.redo()
    assert draft.form.title == "乙"
    draft.undo()
    draft.change(title="丙")
    assert not draft.can_redo


BOXES = st.builds(FormBox, across=st.integers(1, 4), down=st.integers(1, 3))
ROWS = st.lists(st.lists(BOXES, min_size=1, max_size=4).map(tuple), max_size=4).map(tuple)


@given(ROWS, st.integers(1, 6))
def test_every_box_has_a_place_and_none_lies_over_another(rows, columns):
    found = grid.places(rows, columns)
    assert [(one.line, one.at) for one in found] == [
        (line, at) for line, row in enumerate(rows) for at in range(len(row))
    ]
    taken = [
        (one.row + y, one.column + x)
        for one in found
        for y in range(one.down)
        for x in range(one.across)
    ]
    assert len(set(taken)) == len(taken)
    assert all(column < columns for _row, column in taken)


def test_boxes_and_rows_are_added_moved_and_taken_away():
    a, b, c = (FormBox(words=one) for one in "abc")
    rows = ((a, b), (c,))

    def words(rows):
        return ["".join(one.words or "_" for one in row) for row in rows]

    assert words(grid.with_box(rows, 0, 1, c)) == ["ac", "c"]
    assert words(grid.with_box_added(rows, 1, 1, a)) == ["ab", "ca"]
    assert words(grid.without_box(rows, 0, 0)) == ["b", "c"]
    assert words(grid.without_box(rows, 1, 0)) == ["ab"]
    assert words(grid.with_row_added(rows, 1, 4)) == ["ab", "__", "c"]
    assert words(grid.moved(rows, 0, 0, 1)) == ["ba", "c"]
    assert grid.moved(rows, 0, 0, -1) == rows
    assert words(grid.row_moved(rows, 0, 1)) == ["c", "ab"]
    assert grid.row_moved(rows, 1, 1) == rows
