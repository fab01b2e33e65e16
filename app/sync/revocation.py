"""Revoking a computer, and letting in what was refused.

A revocation names the last segments of the computer that are still accepted, as far as this office
has read and applied them; what comes after goes to quarantine in every office, also where it acted
already. To refuse what a thief has already brought, undo the reading of his bundle first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import lives
from app.errors import Trouble, WrongUse
from app.language import say
from app.sync.declarations import Admission, Revocation
from app.sync.declaring import declare
from app.sync.devices import Names
from app.sync.routes import NEVER_LEFT_OUT
from db.journal.operations import MARK
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.known import KnownOffice
    from db.journal.holdings import Quarantined

LEAST_DIGITS = 8
"""So much of a device or of a hash must be named at least."""
REVOKED = "revoked"
"""The setting that says that this computer knows that it was revoked."""


@dataclass(frozen=True)
class Revoked:
    """A computer that was revoked.

    Attributes:
        office: its office.
        accepted: how many of its chains are accepted up to some segment.
        stopped: how many segments act no more.
    """

    office: KnownOffice
    accepted: int
    stopped: int


@dataclass(frozen=True)
class Refused:
    """A chain of segments in quarantine.

    Attributes:
        office: the office of the computer that wrote it; empty: it is not known.
        device: that computer.
        domain: its scope.
        unit: the code of the organisation that it belongs to.
        hash: the last segment of it.
        number: the place of that.
        segments: how many are in quarantine.
        revoked: whether the computer was revoked.
    """

    office: str
    device: bytes
    domain: str
    unit: str
    hash: bytes
    number: int
    segments: int
    revoked: bool


@dataclass(frozen=True)
class Admitted:
    """What was let in.

    Attributes:
        chains: these chains.
        began: how many segments act since.
    """

    chains: tuple[Refused, ...]
    began: int


# ---- revoking
def revoke(office: Office, who: str) -> Revoked:
    """Trust a computer no more.

    Args:
        office: ours, which must stand above the other one.
        who: the code of its office, if that has one computer only, or the first digits of the
            computer's public key.

    Raises:
        Trouble: there is no such computer, several may be meant, or we do not stand above it.
    """
    with office.store.reading() as connection:
        target = _target(office, connection, who)
    with office.journal.transaction() as connection:
        office.journal.seal()
        chains = list(_accepted(office, connection, target.device))
        holdings = office.journal.holdings(connection)
        domains = {scope.domain for scope in holdings.scopes().values()} | NEVER_LEFT_OUT
        entry = {
            "device": target.device.hex(),
            "unit": target.unit.code,
            "domains": ",".join(sorted(domains)),
            "accepted": json.dumps(chains, separators=(",", ":")),
        }
        title = say("吊销“{name}”的一台电脑", name=target.name)
        read = declare(office, Revocation, [entry], title)
    return Revoked(target, len(chains), read.stopped)


def _target(office: Office, connection: Connection, who: str) -> KnownOffice:
    text, revoked = who.strip().lower(), office.trust.revoked(connection)
    known = [one for one in office.trust.known(connection).values() if one.device not in revoked]
    fits = [
        one
        for one in known
        if one.unit.code == text
        or (len(text) >= LEAST_DIGITS and one.device.hex().startswith(text))
    ]
    if not fits:
        raise Trouble("没有找到电脑“{who}”，或者它已经被吊销", "请用 office list 查看", who=who)
    if len(fits) > 1:
        raise Trouble(
            "“{who}”有 {count} 台电脑",
            "请写明是哪一台：{devices}",
            who=who,
            count=len(fits),
            devices="、".join(one.device.hex()[:LEAST_DIGITS] for one in fits),
        )
    if not office.unit.is_above(fits[0].unit):
        raise Trouble("“{name}”不是本办公室的下级，不能吊销", "请它的上级吊销", name=fits[0].name)
    return fits[0]


def _accepted(
    office: Office, connection: Connection, device: bytes
) -> Iterable[tuple[str, str, str, int, str]]:
    """The last accepted segments of a computer: life, domain, unit, number, hash of each chain."""
    holdings = office.journal.holdings(connection)
    for number, scope in holdings.scopes().items():
        for writer, heads in holdings.applied(number).items():
            for head in heads:
                if writer.device == device and head.number != MARK:
                    life = writer.incarnation.hex()
                    yield life, scope.domain, scope.unit, head.number, head.hash.hex()


def notice(office: Office, connection: Connection) -> None:
    """Go on under a new incarnation when this computer learns that it was revoked.

    What it wrote until now may be refused here too and is then not before anybody's eyes, while a
    writer's own chain always counts as seen.
    """
    told = office.settings.get(connection, REVOKED)
    if not told and office.secrets.device_id in office.trust.revoked(connection):
        office.settings.set(connection, REVOKED, office.today())
        office.begin_incarnation(connection)
        office.settings.set(connection, lives.NOTICE, lives.REVOKED)


# ---- what was refused
def refused(office: Office) -> list[Refused]:
    """The chains of which something is in quarantine."""
    with office.store.reading() as connection:
        names = Names(office, connection)
        return [
            _refused(office, connection, names, one)
            for one in office.journal.holdings(connection).quarantined()
        ]


def _refused(office: Office, connection: Connection, names: Names, one: Quarantined) -> Refused:
    device = one.writer.device
    return Refused(
        office=names.office_of(device),
        device=device,
        domain=one.scope.domain,
        unit=one.scope.unit,
        hash=one.hash,
        number=one.number,
        segments=one.segments,
        revoked=device in office.trust.revoked(connection),
    )


def admit(office: Office, who: str) -> Admitted:
    """Let in what is in quarantine.

    Args:
        office: ours.
        who: the first digits of the hash of the last segment of a chain, or of the public key of
            the computer that wrote one or several.

    Raises:
        Trouble: there is no such chain, or it is not ours to let in.
        WrongUse: too few digits.
    """
    text = who.strip().lower()
    if len(text) < LEAST_DIGITS:
        raise WrongUse("“{who}”太短", "请至少写 {count} 位", who=who, count=LEAST_DIGITS)
    chains = [
        one
        for one in refused(office)
        if one.hash.hex().startswith(text) or one.device.hex().startswith(text)
    ]
    if not chains:
        raise Trouble("隔离的内容里没有“{who}”", "请用 office quarantine 查看", who=who)
    with office.store.reading() as connection:
        for one in chains:
            judge_admission(office, connection, one)
    entries = [_admission(office, one) for one in chains]
    read = declare(office, Admission, entries, say("放行隔离的内容 {count} 处", count=len(chains)))
    return Admitted(tuple(chains), read.began)


def judge_admission(office: Office, connection: Connection, one: Refused) -> None:
    """Whether this office may let a chain in.

    Raises:
        Trouble: it may not; says who may.
    """
    known = office.trust.known(connection).get(one.device)
    if one.domain == TRUST:
        raise Trouble("“谁可以写什么”的内容不能放行", "请由有权的办公室重新声明")
    is_above = known is not None and office.unit.is_above(known.unit)
    if not office.unit.covers(one.unit) or (one.revoked and not is_above):
        raise Trouble("区划 {unit} 的这些内容，本办公室不能放行", "请上级办公室放行", unit=one.unit)


def _admission(office: Office, one: Refused) -> dict[str, str]:
    with office.store.reading() as connection:
        table = office.journal.log.tables.segments
        row = connection.execute(table.select().where(table.c.hash == one.hash)).mappings().one()
        writer = office.journal.log.writers.thing(connection, int(row["writer"]))
    return {
        "device": one.device.hex(),
        "incarnation": writer.incarnation.hex(),
        "domain": one.domain,
        "unit": one.unit,
        "number": str(one.number),
        "hash": one.hash.hex(),
    }
