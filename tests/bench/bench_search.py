"""A keystroke in the search over a region's people, against LIKE and a full-text table of trigrams.

Every job types the same words and, after each letter, gets the first 200 people with what stands
beside them and a count that stops at 1,000. What is judged is the 99th of a hundred keystrokes, in
user CPU: one slow letter is what people feel.
"""

from __future__ import annotations

import random
import resource
from typing import TYPE_CHECKING

from tests.bench.harness import Bench
from tests.bench.many_people import SEARCHED, TRIGRAMS, opened, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from app.office import Office
    from tests.bench.harness import Stage

SIZES = (300, 40_000, 1_700_000)
PEOPLE = 12
"""Of so many each class of words is taken; LIKE needs half a second for one."""
COUNTED = 1000
SHOWN = 200

CLASSES: dict[str, Callable[[dict[str, str]], str]] = {
    "surname": lambda one: one["name"][0],
    "two characters": lambda one: one["name"][:2],
    "a middle character": lambda one: one["name"][1],
    "two of the given name": lambda one: one["name"][1:3],
    "initials": lambda one: one["name__pi"],
    "four letters of pinyin": lambda one: one["name__py"][:4],
    "pinyin": lambda one: one["name__py"],
    "end of the ID number": lambda one: one["id_number"][-4:],
    "end of the telephone": lambda one: one["phone"][-4:],
    "a word of the address": lambda one: one["address"][:4],
    "the end of the address": lambda one: one["address"][-9:],
    "two words": lambda one: f"{one['name'][0]} {one['address'][:2]}",
}


def keystrokes(office: Office, rows: int) -> list[str]:
    """What is typed, the same words for all."""
    rng = random.Random(5)
    listed = ", ".join(SEARCHED)
    words: list[str] = []
    with office.store.reading() as connection:
        for _ in range(PEOPLE):
            row = rng.randrange(1, rows + 1)
            query = f"SELECT {listed} FROM members WHERE _row = {row}"  # noqa: S608 our own names
            found = map(str, connection.exec_driver_sql(query).one())
            one = dict(zip(map(str, SEARCHED), found, strict=True))
            words += [word for told in CLASSES.values() if (word := told(one))]
    return words


def ours(stage: Stage) -> None:
    """What the box asks for."""
    from app.finding import find

    office = opened(stage)
    typed = keystrokes(office, stage.rows)
    steps: list[float] = []
    with office.snapshot() as now:
        find(office, now, "热", ledger="members")
        with stage.measured():
            for one in typed:
                began = _user()
                (group,) = find(office, now, one, limit=SHOWN, ledger="members")
                steps.append(_user() - began)
                assert group.hits
    stage.figures.step_times(steps)
    office.close()


def like(stage: Stage) -> None:
    """Every searched column read through."""
    parts = " OR ".join(f"{one} LIKE ?" for one in SEARCHED)

    def ask(connection: Connection, word: str) -> tuple[str, list[str]]:
        return parts, [f"%{word}%"] * len(SEARCHED)

    _other(stage, ask)


def trigram(stage: Stage) -> None:
    """A full-text table of trigrams; it reads through its rows for less than three characters."""
    parts = " OR ".join(f"{one} LIKE ?" for one in SEARCHED)

    def ask(connection: Connection, word: str) -> tuple[str, list[str]]:
        if len(word) < 3:
            return parts, [f"%{word}%"] * len(SEARCHED)
        found = f"_row IN (SELECT rowid FROM {TRIGRAMS} WHERE {TRIGRAMS} MATCH ?)"  # noqa: S608 our own name
        return found, [f'"{word}"']

    _other(stage, ask)


def _other(stage: Stage, ask: Callable[[Connection, str], tuple[str, list[str]]]) -> None:
    office = opened(stage)
    typed = keystrokes(office, stage.rows)
    listed = ", ".join(SEARCHED)
    steps: list[float] = []
    with office.store.reading() as connection, stage.measured():
        for one in typed:
            began = _user()
            asked = [ask(connection, word) for word in one.split()]
            condition = " AND ".join(f"({part})" for part, _values in asked)
            values = tuple(value for _part, each in asked for value in each)
            rows = f"FROM members WHERE {condition} AND _gone = 0 LIMIT"
            found = connection.exec_driver_sql(f"SELECT {listed} {rows} {SHOWN}", values).all()
            counted = f"SELECT count(*) FROM (SELECT 1 {rows} {COUNTED + 1})"  # noqa: S608 our own names
            connection.exec_driver_sql(counted, values).scalar()
            steps.append(_user() - began)
            assert found
    stage.figures.step_times(steps)
    office.close()


def _user() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


WHAT = "a keystroke: 200 people and the count up to 1,000"
BENCHES = (
    Bench(
        name="search-like",
        what=WHAT,
        rows=SIZES[-1],
        few=SIZES[0],
        prepare=prepare,
        ours=ours,
        against="LIKE on the same columns",
        other=like,
        compared="p99",
        target=0.02,
        most=16,
    ),
    Bench(
        name="search-trigram",
        what=WHAT,
        rows=SIZES[-1],
        few=SIZES[0],
        prepare=prepare,
        ours=ours,
        against="FTS5 trigrams of the same columns",
        other=trigram,
        compared="p99",
        target=0.05,
        most=16,
    ),
    Bench(
        name="search-grown",
        what=WHAT,
        rows=SIZES,
        few=SIZES[0],
        prepare=prepare,
        ours=ours,
        against="FTS5 trigrams of the same columns",
        other=trigram,
        compared="p99",
        most=16,
    ),
)
