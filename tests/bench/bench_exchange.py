"""Bundles from a gacha to its sumu, against what any encrypted file of the rows must cost."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import zlib
from typing import TYPE_CHECKING

from tests.bench.harness import Bench

if TYPE_CHECKING:
    from pathlib import Path

    from app.office import Office
    from tests.bench.harness import Stage
    from tests.bench.raw_table import RawTable, Row

GACHA, SUMU = "gacha", "sumu"
BUNDLE, TABLE, AGE, IDENTITY = "bundle.ortoo", "members.msgpack", "rows.age", "identity"


def prepare(stage: Stage) -> None:
    """Make two offices that know each other, one with fresh members, and what goes between them."""
    from app.progress import Silent
    from app.secrets import age
    from app.sync.enrolment import accept_card, write_card
    from app.sync.outgoing import write_bundle
    from tests.bench import offices

    gacha = offices.make_office(stage.prepared / GACHA)
    sumu = offices.make_office(stage.prepared / SUMU, offices.SUMU)
    for one, other in ((gacha, sumu), (sumu, gacha)):
        card = stage.scratch / f"{one.unit.code}.ortoocard"
        write_card(one, card)
        accept_card(other, card)
    # only now, since accepting a card seals what is there, and writing a bundle is to do that
    offices.fill(gacha, stage.rows)
    table = offices.dump_members(gacha)
    for one in (gacha, sumu):
        one.close()
    sender = offices.open_copy(stage, GACHA)
    write_bundle(sender, offices.SUMU, stage.prepared / BUNDLE, Silent())
    sender.close()
    table.keep(stage.prepared / TABLE)
    identity = age.new_identity()
    (stage.prepared / IDENTITY).write_text(identity, encoding="ascii")
    (stage.prepared / AGE).write_bytes(_encrypted(table, age.recipient_of(identity)))


# ---- ours
def write(stage: Stage) -> None:
    """Seal what is fresh, and write everything for the sumu."""
    from tests.bench.offices import open_copy

    office = open_copy(stage, GACHA)
    with stage.measured():
        _write(office, stage.scratch / BUNDLE)
    office.close()


def read(stage: Stage) -> None:
    """Read it in the sumu, with the backup that comes before."""
    from tests.bench.offices import open_copy

    office = open_copy(stage, SUMU)
    with stage.measured():
        new = _read(office, stage.prepared / BUNDLE)
    assert new == stage.rows
    office.close()


def write_and_read(stage: Stage) -> None:
    """Both, in one process."""
    from tests.bench.offices import open_copy

    gacha, sumu = open_copy(stage, GACHA), open_copy(stage, SUMU)
    with stage.measured():
        _write(gacha, stage.scratch / BUNDLE)
        _read(sumu, stage.scratch / BUNDLE)
    gacha.close()
    sumu.close()


def bundle_size(stage: Stage) -> None:
    """The bundle's bytes."""
    with stage.measured():
        stage.figures.size = (stage.prepared / BUNDLE).stat().st_size


def _write(office: Office, path: Path) -> None:
    from app.progress import Silent
    from app.sync.outgoing import write_bundle
    from tests.bench import offices

    write_bundle(office, offices.SUMU, path, Silent())


def _read(office: Office, path: Path) -> int:
    from app.progress import Silent
    from app.sync.incoming import read_bundle

    return read_bundle(office, path, Silent()).new


# ---- floors and peers
def floor_write(stage: Stage) -> None:
    """The rows as JSON, compressed, encrypted and on the disk."""
    from app.secrets import age
    from tests.bench.raw_table import RawTable

    table = RawTable.load(stage.prepared / TABLE)
    identity = (stage.prepared / IDENTITY).read_text(encoding="ascii")
    with stage.measured(), (stage.scratch / AGE).open("wb") as file:
        file.write(_encrypted(table, age.recipient_of(identity)))
        file.flush()
        os.fsync(file.fileno())


def floor_read(stage: Stage) -> None:
    """Open such a file, and insert its rows into the same table."""
    from app.secrets import age
    from tests.bench.raw_table import RawTable, opened

    table = RawTable.load(stage.prepared / TABLE)
    identity = (stage.prepared / IDENTITY).read_text(encoding="ascii")
    with opened(stage.scratch / "raw.db") as connection:
        table.make(connection)
        with stage.measured():
            sealed = (stage.prepared / AGE).read_bytes()
            rows = json.loads(zlib.decompress(age.decrypt(sealed, identity)))
            table.insert(connection, rows)


def floor_size(stage: Stage) -> None:
    """The rows as CSV, and the best that zstd makes of it."""
    from backports import zstd

    from tests.bench.raw_table import RawTable

    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerows(_fields(RawTable.load(stage.prepared / TABLE)))
    with stage.measured():
        stage.figures.size = len(zstd.compress(file.getvalue().encode(), level=19))


def git(stage: Stage) -> None:
    """The peer: commit the rows as lines of JSON, bundle the history, clone the bundle."""
    from tests.bench.raw_table import RawTable

    rows = _fields(RawTable.load(stage.prepared / TABLE))
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    here, bundle = stage.scratch / "repository", stage.scratch / "git.bundle"
    with stage.measured():
        _git("init", "--quiet", "--initial-branch=main", here)
        (here / "members").write_text("\n".join(lines), encoding="utf-8")
        _git("-C", here, "add", "members")
        who = ("-c", "user.name=office", "-c", "user.email=office@localhost")
        _git("-C", here, *who, "commit", "--quiet", "--message=members")
        _git("-C", here, "bundle", "create", "--quiet", bundle, "HEAD", "main")
        _git("clone", "--quiet", bundle, stage.scratch / "clone")


def _git(*words: str | Path) -> None:
    subprocess.run(["git", *words], check=True)


def _encrypted(table: RawTable, recipient: str) -> bytes:
    from app.secrets import age

    # JSON has no bytes; one cell of each row, its id, becomes text
    rows = [[one.hex() if isinstance(one, bytes) else one for one in row] for row in table.rows]
    return age.encrypt(zlib.compress(json.dumps(rows, ensure_ascii=False).encode()), [recipient])


def _fields(table: RawTable) -> list[Row]:
    """What offices exchange of the rows: the ids and the fields, not what is kept beside."""
    kept = [name == "_uid" or not (name.startswith("_") or "__" in name) for name in table.columns]
    return [
        [
            one.hex() if isinstance(one, bytes) else one
            for one, is_kept in zip(row, kept, strict=True)
            if is_kept
        ]
        for row in table.rows
    ]


BENCHES = (
    Bench(
        name="exchange-write",
        what="writing a bundle of members",
        rows=10_000,
        few=100,
        prepare=prepare,
        ours=write,
        against="JSON, zlib, age, fsync",
        other=floor_write,
    ),
    Bench(
        name="exchange-read",
        what="reading it",
        rows=10_000,
        few=100,
        prepare=prepare,
        ours=read,
        against="age, zlib, JSON, executemany into SQLCipher",
        other=floor_read,
        target=1.8,
    ),
    Bench(
        name="exchange-size",
        what="the bundle's bytes",
        rows=10_000,
        few=100,
        prepare=prepare,
        ours=bundle_size,
        against="zstd -19 of the rows as CSV",
        other=floor_size,
        target=0.8,
        compared="size",
    ),
    Bench(
        name="exchange-git",
        what="writing and reading it",
        rows=10_000,
        few=100,
        prepare=prepare,
        ours=write_and_read,
        against="git: commit, bundle, clone; neither encrypted nor in a table",
        other=git,
        needs="git",
    ),
)
