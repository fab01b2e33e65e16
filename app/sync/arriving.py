"""Files of bundles that were brought: copied, opened and checked, before anything of them is used.

What is small stays in memory; what is more than `MOST_KEPT` lies in a copy beside the database and
is opened again when it is needed. So a folder of any size takes no more memory than its largest
file.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from typing import IO, TYPE_CHECKING

from app.errors import Trouble
from app.saving import refuse_special
from app.secrets.signing import verify
from app.sync.container import MOST_BYTES, Bundle, altered, unpack_file
from app.sync.signatures import SEGMENT_DOMAIN
from app.values.characters import one_line
from db.journal import wire
from db.journal.segments import DamagedSegmentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.office import Office
    from app.sync.manifest import Manifest
    from app.sync.transit import Transit
    from db.attachments import Chunk
    from db.journal.operations import Scope, Writer
    from db.journal.segments import Opened, Segment

MOST_KEPT = 64 << 20
"""Bytes of files, and as many of their plain contents, that stay in memory."""
MOST_DECODED = 200_000
"""Operations of decoded segments that stay in memory; some 200 bytes each."""


@dataclass(frozen=True)
class CarriedSegment:
    """What is remembered of a segment in a bundle.

    Attributes:
        hash: its name.
        writer: who sealed it.
        scope: its scope.
        uids: ledger, as it is called in the exchange → the ids of the records that it speaks of,
            one after another.
    """

    hash: bytes
    writer: Writer
    scope: Scope
    uids: Mapping[str, bytes]


@dataclass
class Arrived:
    """A bundle that was opened, and everything in it checked.

    Attributes:
        name: the file's name.
        manifest: what it says of itself.
        carried: its segments, without those that we did not ask for.
        unasked: how many of these were passed over.
    """

    name: str
    manifest: Manifest
    carried: Sequence[CarriedSegment]
    unasked: int
    _again: Callable[[], Bundle]
    _decoded: Sequence[Opened] | None = None

    def opened(self) -> Iterator[Opened]:
        """Its segments, decoded."""
        if self._decoded is not None:
            yield from self._decoded
        else:
            wanted = {one.hash for one in self.carried}
            segments = self._again().segments
            yield from (wire.opened(one) for one in segments if one.hash in wanted)

    def chunks(self) -> Iterator[Chunk]:
        """Its pieces of attachments."""
        if self.manifest.chunks:
            yield from self._again().chunks


@dataclass
class Arriving:
    """Opens files, and keeps of them what it has room for.

    Attributes:
        office: ours.
        transit: where copies go.
    """

    office: Office
    transit: Transit
    _bytes: int = 0
    _plain: int = 0
    _operations: int = 0
    _kept: dict[int, Bundle] = field(default_factory=dict[int, Bundle])
    _asked: dict[Scope, bool] = field(default_factory=dict["Scope", bool])

    def open(self, path: Path) -> Arrived:
        """Open a bundle and check everything in it.

        Raises:
            Trouble: it cannot be read, is not whole, not for us, or from nobody that we know.
        """
        name = one_line(path.name)
        reopen = self._copied(path, name)
        with reopen() as file:
            bundle = unpack_file(file, name, self.office.secrets)
        # before anything that it carries is looked into
        self._refuse_stranger(bundle.manifest)
        decoded: list[Opened] | None = []
        carried: list[CarriedSegment] = []
        unasked = 0
        try:
            for sealed in bundle.segments:
                opened = wire.opened(sealed)
                if not _is_signed(opened):
                    raise altered(name)
                if not self._asks_for(opened.segment):
                    unasked += 1
                    continue
                carried.append(_carried(opened))
                decoded = self._remember(decoded, opened)
        except DamagedSegmentError as error:
            raise altered(name) from error
        again = self._kept_or_again(bundle, reopen, name, needs=decoded is None)
        return Arrived(name, bundle.manifest, carried, unasked, again, decoded)

    def _copied(self, path: Path, name: str) -> Callable[[], IO[bytes]]:
        """Opens a copy of a file, in memory or on this computer."""
        try:
            refuse_special(path)
            size = path.stat().st_size
            if size > MOST_BYTES:
                raise Trouble("数据包“{file}”太大了", "请让对方分几次写", file=name)
            if self._bytes + size <= MOST_KEPT:
                with path.open("rb") as file:
                    content = file.read(size + 1)
                self._bytes += len(content)
                return lambda: io.BytesIO(content)
            local = self.transit.new()
            shutil.copyfile(path, local)
        except OSError as error:
            raise Trouble(
                "数据包“{file}”读不出来",
                "请检查文件还在不在、U盘是否插好、电脑的磁盘是否还有空间",
                file=name,
            ) from error
        return lambda: local.open("rb")

    def _remember(self, decoded: list[Opened] | None, opened: Opened) -> list[Opened] | None:
        """What is decoded of a bundle, as long as there is room for all of it."""
        if decoded is None:
            return None
        segment = opened.segment
        size = len(segment.edits) + sum(map(len, segment.creations))
        if self._operations + size > MOST_DECODED:
            for one in decoded:
                self._operations -= len(one.segment.edits) + sum(map(len, one.segment.creations))
            return None
        self._operations += size
        decoded.append(opened)
        return decoded

    def _kept_or_again(
        self, bundle: Bundle, reopen: Callable[[], IO[bytes]], name: str, *, needs: bool
    ) -> Callable[[], Bundle]:
        """Gives the bundle once more: from memory, or opened anew."""
        size = sum(one.length + one.part_length for one in bundle.manifest.segments)
        size += sum(one.length for one in bundle.manifest.chunks)
        if (needs or bundle.manifest.chunks) and self._plain + size <= MOST_KEPT:
            self._plain += size
            return lambda: bundle

        def again() -> Bundle:
            with reopen() as file:
                return unpack_file(file, name, self.office.secrets)

        return again

    def _refuse_stranger(self, manifest: Manifest) -> None:
        if manifest.sender not in self._known:
            raise Trouble(
                "还不认识写这个数据包的办公室“{office}”（{unit}）",
                "请先接收对方的名片，并在电话里核对六组数字",
                office=one_line(manifest.office),
                unit=one_line(manifest.unit),
            )

    def _asks_for(self, segment: Segment) -> bool:
        """Whether we want it; our own work always, an old state may have been put back here."""
        scope = segment.scope
        if self.office.trust.is_own(segment.writer.device):
            return True
        if scope not in self._asked:
            with self.office.store.reading() as connection:
                self._asked[scope] = self.office.trust.asks_for(connection, scope)
        return self._asked[scope]

    @cached_property
    def _known(self) -> frozenset[bytes]:
        """The devices that are known, ours too."""
        with self.office.store.reading() as connection:
            return frozenset({*self.office.trust.known(connection), self.office.secrets.device_id})


def _is_signed(opened: Opened) -> bool:
    author, sealed = opened.segment.writer.device, opened.sealed
    return verify(author, SEGMENT_DOMAIN, sealed.hash, sealed.signature)


def _carried(opened: Opened) -> CarriedSegment:
    segment = opened.segment
    uids = {ledger: b"".join(found) for ledger, found in segment.uids_by_ledger().items()}
    return CarriedSegment(opened.sealed.hash, segment.writer, segment.scope, uids)
