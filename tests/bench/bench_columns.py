"""How small typed columns are and how fast, against rows in MessagePack and in CSV.

    python -m tests.bench.bench_columns [ROUNDS]

Bytes are those after zstd. Times are user CPU of this process, the median of the rounds, without
zstd, which takes about as long for all. Unix only.
"""

from __future__ import annotations

import csv
import io
import resource
import statistics
import sys
from typing import TYPE_CHECKING, TypeVar

import msgspec
from backports import zstd

from db.columns import RowReferences, decode, encode
from tests.bench.invented_rows import members, patrols

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.columns import Value

_Made = TypeVar("_Made")

Rows = list[tuple["Value", ...]]


def to_columns(rows: Rows) -> bytes:
    """The rows as the columns of one segment."""
    seen = RowReferences()
    columns = [encode(values, seen) for values in zip(*rows, strict=True)]
    return msgspec.msgpack.encode([len(rows), columns])


def from_columns(data: bytes) -> Rows:
    """The rows of one segment."""
    seen = RowReferences()
    count, columns = msgspec.msgpack.decode(data, type=tuple[int, list[object]])
    return list(zip(*[decode(column, count, seen) for column in columns], strict=True))


def to_csv(rows: Rows) -> bytes:
    """The rows as CSV, ids in hexadecimal digits."""
    file = io.StringIO()
    shown = [[cell.hex() if isinstance(cell, bytes) else cell for cell in row] for row in rows]
    csv.writer(file).writerows(shown)
    return file.getvalue().encode()


def to_msgpack(rows: Rows) -> bytes:
    """The rows as MessagePack."""
    return msgspec.msgpack.encode(rows)


def from_msgpack(data: bytes) -> list[tuple[object, ...]]:
    """The rows of MessagePack."""
    return msgspec.msgpack.decode(data, type=list[tuple[object, ...]])


def timed(job: Callable[[], _Made], rounds: int) -> tuple[_Made, float]:
    """What the job makes, and the median of its user CPU in milliseconds."""

    def once() -> tuple[_Made, float]:
        began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        made = job()
        return made, 1000 * (resource.getrusage(resource.RUSAGE_SELF).ru_utime - began)

    results = [once() for _ in range(rounds)]
    return results[-1][0], statistics.median(time for _made, time in results)


def compressed(parts: Sequence[bytes], level: int) -> int:
    """Bytes after zstd, each part by itself."""
    return sum(len(zstd.compress(part, level=level)) for part in parts)


def compare(title: str, pieces: list[Rows], rounds: int) -> str:
    """A table of all ways to write the rows, each piece by itself."""
    plain = list(map(to_csv, pieces))
    packed, packing = timed(lambda: list(map(to_msgpack, pieces)), rounds)
    _, unpacking = timed(lambda: list(map(from_msgpack, packed)), rounds)
    typed, encoding = timed(lambda: list(map(to_columns, pieces)), rounds)
    back, decoding = timed(lambda: list(map(from_columns, typed)), rounds)
    if back != pieces:
        raise SystemExit("the columns gave other rows back")
    floor = compressed(plain, 19)
    lines = [f"{title:36}{'bytes':>10}{'of CSV z19':>12}{'encode ms':>11}{'decode ms':>11}"]
    for name, size, times in (
        ("CSV, zstd 19", floor, ""),
        ("CSV, zstd 3", compressed(plain, 3), ""),
        ("MessagePack rows, zstd 3", compressed(packed, 3), f"{packing:11.0f}{unpacking:11.0f}"),
        ("columns, zstd 3", compressed(typed, 3), f"{encoding:11.0f}{decoding:11.0f}"),
        ("columns, zstd 9", compressed(typed, 9), ""),
    ):
        lines.append(f"  {name:34}{size:10,}{size / floor:12.2f}{times}")
    return "\n".join([*lines, "", ""])


def main() -> None:
    """Measure both tables, the logs also in pieces as small as a village's segments."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    logs = list(zip(*patrols(100_000).values(), strict=True))
    people = list(zip(*members(20_000).values(), strict=True))
    villages = [logs[start : start + 500] for start in range(0, len(logs), 500)]
    for title, pieces in (
        ("100,000 patrol logs", [logs]),
        ("the same in pieces of 500", villages),
        ("20,000 members", [people]),
    ):
        sys.stdout.write(compare(title, pieces, rounds))


if __name__ == "__main__":
    main()
