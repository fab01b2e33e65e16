"""Segments as bytes, format 1.

A segment's *body* is its length-prefixed *head*, a msgpack array in clear (`heads`), and a zstd
frame of another one (`contents`), whose values stand in typed columns (`db.columns`). What it says
of persons stands in a *part* beside the body, for which the body has one hash (`personal`).

The head says where a segment belongs. Its first fields stay as they are in every format to come,
so that an older program can hold and pass on what it cannot read yet.

Decoding is safe on hostile bytes: sizes are capped before anything is allocated, and what no
honest writer produces is refused before anything relies on it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from db import columns
from db.journal.segments import FORMAT, DamagedSegmentError, Edits, Opened, Sealed, Segment
from db.journal.wire import limits, personal
from db.journal.wire.contents import (
    Contents,
    check,
    check_size,
    decode_creations,
    decode_edits,
    encode_creations,
    encode_edits,
    once,
)
from db.journal.wire.heads import closed, encode_head, open_head, writer_of
from db.journal.wire.limits import TooLargeError, compressed, damage, decompressed
from db.journal.wire.personal import SEED_BYTES, Frame, Personal, Seed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from db.journal.segments import Creations
    from db.journal.wire.heads import WireHead

__all__ = [
    "SEED_BYTES",
    "Encoded",
    "TooLargeError",
    "completed",
    "decode",
    "encode",
    "opened",
    "seal",
    "without",
]


class Encoded(NamedTuple):
    """A segment's bytes: those that are signed, and those that can be taken out of it."""

    body: bytes
    part: bytes


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Contents)


# ---- writing
def seal(segment: Segment, sign: Callable[[bytes], bytes], seed: bytes) -> Sealed:
    """Turn a segment into bytes and sign them; see `encode`."""
    body, part = encode(segment, seed)
    return Sealed(body, sign(hashlib.sha256(body).digest()), part)


def encode(segment: Segment, seed: bytes) -> Encoded:
    """The bytes of a segment.

    Args:
        segment: what it says; nothing of it is missing.
        seed: `personal.SEED_BYTES` random ones, which nobody can guess.

    Raises:
        TooLargeError: its readers would not accept it.
    """
    seen = columns.RowReferences()
    creations = [encode_creations(one, seen) for one in segment.creations]
    edits = encode_edits(segment.edits, seen)
    part = _personal_of(segment, seed)
    frame = _frame(segment.creations, segment.edits, b"")
    wire = Contents(
        schema=segment.schema,
        sealed=segment.sealed,
        zone=segment.zone,
        creations=creations,
        edits=edits,
        origins=[(no, who.device, who.incarnation) for no, who in segment.origins.items()],
        root=personal.root_of(part, frame) if segment.has_personal else b"",
        more=[],
    )
    body = encode_head(segment) + compressed(_encoder.encode(wire))
    if len(body) > limits.MOST_BYTES:
        raise TooLargeError
    return Encoded(body, _part_bytes(part, seen) if wire.root else b"")


def _part_bytes(part: Personal, seen: columns.RowReferences) -> bytes:
    return compressed(personal.encode(part, seen))


def _personal_of(segment: Segment, seed: bytes) -> Personal:
    return Personal(
        seeds=(Seed(0, 0, seed),),
        created=tuple([one.values[name] for name in one.personal] for one in segment.creations),
        edited=tuple(segment.edits.values[key] for key in segment.edits.personal),
    )


def _frame(creations: Iterable[Creations], edits: Edits, root: bytes) -> Frame:
    return Frame(
        root,
        tuple((one.uids, len(one.personal)) for one in creations),
        edits.uids,
        len(edits.personal),
    )


# ---- reading
class _Signed(NamedTuple):
    """What the body of a segment says, and what it says of the part."""

    segment: Segment
    frame: Frame
    seen: columns.RowReferences


def decode(body: bytes, part: bytes = b"") -> Segment:
    """The segment that `encode` turned into these bytes; safe on hostile bytes.

    Args:
        body: the signed bytes.
        part: what it says of persons, as far as that is here.

    Raises:
        DamagedSegmentError: they are something else.
    """
    head, rest = open_head(body)
    if head.format > FORMAT:
        return closed(head)
    with damage():
        signed = _decode_body(head, rest)
        return _united(signed, _decode_part(part, signed))


def opened(sealed: Sealed) -> Opened:
    """A segment that came from elsewhere, decoded.

    Raises:
        DamagedSegmentError: its bytes are no segment.
    """
    return Opened(sealed, decode(sealed.body, sealed.part))


def without(sealed: Sealed, uids: Collection[bytes]) -> bytes:
    """The part of a segment without what it says of some records; there is no way back.

    Raises:
        DamagedSegmentError: its bytes are no segment.
    """
    head, rest = open_head(sealed.body)
    if head.format > FORMAT or not sealed.part:
        return sealed.part
    with damage():
        signed = _decode_body(head, rest)
        part = personal.decode(decompressed(sealed.part), signed.frame, signed.seen)
        left = personal.take_out(part, signed.frame, uids)
        return _part_bytes(left, _decode_body(head, rest).seen)


def completed(sealed: Sealed, arrived: bytes) -> bytes:
    """The part of a segment with what another copy of it still has.

    Args:
        sealed: the segment, as it is held.
        arrived: the part of the other copy.

    Raises:
        DamagedSegmentError: one of them is not what the segment's author signed.
    """
    head, rest = open_head(sealed.body)
    if head.format > FORMAT or not arrived:
        return sealed.part or arrived
    with damage():
        if not sealed.part:
            _decode_part(arrived, _decode_body(head, rest))
            return arrived
        signed = _decode_body(head, rest)
        held = personal.decode(decompressed(sealed.part), signed.frame, signed.seen)
        seen = _decode_body(head, rest).seen
        more = personal.decode(decompressed(arrived), signed.frame, seen)
        both = personal.put_in(held, more, signed.frame)
        return sealed.part if both is held else _part_bytes(both, _decode_body(head, rest).seen)


def _decode_body(head: WireHead, rest: bytes) -> _Signed:
    wire = _decoder.decode(decompressed(rest))
    check_size(wire)
    seen = columns.RowReferences()
    segment = replace(
        closed(head),
        schema=wire.schema,
        sealed=wire.sealed,
        zone=wire.zone,
        creations=tuple(decode_creations(one, seen) for one in wire.creations),
        edits=decode_edits(wire.edits, seen),
        origins=once((number, writer_of(dev, inc)) for number, dev, inc in wire.origins),
    )
    check(segment)
    if len(wire.root) != (personal.ROOT_BYTES if segment.has_personal else 0):
        raise DamagedSegmentError("the root of a segment's part")
    return _Signed(segment, _frame(segment.creations, segment.edits, wire.root), seen)


def _decode_part(part: bytes, signed: _Signed) -> Personal | None:
    if not part:
        return None
    if not signed.frame.root:
        raise DamagedSegmentError("a part of a segment that has none")
    return personal.decode(decompressed(part), signed.frame, signed.seen)


def _united(signed: _Signed, part: Personal | None) -> Segment:
    """The segment with what its part says."""
    segment, frame = signed.segment, signed.frame
    if not frame.root:
        return segment
    said = part or personal.nothing(frame)
    for (ledger, _name), (rows, _values) in zip(segment.edits.personal, said.edited, strict=True):
        if any(segment.edits.ledgers[row] != ledger for row in rows):
            raise DamagedSegmentError("a field of another ledger")
    return replace(
        segment,
        creations=tuple(
            replace(one, values={**one.values, **dict(zip(one.personal, values, strict=True))})
            for one, values in zip(segment.creations, said.created, strict=True)
        ),
        edits=replace(
            segment.edits,
            values=segment.edits.values
            | dict(zip(segment.edits.personal, said.edited, strict=True)),
        ),
        missing=personal.missing(part, frame),
    )
