"""An office with patrol logs by the hundred thousand, and the same rows in a plain file for peers.

The rows are written straight into the tables: how they came there is not what is measured.
"""

from __future__ import annotations

import random
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from tests.bench.invented_rows import CLAUSES, GIVEN, MONGOLIAN, REPORTED, SURNAMES, WEATHER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.office import Office
    from db.shape import Value
    from tests.bench.harness import Stage

HOME, PLAIN = "home", "plain.db"
SECTIONS, RIDERS = 60, 30
"""Sections of the border, and those who ride along each."""
A_DAY = 270
"""Patrols of a whole banner."""
FOREIGN = 1_000_000
"""Stands for the segment of another office by which all of them came."""
PIECE = 20_000
SHOWN = (
    "date", "depart", "back", "section", "party", "transport", "distance", "weather", "markers",
    "facilities", "handled", "reported_to", "remarks",
)  # fmt: skip


def prepare(stage: Stage) -> None:
    """Make both."""
    from tests.bench.offices import SUMU, make_office

    office = make_office(stage.prepared / HOME, SUMU)
    names = _write_names(office)
    _write_patrols(office, names, stage.rows)
    _write_plain(office, stage.prepared / PLAIN)
    office.close()


def _write_names(office: Office) -> list[tuple[str, list[str]]]:
    """Sections, and the links to those who ride there."""
    from app.ledger.fields.links import link_to
    from db.journal.operations import Change, Kind

    rng, shapes, unit = random.Random(3), office.registry.shapes, office.unit.code
    found: list[tuple[str, list[str]]] = []
    changes: list[Change] = []
    for number in range(SECTIONS):
        section, *riders = office.ids.many(1 + RIDERS)
        title: dict[str, Value] = {"title": f"{1180 + 9 * number}号至{1188 + 9 * number}号"}
        changes.append(Change(shapes["sections"], section, Kind.CREATE, title, unit=unit))
        for one in riders:
            named: dict[str, Value] = {"name": _name(rng)}
            changes.append(Change(shapes["members"], one, Kind.CREATE, named, unit=unit))
        found.append((link_to(section), list(map(link_to, riders))))
    office.journal.write("import", "编造的人和管段", office.person, changes)
    office.journal.seal()
    return found


def _write_patrols(office: Office, names: list[tuple[str, list[str]]], count: int) -> None:
    shape = office.registry.shapes["patrols"]
    columns = ["_uid", "_scope", "_born", "_stamp", *shape.names, "markers__key"]
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT INTO patrols ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 our own names
    with office.store.writing() as connection:
        scopes = "SELECT id FROM j_scopes WHERE domain = 'patrols' AND unit = ?"
        scope = connection.exec_driver_sql(scopes, (office.unit.code,)).scalar_one()
        connection.exec_driver_sql("UPDATE j_door SET open = 1")
        rows = _patrols(names, count)
        uids = office.ids.many(count)
        stamps = range(1_700_000_000_000, 1_700_000_000_000 + count)
        keys: dict[Value, Value] = {}
        whole = (
            (uid, scope, FOREIGN, stamp, *map(one.get, shape.names), _key(shape.derive, keys, one))
            for uid, stamp, one in zip(uids, stamps, rows, strict=True)
        )
        while piece := list(islice(whole, PIECE)):
            connection.exec_driver_sql(insert, piece)
        connection.exec_driver_sql("UPDATE j_door SET open = 0")


def _key(derive, keys: dict[Value, Value], values: dict[str, Value]) -> Value:
    marker = values["markers"]
    if marker not in keys:
        keys[marker] = derive(values)["markers__key"]
    return keys[marker]


def _patrols(names: list[tuple[str, list[str]]], count: int) -> Iterator[dict[str, Value]]:
    from db import item_sets

    rng, first = random.Random(1), date(2015, 1, 1)
    for number in range(count):
        at = rng.randrange(SECTIONS)
        section, riders = names[at]
        party = dict.fromkeys(rng.sample(riders, rng.choice((1, 2, 2, 3, 3, 4))), "")
        start, marker = rng.randrange(60, 126) * 5, 1180 + 9 * at + rng.randrange(4)
        back = min(start + rng.randrange(12, 72) * 5, 1435)
        yield {
            "date": (first + timedelta(days=number // A_DAY)).isoformat(),
            "depart": f"{start // 60:02d}:{start % 60:02d}",
            "back": f"{back // 60:02d}:{back % 60:02d}",
            "section": section,
            "party": item_sets.dump(party),
            "transport": rng.choice(("摩托车", "汽车", "骑马", "骑骆驼", "步行")),
            "distance": rng.randrange(16, 120) * 5,
            "weather": rng.choice(WEATHER),
            "markers": item_sets.dump({str(marker + one): "" for one in range(rng.randrange(2, 6))}),
            "facilities": _clause(rng, marker) if rng.random() < 0.7 else None,
            "handled": "已修补" if rng.random() < 0.2 else None,
            "reported_to": rng.choice(REPORTED),
            "remarks": _clause(rng, marker) if rng.random() < 0.4 else None,
        }  # fmt: skip


def _clause(rng: random.Random, marker: int) -> str:
    return rng.choice(CLAUSES).format(marker=marker, number=rng.randrange(2, 60), name=_name(rng))


def _name(rng: random.Random) -> str:
    if rng.random() < 0.4:
        return rng.choice(MONGOLIAN)
    return rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))


def _write_plain(office: Office, path: Path) -> None:
    """What the table shows, as text in a file without a key, sorted by its day."""
    import sqlite3

    from sqlalchemy import select

    from app.views import View

    declared = office.registry["patrols"]
    fields = [declared.fields[name] for name in SHOWN]
    with closing(sqlite3.connect(path)) as plain, office.snapshot() as now:
        plain.execute(f"CREATE TABLE patrols (id INTEGER PRIMARY KEY, {', '.join(SHOWN)})")
        marks = ", ".join("?" * len(SHOWN))
        view = View(office, now, declared)
        rows = now.connection.execute(select(declared.table()).order_by("_row")).mappings()
        while piece := rows.fetchmany(PIECE):
            texts = view.table([now.asking.record("patrols", one) for one in piece], fields)
            plain.executemany(f"INSERT INTO patrols VALUES (NULL, {marks})", texts)  # noqa: S608
        plain.execute("CREATE INDEX by_date ON patrols (date, id)")
        plain.commit()
