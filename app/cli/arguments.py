"""Reading what stands on the command line: fields and values, filters, record ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.cli.conditions import parted, written
from app.errors import Trouble, WrongUse
from app.language import translate
from app.ledger.fields import Children
from app.ledger.questions import Order, Question
from app.ledger.registry import UnknownLedgerError
from db import record_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.questions import Condition
    from app.office import Office, Snapshot
    from app.saved_views import SavedView


def ledger_named(office: Office, name: str) -> type[Ledger]:
    """A ledger by its name.

    Raises:
        WrongUse: there is none.
    """
    try:
        return office.registry[name]
    except UnknownLedgerError as error:
        raise WrongUse(
            "没有叫“{name}”的台账", "可以用的有：{names}",
            name=name, names="、".join(office.registry.ledgers),
        ) from error  # fmt: skip


def field_named(declared: type[Ledger], name: str) -> Field:
    """A field by its name or its label.

    Raises:
        WrongUse: there is none.
    """
    for field in declared.fields.values():
        if name in (field.name, field.label):
            return field
    raise WrongUse(
        "“{ledger}”没有叫“{name}”的字段", "可以用的有：{names}",
        ledger=declared.sheet.title, name=name, names="、".join(declared.fields),
    )  # fmt: skip


def pair(text: str) -> tuple[str, str]:
    """``FIELD=VALUE``.

    Raises:
        WrongUse: there is no ``=``.
    """
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise WrongUse("“{text}”要写成“字段=内容”的样子", text=text)
    return name.strip(), value


def values_of(declared: type[Ledger], pairs: Sequence[str]) -> dict[str, str]:
    """Field → what was typed.

    Raises:
        WrongUse: there is no such field, or it cannot be typed.
    """
    found: dict[str, str] = {}
    for text in pairs:
        name, value = pair(text)
        field = field_named(declared, name)
        if not field.stored and not isinstance(field, Children):
            raise WrongUse("“{label}”是算出来的，不能填写", label=translate(field.label))
        if not field.typed and value.strip():
            raise WrongUse("“{label}”用 attach 添加文件", label=translate(field.label))
        found[field.name] = value
    return found


def uid_of(text: str) -> bytes:
    """A record id.

    Raises:
        Trouble: it is none.
    """
    try:
        return record_ids.read(text.strip())
    except ValueError as error:
        raise Trouble(
            "“{text}”不是记录的编号", "编号有 32 位，请从 list 的 uid 里复制", text=text
        ) from error


def question(
    office: Office,
    ledger: str,
    *,
    search: str = "",
    where: Sequence[str] = (),
    sort: str = "",
    view: str = "",
) -> Question:
    """The question that options of the command line ask.

    Conditions are added to those of the view; words and an order stand in place of its own.

    Raises:
        WrongUse: an option names no ledger or field.
        Trouble: a value cannot be understood.
    """
    declared = ledger_named(office, ledger)
    order: tuple[Order, ...] = ()
    if sort:
        field = field_named(declared, sort.removeprefix("-"))
        if not field.stored:
            raise WrongUse("不能按“{label}”排序", label=translate(field.label))
        order = (Order(field.name, Order.said(sort).descending),)
    with office.snapshot() as now:
        conditions = tuple(_condition(declared, text, now) for text in where)
    base = view_named(office, ledger, view).question(ledger)
    return replace(
        base.having(*conditions), search=search or base.search, order=order or base.order
    )


def view_named(office: Office, ledger: str, name: str) -> SavedView:
    """A view of a ledger by its name.

    Raises:
        WrongUse: there is none.
    """
    from app.saved_views import ViewBook  # noqa: PLC0415 `--help` needs no database

    book = ViewBook(office, ledger_named(office, ledger))
    found = book.named(name)
    if found is None:
        raise WrongUse(
            "没有叫“{name}”的视图", "可以用的有：{names}",
            name=name, names="、".join(one.name for one in book.all() if one.name),
        )  # fmt: skip
    return found


def columns_of(office: Office, ledger: str, view: str) -> list[Field]:
    """The columns of a view; none where it has no columns of its own."""
    declared = ledger_named(office, ledger)
    return [declared.fields[name] for name in view_named(office, ledger, view).columns]


def _condition(declared: type[Ledger], text: str, now: Snapshot) -> Condition:
    name, is_not, sign, value = parted(text)
    field = field_named(declared, name)
    if not field.operators:
        raise WrongUse("不能按“{label}”筛选", label=translate(field.label))
    return written(field, sign, value, now.lookup, is_not=is_not)
