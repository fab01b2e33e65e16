"""Members and households that move: offering, taking over, and what follows from it.

The old office offers (介绍信), the new one takes over (回执), and only then the record has moved:
the old office's program writes into the old record that it is gone, by somebody who had seen what
the letter contained. What was written into it meanwhile was not seen, so that it is a question for
review (an edit against a deletion) and can be sent after by another letter.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say, translate
from app.sync.arrivals import Arriving
from app.sync.envelopes import envelope, open_letter, readers_of
from app.sync.letter_book import State, letters, mark_contexts, write_contents, write_names
from app.sync.letters import Adoption, Offer
from app.sync.routes import Route, arrived_id
from app.sync.snapshots import capture
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from app.ledger.questions import Record
    from app.office import Office
    from app.sync.letter_book import Letter
    from app.sync.snapshots import Snapshot

VALID_DAYS = 90
"""A letter is valid for three months at most (组通字〔2006〕45号)."""


def offer(
    office: Office, ledger: str, uid: bytes, to: str, *, note: str = "", number: str = ""
) -> Letter:
    """Offer a record to another office. It stays here until that office takes it over.

    Args:
        office: ours.
        ledger: the record's ledger.
        uid: the record.
        to: the other office's code.
        note: a remark on the letter; it is not sealed.
        number: the letter's number; empty: the next one of this computer.

    Raises:
        Trouble: such records do not move, this one is not there or not ours, it is offered
            already, or nobody is known who could open the letter.
    """
    with office.journal.transaction() as connection:
        record = _may_go(office, connection, ledger, uid, to)
        route = Route(record.unit, to)
        readers = readers_of(office, connection, route)
        every = letters(office.tables.journal, connection)
        captured = capture(office, connection, ledger, uid, partial(mark_contexts, every, uid))
        today = office.today()
        made = office.ids.next()
        until = dt.date.fromisoformat(today) + dt.timedelta(days=VALID_DAYS)
        shape = office.journal.log.shapes[Offer.__tablename__]
        values = {
            "ledger": office.registry.shapes[ledger].wire,
            "record": uid.hex(),
            "contains": write_contents(captured.contains),
            "digest": captured.digest,
            "number": number or _next_number(office, connection),
            "issued": today,
            "until": until.isoformat(),
            "issuer": office.unit.code,
            "note": note or None,
        }
        given = {name: value for name, value in values.items() if value is not None}
        changes = [
            Change(shape, made, Kind.CREATE, given, unit=route.unit),
            envelope(office, made, captured.plain, readers, route),
        ]
        title = say("开介绍信 {number}", number=values["number"])
        office.journal.write("offer", title, office.person, changes, undoable=False)
        found = letter_of(office, connection, made)
    office.announce(frozenset({ledger}))
    return found


def _may_go(office: Office, connection: Connection, ledger: str, uid: bytes, to: str) -> Record:
    declared = office.registry[ledger]
    if not declared.sheet.moves:
        raise Trouble(
            "“{ledger}”的记录不能转到别的办公室", "能转的是党员、中心户和联系户",
            ledger=translate(declared.sheet.title),
        )  # fmt: skip
    record = office.snapshot_in(connection).asking.one(ledger, uid)
    mine = [one for one in letters(office.tables.journal, connection) if uid in one.contains]
    followed = any(one.receipts and one.route.end == to for one in mine)
    if record is None or (record.gone and not followed):
        raise Trouble("没有找到这条记录", "它可能已经被删除，请刷新列表再看")
    if not office.unit.covers(record.unit):
        raise Trouble(
            "这条内容属于别的办公室（{unit}），这里只能看", "请由那个办公室开介绍信",
            unit=record.unit,
        )  # fmt: skip
    if to == record.unit:
        raise Trouble("这条记录本来就属于代码为 {code} 的办公室", "请检查代码", code=to)
    opened = next((one for one in mine if one.state is State.OPEN), None)
    if opened is not None:
        raise Trouble(
            "已经给它开过介绍信 {number}，对方还没有接收", "要重新开，请先撤回那一封",
            number=opened.number,
        )  # fmt: skip
    return record


def _next_number(office: Office, connection: Connection) -> str:
    """A number that no other computer gives out: year, beginning of the device's key, count."""
    start = f"{office.today()[:4]}-{office.secrets.device_id.hex()[:4]}-"
    taken = {one.number for one in letters(office.tables.journal, connection)}
    count = 1 + sum(one.startswith(start) for one in taken)
    while f"{start}{count}" in taken:
        count += 1
    return f"{start}{count}"


def letter_of(office: Office, connection: Connection, uid: bytes) -> Letter:
    """One letter.

    Raises:
        Trouble: it is not here.
    """
    for one in letters(office.tables.journal, connection):
        if one.uid == uid:
            return one
    raise Trouble("没有找到这封介绍信", "请从 move list 里复制编号，或者先读入对方的数据包")


def withdraw(office: Office, uid: bytes) -> Letter:
    """Withdraw a letter that nobody has taken over yet, as far as is known here.

    Where the other office had taken it over already, that counts; see `State`.

    Raises:
        Trouble: it is not here, not ours, or was answered.
    """
    with office.journal.transaction() as connection:
        found = letter_of(office, connection, uid)
        if not office.unit.covers(found.route.start):
            raise Trouble("这封介绍信不是本办公室开的", "请由开介绍信的办公室撤回")
        if found.state is State.ADOPTED:
            raise Trouble(
                "对方已经接收了介绍信 {number}", "要转回来，请对方再开一封", number=found.number
            )
        shape = office.journal.log.shapes[Offer.__tablename__]
        change = Change(shape, uid, Kind.SET, {"withdrawn": office.today()})
        title = say("撤回介绍信 {number}", number=found.number)
        office.journal.write("withdraw", title, office.person, [change], undoable=False)
        found = letter_of(office, connection, uid)
    office.announce(frozenset())
    return found


def open_offers(office: Office) -> list[Letter]:
    """The letters to this office, or one below it, that wait to be taken over."""
    with office.store.reading() as connection:
        return offers_here(office, connection)


def offers_here(office: Office, connection: Connection) -> list[Letter]:
    """The same, as a transaction sees them."""
    return [
        one
        for one in letters(office.tables.journal, connection)
        if one.state is State.OPEN and office.unit.covers(one.route.end)
    ]


# ---- taking over
def adopt(office: Office, uid: bytes) -> bytes:
    """Take over what a letter offers: its records become records of ours.

    A later letter about a record that came before brings what it says otherwise than the earlier
    one; where that was changed here, both wait in review.

    Args:
        office: ours, or one above the target, in its place.
        uid: the letter.

    Returns:
        The new record's id.

    Raises:
        Trouble: the letter is not here, not for us, was withdrawn or taken over, or cannot be
            opened.
    """
    with office.journal.transaction() as connection:
        letter = letter_of(office, connection, uid)
        _may_come(office, letter)
        snapshot = open_letter(office, connection, letter)
        if snapshot.records[0].uid != letter.record:
            raise Trouble("介绍信 {number} 的内容和封面不符", "请对方重新开", number=letter.number)
        earlier = _made_before(office, connection, letter)
        changes = Arriving(office, connection, snapshot, letter.route, earlier).changes()
        title = say("接收介绍信 {number}", number=letter.number)
        before = _operations(office, connection, snapshot, letter.route)
        office.journal.write("adopt", title, office.person, changes, undoable=False)
        made = _operations(office, connection, snapshot, letter.route) - before
        receipt = _receipt(office, letter, made)
        office.journal.write("adopt", title, office.person, [receipt], undoable=False)
    office.announce(frozenset(one.shape.name for one in changes))
    return letter.arrived


def _may_come(office: Office, letter: Letter) -> None:
    if not office.unit.covers(letter.route.end):
        raise Trouble(
            "介绍信 {number} 是开给代码为 {code} 的办公室的", "请由那个办公室接收",
            number=letter.number, code=letter.route.end,
        )  # fmt: skip
    if letter.state is State.WITHDRAWN:
        raise Trouble("介绍信 {number} 已经撤回", "请和对方核对", number=letter.number)
    if letter.state is State.ADOPTED:
        raise Trouble("介绍信 {number} 已经接收过了", number=letter.number)


def _made_before(office: Office, connection: Connection, letter: Letter) -> frozenset[bytes]:
    return frozenset(
        name
        for other in letters(office.tables.journal, connection)
        if other.route == letter.route
        for receipt in other.receipts
        for name in receipt.made
    )


def _operations(
    office: Office, connection: Connection, snapshot: Snapshot, route: Route
) -> set[bytes]:
    """Names of all operations on the records that a snapshot becomes."""
    found: set[bytes] = set()
    for one in snapshot.records:
        shape = office.journal.log.wires[one.ledger]
        uid = arrived_id(route, one.uid)
        operations = office.journal.archive.operations(connection, shape, [uid]).get(uid)
        found.update(each.operation.name for each in (operations.placed if operations else ()))
    return found


def _receipt(office: Office, letter: Letter, made: Iterable[bytes]) -> Change:
    values = {
        "offer": letter.uid.hex(),
        "ledger": letter.ledger,
        "source": letter.record.hex(),
        "record": letter.arrived.hex(),
        "made": write_names(made),
        "adopted": office.today(),
    }
    shape = office.journal.log.shapes[Adoption.__tablename__]
    return Change(shape, office.ids.next(), Kind.CREATE, values, unit=letter.route.back.unit)
