"""Records as they leave the program: for scripts, for tables in text, for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ledger.fields import Children, Computed, Link, People
from app.ledger.fields.links import items_of, link_to, linked
from app.ledger.questions import belonging
from app.sync.whereabouts import labels, whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.ledger.base import Ledger
    from app.ledger.fields import Field, Out
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from db.shape import Value


@dataclass(frozen=True)
class View:
    """Shows the records of one ledger at one moment.

    Args:
        office: ours.
        now: the moment.
        declared: the ledger.
        masked: whether ID numbers and telephones are mostly hidden.
    """

    office: Office
    now: Snapshot
    declared: type[Ledger]
    masked: bool = True

    def prepare(self, records: Sequence[Record]) -> None:
        """Read in one go the names that these records link to."""
        for field in self.declared.fields.values():
            if isinstance(field, (Link, People)):
                uids = [uid for one in records for uid in _targets(field, one)]
                self.now.lookup.prepare(field.to, uids)

    def text(self, field: Field, record: Record) -> str:
        """One field as people read it."""
        if isinstance(field, Children):
            return "、".join(self._names(field, record))
        shown = field.show(self._value(field, record), self.now.lookup)
        return field.mask(shown) if self.masked and field.masked else shown

    def out(self, field: Field, record: Record) -> Out:
        """One field as scripts get it."""
        if isinstance(field, Children):
            return self.text(field, record) or None
        if self.masked and field.masked:
            return self.text(field, record) or None
        return field.out(self._value(field, record), self.now.lookup)

    def rows(self, records: Sequence[Record], first: int = 1) -> list[dict[str, object]]:
        """Records as JSON objects.

        Keys that begin with ``_`` concern this office alone, or are marks: running number, where
        the record has got to, how many of its fields wait in review, whether it was ever changed
        after it was closed. All others are equal in every office that holds the same operations.
        """
        self.prepare(records)
        where = whereabouts(self.office, self.now.connection, records)
        called = labels(self.office, self.now.connection)
        return [
            {
                "uid": record.uid.hex(),
                "unit": record.unit,
                **{name: self.out(field, record) for name, field in self.declared.fields.items()},
                "_no": number,
                "_where": called[where[record.uid]],
                "_review": record.review,
                "_amended": int(record.amended),
            }
            for number, record in enumerate(records, first)
        ]

    def table(self, records: Iterable[Record], fields: Sequence[Field]) -> list[list[str]]:
        """Records as rows of text."""
        listed = list(records)
        self.prepare(listed)
        return [[self.text(field, record) for field in fields] for record in listed]

    def _value(self, field: Field, record: Record) -> Value:
        if isinstance(field, Computed):
            return field.compute(record.values, self.now.lookup)
        return record.values[field.name]

    def _names(self, field: Children, record: Record) -> list[str]:
        link = self.now.registry.link_between(field.ledger, self.declared.__tablename__)
        naming = self.office.registry.field(field.ledger, field.by)
        found = self.now.asking.page(belonging(field.ledger, link, link_to(record.uid)))
        return [naming.show(one.values[field.by], self.now.lookup) for one in found]


def listed_fields(declared: type[Ledger]) -> list[Field]:
    """The fields that stand in tables and files unless somebody chose others."""
    return [one for one in declared.fields.values() if one.listed]


def _targets(field: Link | People, record: Record) -> list[bytes]:
    stored: Mapping[str, Value] = record.values
    links = items_of(stored[field.name]) if isinstance(field, People) else [stored[field.name]]
    return [uid for uid in map(linked, links) if uid]
