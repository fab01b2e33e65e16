"""The head of a segment: in clear before everything else, and the same in every format.

An older program can hold a segment of a newer format and pass it on, since the head says where it
belongs and what it builds on.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import msgspec

from db.journal.operations import (
    DEVICE_BYTES,
    HASH_BYTES,
    INCARNATION_BYTES,
    MARK,
    NO_HASH,
    Head,
    Scope,
    Writer,
)
from db.journal.segments import FORMAT, MOST_NUMBER, DamagedSegmentError, Edits, Segment
from db.journal.wire.limits import MOST_BYTES, TooLargeError, damage

if TYPE_CHECKING:
    from db.journal.operations import Vector

MOST_HEAD_BYTES = 1 << 20
_MOST_NAME = 100
_LENGTH = struct.Struct(">I")


class WireHead(msgspec.Struct, array_like=True):
    """The fields that every format begins with; a later one may have more."""

    format: int
    device: bytes
    incarnation: bytes
    domain: str
    unit: str
    number: int
    previous: bytes
    vector: list[tuple[bytes, bytes, int, bytes]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(WireHead)


def encode_head(segment: Segment) -> bytes:
    """The head of a segment, with its length before it."""
    head = _encoder.encode(
        WireHead(
            format=segment.format,
            device=segment.writer.device,
            incarnation=segment.writer.incarnation,
            domain=segment.scope.domain,
            unit=segment.scope.unit,
            number=segment.number,
            previous=segment.previous,
            vector=_flat(segment.vector),
        )
    )
    if len(head) > MOST_HEAD_BYTES:
        raise TooLargeError
    return _LENGTH.pack(len(head)) + head


def open_head(body: bytes) -> tuple[WireHead, bytes]:
    """The head of a segment, and what follows it."""
    if len(body) > MOST_BYTES or len(body) < _LENGTH.size:
        raise DamagedSegmentError("a segment is too large or too small")
    (length,) = _LENGTH.unpack_from(body)
    end = _LENGTH.size + length
    if length > MOST_HEAD_BYTES or end > len(body):
        raise DamagedSegmentError("the length of a segment's head")
    with damage():
        encoded = body[_LENGTH.size : end]
        head = _decoder.decode(encoded)
        # A head of this format has these fields only, written in one way.
        plain = head.format > FORMAT or _encoder.encode(head) == encoded
    if head.format < FORMAT or not plain:
        raise DamagedSegmentError(f"segment format {head.format}")
    _check_head(head)
    return head, body[end:]


def _check_head(head: WireHead) -> None:
    writer_of(head.device, head.incarnation)
    if (
        not 1 <= head.number <= MOST_NUMBER
        or len(head.previous) != HASH_BYTES
        or max(len(head.domain), len(head.unit)) > _MOST_NAME
    ):
        raise DamagedSegmentError("the place of a segment")


def closed(head: WireHead) -> Segment:
    """A segment of a later format: its place, and nothing of what it says."""
    return Segment(
        writer=writer_of(head.device, head.incarnation),
        scope=Scope(head.domain, head.unit),
        number=head.number,
        previous=head.previous,
        vector=_deep(head.vector),
        schema=0,
        sealed=0,
        zone=0,
        creations=(),
        edits=Edits(),
        format=head.format,
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
        writer = writer_of(device, incarnation)
        least = MARK if segment_hash != NO_HASH else 1
        if not least <= number <= MOST_NUMBER or len(segment_hash) != HASH_BYTES:
            raise DamagedSegmentError("a vector's head")
        vector[writer] = (*vector.get(writer, ()), Head(number, segment_hash))
    return vector


def writer_of(device: bytes, incarnation: bytes) -> Writer:
    """A writer, if these can be the names of one.

    Raises:
        DamagedSegmentError: they cannot.
    """
    if len(device) != DEVICE_BYTES or len(incarnation) != INCARNATION_BYTES:
        raise DamagedSegmentError("a writer's name")
    return Writer(device, incarnation)
