"""What the bundles that are read say of their writers' holdings, and of our own past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from app.sync import vectors
from app.sync.proofs import Proof

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.arriving import Arrived
    from app.sync.manifest import Heard


def read_of_series(
    office: Office, connection: Connection, bundles: Iterable[Arrived]
) -> set[tuple[bytes, int]]:
    """The files of these bundles' series that were read already."""
    table = office.tables.office.series
    series = {one.manifest.place.series for one in bundles if one.manifest.place.of > 1}
    found: set[tuple[bytes, int]] = set()
    for one in sorted(series):
        query = select(table.c["index"]).where(table.c.series == one)
        found.update((one, int(index)) for index in connection.scalars(query))
    return found


def learn(office: Office, connection: Connection, bundle: Arrived, *, is_revoked: bool) -> None:
    """What the bundle says of its writer's holdings, and of our own past.

    What a revoked computer says of itself and of others proves nothing.
    """
    manifest = bundle.manifest
    held = {} if is_revoked else vectors.from_wire(manifest.held)
    heard = () if is_revoked else manifest.heard
    if _is_forgotten(office, connection, heard) or _knows_our_future(
        office, connection, bundle, held
    ):
        office.begin_incarnation(connection)
    if is_revoked or manifest.sender == office.secrets.device_id:
        return
    proof = Proof(
        device=manifest.sender,
        incarnation=manifest.incarnation,
        sequence=manifest.sequence,
        at=manifest.written,
        held=held,
        wanted=manifest.wanted,
        wanted_attachments=manifest.wanted_attachments,
    )
    office.proofs.note(connection, proof, manifest.replaced)
    _note_series(office, connection, bundle)


def _note_series(office: Office, connection: Connection, bundle: Arrived) -> None:
    """Which file of several was read."""
    place = bundle.manifest.place
    read = read_of_series(office, connection, [bundle])
    if place.of > 1 and (place.series, place.index) not in read:
        values = {"series": place.series, "index": place.index}
        connection.execute(insert(office.tables.office.series).values(values))


def note_received(office: Office, connection: Connection, bundles: Iterable[Arrived]) -> None:
    """What offices above have proved to hold; after the reading, by which we may hold more."""
    known, revoked = office.trust.known(connection), office.trust.revoked(connection)
    holdings = office.journal.holdings(connection)
    for one in bundles:
        sender = known.get(one.manifest.sender)
        if sender is None or sender.device in revoked or not sender.unit.is_above(office.unit):
            continue
        for scope, vector in vectors.from_wire(one.manifest.held).items():
            number = office.journal.log.scopes.find(connection, scope)
            if number is not None:
                holdings.note_received(number, vector)


def _is_forgotten(office: Office, connection: Connection, heard: Sequence[Heard]) -> bool:
    """Whether somebody has read later bundles of our present life than we know of, or its end.

    Then an earlier state of this database was put back without our witness's noticing, or a copy
    of our disk lives on in another place.
    """
    life = office.journal.log.identity.writer
    written = office.bundles_written(connection)
    return any(
        one.ended or one.sequence > written
        for one in heard
        if (one.device, one.incarnation) == life
    )


def _knows_our_future(
    office: Office, connection: Connection, bundle: Arrived, held: vectors.Vectors
) -> bool:
    """Whether somebody holds segments that we wrote in this life, and have not.

    Then an earlier state of this database was put back without our witness's noticing.
    """
    holdings = office.journal.holdings(connection)
    writer = office.journal.log.identity.writer
    ends = [head.hash for one in held.values() for head in one.get(writer, ())]
    ends += [one.hash for one in bundle.carried if one.writer == writer]
    return not all(holdings.holds(one) for one in ends)
