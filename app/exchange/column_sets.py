"""Which columns a file gets: those with content, all, another system's, those of a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.mapping import is_brought
from app.language import say, translate
from app.saved_views import ViewBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.base import ColumnSet, Ledger
    from app.office import Office

ALL = "all"


@dataclass(frozen=True)
class Chosen:
    """Columns that can be chosen.

    Attributes:
        name: for scripts; empty: the columns that have content.
        title: for people.
        fields: names of the fields in order; empty: those that have content.
        declared: columns of another system, in place of fields.
    """

    name: str
    title: str
    fields: Sequence[str] = ()
    declared: ColumnSet | None = None


def column_sets(office: Office, ledger: str) -> list[Chosen]:
    """The columns among which one can choose, the usual ones first."""
    declared = office.registry[ledger]
    views = (one for one in ViewBook(office, declared).all() if one.name and one.columns)
    return [
        Chosen("", say("有内容的列")),
        Chosen(ALL, say("全部的列"), _all_fields(declared)),
        *(Chosen(one.name, translate(one.title), (), one) for one in declared.sheet.exports),
        *(Chosen(one.name, say("视图“{name}”的列", name=one.name), one.columns) for one in views),
    ]


def _all_fields(declared: type[Ledger]) -> list[str]:
    return [one.name for one in declared.fields.values() if is_brought(one)]


def set_named(office: Office, ledger: str, name: str) -> Chosen:
    """The columns of this name, or of this title.

    Raises:
        Trouble: there are none.
    """
    found = column_sets(office, ledger)
    chosen = next((one for one in found if name in {one.name, one.title}), None)
    if chosen is None:
        raise Trouble(
            "没有叫“{name}”的列", "可以写：{names}",
            name=name, names="、".join(one.name for one in found if one.name),
        )  # fmt: skip
    return chosen
