"""Sets of items in SQL: what stands in a column of people or of markers (`db.item_sets`).

A stored set is a JSON list whose items are a key, or a key with its note.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, exists, func, literal, literal_column, not_, select

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, TableValuedAlias

    Test = Callable[[ColumnElement[str], ColumnElement[str]], ColumnElement[bool]]

NO_MARKER = "~"
"""The key of what is no marker number; it sorts after all that are."""


def listed(column: ColumnElement[Any]) -> TableValuedAlias:
    """The items of a set as rows."""
    return func.json_each(column).table_valued("value", "type")


def key_of(items: TableValuedAlias) -> ColumnElement[Any]:
    """The key of an item."""
    value = items.c.value
    return case((_is_pair(items), func.json_extract(value, _first)), else_=value)


def any_item(column: ColumnElement[Any], test: Test) -> ColumnElement[bool]:
    """Whether one of a set's items passes a test of its key and its note."""
    items = listed(column)
    value = items.c.value
    note = case((_is_pair(items), func.json_extract(value, _second)), else_=literal(""))
    found = exists(select(value).where(test(key_of(items), note)))
    return and_(column.is_not(None), found)


def _is_pair(items: TableValuedAlias) -> ColumnElement[bool]:
    return items.c.type == "array"


def has_item(column: ColumnElement[Any], key: str) -> ColumnElement[bool]:
    """Whether a set has an item; most sets are told apart by their text alone."""
    written = json.dumps(key, ensure_ascii=False)
    same = any_item(column, lambda item, _note: item == key)
    return and_(column.contains(written, autoescape=True), same)


def marker_key(number: ColumnElement[str]) -> ColumnElement[str]:
    """The key by which a marker sorts along the border, as `marker_sort_key` gives it."""
    has_post = number.bool_op("GLOB")(literal("*([123])"))
    base = case((has_post, func.substr(number, _one, func.length(number) - 3)), else_=number)
    post = case((has_post, func.substr(number, literal_column("-2"), _one)), else_=literal("0"))
    slash = func.instr(base, literal("/"))
    main = case((slash > 0, func.substr(base, _one, slash - 1)), else_=base)
    auxiliary = case((slash > 0, func.substr(base, slash + 1)), else_=literal("0"))
    key = func.printf(literal("%04d/%02d/%s"), _number(main), _number(auxiliary), post)
    return case((and_(_digits(main, 4), _digits(auxiliary, 2)), key), else_=literal(NO_MARKER))


_first: ColumnElement[str] = literal_column("'$[0]'")
_second: ColumnElement[str] = literal_column("'$[1]'")
_one: ColumnElement[int] = literal_column("1")


def _number(text: ColumnElement[str]) -> ColumnElement[int]:
    return text.op("+", return_type=Integer())(literal_column("0"))


def _digits(text: ColumnElement[str], most: int) -> ColumnElement[bool]:
    """Whether a text is digits alone, at least one and at most so many."""
    return and_(
        func.length(text) <= most,
        text != "",
        not_(text.bool_op("GLOB")(literal("*[^0-9]*"))),
    )
