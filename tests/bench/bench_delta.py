"""Bundles of a few changes: 1 % edits and 1 % new members, against what others write of them."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from tests.bench import delta_peers as peers
from tests.bench.delta_offices import GACHA, SUMU
from tests.bench.harness import Bench

if TYPE_CHECKING:
    from pathlib import Path

    from app.office import Office
    from tests.bench.harness import Job, Stage

BUNDLE, GIT = "bundle.ortoo", "repository"
FEW, MORE, MANY = 1000, 40_000, 1_000_000
EDITS = 100


# ---- one percent
def prepare(stage: Stage) -> None:
    """Make two offices that hold the same; then change one, and others' files of the same."""
    from app.progress import Silent
    from app.secrets import age
    from app.sync.incoming import read_bundle
    from app.sync.outgoing import write_bundle
    from tests.bench import delta_offices, offices

    gacha, sumu = delta_offices.acquainted(stage.prepared)
    delta_offices.fill(gacha, stage.rows)
    first = stage.scratch / BUNDLE
    write_bundle(gacha, sumu.unit.code, first, Silent())
    read_bundle(sumu, first, Silent())
    shutil.rmtree(sumu.home.backups)
    delta_offices.acknowledge(gacha, sumu)
    before = offices.dump_members(gacha)
    share = max(1, stage.rows // 100)
    delta_offices.edit(gacha, delta_offices.some_uids(gacha, share))
    offices.fill(gacha, share, seed=5)
    after = offices.dump_members(gacha)
    gacha.close()
    sumu.close()
    copy = offices.open_copy(stage, GACHA)
    write_bundle(copy, offices.SUMU, stage.prepared / BUNDLE, Silent())
    copy.close()
    ids: dict[bytes, int] = {}
    for name, table in ((peers.BASE, before), (peers.LATER, after)):
        peers.write_database(stage.prepared / name, table, ids)
    identity = age.new_identity()
    (stage.prepared / peers.IDENTITY).write_text(identity, encoding="ascii")
    if shutil.which("git"):
        peers.begin_git(stage.prepared / GIT, stage.prepared / peers.BASE)


def write(stage: Stage) -> None:
    """Seal the changes and write them for the sumu."""
    from tests.bench.offices import open_copy

    office = open_copy(stage, GACHA)
    _load(office)
    with stage.measured():
        _write(office, stage.scratch / BUNDLE)
    stage.figures.size = (stage.scratch / BUNDLE).stat().st_size
    office.close()


def _load(office: Office) -> None:
    """Have the modules in memory, as a program has that was opened in the morning.

    With so little to do they would be all that is measured; the peers have theirs, too.
    """
    from app.sync import incoming, outgoing

    assert incoming
    assert outgoing
    office.registry.shapes["members"].derive({"name": "白敏"})


def read(stage: Stage, *, backup: bool) -> None:
    """Read them in the sumu."""
    from app.progress import Silent
    from app.sync.incoming import read_bundle
    from tests.bench.offices import open_copy

    office = open_copy(stage, SUMU)
    _load(office)
    if not backup:
        office.back_up_before = lambda _what: None
    with stage.measured():
        found = read_bundle(office, stage.prepared / BUNDLE, Silent())
    assert found.new == found.changed == max(1, stage.rows // 100)
    office.close()


def _write(office: Office, path: Path) -> None:
    from app.progress import Silent
    from app.sync.outgoing import write_bundle
    from tests.bench import offices

    write_bundle(office, offices.SUMU, path, Silent())


# ---- others
def geodiff_size(stage: Stage) -> None:
    """Bytes of geodiff's changes."""
    with stage.measured():
        stage.figures.size = len(peers.geodiff(stage.prepared, stage.scratch / peers.CHANGES))


def session_size(stage: Stage) -> None:
    """Bytes of the session extension's changes."""
    with stage.measured():
        stage.figures.size = len(peers.session(stage.prepared, stage.scratch / peers.CHANGES))


def geodiff_write(stage: Stage) -> None:
    """Find the changes, compress and encrypt them."""
    import pygeodiff

    from app.secrets import age

    assert pygeodiff

    recipient = age.recipient_of(_identity(stage))
    with stage.measured():
        packed = peers.geodiff(stage.prepared, stage.scratch / peers.CHANGES)
        peers.keep(age.encrypt(packed, [recipient]), stage.scratch / peers.AGE)


def geodiff_read(stage: Stage, *, backup: bool) -> None:
    """Decrypt them and apply them, perhaps after a copy of the database and a check of it."""
    from app.secrets import age

    identity = _identity(stage)
    packed = peers.geodiff(stage.prepared, stage.scratch / peers.CHANGES)
    sealed = age.encrypt(packed, [age.recipient_of(identity)])
    database = shutil.copy(stage.prepared / peers.BASE, stage.scratch)
    with stage.measured():
        if backup:
            _copied(database, stage.scratch / "backup.db")
        plain = age.decrypt(sealed, identity)
        peers.apply_geodiff(database, plain, stage.scratch / peers.CHANGES)


def _copied(database: Path, to: Path) -> None:
    import sqlite3

    source = sqlite3.connect(database)
    source.execute("VACUUM INTO ?", (str(to),))
    source.close()
    copy = sqlite3.connect(to)
    assert copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
    copy.close()


def _identity(stage: Stage) -> str:
    return (stage.prepared / peers.IDENTITY).read_text(encoding="ascii")


def git_write(stage: Stage) -> None:
    """Commit the changed text and bundle the commit."""
    repository = shutil.copytree(stage.prepared / GIT, stage.scratch / GIT)
    out = stage.scratch / "git.bundle"
    with stage.measured():
        peers.git_bundle(repository, stage.prepared / peers.LATER, out)
    stage.figures.size = out.stat().st_size


def git_read(stage: Stage) -> None:
    """Pull from such a bundle."""
    repository = shutil.copytree(stage.prepared / GIT, stage.scratch / GIT)
    reader = shutil.copytree(stage.prepared / GIT, stage.scratch / "reader")
    out = stage.scratch / "git.bundle"
    peers.git_bundle(repository, stage.prepared / peers.LATER, out)
    with stage.measured():
        peers.read_git_bundle(reader, out)


# ---- cost follows the change
def prepare_grown(stage: Stage) -> None:
    """A small gacha and a large one, of which the sumu has all, each with some edits since."""
    from tests.bench import delta_offices

    for name, count in (("small", min(FEW, stage.rows)), ("large", stage.rows)):
        folder = stage.prepared / name
        gacha, sumu = delta_offices.acquainted(folder)
        delta_offices.fill(gacha, count)
        delta_offices.acknowledge(gacha, sumu)
        delta_offices.edit(gacha, delta_offices.some_uids(gacha, EDITS))
        for one in (gacha, sumu):
            one.close()


def write_grown(stage: Stage, *, name: str) -> None:
    """Seal and write the edits."""
    from tests.bench.offices import open_copy

    office = open_copy(stage, f"{name}/{GACHA}")
    _load(office)
    with stage.measured():
        _write(office, stage.scratch / BUNDLE)
    stage.figures.size = (stage.scratch / BUNDLE).stat().st_size
    office.close()


GEODIFF, SESSION = "pygeodiff", "apsw"


def _delta(name: str, what: str, ours: Job, against: str, other: Job, **more: object) -> Bench:
    return Bench(
        name=f"delta-{name}", what=what, rows=MORE, few=200, prepare=prepare,
        ours=ours, against=against, other=other, **more,
    )  # fmt: skip


def _grown(rows: int) -> Bench:
    return Bench(
        name=f"delta-grown-{rows // 1000}k",
        what=f"writing a bundle of {EDITS} edits",
        rows=rows,
        few=200,
        prepare=prepare_grown,
        ours=partial(write_grown, name="large"),
        against=f"the same among {FEW:,}",
        other=partial(write_grown, name="small"),
        target=1.5,
    )


_WHAT = "1 % edits, 1 % new members"
BENCHES = (
    _delta("size-session", f"bytes of {_WHAT}", write, "SQLite's session extension, zstd -3",
           session_size, target=0.75, compared="size", module=SESSION),
    _delta("size-geodiff", f"bytes of {_WHAT}", write, "geodiff, zstd -3",
           geodiff_size, target=0.85, compared="size", module=GEODIFF),
    _delta("write", f"writing {_WHAT}", write, "geodiff, zstd -3, age, fsync",
           geodiff_write, target=0.3, module=GEODIFF),
    _delta("read", f"reading {_WHAT}, without the copy before", partial(read, backup=False),
           "age, zstd, geodiff", partial(geodiff_read, backup=False), target=1.4, module=GEODIFF),
    _delta("read-whole", f"reading {_WHAT}, with the copy before", partial(read, backup=True),
           "copy and check, age, zstd, geodiff", partial(geodiff_read, backup=True),
           module=GEODIFF),
    _delta("size-git", f"bytes of {_WHAT}", write, "git bundle of sorted CSV", git_write,
           compared="size", needs="git"),
    _delta("write-git", f"writing {_WHAT}", write, "git: CSV, commit, bundle; not encrypted",
           git_write, needs="git"),
    _delta("read-git", f"reading {_WHAT}, without the copy before", partial(read, backup=False),
           "git pull; neither encrypted nor in a table", git_read, needs="git"),
    _grown(MORE),
    _grown(MANY),
)  # fmt: skip
