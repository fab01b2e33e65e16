r"""The bundle file, format 1: clear prefix, age, signed manifest, segments, pieces of attachments.

```
prefix     "ORTOO BUNDLE\\n", format, suite, bundle id (16), length of what follows (8)
age v1     to the reader's devices and to ourselves; inside it:
  length of the manifest (4), manifest (msgpack), signature of the sender's device (64)
  the segments, each: signature of its author (64), its bytes, its part
  the pieces of attachments
  "END\\n"
SHA-256 of all before it (32): tells a file that was cut on the way from one for somebody else
```

age proves no sender; therefore the manifest is signed, and names the bundle id and the recipients,
so that a reader cannot forward the contents as if they were meant for another (Davis, "Defective
Sign & Encrypt", USENIX 2001). Numbers are big-endian. A file is written and read without more of it
in memory than its plain contents once, and when writing not even those.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Generic, TypeVar, overload

from app.errors import Trouble
from app.saving import refuse_special
from app.secrets import age
from app.secrets.signing import sign, verify
from app.sync.manifest import (
    MOST_MANIFEST,
    ChunkEntry,
    Manifest,
    SegmentEntry,
    decode,
    encode,
)
from db.attachments import Chunk
from db.journal.segments import Sealed

if TYPE_CHECKING:
    from pathlib import Path

    from app.secrets.vault import Secrets

MAGIC = b"ORTOO BUNDLE\n"
FORMAT = 1
SUITE = 1
"""Ed25519, X25519 and ChaCha20-Poly1305 (age v1), SHA-256. Others may be asked for one day."""
DOMAIN = b"ortoo bundle 1"
SUFFIX = ".ortoo"
MOST_BYTES = 512 << 20
"""A reader takes no larger file; what a writer has beyond `ENOUGH` it puts into further files."""
ENOUGH = 128 << 20
"""Plain bytes of segments and pieces after which a writer begins another file."""
END = b"END\n"

_PREFIX = struct.Struct(f">{len(MAGIC)}sBB16sQ")
_LENGTH = struct.Struct(">I")
_SIGNATURE = 64
_HASH = 32
_READ = 1 << 20

T = TypeVar("T")


class NotForUs(Trouble):
    """A bundle is for other offices; whoever looks through a folder passes it over."""


class NotWhole(Trouble):
    """A file is not what its writer wrote: damaged, altered, or still being copied."""


@dataclass(frozen=True)
class Bundle:
    """A bundle that was opened, or is to be written."""

    manifest: Manifest
    segments: Sequence[Sealed] = field(default=())
    chunks: Sequence[Chunk] = field(default=())


# ---- writing
def write(
    file: IO[bytes],
    manifest: Manifest,
    contents: Iterable[bytes],
    signing: bytes,
    recipients: Sequence[str],
) -> None:
    """Write a bundle into an empty file.

    Args:
        file: to write to, and to read from again for the hash at its end.
        manifest: what it says of itself.
        contents: what the manifest lists: `content_of` each segment, then of each piece.
        signing: the sender's private key.
        recipients: age recipients of the reader's devices and our own.

    Raises:
        ValueError: a reader would refuse it.
    """
    listed = encode(manifest)
    head = (_LENGTH.pack(len(listed)), listed, sign(signing, DOMAIN, listed))
    file.write(bytes(_PREFIX.size))
    age.encrypt_stream(_Joined(_each(head, contents, (END,))), file, list(recipients))
    length = file.tell() - _PREFIX.size
    if length > MOST_BYTES - _PREFIX.size - _HASH:
        raise ValueError("a bundle that no reader takes")
    file.seek(0)
    file.write(_PREFIX.pack(MAGIC, FORMAT, SUITE, manifest.bundle, length))
    file.seek(0)
    digest = _hashed(file, _PREFIX.size + length)
    file.seek(0, os.SEEK_END)
    file.write(digest)


def content_of(one: Sealed | Chunk) -> bytes:
    """What stands in a bundle for a segment or a piece of an attachment."""
    return one.content if isinstance(one, Chunk) else one.signature + one.body + one.part


def pack(bundle: Bundle, signing: bytes, recipients: Sequence[str]) -> bytes:
    """The file of a small bundle; see `write`."""
    file = io.BytesIO()
    contents = map(content_of, (*bundle.segments, *bundle.chunks))
    write(file, bundle.manifest, contents, signing, recipients)
    return file.getvalue()


def _each(*parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield from part


class _Joined:
    """Pieces of bytes as one file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._now = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes."""
        while not self._now:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._now = memoryview(piece)
        taken = bytes(self._now[:size] if size >= 0 else self._now)
        self._now = self._now[len(taken) :]
        return taken


# ---- reading
def unpack(data: bytes, name: str, secrets: Secrets) -> Bundle:
    """The bundle in these bytes; see `unpack_file`."""
    return unpack_file(io.BytesIO(data), name, secrets)


def unpack_file(file: IO[bytes], name: str, secrets: Secrets) -> Bundle:
    """The bundle in a file, every part of it checked but for the authors of its segments.

    Args:
        file: the file; it is not needed afterwards.
        name: the file's name, for the sentence.
        secrets: our keys.

    Raises:
        Trouble: it is no bundle, not whole, altered, or not for us. Nothing of it is used.
    """
    bundle_id, length = _open_prefix(file, name)
    file.seek(_PREFIX.size)
    plain = _Plain(length)
    try:
        age.decrypt_stream(_Beginning(file, length), plain, secrets.age_identity)
    except age.NotForUsError as error:
        raise NotForUs(
            "数据包“{file}”不是写给本办公室的",
            "请确认拿对了U盘；如果对方刚换过电脑，请先互换名片再写一次",
            file=name,
        ) from error
    except age.DamagedError as error:
        raise altered(name) from error
    manifest, rest = _open_manifest(plain.contents(), name)
    same = (manifest.format, manifest.suite, manifest.bundle) == (FORMAT, SUITE, bundle_id)
    if not same or secrets.device_id not in {*manifest.recipients, manifest.sender}:
        raise altered(name)
    return _carried(manifest, rest, name)


def bundle_id_of(path: Path) -> bytes | None:
    """The id in clear of a bundle of this format; None of anything else. Proves nothing."""
    try:
        refuse_special(path)
        with path.open("rb") as file:
            start = file.read(_PREFIX.size)
    except OSError:
        return None
    if len(start) < _PREFIX.size:
        return None
    magic, found, _suite, bundle_id, _length = _PREFIX.unpack(start)
    return bytes(bundle_id) if (magic, found) == (MAGIC, FORMAT) else None


def altered(name: str) -> Trouble:
    """What is said of a file that is not what its writer wrote."""
    return NotWhole(
        "数据包“{file}”不完整或者被改动过，没有读入任何内容",
        "请用原来的U盘再试一次，或者请对方重新写一个",
        file=name,
    )


def _open_prefix(file: IO[bytes], name: str) -> tuple[bytes, int]:
    """The bundle's id, and the length of the age file."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    start = file.read(_PREFIX.size)
    if not start.startswith(MAGIC):
        raise Trouble(
            "“{file}”不是数据包", "数据包的名字以 {suffix} 结尾，请重新选择",
            file=name, suffix=SUFFIX,
        )  # fmt: skip
    _refuse_other_formats(start[len(MAGIC) :], name)
    if size > MOST_BYTES:
        raise Trouble("数据包“{file}”太大了", "请让对方分几次写", file=name)
    if size < _PREFIX.size + _HASH:
        raise altered(name)
    _magic, _format, _suite, bundle_id, length = _PREFIX.unpack(start)
    file.seek(0)
    whole = size == _PREFIX.size + length + _HASH
    if not whole or _hashed(file, size - _HASH) != file.read(_HASH):
        raise altered(name)
    return bytes(bundle_id), length


def _refuse_other_formats(after_magic: bytes, name: str) -> None:
    """Of another format nothing is known but where its number stands."""
    if len(after_magic) < 2:
        raise altered(name)
    if after_magic[0] < FORMAT:
        raise Trouble(
            "数据包“{file}”是试用时的程序写的，现在读不了",
            "请对方用现在的程序重新写一个",
            file=name,
        )
    if after_magic[0] > FORMAT or after_magic[1] != SUITE:
        raise Trouble("数据包“{file}”是新版本的程序写的", "请先更新本程序，再读入", file=name)


def _hashed(file: IO[bytes], length: int) -> bytes:
    """SHA-256 of so many bytes of a file from where it stands."""
    digest = hashlib.sha256()
    while length > 0 and (piece := file.read(min(length, _READ))):
        digest.update(piece)
        length -= len(piece)
    return digest.digest()


class _Beginning:
    """So many bytes of a file from where it stands."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file = file
        self._left = length

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes."""
        taken = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(taken)
        return taken


class _Plain:
    """Takes what was decrypted; age's plain contents are always less than its file."""

    def __init__(self, most: int) -> None:
        self._file = io.BytesIO()
        self._most = most

    def write(self, content: bytes, /) -> int:
        """Take these bytes."""
        if self._file.tell() + len(content) > self._most:
            raise ValueError("more than was encrypted")
        return self._file.write(content)

    def flush(self) -> None:
        """Do nothing."""

    def contents(self) -> memoryview:
        """Everything, without a copy of it."""
        return self._file.getbuffer()


def _open_manifest(view: memoryview, name: str) -> tuple[Manifest, memoryview]:
    if len(view) < _LENGTH.size:
        raise altered(name)
    (length,) = _LENGTH.unpack_from(view)
    end = _LENGTH.size + length
    if length > MOST_MANIFEST or len(view) < end + _SIGNATURE:
        raise altered(name)
    content = bytes(view[_LENGTH.size : end])
    try:
        manifest = decode(content)
    except ValueError as error:
        raise altered(name) from error
    if not verify(manifest.sender, DOMAIN, content, bytes(view[end : end + _SIGNATURE])):
        raise altered(name)
    return manifest, view[end + _SIGNATURE :]


def _carried(manifest: Manifest, rest: memoryview, name: str) -> Bundle:
    """What stands behind a manifest; nothing of it is copied before it is asked for."""
    at = 0
    segments: list[tuple[SegmentEntry, memoryview]] = []
    for entry in manifest.segments:
        body = at + _SIGNATURE + entry.length
        end = body + entry.part_length
        _check(rest[at + _SIGNATURE : body], entry.length, entry.hash, name)
        _check(rest[body:end], entry.part_length, entry.part_hash, name)
        segments.append((entry, rest[at:end]))
        at = end
    chunks: list[tuple[ChunkEntry, memoryview]] = []
    for entry in manifest.chunks:
        end = at + entry.length
        _check(rest[at:end], entry.length, entry.hash, name)
        chunks.append((entry, rest[at:end]))
        at = end
    if bytes(rest[at : at + len(END) + 1]) != END:
        raise altered(name)
    return Bundle(manifest, _Slices(segments, _segment), _Slices(chunks, _chunk))


def _check(piece: memoryview, length: int, name: bytes, file: str) -> None:
    if len(piece) != length or hashlib.sha256(piece).digest() != name:
        raise altered(file)


def _segment(found: tuple[SegmentEntry, memoryview]) -> Sealed:
    entry, view = found
    body = _SIGNATURE + entry.length
    return Sealed(bytes(view[_SIGNATURE:body]), bytes(view[:_SIGNATURE]), bytes(view[body:]))


def _chunk(found: tuple[ChunkEntry, memoryview]) -> Chunk:
    entry, view = found
    return Chunk(entry.attachment, entry.size, entry.index, bytes(view))


Entry = TypeVar("Entry")


class _Slices(Sequence[T], Generic[T, Entry]):
    """Things that are taken out of the plain contents one by one, when they are asked for."""

    def __init__(self, found: Sequence[Entry], make: Callable[[Entry], T]) -> None:
        self._found = found
        self._make = make

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return _Slices(self._found[at], self._make)
        return self._make(self._found[at])

    def __len__(self) -> int:
        return len(self._found)
