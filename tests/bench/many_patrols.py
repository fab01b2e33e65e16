"""An office with patrol logs by the hundred thousand, and the same rows in a plain file for peers.

The rows are written straight into the tables: how they came there is not what is measured.
"""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import lru_cache, partial
from itertools import count, islice
from typing import TYPE_CHECKING

from tests.bench.invented_rows import CLAUSES, GIVEN, MONGOLIAN, REPORTED, SURNAMES, WEATHER

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
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
PARTIES, CLAUSES_KEPT = 500, 5000
"""Different parties of a section, and different remarks."""
TRANSPORT = ("摩托车", "汽车", "骑马", "骑骆驼", "步行")
PIECE = 20_000
SHOWN = (
    "date", "depart", "back", "section", "party", "transport", "distance", "weather", "markers",
    "facilities", "handled", "reported_to", "remarks",
)  # fmt: skip


Values = dict[str, "Value"]
Names = dict[str, str]
"""Link → what it names."""


def prepare(stage: Stage) -> None:
    """Make both."""
    from tests.bench.offices import SUMU, make_office

    office = make_office(stage.prepared / HOME, SUMU)
    sections, names = _write_names(office)
    with _plain(stage.prepared / PLAIN, names) as write:
        _write_patrols(office, _patrols(sections, stage.rows), write)
    office.close()


def _write_names(office: Office) -> tuple[list[tuple[str, list[str]]], Names]:
    """Links to sections and to those who ride there, and what they name."""
    from app.ledger.fields.links import link_to
    from db.journal.operations import Change, Kind

    rng, shapes, unit = random.Random(3), office.registry.shapes, office.unit.code
    found: list[tuple[str, list[str]]] = []
    names: Names = {}
    changes: list[Change] = []
    for number in range(SECTIONS):
        section, *riders = office.ids.many(1 + RIDERS)
        title = f"{1180 + 9 * number}号至{1188 + 9 * number}号"
        changes.append(
            Change(shapes["sections"], section, Kind.CREATE, {"title": title}, unit=unit)
        )
        names[link_to(section)] = title
        for one in riders:
            name = _name(rng)
            changes.append(Change(shapes["members"], one, Kind.CREATE, {"name": name}, unit=unit))
            names[link_to(one)] = name
        found.append((link_to(section), list(map(link_to, riders))))
    office.journal.write("import", "编造的人和管段", office.person, changes)
    office.journal.seal()
    return found, names


def _write_patrols(
    office: Office, patrols: Iterator[Values], also: Callable[[list[Values]], None]
) -> None:
    shape = office.registry.shapes["patrols"]
    columns = ["_uid", "_scope", "_born", "_stamp", *shape.names, "markers__key"]
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT INTO patrols ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 our own names
    keys: dict[Value, Value] = {}

    def key(values: Values) -> Value:
        marker = values["markers"]
        if marker not in keys:
            keys[marker] = shape.derive(values)["markers__key"]
        return keys[marker]

    with office.store.writing() as connection:
        scopes = "SELECT id FROM j_scopes WHERE domain = 'patrols' AND unit = ?"
        scope = connection.exec_driver_sql(scopes, (office.unit.code,)).scalar_one()
        connection.exec_driver_sql("UPDATE j_door SET open = 1")
        stamps = count(1_700_000_000_000)
        while piece := list(islice(patrols, PIECE)):
            uids = office.ids.many(len(piece))
            rows = [
                (uid, scope, FOREIGN, next(stamps), *map(one.get, shape.names), key(one))
                for uid, one in zip(uids, piece, strict=True)
            ]
            connection.exec_driver_sql(insert, rows)
            also(piece)
        connection.exec_driver_sql("UPDATE j_door SET open = 0")


def _patrols(sections: list[tuple[str, list[str]]], many: int) -> Iterator[Values]:
    from db import item_sets

    rng, first = random.Random(1), date(2015, 1, 1)
    parties = [[_party(rng, riders) for _ in range(PARTIES)] for _, riders in sections]
    markers = [
        [item_sets.dump({str(1180 + 9 * at + one): "" for one in range(start, start + 3)})
         for start in range(6)]
        for at in range(SECTIONS)
    ]  # fmt: skip
    clauses = [_clause(rng) for _ in range(CLAUSES_KEPT)]
    days = [(first + timedelta(days=one)).isoformat() for one in range(many // A_DAY + 1)]
    times = [f"{one // 12:02d}:{one % 12 * 5:02d}" for one in range(24 * 12)]
    chance = rng.random
    for number in range(many):
        at, start = int(chance() * SECTIONS), 60 + int(chance() * 66)
        yield {
            "date": days[number // A_DAY],
            "depart": times[start],
            "back": times[start + 12 + int(chance() * 72)],
            "section": sections[at][0],
            "party": parties[at][int(chance() * PARTIES)],
            "transport": TRANSPORT[int(chance() * len(TRANSPORT))],
            "distance": 80 + 5 * int(chance() * 100),
            "weather": WEATHER[int(chance() * len(WEATHER))],
            "markers": markers[at][int(chance() * 6)],
            "facilities": clauses[int(chance() * CLAUSES_KEPT)] if chance() < 0.7 else None,
            "handled": "已修补" if chance() < 0.2 else None,
            "reported_to": REPORTED[int(chance() * len(REPORTED))],
            "remarks": clauses[int(chance() * CLAUSES_KEPT)] if chance() < 0.4 else None,
        }


def _party(rng: random.Random, riders: list[str]) -> str | None:
    from db import item_sets

    return item_sets.dump(dict.fromkeys(rng.sample(riders, rng.choice((1, 2, 2, 3, 3, 4))), ""))


def _clause(rng: random.Random) -> str:
    clause, marker = rng.choice(CLAUSES), 1180 + rng.randrange(9 * SECTIONS)
    return clause.format(marker=marker, number=rng.randrange(2, 60), name=_name(rng))


def _name(rng: random.Random) -> str:
    if rng.random() < 0.4:
        return rng.choice(MONGOLIAN)
    return rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))


@contextmanager
def _plain(path: Path, names: Names) -> Generator[Callable[[list[Values]], None]]:
    """What the table shows, as text in a file without a key, with an index on the day."""
    insert = f"INSERT INTO patrols VALUES (NULL, {', '.join('?' * len(SHOWN))})"  # noqa: S608
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(f"CREATE TABLE patrols (id INTEGER PRIMARY KEY, {', '.join(SHOWN)})")
        shown = lru_cache(maxsize=None)(partial(_items, names))

        def write(piece: list[Values]) -> None:
            plain.executemany(insert, [_texts(one, names, shown) for one in piece])

        yield write
        plain.execute("CREATE INDEX by_date ON patrols (date, id)")
        plain.commit()


def _texts(values: Values, names: Names, items: Callable[[Value], str]) -> list[Value]:
    """A patrol as people read it."""
    said: Values = {
        "date": str(values["date"]).replace("-", "."),
        "section": names[str(values["section"])],
        "party": items(values["party"]),
        "distance": f"{int(values['distance'] or 0) / 10:g}",
        "markers": items(values["markers"]),
    }
    return [said.get(name, values[name]) for name in SHOWN]


def _items(names: Names, stored: Value) -> str:
    return "、".join(names.get(one, one) for one in json.loads(str(stored)))
