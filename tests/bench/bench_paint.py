"""Repainting the list while something large is imported or read, against repainting it alone."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.bench import bench_exchange, bench_import
from tests.bench.harness import PROJECT, Bench, Figures

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.harness import Job, Stage

MODULE = "tests.bench.painting"
ROWS = 40_000
SMOOTH_MS = 33.0
"""A frame at 30 a second: whoever scrolls sees no jerk."""


def paint(stage: Stage, *, office: str, beside: str) -> None:
    """Show the list, scroll it, and note what each repaint took while something goes on beside.

    Args:
        stage: where.
        office: the folder of the office, as it was prepared.
        beside: what goes on: ``import``, ``bundle``, or ``nothing``.
    """
    import shutil

    import msgspec

    home = shutil.copytree(stage.prepared / office, stage.scratch / office)
    found = stage.scratch / "painting.json"
    what: Path = {
        "import": stage.prepared / bench_import.SHEET,
        "bundle": stage.prepared / bench_exchange.BUNDLE,
        "nothing": stage.prepared,
    }[beside]
    command = [sys.executable, "-m", MODULE, home, beside, what, found]
    subprocess.run(list(map(str, command)), check=True, cwd=PROJECT)
    stage.figures = msgspec.json.decode(found.read_bytes(), type=Figures)


def _bench(name: str, what: str, office: str, beside: str, prepare: Job) -> Bench:
    return Bench(
        name=f"paint-{name}",
        what=f"repainting the members' list while {what}",
        rows=ROWS,
        few=200,
        prepare=prepare,
        ours=partial(paint, office=office, beside=beside),
        against="the same list, nothing else going on",
        other=partial(paint, office=office, beside="nothing"),
        most=SMOOTH_MS,
        compared="p99",
    )


BENCHES = (
    _bench("import", "a spreadsheet is read, planned and applied", bench_import.EMPTY, "import",
           bench_import.prepare),
    _bench("bundle", "a bundle is read", bench_exchange.SUMU, "bundle", bench_exchange.prepare),
)  # fmt: skip
