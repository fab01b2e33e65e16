"""What an office shows, as plain data: what the golden files must always be read as."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.record_history import history
from app.sync.attaching import attachments, named
from app.sync.letter_book import letters

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from app.office import Office, Snapshot


def shown(office: Office) -> dict[str, Any]:
    """Every record with its history, every question, letter and attachment."""
    with office.snapshot() as now:
        connection = now.connection
        ledgers = {
            ledger.__tablename__: [
                _record(office, now, ledger.__tablename__, row)
                for row in connection.execute(
                    select(ledger.table()).order_by(ledger.table().c["_uid"])
                ).mappings()
            ]
            for ledger in office.registry
        }
        store = attachments(office, connection)
        files = sorted(
            name.hex()
            for name in named(office, connection)
            if store.has(name) and hashlib.sha256(b"".join(store.blocks(name))).digest() == name
        )
        moving = [
            {"number": one.number, "state": one.state.name, "record": one.record.hex()}
            for one in letters(office.tables.journal, connection)
        ]
    return {
        "ledgers": {name: rows for name, rows in ledgers.items() if rows},
        "questions": [
            {
                "ledger": one.ledger,
                "uid": one.uid.hex(),
                "field": one.field,
                "item": one.item,
                "values": [each.value for each in one.candidates],
            }
            for one in sorted(
                office.journal.contests(), key=lambda one: (one.uid, one.field, one.item)
            )
        ],
        "letters": moving,
        "attachments": files,
    }


def _record(office: Office, now: Snapshot, ledger: str, row: RowMapping) -> dict[str, Any]:
    uid = bytes(row["_uid"])
    record = now.asking.record(ledger, row)
    return {
        "uid": uid.hex(),
        "unit": record.unit,
        "values": {name: value for name, value in record.values.items() if value is not None},
        "gone": record.gone,
        "amended": bool(row["_amended"]),
        "erased": bool(row["_erased"]),
        "history": [
            [one.kind, one.field, one.person, one.stamp, one.value]
            for one in history(office, ledger, uid, masked=False)
        ],
    }
