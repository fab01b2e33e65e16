"""What was changed in a record after it was closed, beside what stood there before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.sync.devices import Names
from app.views import View
from db import item_sets
from db.journal.chains import State
from db.journal.merge import WRITES
from db.journal.operations import Kind
from db.shape import Merge

if TYPE_CHECKING:
    from app.ledger.questions import Record
    from app.office import Office
    from db.journal.asking import Event
    from db.journal.operations import Operation
    from db.shape import FieldShape, Value


@dataclass(frozen=True)
class Amendment:
    """One field that was changed after its record was closed.

    Attributes:
        field: its name.
        original: what stood there when it was closed, as people read it; empty for nothing.
        person: who changed it last.
        office: of which office.
        stamp: when, milliseconds since 1970.
    """

    field: str
    original: str
    person: str
    office: str
    stamp: int


def amendments(
    office: Office, ledger: str, record: Record, *, masked: bool = True
) -> dict[str, Amendment]:
    """Field → what stood there before, of the fields that differ from the closed record.

    Args:
        office: ours.
        ledger: the record's ledger.
        record: the record.
        masked: whether ID numbers and telephones are mostly hidden.
    """
    closed = office.registry[ledger].sheet.closed
    if closed is None or not record.amended:
        return {}
    events = office.journal.history(office.registry.shapes[ledger], record.uid)
    found: dict[str, Amendment] = {}
    with office.snapshot() as now:
        view = View(office, now, office.registry[ledger], masked=masked)
        names = Names(office, now.connection)
        for field in office.registry.shapes[ledger].fields:
            original, last = _original(field, events)
            if last and closed.is_amended(field.name, original, record.values[field.name]):
                stood = replace(record, values={**record.values, field.name: original})
                found[field.name] = Amendment(
                    field=field.name,
                    original=view.text(view.declared.fields[field.name], stood),
                    person=last.person,
                    office=names.of(last.writer.device).office,
                    stamp=last.stamp,
                )
    return found


def _original(field: FieldShape, events: list[Event]) -> tuple[Value, Operation | None]:
    """What stood in a field before its latest amendments, and the last of these."""
    value: Value = None
    original: Value = None
    last: Operation | None = None
    for event in events:
        one = event.operation
        speaks = one.kind is Kind.CREATE or field.wire in one.values
        if event.state is not State.APPLIED or one.kind not in WRITES or not speaks:
            continue
        if one.kind is Kind.AMEND:
            original, last = (value, one) if last is None else (original, one)
        elif one.kind is not Kind.RESOLVE:
            last = None
        value = _after(field, value, one)
    return original, last


def _after(field: FieldShape, value: Value, one: Operation) -> Value:
    new = one.values.get(field.wire)
    if field.merge is Merge.REGISTER or one.kind is Kind.CREATE:
        return new
    stored = value if isinstance(value, str) else None
    return item_sets.apply(stored, item_sets.ItemsChange.parse(str(new)))
