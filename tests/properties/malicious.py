"""A known office that means harm: what it signs is whole and well-formed, and says what is untrue.

Its segments are taken from what the program itself has written, changed, encoded and signed again,
so that they pass every check of envelopes and signatures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from app.progress import Silent
from app.sync import container
from app.sync.container import Bundle
from app.sync.manifest import SegmentEntry
from app.sync.outgoing import write_bundle
from db.journal import wire
from db.journal.segments import Sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.office import Office
    from app.sync.manifest import Manifest
    from db.journal.segments import Creations, Edits, Segment

    Change = Callable[[Segment], Segment]


def own_segments(office: Office) -> list[Segment]:
    """What an office has sealed itself, decoded."""
    with office.journal.transaction() as connection:
        office.journal.seal()
        numbers = connection.exec_driver_sql("SELECT id FROM j_segments ORDER BY id").scalars()
        sealed = list(office.journal.holdings(connection).sealed(numbers.all()))
    decoded = [wire.decode(one.body, one.part) for one in sealed]
    return [one for one in decoded if one.writer.device == office.secrets.device_id]


def signed(office: Office, segment: Segment) -> Sealed:
    """A segment as this office seals it, whatever stands in it."""
    body, part = wire.encode(segment, bytes(wire.SEED_BYTES))
    return Sealed(body, office._sign(Sealed(body, b"").hash), part)


def packed(
    sender: Office,
    reader: Office,
    path: Path,
    segments: Sequence[Sealed],
    change: Callable[[Manifest], Manifest] = lambda one: one,
) -> Path:
    """A bundle with these segments, signed and encrypted as any other."""
    with sender.journal.transaction(keep=False):
        write_bundle(sender, reader.unit.code, path, Silent())
    honest = container.unpack(path.read_bytes(), path.name, reader.secrets)
    entries = [SegmentEntry.of(one) for one in segments]
    manifest = change(structs.replace(honest.manifest, segments=entries, chunks=[]))
    recipients = [reader.secrets.age_recipient]
    path.write_bytes(
        container.pack(Bundle(manifest, list(segments)), sender.secrets.signing, recipients)
    )
    return path


# ---- lies
def creations(**changed: object) -> Change:
    """Other columns of the first group of what is created; no other group is left."""

    def change(one: Segment) -> Segment:
        return replace(one, creations=tuple(replace(each, **changed) for each in one.creations[:1]))

    return change


def each_creation(make: Callable[[Creations], Creations]) -> Change:
    """Each group of creations made into another."""
    return lambda one: replace(one, creations=tuple(make(each) for each in one.creations))


def all_stamps(stamp: int) -> Change:
    """Every operation at this moment."""

    def change(one: Segment) -> Segment:
        made = tuple(replace(each, stamps=[stamp] * len(each)) for each in one.creations)
        edits = replace(one.edits, stamps=[stamp] * len(one.edits))
        return replace(one, creations=made, edits=edits)

    return change


def all_texts(text: str) -> Change:
    """Every text of every record is this one, and so is everybody's name."""

    def change(one: Segment) -> Segment:
        return replace(one, creations=tuple(map(_group, one.creations)), edits=_edits(one.edits))

    def _group(each: Creations) -> Creations:
        values = {
            name: [text if isinstance(cell, str) else cell for cell in column]
            for name, column in each.values.items()
        }
        return replace(each, values=values, persons=[text] * len(each))

    def _edits(edits: Edits) -> Edits:
        values = {
            key: (rows, [text if isinstance(cell, str) else cell for cell in column])
            for key, (rows, column) in edits.values.items()
        }
        return replace(edits, values=values, persons=[text] * len(edits))

    return change
