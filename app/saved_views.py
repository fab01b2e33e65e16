"""Saved views: a filter, words, an order and columns of a ledger, under a name.

The usual ones stand in the ledger's file (`Sheet.views`); those that an office makes for itself
are kept in its settings, on this computer: they are a habit of those who work there, and their
conditions may name people, so they do not travel. Periods are kept as they were said and counted
anew each day. What a view names that this program does not have any more, or does not have yet,
is left out, and one sentence says so; it stays in what is kept until the view is changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from app.errors import Trouble
from app.language import Message, translate
from app.ledger.fields import Operator
from app.ledger.questions import Condition, Order, Question
from app.values.periods import NAMED, is_period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office

EVERYTHING = ""
"""The name of the view that leaves nothing out."""
LONGEST_NAME = 20
"""Characters of a view's name; more would not stand on a button."""
MOST_VIEWS = 50
KEPT, DEFAULT = "views.{ledger}", "view.{ledger}"
"""The settings' keys: the office's own views, and the one with which the ledger opens."""

_COUNTS = {Operator.EMPTY: 0, Operator.FILLED: 0, Operator.BETWEEN: 2}
_ANY = (Operator.ONE_OF, Operator.ANY_OF, Operator.NOTED)


@dataclass(frozen=True)
class SavedView:
    """One view.

    Attributes:
        name: what people call it; `EVERYTHING` for the one that leaves nothing out.
        where: conditions.
        search: words of the search box.
        order: empty: the ledger's own.
        columns: names of fields in order; empty: those that the table has.
        widths: field → pixels, where somebody has drawn it.
        is_own: whether the office made it, and can change it.
        left_out: what of it this program could not understand.
    """

    name: str = EVERYTHING
    where: tuple[Condition, ...] = ()
    search: str = ""
    order: tuple[Order, ...] = ()
    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict[str, int])
    is_own: bool = False
    left_out: tuple[Message, ...] = ()

    def question(self, ledger: str) -> Question:
        """What it asks."""
        return Question(ledger, search=self.search, where=self.where, order=self.order)

    def shows_the_same(self, other: SavedView) -> bool:
        """Whether both show the same rows in the same order and the same columns."""
        return (frozenset(self.where), self.search, self.order, self.columns) == (
            frozenset(other.where), other.search, other.order, other.columns,
        )  # fmt: skip


class ViewBook:
    """The views of one ledger: read once, kept in mind, written when one of them changes.

    Args:
        office: keeps them.
        declared: the ledger.
        keep: keeps a setting; the window has it done beside itself. None: at once.
    """

    def __init__(
        self,
        office: Office,
        declared: type[Ledger],
        keep: Callable[[str, str], None] | None = None,
    ) -> None:
        self._keep_setting = keep or office.keep_setting
        self._declared = declared
        ledger = declared.__tablename__
        self._key, self._default_key = KEPT.format(ledger=ledger), DEFAULT.format(ledger=ledger)
        self._usual = tuple(
            SavedView(
                translate(one.title), one.where, "", tuple(map(Order.said, one.order)), one.columns
            )
            for one in declared.sheet.views
        )
        self._documents = _documents(office.setting(self._key, "[]"))
        self._default = office.setting(self._default_key)

    def all(self) -> list[SavedView]:
        """All views: everything, the usual ones, the office's own."""
        own = [read_view(one, self._declared) for one in self._documents]
        return [SavedView(), *self._usual, *own]

    def named(self, name: str) -> SavedView | None:
        """The view of this name; None if there is none."""
        wanted = _tidy(name)
        return next((one for one in self.all() if one.name == wanted), None)

    # ---- the view with which the ledger opens
    @property
    def default(self) -> SavedView:
        """The view with which the ledger opens: everything, unless somebody chose another."""
        return self.named(self._default) or SavedView()

    def open_with(self, name: str) -> None:
        """Open the ledger with this view from now on."""
        self._default = name
        self._keep_setting(self._default_key, name)

    # ---- changing them
    def save(self, view: SavedView) -> SavedView:
        """Keep a view under its name, in place of an own one that is called so.

        Raises:
            Trouble: the name is empty, too long, or that of a usual view; there are too many.
        """
        name = self._checked(view.name)
        kept = replace(view, name=name, is_own=True, left_out=())
        others = [one for one in self._documents if one.get("name") != name]
        if len(others) >= MOST_VIEWS:
            raise Trouble("已经有 {count} 个视图了", "请先删除不用的视图", count=MOST_VIEWS)
        at = next(
            (at for at, one in enumerate(self._documents) if one.get("name") == name), len(others)
        )
        others.insert(at, document_of(kept))
        self._keep(others)
        return kept

    def rename(self, name: str, to: str) -> None:
        """Call an own view otherwise.

        Raises:
            Trouble: there is no such view of the office's own, or the new name is taken.
        """
        document = self._own(name)
        wanted = self._checked(to)
        if wanted != name and self.named(wanted) is not None:
            raise Trouble("已经有叫“{name}”的视图", "请换一个名字", name=wanted)
        self._keep([{**one, "name": wanted} if one is document else one for one in self._documents])
        if self._default == name:
            self.open_with(wanted)

    def remove(self, name: str) -> None:
        """Delete an own view.

        Raises:
            Trouble: there is no such view of the office's own.
        """
        document = self._own(name)
        self._keep([one for one in self._documents if one is not document])
        if self._default == name:
            self.open_with(EVERYTHING)

    def _own(self, name: str) -> dict[str, Any]:
        for one in self._documents:
            if one.get("name") == name:
                return one
        if self.named(name) is not None:
            raise Trouble("“{name}”是程序自带的视图", "可以另存为自己的视图再改", name=name)
        raise Trouble("没有叫“{name}”的视图", "用 views 看看有哪些视图", name=name)

    def _checked(self, name: str) -> str:
        wanted = _tidy(name)
        if not wanted:
            raise Trouble("视图还没有名字", "请写一个名字，如“60岁以上”")
        if len(wanted) > LONGEST_NAME:
            raise Trouble(
                "名字有 {count} 个字，太长了", "请不要超过 {most} 个字",
                count=len(wanted), most=LONGEST_NAME,
            )  # fmt: skip
        if wanted in {one.name for one in self._usual} | {translate("全部")}:
            raise Trouble("“{name}”是程序自带的视图", "请换一个名字", name=wanted)
        return wanted

    def _keep(self, documents: list[dict[str, Any]]) -> None:
        self._documents = documents
        self._keep_setting(self._key, json.dumps(documents, ensure_ascii=False))


def _tidy(name: str) -> str:
    """A name as it is kept, however many spaces were typed."""
    return " ".join(name.split())


# ---- as they are kept
def document_of(view: SavedView) -> dict[str, Any]:
    """A view as it is kept."""
    return {
        "name": view.name,
        "where": [
            {
                "field": one.field,
                "is": one.operator.value,
                "values": list(one.values),
                **({"not": True} if one.negated else {}),
            }
            for one in view.where
        ],
        "search": view.search,
        "order": [("-" if one.descending else "") + one.field for one in view.order],
        "columns": list(view.columns),
        "widths": dict(view.widths),
    }


def read_view(document: Mapping[str, Any], declared: type[Ledger]) -> SavedView:
    """A view that was kept, perhaps by an older or a newer program."""
    left_out: list[Message] = []

    def known(name: object) -> Field | None:
        found = _field(declared, str(name))
        if found is None:
            left_out.append(Message("没有“{name}”这一项了", {"name": str(name)}))
        return found

    where = [
        read_condition(one, found, left_out)
        for one in filter(None, map(_named, _listed(document.get("where"))))
        if (found := known(one.get("field")))
    ]
    orders = [Order.said(str(one)) for one in _listed(document.get("order"))]
    named = [(known(one.field), one) for one in orders]
    columns = [found.name for one in _listed(document.get("columns")) if (found := known(one))]
    return SavedView(
        str(document.get("name", "")),
        tuple(one for one in where if one),
        str(document.get("search", "")),
        tuple(replace(one, field=found.name) for found, one in named if found and found.stored),
        tuple(columns),
        {
            found.name: int(wide)
            for name, wide in _named(document.get("widths")).items()
            if isinstance(wide, int) and (found := _field(declared, name))
        },
        is_own=True,
        left_out=tuple({str(one): one for one in left_out}.values()),
    )


def read_condition(
    document: Mapping[str, Any], found: Field, left_out: list[Message]
) -> Condition | None:
    """A condition that was kept; None where it asks what this program cannot."""
    said = document.get("is")
    operator = next((one for one in found.operators if one.value == said), None)
    values = tuple(
        one for one in _listed(document.get("values")) if one is None or isinstance(one, (str, int))
    )
    if operator is None or not _fits(operator, values, found):
        left_out.append(
            Message("“{label}”的条件是别的版本写的，这里看不懂", {"label": found.label})
        )
        return None
    return Condition(found.name, operator, values, bool(document.get("not")))


def _fits(operator: Operator, values: tuple[object, ...], found: Field) -> bool:
    """Whether an operator can be asked with these values."""
    if operator is Operator.DURING:
        return len(values) == 1 and is_period(values[0])
    if operator is Operator.EACH_YEAR:
        (month,) = values if len(values) == 1 else (None,)
        is_named = month in NAMED and str(month).endswith("month")
        return is_named or month in {f"{one:02d}" for one in range(1, 13)}
    if operator in (Operator.FROM, Operator.TO, Operator.BETWEEN) and not all(
        one is None or isinstance(one, int) == (found.number or not found.stored) for one in values
    ):
        return False
    return operator in _ANY or len(values) == _COUNTS.get(operator, 1)


def _field(declared: type[Ledger], name: str) -> Field | None:
    """A field by its name, or by one that it had before."""
    found = declared.fields.get(name)
    if found is None:
        earlier = (one for one in declared.fields.values() if name in one.renamed_from)
        found = next(earlier, None)
    return found


def _documents(text: str) -> list[dict[str, Any]]:
    """What is kept; nothing where it is damaged."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return [one for one in map(_named, _listed(found)) if one]


def _listed(found: object) -> Sequence[Any]:
    return cast("list[Any]", found) if isinstance(found, list) else []


def _named(found: object) -> dict[str, Any]:
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
