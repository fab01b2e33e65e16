"""The contract of every form that a ledger declares: it prints, filled and blank, and gives away
neither numbers nor, on the wall, addresses. A new form is picked up unedited."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from app import demo
from app.bootstrap import create_office, registry
from app.desk import Desk
from app.forms.wall import may_hang
from app.home import Home
from app.ledger.fields import Computed, IdNumber, Phone, Text
from app.ledger.questions import Question
from app.printing import print_form
from app.progress import Silent
from app.units import Unit
from app.views import View
from tests.conftest import PASSPHRASE
from tests.test_every_ledger import filled

FORMS = [(one.__tablename__, form) for one in registry() for form in one.sheet.printed]


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """An office with a few rows in every ledger; only read here."""
    home = Home(tmp_path_factory.mktemp("forms"))
    made = create_office(
        home, "敦达乌苏嘎查党支部", Unit("152527201206", "gacha"), passphrase=PASSPHRASE
    ).office
    demo.fill(made, demo.Wanted(9, 2, 5), 3, Silent())
    for declared in made.registry:
        for which in (0, 1):
            Desk(made).add(declared.__tablename__, filled(declared, made, which))
    yield made
    made.close()


def printed(office, ledger, form, **asked):
    out = io.BytesIO()
    asks = {one: f"甲{one}" for one in form.asks}
    done = print_form(office, Question(ledger), out, Silent(), form=form, asks=asks, **asked)
    assert done.missing == ()
    assert done.left_out == ()
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        assert len(document) == done.pages > 0
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return done, "".join("".join(pages).split())


def shown(office, ledger, names):
    """Each of these fields of all records as people read it, masked and in full."""
    declared = office.registry[ledger]
    with office.snapshot() as now:
        records = now.asking.page(Question(ledger))
        for masked in (True, False):
            view = View(office, now, declared, masked=masked)
            view.prepare(records)
            found = {
                name: ["".join(view.text(declared.fields[name], one).split()) for one in records]
                for name in names
            }
            yield found


def stands_on(declared, form):
    """The fields of records that stand on a form."""
    named = [*form.fields(), *(one for one in form.braces() if one in declared.fields)]
    if form.layout == "list" and not form.columns:
        named += [
            name
            for name, one in declared.fields.items()
            if one.listed and not isinstance(one, Computed)
        ]
    aside = {*form.totals, *(one.removeprefix("-") for one in form.order)}
    own = {one.field for one in form.columns} | {one.field for one in form.boxes_in_order()}
    return {name for name in named if name not in aside or name in own}


@pytest.mark.parametrize(("ledger", "form"), FORMS, ids=[f"{of}-{one.name}" for of, one in FORMS])
def test_it_prints_and_gives_every_name_back_and_no_number(full, ledger, form):
    declared = full.registry[ledger]
    done, text = printed(full, ledger, form)
    if form.blank or form.layout == "counts":
        return
    masked, whole = shown(full, ledger, declared.fields)
    assert done.rows == len(next(iter(masked.values()))) > 1
    naming = full.registry.naming_field(ledger)
    if naming.name in stands_on(declared, form):
        assert [name for name in masked[naming.name] if name not in text] == []
    for name, field in declared.fields.items():
        if isinstance(field, (IdNumber, Phone)):
            numbers = [one for one in whole[name] if one]
            assert [one for one in numbers if one in text] == [], "numbers are masked"
    if form.wall:
        secret = [name for name, one in declared.fields.items() if not may_hang(one)]
        hung = [one for name in secret for one in (*masked[name], *whole[name]) if len(one) > 3]
        assert [one for one in hung if one in text] == []
    for word in (*form.asks,):
        assert f"甲{word}" in text


@pytest.mark.parametrize(("ledger", "form"), FORMS, ids=[f"{of}-{one.name}" for of, one in FORMS])
def test_it_prints_blank(full, ledger, form):
    if form.layout == "counts":
        pytest.skip("numbers are not written in by hand")
    done, text = printed(full, ledger, form, blank=True)
    assert done.rows == 0
    naming = full.registry.naming_field(ledger).name
    names = next(shown(full, ledger, [naming]))[naming]
    assert [one for one in names if len(one) > 2 and one in text] == []
    titles = [one.title for one in form.columns if one.title]
    assert [one for one in titles if "".join(one.split()) not in text] == []


@pytest.mark.parametrize("ledger", list(registry().ledgers))
def test_the_usual_form_comes_first_and_is_a_list(ledger):
    usual = registry()[ledger].sheet.printed[0]
    assert (usual.name, usual.layout) == ("roster", "list")


def test_two_forms_of_a_ledger_have_different_titles():
    titles = [(ledger, form.title) for ledger, form in FORMS]
    assert len(set(titles)) == len(titles)


def test_every_address_is_declared_as_one():
    """Whatever is called so must not hang on a wall."""
    for declared in registry():
        for field in declared.fields.values():
            if isinstance(field, Text) and any(word in field.label for word in ("住址", "地址")):
                assert field.address, f"{declared.__tablename__}.{field.name}"
