"""One search over all ledgers: the records that some words find, the best of each ledger first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from app.ledger.fields import IdNumber, Link, People, PersonName, Phone
from app.ledger.fields.texts import FULL
from app.ledger.words import folded, is_found, variants, words
from app.values import pinyin
from app.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Table

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.questions import Record
    from app.office import Office, Snapshot

MOST_COUNTED = 1000
"""More records than these are not counted: whoever searches types another letter."""
MOST_SHOWN = 200
DETAIL_CHARS = 60
"""So much of a text is shown around the word."""


@dataclass(frozen=True)
class Hit:
    """A record that was found.

    Attributes:
        uid: its id.
        title: what names it.
        detail: in which field the words were found, and what stands there; numbers are masked.
        unit: the code of the organisation it belongs to.
        office: that organisation's name, or its code.
    """

    uid: bytes
    title: str
    detail: str
    unit: str
    office: str


@dataclass(frozen=True)
class Group:
    """What was found in one ledger.

    Attributes:
        ledger: its name.
        hits: the best ones.
        count: how many there are, up to `MOST_COUNTED`.
        is_more: whether there are more than that.
    """

    ledger: str
    hits: list[Hit] = field(default_factory=list[Hit])
    count: int = 0
    is_more: bool = False


def find(
    office: Office, now: Snapshot, text: str, *, limit: int = MOST_SHOWN, ledger: str = ""
) -> list[Group]:
    """The living records that have every word of a text, by ledger; numbers are masked.

    A word is found in every field that is searched, and in the names of linked records. Whoever is
    called just so comes first, then who begins so, then the rest; among equals the ledger's own
    order counts, for people that of their pinyin. Of more than `MOST_COUNTED` records only some
    are put in order, those that are called so or begin so among them.

    Args:
        office: ours.
        now: the moment.
        text: words, separated by spaces.
        limit: so many records of each ledger at most.
        ledger: only in this one; empty: in all.
    """
    wanted = words(text)
    found = list(_groups(office, now, wanted, limit, ledger)) if wanted else []
    return [one for one in found if one.count]


def _groups(
    office: Office, now: Snapshot, wanted: Sequence[str], limit: int, only: str
) -> Iterator[Group]:
    for declared in now.registry:
        name = declared.__tablename__
        if only in ("", name) and any(one.search for one in declared.fields.values()):
            yield _Finder(office, now, declared, wanted).group(limit)


@dataclass(frozen=True)
class _Ranked:
    """Where a record stands among those that were found; what comes first is less.

    Attributes:
        uid: its id.
        rank: 0 called so, 1 begins so, 2 sounds so from its beginning on, 3 the rest.
        order: its place in the ledger's order.
    """

    uid: bytes
    rank: int
    order: str


class _Finder:
    """Searches one ledger."""

    def __init__(
        self, office: Office, now: Snapshot, declared: type[Ledger], wanted: Sequence[str]
    ) -> None:
        self._office = office
        self._now = now
        self._declared = declared
        self._name = declared.__tablename__
        self._table: Table = declared.table()
        self._wanted = wanted
        self._naming = now.registry.naming_field(self._name)

    def group(self, limit: int) -> Group:
        """The best records, and how many there are."""
        rows = self._now.asking.searching.some(self._name, self._wanted, MOST_COUNTED + 1)
        is_more = len(rows) > MOST_COUNTED
        count = min(len(rows), MOST_COUNTED)
        best = self._best(rows, limit, is_more=is_more)
        return Group(self._name, self._hits(best), count, is_more)

    # ---- order
    def _best(self, rows: list[int], limit: int, *, is_more: bool) -> list[bytes]:
        among = list(self._ranked(self._table.c["_row"].in_(rows))) if rows else []
        if is_more:
            among += self._first_by_name()
        by_uid = {one.uid: one for one in among}
        ordered = list(by_uid.values())
        _by, is_descending = self._order()
        ordered.sort(key=lambda one: one.order, reverse=is_descending)
        ordered.sort(key=lambda one: one.rank)
        return [one.uid for one in ordered[:limit]]

    def _order(self) -> tuple[str, bool]:
        """The column of the ledger's own order, and whether it runs downwards."""
        first = next(iter(self._declared.sheet.order), self._naming.name)
        return self._declared.fields[first.removeprefix("-")].order_column(), first[:1] == "-"

    def _ranked(self, condition: ColumnElement[bool]) -> Iterator[_Ranked]:
        by, _is_descending = self._order()
        columns = [self._table.c["_uid"], self._table.c[self._naming.name], self._table.c[by]]
        if isinstance(self._naming, PersonName):
            columns.append(self._table.c[self._naming.name + FULL])
        query = select(*columns).where(condition).limit(2 * MOST_COUNTED)
        for found in self._now.connection.execute(query):
            uid, named, order, *sound = map(_text_or_bytes, tuple(found))
            if isinstance(uid, bytes):
                yield _Ranked(uid, self._rank(str(named), *map(str, sound)), str(order))

    def _rank(self, named: str, sound: str = "") -> int:
        """How well a name fits: the best of the words counts."""
        text = folded(named)
        forms = [form for word in self._wanted for form in variants(word)]
        if text in forms:
            return 0
        if text.startswith(tuple(forms)):
            return 1
        return 2 if sound.startswith(tuple(forms)) else 3

    def _first_by_name(self) -> list[_Ranked]:
        """Of too many to put in order: those that are called as the only word says, or begin so."""
        named = self._table.c[self._naming.name]
        indexed = {one.columns[0].name for one in self._table.indexes if len(one.columns) == 1}
        if len(self._wanted) > 1 or named.name not in indexed or isinstance(self._naming, Link):
            return []
        word, living = self._wanted[0], self._table.c["_gone"] == 0
        called = list(self._ranked(and_(named == word, living)))
        beyond = word[:-1] + chr(ord(word[-1]) + 1)
        return [*called, *self._ranked(and_(named >= word, named < beyond, living))]

    # ---- what is shown
    def _hits(self, uids: Sequence[bytes]) -> list[Hit]:
        found = self._now.asking.some(self._name, uids)
        records = [found[one] for one in uids]
        view = View(self._office, self._now, self._declared)
        view.prepare(records)
        names: dict[str, str] = {}
        for one in records:
            if one.unit not in names:
                names[one.unit] = self._office.office_name(self._now.connection, one.unit)
        return [
            Hit(
                record.uid,
                view.text(self._naming, record),
                self._detail(view, record),
                record.unit,
                names[record.unit],
            )
            for record in records
        ]

    def _detail(self, view: View, record: Record) -> str:
        """Where the words were found beside the title; otherwise what tells people apart."""
        fields = [
            one
            for one in self._declared.fields.values()
            if one.search and one.name != self._naming.name and record.values[one.name]
        ]
        has_word = [
            one
            for one in fields
            if any(self._has(view, one, record, each) for each in self._wanted)
        ]
        # what tells people apart without showing of whom the office knows the ID number
        phones = [one for one in fields if isinstance(one, Phone)]
        others = [one for one in fields if not isinstance(one, IdNumber)]
        for one in (*has_word, *phones, *others):
            shown = view.text(one, record)
            if shown:
                return f"{one.heading}：{self._around_word(shown)}"
        return ""

    def _has(self, view: View, one: Field, record: Record, word: str) -> bool:
        stored = record.values[one.name]
        if any(is_found(stored, each.match, word) for each in one.searched()):
            return True
        if not isinstance(one, (Link, People)):
            return False
        shown = view.text(one, record)
        letters = "、".join(map(pinyin.initials, shown.split("、")))
        return any(form in folded(shown) or form in letters for form in variants(word))

    def _around_word(self, shown: str) -> str:
        """A long text, from a little before the first word that stands in it."""
        line = " ".join(shown.split())
        if len(line) <= DETAIL_CHARS:
            return line
        text = folded(line)
        places = [text.find(form) for word in self._wanted for form in variants(word)]
        start = max(min((at for at in places if at >= 0), default=0) - DETAIL_CHARS // 4, 0)
        end = start + DETAIL_CHARS
        return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))


def _text_or_bytes(value: object) -> str | bytes:
    if isinstance(value, bytes):
        return value
    return "" if value is None else str(value)
