"""What a bundle says of itself, and which values of it an honest program can have written.

Everything that a stranger could say is checked here, before anything relies on it; the writer keeps
the same limits. Ranges stand in the types: the decoder refuses a list that is too long before it
makes room for it (32 MiB of empty things would take more than 1 GB).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from db.attachments import CHUNK, LARGEST, MOST_CHUNKS
from db.journal.operations import DEVICE_BYTES, HASH_BYTES, INCARNATION_BYTES, MARK, NO_HASH
from db.journal.segments import MOST_NUMBER
from db.journal.wire import limits

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from db.attachments import Chunk
    from db.journal.segments import Sealed

MOST_MANIFEST = 32 << 20
MOST_LISTED = 100_000
"""Things in any list."""
MOST_FILES = 9_999
"""Files of one series."""
MOST_PART = 64 << 20
"""Bytes of a segment's detachable part."""
LATEST = 253_370_764_799_000
"""The end of the year 9998 in milliseconds: no calendar goes beyond 9999, in no zone."""
MOST_SEQUENCE = 1 << 40
MOST_NAME = 200
"""Characters of a name."""
_BUNDLE_BYTES = 16
_DAY = 24 * 60

_LISTED = Meta(max_length=MOST_LISTED)
BundleId = Annotated[bytes, Meta(min_length=_BUNDLE_BYTES, max_length=_BUNDLE_BYTES)]
Device = Annotated[bytes, Meta(min_length=DEVICE_BYTES, max_length=DEVICE_BYTES)]
Incarnation = Annotated[bytes, Meta(min_length=INCARNATION_BYTES, max_length=INCARNATION_BYTES)]
Hash = Annotated[bytes, Meta(min_length=HASH_BYTES, max_length=HASH_BYTES)]
Name = Annotated[str, Meta(min_length=1, max_length=MOST_NAME)]
Number = Annotated[int, Meta(ge=MARK, le=MOST_NUMBER)]
Format = Annotated[int, Meta(ge=0, le=255)]
WireHead = tuple[Device, Incarnation, Number, Hash]
WireVector = Annotated[list[tuple[Name, Name, Annotated[list[WireHead], _LISTED]]], _LISTED]
"""Domain, unit, and of that scope: device, incarnation, number and hash of each chain's end."""


class _Array(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """One more or one less is damage."""


class SegmentEntry(_Array):
    """What the manifest says of one segment.

    Attributes:
        length: bytes of it.
        hash: its name.
        part_length: bytes of its detachable part as the sender has it; 0: none.
        part_hash: SHA-256 of that, which is no part of the segment's own hash.
    """

    length: Annotated[int, Meta(ge=1, le=limits.MOST_BYTES)]
    hash: Hash
    part_length: Annotated[int, Meta(ge=0, le=MOST_PART)]
    part_hash: Hash

    @classmethod
    def of(cls, sealed: Sealed) -> SegmentEntry:
        """The entry of a segment."""
        return cls(len(sealed.body), sealed.hash, len(sealed.part), sealed.part_hash)


class ChunkEntry(_Array):
    """What the manifest says of one piece of an attachment.

    Attributes:
        attachment: SHA-256 of the whole attachment.
        size: bytes of the whole.
        index: which of its pieces, from 0; all but the last have `CHUNK` bytes.
        hash: SHA-256 of the piece.
    """

    attachment: Hash
    size: Annotated[int, Meta(ge=1, le=LARGEST)]
    index: Annotated[int, Meta(ge=0, lt=MOST_CHUNKS)]
    hash: Hash

    @classmethod
    def of(cls, chunk: Chunk) -> ChunkEntry:
        """The entry of a piece."""
        name = hashlib.sha256(chunk.content).digest()
        return cls(chunk.attachment, chunk.size, chunk.index, name)

    @property
    def length(self) -> int:
        """Bytes of the piece; none or less: there is no such piece."""
        return min(CHUNK, self.size - self.index * CHUNK)


class Count(_Array):
    """How many living records of a ledger an office has, as the sender sees it."""

    ledger: Name
    unit: Name
    records: Annotated[int, Meta(ge=0, le=MOST_NUMBER)]


class Heard(_Array):
    """What the sender knows of one life of one of the reader's computers.

    By it a computer that an old state was put back to learns what it has forgotten, and one
    whose life another copy of its disk has ended learns of that.

    Attributes:
        device: the computer.
        incarnation: the life of its database.
        sequence: its latest bundle that the sender has read; 0: none.
        ended: whether a later life has replaced it.
    """

    device: Device
    incarnation: Incarnation
    sequence: Annotated[int, Meta(ge=0, le=MOST_SEQUENCE)]
    ended: bool


class Place(_Array):
    """Which file of a series a bundle is: what is too much for one file goes into several.

    Attributes:
        index: from 1.
        of: how many files there are.
        series: the bundle id of the first of them.
    """

    index: Annotated[int, Meta(ge=1, le=MOST_FILES)]
    of: Annotated[int, Meta(ge=1, le=MOST_FILES)]
    series: BundleId


class Reads(_Array):
    """The newest formats that the sender's program reads, so that a newer one can write them."""

    bundle: Format
    segment: Format


class Manifest(_Array):
    """What a bundle says of itself.

    Attributes:
        format: repeated from the prefix, as suite and bundle are.
        sender: the public key of the device that wrote it.
        incarnation: the present life of its database.
        sequence: counts the bundles of that life.
        replaced: earlier lives, which the present one replaces.
        unit: the sender's code.
        office: the sender's name.
        recipients: the devices that it is for.
        written: milliseconds since 1970.
        zone: minutes by which the sender's clock is ahead of UTC.
        place: which file of a series this is.
        reads: the newest formats that the sender reads.
        held: what the sender holds, of each scope that both may see.
        basis: what the sender takes the reader to hold, in the same form.
        heard: what the sender knows of the lives of the reader's computers.
        wanted: hashes of segments that the sender wants whatever ``held`` says.
        wanted_attachments: names of attachments that the sender's rows name and it has not.
        segments: the segments that follow, in order.
        chunks: the pieces of attachments that follow these, in order.
        counts: for comparing after the reading.
        more: what later programs have to add, by name; a reader passes over what it does not
            know.
    """

    format: Format
    suite: Format
    bundle: BundleId
    sender: Device
    incarnation: Incarnation
    sequence: Annotated[int, Meta(ge=1, le=MOST_SEQUENCE)]
    replaced: Annotated[list[Incarnation], _LISTED]
    unit: Name
    office: Name
    recipients: Annotated[list[Device], Meta(min_length=1, max_length=MOST_LISTED)]
    written: Annotated[int, Meta(ge=0, le=LATEST)]
    zone: Annotated[int, Meta(gt=-_DAY, lt=_DAY)]
    place: Place
    reads: Reads
    held: WireVector
    basis: WireVector
    heard: Annotated[list[Heard], _LISTED]
    wanted: Annotated[list[Hash], _LISTED]
    wanted_attachments: Annotated[list[Hash], _LISTED]
    segments: Annotated[list[SegmentEntry], _LISTED]
    chunks: Annotated[list[ChunkEntry], _LISTED]
    counts: Annotated[list[Count], _LISTED]
    more: Annotated[list[tuple[Name, bytes]], _LISTED]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Manifest).decode


def encode(manifest: Manifest) -> bytes:
    """The bytes of a manifest that every reader takes.

    Raises:
        ValueError: no reader would take it.
    """
    content = _encode(manifest)
    decode(content)
    return content


def decode(content: bytes) -> Manifest:
    """The manifest in these bytes; safe on hostile bytes.

    Raises:
        ValueError: they are none, or say what no honest program writes.
    """
    if len(content) > MOST_MANIFEST:
        raise ValueError("a manifest is too large")
    try:
        manifest = _decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not _is_consistent(manifest):
        raise ValueError("a manifest that contradicts or repeats itself")
    return manifest


def _is_consistent(one: Manifest) -> bool:
    place = one.place
    attachments = {(chunk.attachment, chunk.size) for chunk in one.chunks}
    return (
        place.index <= place.of
        and (place.series == one.bundle) is (place.index == 1)
        and _are_distinct([*one.recipients, one.sender])
        and _are_distinct([*one.replaced, one.incarnation])
        and _are_distinct((heard.device, heard.incarnation) for heard in one.heard)
        and {heard.device for heard in one.heard} <= {*one.recipients}
        and _are_vectors(one.held)
        and _are_vectors(one.basis)
        and _are_distinct(one.wanted)
        and _are_distinct(one.wanted_attachments)
        and _are_distinct(entry.hash for entry in one.segments)
        and _are_distinct((chunk.attachment, chunk.index) for chunk in one.chunks)
        and _are_distinct(attachment for attachment, _size in attachments)
        and all(chunk.length > 0 for chunk in one.chunks)
        and _are_distinct((count.ledger, count.unit) for count in one.counts)
        and _are_distinct(name for name, _value in one.more)
    )


def _are_vectors(vectors: WireVector) -> bool:
    return _are_distinct((domain, unit) for domain, unit, _heads in vectors) and all(
        _are_distinct((number == MARK, name) for _device, _incarnation, number, name in heads)
        and not any(number == MARK and name == NO_HASH for _dev, _inc, number, name in heads)
        for _domain, _unit, heads in vectors
    )


def _are_distinct(things: Iterable[Hashable]) -> bool:
    return all(count == 1 for count in Counter(things).values())
