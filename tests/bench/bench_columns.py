"""Typed columns of the journal, against JSON and zlib in time and against CSV and zstd in size."""

from __future__ import annotations

import csv
import io
import json
import zlib
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.columns import Value
    from tests.bench.harness import Job, Stage

LEVEL = 9
"""Of zstd, as segments use it."""

Rows = list[tuple["Value", ...]]


def patrol_logs(count: int) -> Rows:
    """Invented patrol logs."""
    from tests.bench.invented_rows import patrols

    return list(zip(*patrols(count).values(), strict=True))


def people(count: int) -> Rows:
    """Invented members."""
    from tests.bench.invented_rows import members

    return list(zip(*members(count).values(), strict=True))


# ---- ours
def pack(rows: Rows) -> bytes:
    """The rows as the columns of one segment, compressed."""
    import msgspec
    from backports import zstd

    from db.columns import RowReferences, encode

    seen = RowReferences()
    columns = [encode(values, seen) for values in zip(*rows, strict=True)]
    return zstd.compress(msgspec.msgpack.encode([len(rows), columns]), level=LEVEL)


def unpack(data: bytes) -> Rows:
    """The rows of one segment."""
    import msgspec
    from backports import zstd

    from db.columns import RowReferences, decode

    seen = RowReferences()
    plain = zstd.decompress(data)
    count, columns = msgspec.msgpack.decode(plain, type=tuple[int, list[object]])
    return list(zip(*[decode(column, count, seen) for column in columns], strict=True))


def ours_pack(make: Callable[[int], Rows], stage: Stage) -> None:
    """Pack the rows."""
    rows = make(stage.rows)
    with stage.measured():
        packed = pack(rows)
    stage.figures.size = len(packed)


def ours_unpack(make: Callable[[int], Rows], stage: Stage) -> None:
    """Unpack them."""
    rows = make(stage.rows)
    packed = pack(rows)
    with stage.measured():
        back = unpack(packed)
    assert back == rows


# ---- floors
def to_json(rows: Rows) -> bytes:
    """The rows as JSON, compressed."""
    return zlib.compress(json.dumps(_without_bytes(rows), ensure_ascii=False).encode())


def floor_pack(make: Callable[[int], Rows], stage: Stage) -> None:
    """Pack the rows as JSON."""
    rows = make(stage.rows)
    with stage.measured():
        packed = to_json(rows)
    stage.figures.size = len(packed)


def floor_unpack(make: Callable[[int], Rows], stage: Stage) -> None:
    """Unpack them from JSON."""
    packed = to_json(make(stage.rows))
    with stage.measured():
        back: list[list[Value]] = json.loads(zlib.decompress(packed))
    assert len(back) == stage.rows


def floor_size(make: Callable[[int], Rows], stage: Stage) -> None:
    """The rows as CSV, as small as zstd makes them."""
    from backports import zstd

    file = io.StringIO()
    csv.writer(file).writerows(_without_bytes(make(stage.rows)))
    with stage.measured():
        packed = zstd.compress(file.getvalue().encode(), level=19)
    stage.figures.size = len(packed)


def _without_bytes(rows: Rows) -> list[list[Value]]:
    """Ids in hexadecimal digits, since texts have no bytes."""
    return [[one.hex() if isinstance(one, bytes) else one for one in row] for row in rows]


def _benches(kind: str, what: str, make: Callable[[int], Rows], rows: int) -> list[Bench]:
    def job(measured: Callable[[Callable[[int], Rows], Stage], None]) -> Job:
        return partial(measured, make)

    return [
        Bench(
            name=f"columns-{kind}-pack",
            what=f"{what} into columns",
            rows=rows,
            few=200,
            ours=job(ours_pack),
            against="JSON, zlib",
            other=job(floor_pack),
        ),
        Bench(
            name=f"columns-{kind}-unpack",
            what=f"{what} out of columns",
            rows=rows,
            few=200,
            ours=job(ours_unpack),
            against="JSON, zlib",
            other=job(floor_unpack),
        ),
        Bench(
            name=f"columns-{kind}-size",
            what=f"bytes of {what}",
            rows=rows,
            few=200,
            ours=job(ours_pack),
            against="zstd -19 of them as CSV",
            other=job(floor_size),
            target=0.8,
            compared="size",
        ),
    ]


BENCHES = (
    *_benches("patrols", "patrol logs", patrol_logs, 20_000),
    *_benches("members", "members", people, 20_000),
)
