"""Segments as bytes, format 0.

A zstd frame of a msgpack array (`_Wire`), whose values stand in typed columns (`db.columns`).
Decoding is safe on hostile bytes: sizes are capped before anything is allocated, and what no
honest writer produces is refused before anything relies on it.
"""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
from backports import zstd

from db import columns
from db.journal.operations import (
    DEVICE_BYTES,
    HASH_BYTES,
    INCARNATION_BYTES,
    MARK,
    MOST_STAMP,
    NAME_BYTES,
    NO_HASH,
    Head,
    Kind,
    Scope,
    Vector,
    Writer,
)
from db.journal.segments import (
    MOST_NUMBER,
    MOST_OPERATIONS,
    Creations,
    DamagedSegmentError,
    Edits,
    Opened,
    Sealed,
    Segment,
)
from db.record_ids import LENGTH as RECORD_ID_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.shape import Value

FORMAT = 0
MOST_BYTES = 64 << 20
"""A segment's bytes may not be more than this."""
MOST_PLAIN_BYTES = 256 << 20
"""Nor its plain form; checked while decompressing, since a frame may lie about its size."""
_LEVEL = 9
_MOST_NAME = 100
_DAY = 24 * 60


def seal(segment: Segment, sign: Callable[[bytes], bytes]) -> Sealed:
    """Turn a segment into bytes and sign them."""
    body = encode(segment)
    return Sealed(body, sign(hashlib.sha256(body).digest()))


class _WireEdits(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    count: int
    numbers: Any
    kinds: Any
    ledgers: Any
    uids: Any
    stamps: Any
    persons: Any
    values: list[tuple[str, str, int, Any, Any]]
    contexts: list[tuple[int, list[bytes]]]


class _WireCreations(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    ledger: str
    count: int
    numbers: Any
    stamps: Any
    persons: Any
    uids: Any
    values: list[tuple[str, Any]]


class _Wire(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    format: int
    device: bytes
    incarnation: bytes
    domain: str
    unit: str
    number: int
    previous: bytes
    vector: list[tuple[bytes, bytes, int, bytes]]
    schema: int
    sealed: int
    zone: int
    creations: list[_WireCreations]
    edits: _WireEdits
    origins: list[tuple[int, bytes, bytes]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Wire)


def encode(segment: Segment) -> bytes:
    """The bytes of a segment."""
    seen = columns.RowReferences()
    wire = _Wire(
        format=FORMAT,
        device=segment.writer.device,
        incarnation=segment.writer.incarnation,
        domain=segment.scope.domain,
        unit=segment.scope.unit,
        number=segment.number,
        previous=segment.previous,
        vector=_flat(segment.vector),
        schema=segment.schema,
        sealed=segment.sealed,
        zone=segment.zone,
        creations=[_encode_creations(one, seen) for one in segment.creations],
        edits=_encode_edits(segment.edits, seen),
        origins=[(no, who.device, who.incarnation) for no, who in segment.origins.items()],
    )
    return zstd.compress(_encoder.encode(wire), level=_LEVEL)


def decode(body: bytes) -> Segment:
    """The segment that `encode` turned into these bytes; safe on hostile bytes.

    Raises:
        DamagedSegmentError: they are something else.
    """
    try:
        wire = _decoder.decode(_decompress(body))
        if wire.format != FORMAT:
            raise DamagedSegmentError(f"segment format {wire.format}")
        seen = columns.RowReferences()
        segment = Segment(
            writer=_writer(wire.device, wire.incarnation),
            scope=Scope(wire.domain, wire.unit),
            number=wire.number,
            previous=wire.previous,
            vector=_deep(wire.vector),
            schema=wire.schema,
            sealed=wire.sealed,
            zone=wire.zone,
            creations=tuple(_decode_creations(one, seen) for one in wire.creations),
            edits=_decode_edits(wire.edits, seen),
            origins={number: _writer(dev, inc) for number, dev, inc in wire.origins},
        )
    except (
        msgspec.DecodeError,
        UnicodeDecodeError,  # msgspec's own errors leave it out
        columns.DamagedColumn,
        zstd.ZstdError,
        RecursionError,
    ) as error:
        raise DamagedSegmentError(str(error)) from error
    _check(segment)
    return segment


def opened(sealed: Sealed) -> Opened:
    """A segment that came from elsewhere, decoded.

    Raises:
        DamagedSegmentError: its bytes are no segment.
    """
    return Opened(sealed, decode(sealed.body))


def _decompress(body: bytes) -> bytes:
    if len(body) > MOST_BYTES:
        raise DamagedSegmentError("a segment is too large")
    machine = zstd.ZstdDecompressor()
    plain = machine.decompress(body, max_length=MOST_PLAIN_BYTES)
    if not machine.eof or machine.unused_data:
        raise DamagedSegmentError("a segment is not one whole frame, or is too large")
    return plain


def _check(segment: Segment) -> None:
    """Refuse what no honest writer produces, before anything relies on it."""
    edits = segment.edits
    kinds = {int(one) for one in Kind} - {int(Kind.CREATE)}
    faults = (
        not 1 <= segment.number <= MOST_NUMBER,
        len(segment.previous) != HASH_BYTES,
        max(len(segment.scope.domain), len(segment.scope.unit)) > _MOST_NAME,
        not 0 <= segment.schema <= MOST_NUMBER,
        not 0 <= segment.sealed <= MOST_STAMP or abs(segment.zone) >= _DAY,
        sum(map(len, segment.creations)) + len(edits) > MOST_OPERATIONS,
        not set(edits.kinds) <= kinds,
        any(len(uid) != RECORD_ID_BYTES for uid in segment.uids),
        not all(_ascending(one.numbers) for one in (*segment.creations, edits)),
        not all(_plausible(one.stamps) for one in (*segment.creations, edits)),
        any(not 0 <= row < len(edits) for row in edits.contexts),
        any(len(name) != NAME_BYTES for names in edits.contexts.values() for name in names),
        # An operation of another device is signed by that device, in a segment of its own.
        any(one.device != segment.writer.device for one in segment.origins.values()),
        any(
            not 0 <= index < len(edits) or edits.ledgers[index] != ledger
            for (ledger, _name), (indexes, _column) in edits.values.items()
            for index in indexes
        ),
    )
    if any(faults):
        raise DamagedSegmentError(f"segment contents, check {faults.index(True)}")


def _ascending(numbers: Sequence[int]) -> bool:
    ordered = all(a < b for a, b in pairwise(numbers))
    return ordered and (not numbers or (numbers[0] > 0 and numbers[-1] <= MOST_NUMBER))


def _plausible(stamps: Sequence[int]) -> bool:
    return not stamps or (min(stamps) >= 0 and max(stamps) <= MOST_STAMP)


def _encode_creations(one: Creations, seen: columns.RowReferences) -> _WireCreations:
    return _WireCreations(
        ledger=one.ledger,
        count=len(one),
        numbers=columns.encode(one.numbers),
        stamps=columns.encode(one.stamps),
        persons=columns.encode(one.persons),
        uids=columns.encode(one.uids, seen),
        values=[(name, columns.encode(column, seen)) for name, column in one.values.items()],
    )


def _decode_creations(wire: _WireCreations, seen: columns.RowReferences) -> Creations:
    count = _count(wire.count)
    return Creations(
        ledger=wire.ledger,
        numbers=_integers(wire.numbers, count),
        stamps=_integers(wire.stamps, count),
        persons=_texts(wire.persons, count),
        uids=_identifiers(wire.uids, count, seen),
        values={name: _plain(column, count, seen) for name, column in wire.values},
    )


def _encode_edits(edits: Edits, seen: columns.RowReferences) -> _WireEdits:
    return _WireEdits(
        count=len(edits),
        numbers=columns.encode(edits.numbers),
        kinds=columns.encode(edits.kinds),
        ledgers=columns.encode(edits.ledgers),
        uids=columns.encode(edits.uids, seen),
        stamps=columns.encode(edits.stamps),
        persons=columns.encode(edits.persons),
        values=[
            (ledger, name, len(rows), columns.encode(rows), columns.encode(values))
            for (ledger, name), (rows, values) in edits.values.items()
        ],
        contexts=[(row, sorted(names)) for row, names in edits.contexts.items()],
    )


def _decode_edits(wire: _WireEdits, seen: columns.RowReferences) -> Edits:
    count = _count(wire.count)
    return Edits(
        numbers=_integers(wire.numbers, count),
        kinds=_integers(wire.kinds, count),
        ledgers=_texts(wire.ledgers, count),
        uids=_identifiers(wire.uids, count, seen),
        stamps=_integers(wire.stamps, count),
        persons=_texts(wire.persons, count),
        values={
            (ledger, name): (
                _integers(rows, _count(length)),
                _plain(column, _count(length), None),
            )
            for ledger, name, length, rows, column in wire.values
        },
        contexts={row: frozenset(names) for row, names in wire.contexts},
    )


def _flat(vector: Vector) -> list[tuple[bytes, bytes, int, bytes]]:
    return [
        (writer.device, writer.incarnation, head.number, head.hash)
        for writer, heads in sorted(vector.items())
        for head in heads
    ]


def _deep(flat: list[tuple[bytes, bytes, int, bytes]]) -> Vector:
    vector: Vector = {}
    for device, incarnation, number, segment_hash in flat:
        writer = _writer(device, incarnation)
        least = MARK if segment_hash != NO_HASH else 1
        if not least <= number <= MOST_NUMBER or len(segment_hash) != HASH_BYTES:
            raise DamagedSegmentError("a vector's head")
        vector[writer] = (*vector.get(writer, ()), Head(number, segment_hash))
    return vector


def _writer(device: bytes, incarnation: bytes) -> Writer:
    if len(device) != DEVICE_BYTES or len(incarnation) != INCARNATION_BYTES:
        raise DamagedSegmentError("a writer's name")
    return Writer(device, incarnation)


def _count(count: int) -> int:
    if not 0 <= count <= MOST_OPERATIONS:
        raise DamagedSegmentError("a column's length")
    return count


def _integers(column: object, count: int) -> list[int]:
    found: list[int] = []
    for value in columns.decode(column, count):
        if not isinstance(value, int):
            raise DamagedSegmentError("a column of numbers holds something else")
        found.append(value)
    return found


def _texts(column: object, count: int) -> list[str]:
    found: list[str] = []
    for value in columns.decode(column, count):
        if not isinstance(value, str):
            raise DamagedSegmentError("a column of names holds something else")
        found.append(value)
    return found


def _identifiers(column: object, count: int, seen: columns.RowReferences) -> list[bytes]:
    found: list[bytes] = []
    for value in columns.decode(column, count, seen):
        if not isinstance(value, bytes):
            raise DamagedSegmentError("a column of record ids holds something else")
        found.append(value)
    return found


def _plain(column: object, count: int, seen: columns.RowReferences | None) -> list[Value]:
    found: list[Value] = []
    for value in columns.decode(column, count, seen):
        if isinstance(value, bytes):
            raise DamagedSegmentError("a field holds bytes")
        found.append(value)
    return found
