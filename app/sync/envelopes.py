"""Envelopes: a letter's contents, sealed for those who may open it.

Whatever passes through many hands stays shut: only the target's computers and those of the old
office can open it, or, while no computer of the target is known, those of the office next above
it. Whoever can open a letter that waits seals it again for computers of the target that have
become known since; the digest on the letter keeps him from altering it.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.secrets.age import DamagedError, NotForUsError, decrypt, encrypt, is_recipient
from app.sync.letter_book import State, envelopes, letters
from app.sync.letters import Envelope
from app.sync.routes import Route
from app.sync.snapshots import (
    Snapshot,
    UnreadableSnapshotError,
    check_fits,
    digest_of,
    read_snapshot,
)
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.known import KnownOffice
    from app.sync.letter_book import Letter


def readers_of(office: Office, connection: Connection, route: Route) -> list[KnownOffice]:
    """For whom a letter is sealed beside ourselves: the target, or who is next above it.

    The other computers of the old office can open it too, so that a letter can be read again
    where it was written.
    """
    own = office.trust.devices_of(connection, route.start)
    there = office.trust.devices_of(connection, route.end)
    if there or office.unit.covers(route.end):
        return [*there, *own]
    above = [
        one
        for one in office.trust.known(connection).values()
        if one.unit.code != route.end and one.unit.covers(route.end)
    ]
    if not above:
        raise Trouble(
            "还不认识代码为 {code} 的办公室，也不认识它的上级",
            "请检查代码；代码没有错的，请和上级交换一次数据包，再开介绍信",
            code=route.end,
        )
    nearest = min(one.unit.rank for one in above)
    return [*(one for one in above if one.unit.rank == nearest), *own]


def envelope(
    office: Office, letter: bytes, plain: bytes, readers: Iterable[KnownOffice], route: Route
) -> Change:
    """An envelope of a letter, for these readers and ourselves."""
    known = {one.device: one.recipient for one in readers if is_recipient(one.recipient)}
    known[office.secrets.device_id] = office.secrets.age_recipient
    sealed = base64.b64encode(encrypt(plain, list(known.values()))).decode("ascii")
    values = {
        "offer": letter.hex(),
        "readers": " ".join(sorted(one.hex() for one in known)),
        "sealed": sealed,
    }
    shape = office.journal.log.shapes[Envelope.__tablename__]
    return Change(shape, office.ids.next(), Kind.CREATE, values, unit=route.unit)


def open_letter(office: Office, connection: Connection, letter: Letter) -> Snapshot:
    """What a letter is about.

    Raises:
        Trouble: it is not sealed for this computer, is not what the old office wrote, or of a
            newer program.
    """
    plain = _opened(office, connection, letter)
    if plain is None:
        raise Trouble(
            "介绍信 {number} 的内容没有密封给这台电脑",
            "请在本办公室别的电脑上接收，或者请上级再写一个数据包过来",
            number=letter.number,
        )
    try:
        snapshot = read_snapshot(plain)
    except UnreadableSnapshotError as error:
        raise Trouble(
            "这封介绍信里有这个版本的程序不认识的内容", "请先升级驿站，再接收这封介绍信"
        ) from error
    check_fits(office, snapshot)
    return snapshot


def _opened(office: Office, connection: Connection, letter: Letter) -> bytes | None:
    """The plain snapshot, if one of the envelopes is for this computer and holds the right one."""
    device = office.secrets.device_id.hex()
    for row in envelopes(office.tables.journal, connection, letter.uid):
        if device not in str(row["readers"] or "").split():
            continue
        try:
            sealed = base64.b64decode(str(row["sealed"] or ""), validate=True)
            plain = decrypt(sealed, office.secrets.age_identity)
        except (binascii.Error, ValueError, NotForUsError, DamagedError):
            continue
        if digest_of(plain) == letter.digest:
            return plain
    return None


# ---- for computers that come later
def sealed_again(office: Office, connection: Connection) -> list[Change]:
    """Envelopes for computers of the targets that have become known since letters were sealed."""
    found: list[Change] = []
    for letter in letters(office.tables.journal, connection):
        if letter.state is not State.OPEN:
            continue
        there = office.trust.devices_of(connection, letter.route.end)
        served = {
            device
            for row in envelopes(office.tables.journal, connection, letter.uid)
            for device in str(row["readers"] or "").split()
        }
        later = [one for one in there if one.device.hex() not in served]
        plain = _opened(office, connection, letter) if later else None
        if plain is not None:
            route = Route(office.unit.code, letter.route.end)
            found.append(envelope(office, letter.uid, plain, later, route))
    return found
