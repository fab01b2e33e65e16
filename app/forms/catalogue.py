"""Which forms an office has: those of the program, those from above, and its own.

Own forms and those of a township are records of the ledger `print_forms` in the domain ``shared``,
so a township sends its forms down. Of several of one name the office's own counts before the
township's, the township's before the banner's, and any of them before the program's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from app.desk import Desk
from app.errors import Trouble
from app.forms.documents import dump, load
from app.forms.shapes import LONGEST
from app.language import Message, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from app.ledger.forms import Form
    from app.office import Office

FORMS = "print_forms"
"""The ledger of forms that offices have made."""
LONGEST_TITLE = 60
"""Characters of a form's title."""
STEM = 34
"""So much of a form's name stands in the name of its copies."""

Whose = Literal["program", "above", "own"]
"""Who made a form: the program comes with it, an office above laid it down, or it is our own."""


@dataclass(frozen=True)
class Offered:
    """A form that an office can print.

    Attributes:
        ledger: of which ledger.
        form: the form.
        whose: who made it.
        office: the name of the office that made it; empty: none.
        uids: the records that keep it here; the first one counts.
        left_out: what of its document this program passes over, one sentence each.
    """

    ledger: str
    form: Form
    whose: Whose = "program"
    office: str = ""
    uids: tuple[bytes, ...] = ()
    left_out: tuple[Message, ...] = ()

    @property
    def name(self) -> str:
        """Its name, for scripts."""
        return self.form.name

    @property
    def title(self) -> str:
        """What people call it."""
        return self.form.title


@dataclass(frozen=True)
class Unreadable:
    """A form that somebody has made of which nothing can be used.

    Attributes:
        ledger: of which ledger.
        said: which it is and why, one sentence.
    """

    ledger: str
    said: Message

    def __str__(self) -> str:
        """The sentence."""
        return str(self.said)


@dataclass(frozen=True)
class Forms:
    """The forms of an office at one moment.

    Attributes:
        offered: in the order in which they are offered: by ledger, the program's first.
        unreadable: what others have made of which nothing can be used.
    """

    offered: tuple[Offered, ...]
    unreadable: tuple[Unreadable, ...] = ()

    def of(self, ledger: str) -> list[Offered]:
        """The forms of one ledger, the usual one first."""
        return [one for one in self.offered if one.ledger == ledger]

    def unreadable_of(self, ledger: str) -> list[Unreadable]:
        """Those of one ledger of which nothing can be used."""
        return [one for one in self.unreadable if one.ledger == ledger]

    def find(self, ledger: str, name: str) -> Offered | None:
        """The form of this name or title; without a name the usual one; None if there is none."""
        found = self.of(ledger)
        if not name:
            return found[0]
        named = (one for one in found if one.name == name)
        titled = (one for one in found if one.title == name)
        return next(named, None) or next(titled, None)


@dataclass(frozen=True)
class _Kept:
    """One record of the ledger of forms."""

    uid: bytes
    unit: str
    ledger: str
    name: str
    title: str
    document: str
    weight: tuple[int, int, bytes]


def forms(office: Office) -> Forms:
    """All forms that an office has."""
    with office.store.reading() as connection:
        return forms_in(office, connection)


def forms_in(office: Office, connection: Connection) -> Forms:
    """All forms that an office has, as a transaction sees them."""
    made: dict[tuple[str, str], Offered] = {}
    unreadable: list[Unreadable] = []
    kept = sorted(_kept(office, connection), key=lambda one: one.weight)
    for one in kept:
        key = (one.ledger, one.name)
        before = made.get(key)
        read = load(one.document)
        if read.form is None:
            named = {"title": one.title or one.name, "why": read.problems[0]}
            said = Message("表格“{title}”不能用：{why}", named)
            unreadable.append(Unreadable(one.ledger, said))
            continue
        is_own = one.unit == office.unit.code
        name = office.office_name(connection, one.unit)
        same = before.uids if before and before.whose == ("own" if is_own else "above") else ()
        made[key] = Offered(
            one.ledger,
            replace(read.form, name=one.name),
            "own" if is_own else "above",
            name,
            (one.uid, *same),
            read.problems,
        )
    return Forms(tuple(_in_order(office, made)), tuple(unreadable))


def _in_order(office: Office, made: dict[tuple[str, str], Offered]) -> Iterator[Offered]:
    for declared in office.registry:
        ledger = declared.__tablename__
        declared_names = [one.name for one in declared.sheet.printed]
        for form in declared.sheet.printed:
            yield made.get((ledger, form.name)) or Offered(ledger, form)
        others = [
            one for (of, name), one in made.items() if of == ledger and name not in declared_names
        ]
        yield from sorted(others, key=lambda one: (one.whose == "own", one.title, one.name))


def _kept(office: Office, connection: Connection) -> Iterator[_Kept]:
    """The documents that count here: our own, and those of offices above."""
    if FORMS not in office.registry.ledgers:
        return
    table, scopes = office.registry[FORMS].table(), office.tables.journal.scopes
    query = (
        select(table, scopes.c.unit)
        .join(scopes, scopes.c.id == table.c["_scope"])
        .where(table.c["_gone"] == 0)
    )
    for row in connection.execute(query).mappings():
        unit = str(row["unit"])
        weight = office.unit.weight(office.trust.unit_of(connection, unit))
        ledger = str(row["for_ledger"] or "")
        if weight and ledger in office.registry.ledgers:
            uid = bytes(row["_uid"])
            place = (weight, int(row["_stamp"]), uid)
            name, title, document = (str(row[one] or "") for one in ("name", "title", "document"))
            yield _Kept(uid, unit, ledger, name, title, document, place)


def form_named(office: Office, ledger: str, name: str) -> Offered:
    """One form; without a name the usual one.

    Raises:
        Trouble: there is none of this name.
    """
    found = forms(office).find(ledger, name)
    if found is None:
        raise no_such_form(office, ledger, name)
    return found


def no_such_form(office: Office, ledger: str, name: str) -> Trouble:
    """What is said where there is no form of this name."""
    return Trouble(
        "“{ledger}”没有叫“{form}”的表格",
        "请用 forms 看看有哪些表格",
        ledger=translate(office.registry[ledger].sheet.title),
        form=name,
    )


# ---- changing them
def keep(office: Office, ledger: str, form: Form) -> Offered:
    """Keep a form as the office's own, in place of one of the same name; one command.

    Raises:
        Trouble: the title is empty, too long, or that of another form of the ledger; or something
            on the form is so long that it would not be read again.
    """
    title = " ".join(form.title.split())
    now = forms(office)
    _refuse_title(now, ledger, form.name, title)
    form = replace(form, title=title)
    document = dump(form)
    if load(document).form != form:
        raise Trouble(
            "“{form}”里有的文字太长，没有保存",
            "请分成几行来写，每行不超过 {most} 个字",
            form=title,
            most=LONGEST,
        )
    raws = {"for_ledger": ledger, "name": form.name, "title": title, "document": document}
    own = _own(now, ledger, form.name)
    if own is None:
        Desk(office).add(FORMS, raws)
    else:
        Desk(office).change(FORMS, own.uids[0], raws)
    return form_named(office, ledger, form.name)


def copy(office: Office, ledger: str, name: str, title: str) -> Offered:
    """Make an own form that is like another one, under a title of its own.

    Raises:
        Trouble: there is no such form, or the title cannot be taken.
    """
    return keep_another(office, ledger, form_named(office, ledger, name).form, title)


def keep_another(office: Office, ledger: str, form: Form, title: str) -> Offered:
    """Keep a form as one more of the office's own, under a name and a title of its own.

    Raises:
        Trouble: the title cannot be taken.
    """
    taken = {one.name for one in forms(office).of(ledger)}
    stem = form.name[:STEM]
    new = next(made for at in count(2) if (made := f"{stem}-{at}") not in taken)
    return keep(office, ledger, replace(form, name=new, title=title))


def rename(office: Office, ledger: str, name: str, title: str) -> Offered:
    """Give an own form another title; its name for scripts stays.

    Raises:
        Trouble: it is none of the office's own, or the title cannot be taken.
    """
    own = _needed(office, ledger, name)
    return keep(office, ledger, replace(own.form, title=title))


def remove(office: Office, ledger: str, name: str) -> None:
    """Delete an own form; one from above or of the program of the same name is there again.

    Raises:
        Trouble: it is none of the office's own.
    """
    Desk(office).remove(FORMS, _needed(office, ledger, name).uids)


def _own(now: Forms, ledger: str, name: str) -> Offered | None:
    found = now.find(ledger, name)
    return found if found and found.whose == "own" else None


def _needed(office: Office, ledger: str, name: str) -> Offered:
    now = forms(office)
    own = _own(now, ledger, name)
    if own is not None:
        return own
    found = now.find(ledger, name)
    if found is None:
        raise no_such_form(office, ledger, name)
    if found.whose == "above":
        raise Trouble(
            "“{form}”是“{office}”定的表格，这里不能改",
            "可以另存一份，改自己的那一份",
            form=found.title,
            office=found.office,
        )
    raise Trouble(
        "“{form}”是程序自带的表格，不能改", "可以另存一份，改自己的那一份", form=found.title
    )


def _refuse_title(now: Forms, ledger: str, name: str, title: str) -> None:
    if not title:
        raise Trouble("表格还没有标题", "请写一个标题，如“党员名册（上报）”")
    if len(title) > LONGEST_TITLE:
        raise Trouble(
            "标题有 {count} 个字，太长了",
            "请不要超过 {most} 个字",
            count=len(title),
            most=LONGEST_TITLE,
        )
    if any(one.title == title and one.name != name for one in now.of(ledger)):
        raise Trouble("已经有叫“{form}”的表格", "请换一个标题", form=title)
