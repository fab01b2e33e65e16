"""The office's records as they were at the end of a day: a roster as of 31 December.

```python
with as_of(office, "2025-12-31", ["members"], progress) as then:   # a Snapshot like any other
    records = then.asking.page(question)
    table = View(office, then, office.registry["members"]).table(records, fields)

records = records_as_of(office, question, "2025-12-31", progress)  # where values are enough
```

*As of* a day goes by when something was **written down**, here or in another office, by the stamp
that its writer's computer gave it: what was typed on 3 January does not count for 31 December, even
if it tells of December. What a record itself says of days (joined, confirmed, left) plays no part.
And it goes by what this office holds **now**: what a village wrote in December counts although it
arrived here on a stick in January; what has not come yet cannot. A clock that was wrong is
believed. So it answers “what stood in the books on that day, as far as we know
today”, and not “what was true”, nor “what this screen showed”.

What was deleted since is there; what did not exist yet is not; records whose personal data was
erased since are left out, since nothing of them is kept. Conditions, order, search, links, names
and what follows from the day (age, years in the party) are those of then, as everything is read
from a database of then, which is made in memory and gone afterwards. Code tables, rules, forms and
other things of the domain ``shared`` are today's: they say how to write, not what was written.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, insert, select
from sqlalchemy.pool import StaticPool

from app.errors import Trouble
from app.language import say
from app.ledger.asking import Asking
from app.ledger.base import Ledger
from app.ledger.fields import Children, Link, People
from app.ledger.joined import Joined
from app.ledger.lookup import Lookup
from app.office import Snapshot
from app.sync.reach import Reach
from db.driver import dbapi2
from db.journal import rows as rows_of
from db.journal.past import Past
from db.search import index as search_index

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from sqlalchemy import Connection, Table

    from app.ledger.questions import Question, Record
    from app.ledger.registry import Registry
    from app.office import Office
    from app.progress import Progress
    from db.shape import TableShape

PIECE = 2000
"""So many rows are put in between two looks at whether to stop."""
TODAYS = frozenset({"shared", "trust"})
"""Domains whose records are taken as they are today."""


@contextmanager
def as_of(
    office: Office, day: str, ledgers: Iterable[str], progress: Progress
) -> Generator[Snapshot]:
    """The records of some ledgers as they were at the end of a day; see above what that means.

    Beside these ledgers all are there to which their links lead, and those that are counted with
    them (linked households); others are empty. How far our work has got, and the marks of what was
    not sealed, are not known of then.

    Args:
        office: ours.
        day: "YYYY-MM-DD"; its last moment by this computer's clock.
        ledgers: those that will be asked.
        progress: told of the rows.

    Raises:
        Trouble: the day is none, or is not over yet and not today.
        Cancelled: through ``progress``.
    """
    moment = _end_of(office, day)
    wanted = _needed(office.registry, ledgers)
    engine = create_engine("sqlite://", module=dbapi2, creator=_memory, poolclass=StaticPool)
    try:
        with engine.connect() as past:
            with office.store.reading() as connection:
                then = Past(office.journal.log, office.journal.chains, connection, moment)
                _copy_todays(office, connection, past)
                _fill(office, past, then, wanted, progress)
            yield _snapshot(office, past, day)
    finally:
        engine.dispose()


def records_as_of(office: Office, question: Question, day: str, progress: Progress) -> list[Record]:
    """What a question finds among the records as they were at the end of a day, in its order.

    Args:
        office: ours.
        question: which records; its conditions, words and order look at the values of then.
        day: "YYYY-MM-DD".
        progress: told of the rows.

    Raises:
        Trouble: see `as_of`.
        Cancelled: through ``progress``.
    """
    with as_of(office, day, [question.ledger], progress) as then:
        return then.asking.page(question)


def _end_of(office: Office, day: str) -> int:
    """The last millisecond of a day, by this computer's clock."""
    try:
        # 20251231 would be taken, too, but ages are told from the text
        date = dt.date.fromisoformat(day if day[4:8:3] == "--" else "")
        after = dt.datetime.combine(date + dt.timedelta(days=1), dt.time()).astimezone()
        moment = int(after.timestamp() * 1000) - 1
    except (ValueError, OverflowError, OSError):
        raise Trouble(
            "“{day}”不是一个完整的日期", "请写明年、月、日，如 2025-12-31", day=day
        ) from None
    if day > office.today():
        raise Trouble("{day} 还没有到", "请选今天或者以前的日期", day=day)
    return moment


def _needed(registry: Registry, ledgers: Iterable[str]) -> list[str]:
    """These ledgers and those that they lead to."""
    found = dict.fromkeys(ledgers)
    todo = list(found)
    while todo:
        for field in registry[todo.pop()].fields.values():
            other = field.to if isinstance(field, (Link, People)) else ""
            other = field.ledger if isinstance(field, Children) else other
            if other and other not in found:
                found[other] = None
                todo.append(other)
    return list(found)


def _snapshot(office: Office, past: Connection, day: str) -> Snapshot:
    joined = Joined(office.tables.journal, past)
    reach = Reach(office.tables.journal, past, office.trust.is_own)
    asking = Asking(office.registry, office.tables.journal, past, joined, reach, today=day)
    lookup = Lookup(office.registry, office.codebook, past, day, joined)
    return Snapshot(office.registry, past, asking, lookup, joined)


# ---- the database of then
def _memory() -> dbapi2.Connection:
    raw = dbapi2.connect(":memory:", check_same_thread=False, isolation_level=None)
    raw.execute("PRAGMA temp_store = MEMORY")  # a temporary file would lie readable on the disk
    return raw


def _copy_todays(office: Office, connection: Connection, past: Connection) -> None:
    """Make the tables of then, and take over what is as it is today."""
    Ledger.metadata.create_all(past, checkfirst=False)
    tables, shapes = office.tables, office.journal.log.shapes.values()
    for table in (tables.journal.scopes, tables.office.peers, tables.office.settings):
        _copy(connection, past, table)
    for shape in shapes:
        if shape.domain in TODAYS:
            _copy(connection, past, shape.table)


def _fill(
    office: Office, past: Connection, then: Past, wanted: Iterable[str], progress: Progress
) -> None:
    """Put in what there was."""
    shapes = office.journal.log.shapes
    chosen = [shapes[name] for name in wanted if shapes[name].domain not in TODAYS]
    total, done = sum(map(then.count, chosen)), 0
    what = say("正在找出当时的记录…")

    def step(more: int) -> None:
        nonlocal done
        done += more
        progress.step(done, total, what)

    for shape in chosen:
        joins = list(_put(past, then, shape, step))
        rows_of.insert_tuples(past, office.tables.journal.joins, joins)
    progress.step(total, total, what)
    search_index.make(past, Ledger.metadata)
    past.commit()


def _put(
    past: Connection, then: Past, shape: TableShape, step: Callable[[int], None]
) -> Iterator[tuple[bytes, bytes, int]]:
    """Put the rows of a ledger in; gives which records had gone into which."""
    rows = then.rows(shape, step)
    while piece := list(islice(rows, PIECE)):
        rows_of.insert_many(past, shape, [one.row for one in piece])
        yield from ((rows_of.uid_of(one.row), one.into, 0) for one in piece if one.into)


def _copy(connection: Connection, past: Connection, table: Table) -> None:
    """Take a small table over as it is."""
    rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    if rows:
        past.execute(insert(table), rows)
