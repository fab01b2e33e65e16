"""Vectors of several scopes, as bundles carry them and as proofs are kept."""

from __future__ import annotations

import msgspec

from app.sync.manifest import WireVector
from db.journal.operations import Head, Scope, Vector, Writer

Vectors = dict[Scope, Vector]
"""What somebody holds, scope by scope."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(WireVector).decode


def to_wire(vectors: Vectors) -> WireVector:
    """The vectors as they stand in a manifest."""
    return [
        (
            scope.domain,
            scope.unit,
            [
                (writer.device, writer.incarnation, head.number, head.hash)
                for writer, heads in sorted(vector.items())
                for head in heads
            ],
        )
        for scope, vector in sorted(vectors.items())
    ]


def from_wire(wire: WireVector) -> Vectors:
    """The vectors of a manifest that was checked."""
    found: Vectors = {}
    for domain, unit, heads in wire:
        vector = found.setdefault(Scope(domain, unit), {})
        for device, incarnation, number, name in heads:
            writer = Writer(device, incarnation)
            vector[writer] = (*vector.get(writer, ()), Head(number, name))
    return found


def pack(vectors: Vectors) -> bytes:
    """The vectors as a proof is kept."""
    return _encode(to_wire(vectors))


def unpack(stored: bytes) -> Vectors:
    """The vectors of a kept proof."""
    return from_wire(_decode(stored))
