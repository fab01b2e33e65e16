"""The history of a record: every value that anyone ever saved in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from app.language import say
from app.moments import moment_of
from app.sync.devices import Names
from app.sync.letter_book import marks_on
from db import item_sets
from db.journal.chains import State
from db.journal.joins import goes_into
from db.journal.operations import Kind
from db.shape import Merge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.fields import Field
    from app.office import Office, Snapshot
    from db.journal.asking import Event
    from db.journal.operations import Operation
    from db.shape import Value


@dataclass(frozen=True)
class Entry:
    """One value of one field, as somebody wrote it.

    Attributes:
        at: when, by the writer's clock, local time of this computer.
        stamp: the same in milliseconds since 1970.
        office: whose office wrote it.
        person: who typed it.
        kind: create, set, delete, restore, resolve, amend, join or erase.
        field: the field's name; empty where the record itself is meant.
        label: what people call it.
        value: the value as scripts get it.
        shown_value: as people read it.
        state: ``applied``, ``waiting``, ``quarantined`` or ``aside``.
        of: the record in which it was written, where that went into this one later; else empty.
    """

    at: str
    stamp: int
    office: str
    person: str
    kind: str
    field: str
    label: str
    value: object
    shown_value: str
    state: str
    of: str = ""

    def document(self) -> dict[str, object]:
        """The entry as a JSON object."""
        found = asdict(self)
        del found["shown_value"]
        return found


def history(office: Office, ledger: str, uid: bytes, *, masked: bool = True) -> list[Entry]:
    """Every value ever written in a record, the oldest first; empty if there is no such record.

    What was written in records that went into it is a part of its history.
    """
    shape = office.registry.shapes[ledger]
    with office.snapshot() as now:
        parts = now.joined.with_parts([uid])
        marks = {
            seen: end
            for part in parts
            for seen, end in marks_on(office.tables.journal, now.connection, part).items()
        }
        events = [event for part in parts for event in office.journal.history(shape, part)]
        if len(parts) > 1:
            events.sort(key=lambda one: (one.operation.stamp, one.operation.number))
        names = Names(office, now.connection)
        return [
            entry
            for event in events
            for entry in _entries(office, now, uid, event, marks=marks, names=names, masked=masked)
        ]


def _entries(
    office: Office,
    now: Snapshot,
    uid: bytes,
    event: Event,
    *,
    marks: Mapping[frozenset[bytes], str],
    names: Names,
    masked: bool,
) -> list[Entry]:
    operation = event.operation
    ledger = office.journal.log.wires[operation.ledger].name
    shape = office.registry.shapes[ledger]
    fields = [
        (office.registry[ledger].fields[shape.by_wire[wire].name], value)
        for wire, value in operation.values.items()
        if wire in shape.by_wire
    ]
    moment = moment_of(operation.stamp)
    rows: list[tuple[str, str, object, str]] = []
    if operation.kind in (Kind.DELETE, Kind.RESTORE, Kind.JOIN, Kind.ERASE):
        end = marks.get(operation.context) if operation.context is not None else None
        if end is not None and operation.kind is Kind.DELETE:
            said = say("转到“{office}”", office=office.office_name(now.connection, end))
        else:
            said = _fate(now, ledger, operation)
        rows.append(("", say("整条记录"), None, said))
    for field, value in fields:
        shown = _shown(field, operation.kind, value, now, masked=masked)
        out = shown if field.masked or shape.by_name[field.name].merge is Merge.ITEMS else None
        rows.append((
            field.name,
            field.label,
            out if out is not None else field.out(value, now.lookup),
            shown,
        ))  # fmt: skip
    return [
        Entry(
            at=moment.isoformat(sep=" ", timespec="seconds"),
            stamp=operation.stamp,
            office=names.of(operation.writer.device).office,
            person=operation.person,
            kind=operation.kind.name.lower(),
            field=name,
            label=label,
            value=value,
            shown_value=shown,
            state=State(event.state).name.lower(),
            of="" if operation.uid == uid else operation.uid.hex(),
        )
        for name, label, value, shown in rows
    ]


def _fate(now: Snapshot, ledger: str, operation: Operation) -> str:
    """What an operation on the record as a whole did to it."""
    if operation.kind is Kind.ERASE:
        return say("个人信息已依法删除")
    if operation.kind is not Kind.JOIN:
        return say("删除") if operation.kind is Kind.DELETE else say("恢复")
    target = goes_into(operation)
    if target is None:
        return say("核对过，保留这一条")
    title = now.lookup.title(ledger, target)
    if title is None:
        title = say("资料未到")
    return say("和“{title}”是同一条，并入它", title=title or say("（个人信息已删除）"))


def _shown(field: Field, kind: Kind, value: Value, now: Snapshot, *, masked: bool) -> str:
    if field.merge is Merge.ITEMS and kind is not Kind.CREATE:
        return _shown_change(field, str(value), now)
    shown = field.show(value, now.lookup)
    return field.mask(shown) if masked and field.masked else shown


def _shown_change(field: Field, text: str, now: Snapshot) -> str:
    """What was put into a set and what was taken out."""
    change = item_sets.ItemsChange.parse(text)
    put = field.show(item_sets.dump(dict(change.put)), now.lookup)
    drop = field.show(item_sets.dump(dict.fromkeys(change.drop, "")), now.lookup)
    parts = [f"＋{put}"] * bool(put) + [f"－{drop}"] * bool(drop)
    return " ".join(parts) or say("改了顺序")
