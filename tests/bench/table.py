"""The table of what was measured."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.harness import Bench, Figures, Quantity
    from tests.bench.running import Outcome

FIGURES = "user s · wall s · MB"
HEADS = (
    "bench", "what", "rows", f"ours: {FIGURES}", "against", FIGURES, "ratio", "grown", "target", ""
)  # fmt: skip
RIGHT = {2, 6, 7, 8}
ABOVE = "**above**"
COMPARED: dict[Quantity, str] = {
    "user": "", "wall": " wall", "size": " bytes", "memory": " MB", "p50": " p50", "p99": " p99"
}  # fmt: skip
UNITS: dict[Quantity, str] = {
    "user": "s", "wall": "s", "size": "bytes", "memory": "MB", "p50": "ms", "p99": "ms"
}  # fmt: skip


def table(outcomes: Sequence[Outcome], rounds: int) -> str:
    """The outcomes as a table in Markdown, with a line on where they were measured."""
    lines = [
        _where(rounds),
        "",
        _line(HEADS),
        _line(["---:" if at in RIGHT else "---" for at in range(len(HEADS))]),
        *(_line(_cells(one)) for one in outcomes),
    ]
    return "\n".join(lines) + "\n"


def _cells(outcome: Outcome) -> list[str]:
    bench = outcome.bench
    if outcome.note:
        return [bench.name, bench.what, f"{outcome.rows:,}", "", bench.against, "", "", "", "",
                outcome.note]  # fmt: skip
    return [
        bench.name,
        bench.what,
        f"{outcome.rows:,}",
        _figures(outcome.ours),
        bench.against,
        _figures(outcome.other),
        f"{outcome.ratio:.2f}{COMPARED[bench.compared]}",
        f"{outcome.grown:.2f}" if outcome.grown is not None else "",
        _target(bench),
        ABOVE if outcome.is_above else "",
    ]


def _target(bench: Bench) -> str:
    """What is aimed at: of the ratio, of the figure itself, of how it grows."""
    aims = [f"≤ {bench.target:g}"] if bench.target is not None else []
    aims += [f"≤ {bench.most:g} {UNITS[bench.compared]}"] if bench.most is not None else []
    aims += [f"grown ≤ {bench.grown:g}"] if bench.grown is not None else []
    return ", ".join(aims)


def _figures(found: Figures) -> str:
    shown = f"{found.user:.2f} · {found.wall:.2f} · {found.memory:.0f}"
    if found.size:
        shown += f" · {found.size:,} bytes"
    if found.p99:
        shown += f" · p50 {found.p50:.1f} p99 {found.p99:.1f} ms"
    return shown


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _where(rounds: int) -> str:
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}. The least of {rounds} runs, each in a process of "
        "its own; the ratio is that of user CPU unless it says otherwise. Grown: ours against "
        "ours with the fewest rows of the same bench."
    )
