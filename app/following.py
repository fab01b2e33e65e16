"""What follows from a change of one record: changes of others, and warnings about them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.language import Message
from app.ledger.fields import Children, Code, Link, Operator
from app.ledger.fields.links import link_to, linked
from app.ledger.questions import Condition, Question, belonging
from app.ledger.row_reading import Problem
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from db.shape import Value


@cache
def _growing(declared: type[Ledger]) -> tuple[Link, ...]:
    """The links that make the record of whose name they are given."""
    links = (one for one in declared.fields.values() if isinstance(one, Link))
    return tuple(one for one in links if one.grows)


class Following:
    """Makes the changes that follow, for one office."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def creation(self, ledger: str, uid: bytes, values: Mapping[str, Value], unit: str) -> Change:
        """The change that creates a record."""
        given = {name: value for name, value in values.items() if value is not None}
        return Change(self._office.registry.shapes[ledger], uid, Kind.CREATE, given, unit=unit)

    def grown(
        self,
        declared: type[Ledger],
        values: Mapping[str, Value],
        unit: str,
        made: dict[tuple[str, str], bytes] | None = None,
    ) -> tuple[dict[str, Value], list[Change]]:
        """The values with links to records that did not exist, and the changes that make these.

        Args:
            declared: the ledger.
            values: stored values, among them names of what is not there yet.
            unit: whose the new records are.
            made: what was made for earlier rows of the same file: ledger and name → record.
        """
        known = {} if made is None else made
        linked_values, changes = dict(values), list[Change]()
        for one in _growing(declared):
            value = values.get(one.name)
            if value is None or linked(value):
                continue
            key = one.to, str(value)
            if key not in known:
                naming = self._office.registry.naming_field(one.to)
                known[key] = self._office.ids.next()
                changes.append(self.creation(one.to, known[key], {naming.name: value}, unit))
            linked_values[one.name] = link_to(known[key])
        return linked_values, changes

    def notes(
        self, declared: type[Ledger], record: Record, changed: Mapping[str, Value]
    ) -> list[Change]:
        """The records that note a change of a field in a ledger of such changes."""
        found: list[Change] = []
        for name, became in changed.items():
            one, was = declared.fields[name], record.values[name]
            if isinstance(one, Code) and one.noted_in and was is not None and became is not None:
                values: dict[str, Value] = {
                    self._office.registry.link_between(
                        one.noted_in, declared.__tablename__
                    ): link_to(record.uid),
                    "was": was,
                    "became": became,
                    "since": self._office.today(),
                }
                uid = self._office.ids.next()
                found.append(self.creation(one.noted_in, uid, values, record.unit))
        return found

    def children(
        self,
        declared: type[Ledger],
        uid: bytes,
        named: Mapping[str, Sequence[str]],
        unit: str,
    ) -> list[Change]:
        """The records that belong to this one, are named here, and are not there yet."""
        found: list[Change] = []
        for name, names in named.items():
            one = declared.fields[name]
            if isinstance(one, Children):
                link = self._office.registry.link_between(one.ledger, declared.__tablename__)
                with self._office.snapshot() as now:
                    missing = missing_parts(now, declared, one, uid, names)
                for each in missing:
                    values: dict[str, Value] = {one.by: each, link: link_to(uid)}
                    found.append(self.creation(one.ledger, self._office.ids.next(), values, unit))
        return found


def missing_parts(
    now: Snapshot,
    declared: type[Ledger],
    one: Children,
    uid: bytes,
    names: Sequence[str],
) -> list[str]:
    """The names that no record has which belongs to this one; a name may come twice."""
    link = now.registry.link_between(one.ledger, declared.__tablename__)
    here = belonging(one.ledger, link, link_to(uid))
    present = [record.values[one.by] for record in now.asking.page(here)]
    missing: list[str] = []
    for wanted in names:
        if wanted in present:
            present.remove(wanted)
        else:
            missing.append(wanted)
    return missing


def duplicates(
    declared: type[Ledger], values: Mapping[str, Value], now: Snapshot, uid: bytes
) -> list[Problem]:
    """Warnings that another living record has the same number."""
    found: list[Problem] = []
    for name in declared.sheet.unique:
        value = values.get(name)
        if value is None:
            continue
        same = Condition(name, Operator.EQUALS, (value,))
        others = now.asking.page(Question(declared.__tablename__, where=(same,)), limit=2)
        for other in others:
            if other.uid != uid:
                title = now.lookup.title(declared.__tablename__, other.uid) or ""
                message = Message("和“{title}”的相同，可能是同一个，请核对", {"title": title})
                found.append(Problem(name, declared.fields[name].label, message, "warning"))
                break
    return found
