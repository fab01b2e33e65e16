r"""The bundle file, format 0: clear prefix, age, signed manifest, segments.

```
prefix     "ORTOO BUNDLE\\n", format, suite, bundle id (16), length of what follows (8)
age v1     to the reader's devices and to ourselves; inside it:
  length of the manifest (4), manifest (msgpack), signature of the sender's device (64)
  the segments, each: signature of its author (64), its bytes
  "END\\n"
SHA-256 of all before it (32): tells a file that was cut on the way from one for somebody else
```

age proves no sender; therefore the manifest is signed, and names the bundle id and the recipients,
so that a reader cannot forward the contents as if they were meant for another (Davis, "Defective
Sign & Encrypt", USENIX 2001). Numbers are big-endian.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from app.errors import Trouble
from app.secrets import age
from app.secrets.signing import sign, verify
from db.journal.operations import DEVICE_BYTES, HASH_BYTES, INCARNATION_BYTES, MARK
from db.journal.segments import MOST_NUMBER, Sealed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.secrets.vault import Secrets

MAGIC = b"ORTOO BUNDLE\n"
FORMAT = 0
SUITE = 1
"""Ed25519, X25519 and ChaCha20-Poly1305 (age v1), SHA-256. Others may be asked for one day."""
DOMAIN = b"ortoo bundle 0"
SUFFIX = ".ortoo"
MOST_BYTES = 1 << 30
MOST_MANIFEST = 32 << 20
END = b"END\n"
LATEST = 253_402_300_799_000
"""The end of the year 9999 in milliseconds, beyond which no calendar goes."""
MOST_SEQUENCE = 1 << 40

_PREFIX = struct.Struct(f">{len(MAGIC)}sBB16sQ")
_LENGTH = struct.Struct(">I")
_SIGNATURE = 64
_HASH = 32
_LENGTHS = (DEVICE_BYTES, INCARNATION_BYTES, HASH_BYTES)

WireVector = list[tuple[str, str, list[tuple[bytes, bytes, int, bytes]]]]
"""Domain, unit, and of that scope: device, incarnation, number and hash of each chain's end."""


class SegmentEntry(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """What the manifest says of one segment."""

    length: int
    hash: bytes


class Count(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """How many living records of a ledger an office has, as the sender sees it."""

    ledger: str
    unit: str
    records: int


class Heard(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """What the sender knows of one life of one of the reader's computers.

    By it a computer that an old state was put back to learns what it has forgotten, and one
    whose life another copy of its disk has ended learns of that.

    Attributes:
        device: the computer.
        incarnation: the life of its database.
        sequence: its latest bundle that the sender has read; 0: none.
        ended: whether a later life has replaced it.
    """

    device: bytes
    incarnation: bytes
    sequence: int
    ended: bool


class Manifest(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
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
        held: what the sender holds, of each scope that both may see.
        basis: what the sender takes the reader to hold, in the same form.
        heard: what the sender knows of the lives of the reader's computers.
        segments: the segments that follow, in order.
        counts: for comparing after the reading.
    """

    format: int
    suite: int
    bundle: bytes
    sender: bytes
    incarnation: bytes
    sequence: int
    replaced: list[bytes]
    unit: str
    office: str
    recipients: list[bytes]
    written: int
    zone: int
    held: WireVector
    basis: WireVector
    heard: list[Heard]
    segments: list[SegmentEntry]
    counts: list[Count]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Manifest).decode


@dataclass(frozen=True)
class Bundle:
    """A bundle that was opened, or is to be written."""

    manifest: Manifest
    segments: tuple[Sealed, ...] = field(default=())


def pack(bundle: Bundle, signing: bytes, recipients: Sequence[str]) -> bytes:
    """The bundle's file.

    Args:
        bundle: its contents.
        signing: the sender's private key.
        recipients: age recipients of the reader's devices and our own.
    """
    manifest = _encode(bundle.manifest)
    parts = [_LENGTH.pack(len(manifest)), manifest, sign(signing, DOMAIN, manifest)]
    for one in bundle.segments:
        parts += [one.signature, one.body]
    sealed = age.encrypt(b"".join([*parts, END]), list(recipients))
    prefix = _PREFIX.pack(MAGIC, FORMAT, SUITE, bundle.manifest.bundle, len(sealed))
    return prefix + sealed + hashlib.sha256(prefix + sealed).digest()


def unpack(data: bytes, name: str, secrets: Secrets) -> Bundle:
    """The bundle in a file, every part of it checked but for the authors of its segments.

    Args:
        data: the whole file.
        name: the file's name, for the sentence.
        secrets: our keys.

    Raises:
        Trouble: it is no bundle, not whole, altered, or not for us. Nothing of it is used.
    """
    bundle_id, sealed = _open_prefix(data, name)
    try:
        plain = age.decrypt(sealed, secrets.age_identity)
    except age.NotForUsError as error:
        raise Trouble(
            "数据包“{file}”不是写给本办公室的",
            "请确认拿对了U盘；如果对方刚换过电脑，请先互换名片再写一次",
            file=name,
        ) from error
    except age.DamagedError as error:
        raise altered(name) from error
    manifest, rest = _open_manifest(plain, name)
    same = (manifest.format, manifest.suite, manifest.bundle) == (FORMAT, SUITE, bundle_id)
    if not same or secrets.device_id not in {*manifest.recipients, manifest.sender}:
        raise altered(name)
    if not _is_plausible(manifest):
        raise altered(name)
    return Bundle(manifest, tuple(_segments(manifest, rest, name)))


def _is_plausible(manifest: Manifest) -> bool:
    """Whether the values lie where later use of them cannot fail."""
    heads = [head for one in (*manifest.held, *manifest.basis) for head in one[2]]
    return (
        0 <= manifest.written <= LATEST
        and abs(manifest.zone) < 24 * 60
        and 0 < manifest.sequence <= MOST_SEQUENCE
        and len(manifest.incarnation) == INCARNATION_BYTES
        and all(len(one) == INCARNATION_BYTES for one in manifest.replaced)
        and all(
            (len(one.device), len(one.incarnation)) == _LENGTHS[:2]
            and 0 <= one.sequence <= MOST_SEQUENCE
            for one in manifest.heard
        )
        and all(
            (len(device), len(incarnation), len(name)) == _LENGTHS and MARK <= number <= MOST_NUMBER
            for device, incarnation, number, name in heads
        )
    )


def altered(name: str) -> Trouble:
    """What is said of a file that is not what its writer wrote."""
    return Trouble(
        "数据包“{file}”不完整或者被改动过，没有读入任何内容",
        "请用原来的U盘再试一次，或者请对方重新写一个",
        file=name,
    )


def _open_prefix(data: bytes, name: str) -> tuple[bytes, bytes]:
    if len(data) > MOST_BYTES:
        raise Trouble("数据包“{file}”太大了", "请让对方分几次写", file=name)
    if not data.startswith(MAGIC):
        raise Trouble(
            "“{file}”不是数据包", "数据包的名字以 {suffix} 结尾，请重新选择",
            file=name, suffix=SUFFIX,
        )  # fmt: skip
    if len(data) < _PREFIX.size + _HASH:
        raise altered(name)
    _magic, found, suite, bundle_id, length = _PREFIX.unpack_from(data)
    if found > FORMAT or suite != SUITE:
        raise Trouble("数据包“{file}”是新版本的程序写的", "请先更新本程序，再读入", file=name)
    whole = len(data) == _PREFIX.size + length + _HASH
    if not whole or hashlib.sha256(data[:-_HASH]).digest() != data[-_HASH:]:
        raise altered(name)
    return bytes(bundle_id), data[_PREFIX.size : -_HASH]


def _open_manifest(plain: bytes, name: str) -> tuple[Manifest, memoryview]:
    view = memoryview(plain)
    if len(view) < _LENGTH.size:
        raise altered(name)
    (length,) = _LENGTH.unpack_from(view)
    end = _LENGTH.size + length
    if length > MOST_MANIFEST or len(view) < end + _SIGNATURE:
        raise altered(name)
    content = bytes(view[_LENGTH.size : end])
    try:
        manifest = _decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise altered(name) from error
    if not verify(manifest.sender, DOMAIN, content, bytes(view[end : end + _SIGNATURE])):
        raise altered(name)
    return manifest, view[end + _SIGNATURE :]


def _segments(manifest: Manifest, rest: memoryview, name: str) -> list[Sealed]:
    found: list[Sealed] = []
    at = 0
    for entry in manifest.segments:
        end = at + _SIGNATURE + entry.length
        if entry.length < 0 or end > len(rest):
            raise altered(name)
        one = Sealed(bytes(rest[at + _SIGNATURE : end]), bytes(rest[at : at + _SIGNATURE]))
        if one.hash != entry.hash:
            raise altered(name)
        found.append(one)
        at = end
    if bytes(rest[at:]) != END:
        raise altered(name)
    return found
