"""Sets of items in SQL: what stands in a column of people or of markers (`db.item_sets`).

A stored set is a JSON list whose items are a key, or a key with its note.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, literal, literal_column, select

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, TableValuedAlias

    Test = Callable[[ColumnElement[str], ColumnElement[str]], ColumnElement[bool]]


def listed(column: ColumnElement[Any]) -> TableValuedAlias:
    """The items of a set as rows."""
    return func.json_each(column).table_valued("value", "type")


def key_of(items: TableValuedAlias) -> ColumnElement[Any]:
    """The key of an item."""
    value = items.c.value
    return case((_is_pair(items), func.json_extract(value, _first)), else_=value)


def note_of(items: TableValuedAlias) -> ColumnElement[Any]:
    """The note of an item; empty where it has none."""
    return case((_is_pair(items), func.json_extract(items.c.value, _second)), else_=literal(""))


def any_item(column: ColumnElement[Any], test: Test) -> ColumnElement[bool]:
    """Whether one of a set's items passes a test of its key and its note."""
    items = listed(column)
    value = items.c.value
    found = exists(select(value).where(test(key_of(items), note_of(items))))
    return and_(column.is_not(None), found)


def _is_pair(items: TableValuedAlias) -> ColumnElement[bool]:
    return items.c.type == "array"


def has_item(column: ColumnElement[Any], key: str) -> ColumnElement[bool]:
    """Whether a set has an item; most sets are told apart by their text alone."""
    written = json.dumps(key, ensure_ascii=False)
    same = any_item(column, lambda item, _note: item == key)
    return and_(column.contains(written, autoescape=True), same)


_first: ColumnElement[str] = literal_column("'$[0]'")
_second: ColumnElement[str] = literal_column("'$[1]'")
