"""What others write of the same changes: geodiff, SQLite's session extension, git.

Each of them gets plain databases or text with the fields that offices exchange; what it writes is
compressed with zstd, and encrypted where the time is measured, as a bundle is.
"""

from __future__ import annotations

import csv
import os
import sqlite3
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.bench.raw_table import RawTable

BASE, LATER, CHANGES, AGE, IDENTITY = "base.db", "later.db", "changes", "changes.age", "identity"
TEXT = "members"
LEVEL = 3
"""Of zstd."""

Row = list[object]


def write_database(path: Path, table: RawTable, ids: dict[bytes, int]) -> None:
    """Write the exchanged fields into a plain database.

    Args:
        path: the new file.
        table: the members as the office holds them.
        ids: record id → integer primary key; geodiff is slow with others. Grows.
    """
    names, rows = exchanged(table)
    connection = sqlite3.connect(path)
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(f'CREATE TABLE "members" (fid INTEGER PRIMARY KEY, {columns})')
    marks = ", ".join("?" * (len(names) + 1))
    at = names.index("_uid")
    numbered = ((ids.setdefault(row[at], len(ids) + 1), *row) for row in rows)
    with connection:
        connection.executemany(f'INSERT INTO "members" VALUES ({marks})', numbered)  # noqa: S608
    connection.close()


def exchanged(table: RawTable) -> tuple[list[str], list[Row]]:
    """The fields that offices exchange, and the record id."""
    kept = [name == "_uid" or not (name.startswith("_") or "__" in name) for name in table.columns]
    names = [name for name, is_kept in zip(table.columns, kept, strict=True) if is_kept]
    rows = [[one for one, ok in zip(row, kept, strict=True) if ok] for row in table.rows]
    return names, rows


# ---- geodiff
def geodiff(folder: Path, changes: Path) -> bytes:
    """The changes between the two databases of a folder, compressed."""
    import pygeodiff
    from backports import zstd

    machine = pygeodiff.GeoDiff()
    machine.create_changeset(str(folder / BASE), str(folder / LATER), str(changes))
    machine.shutdown()
    return zstd.compress(changes.read_bytes(), level=LEVEL)


def apply_geodiff(database: Path, packed: bytes, changes: Path) -> None:
    """Apply such changes to a database."""
    import pygeodiff
    from backports import zstd

    changes.write_bytes(zstd.decompress(packed))
    machine = pygeodiff.GeoDiff()
    machine.apply_changeset(str(database), str(changes))
    machine.shutdown()


# ---- the session extension
def session(folder: Path, copy: Path) -> bytes:
    """The changes between the two databases of a folder, compressed.

    Made by `sqlite3session_diff`, so that it holds no more than the changed fields.
    """
    import apsw
    from backports import zstd

    connection = apsw.Connection(str(folder / LATER))
    connection.execute("ATTACH ? AS base", (str(folder / BASE),))
    one = apsw.Session(connection, "main")
    one.attach("members")
    one.diff("base", "members")
    changes = one.changeset()
    one.close()
    connection.close()
    return zstd.compress(changes, level=LEVEL)


# ---- git
def write_text(path: Path, database: Path) -> None:
    """Write a database's rows as text, one line each, sorted by record id."""
    connection = sqlite3.connect(database)
    rows = connection.execute('SELECT * FROM "members" ORDER BY "_uid"').fetchall()
    connection.close()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(map(_readable, rows))


def _readable(row: Iterable[object]) -> list[object]:
    return [one.hex() if isinstance(one, bytes) else one for one in row]


def git(*words: str | Path) -> None:
    """Run git as somebody who is nobody."""
    who = ("-c", "user.name=office", "-c", "user.email=office@localhost")
    subprocess.run(["git", *who, *words], check=True)


def begin_git(repository: Path, database: Path) -> None:
    """A repository with the rows of a database as its first commit."""
    git("init", "--quiet", "--initial-branch=main", repository)
    write_text(repository / TEXT, database)
    git("-C", repository, "add", TEXT)
    git("-C", repository, "commit", "--quiet", "--message=members")


def git_bundle(repository: Path, database: Path, out: Path) -> None:
    """Commit the rows of a later database, and bundle what is new."""
    write_text(repository / TEXT, database)
    git("-C", repository, "commit", "--quiet", "--all", "--message=changes")
    git("-C", repository, "bundle", "create", "--quiet", out, "HEAD~1..HEAD")


def read_git_bundle(repository: Path, bundle: Path) -> None:
    """Read such a bundle in a repository with the first commit."""
    git("-C", repository, "pull", "--quiet", "--ff-only", bundle, "HEAD")


def keep(data: bytes, path: Path) -> None:
    """Write a file, and wait for the disk, as the program does with a bundle."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
