"""Plays benches: each job in a fresh process, ours and the other in turn, several times."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from tests.bench.harness import PROJECT, Figures
from tests.bench.surroundings import environment

if TYPE_CHECKING:
    from tests.bench.harness import Bench, Stage

PLAY = "--play"
"""Tells `tests.bench` that it is one of the processes that play a job."""
FIGURES = "figures"
SETUP = "`make bench-setup` does that"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Figures).decode


@dataclass(frozen=True)
class Outcome:
    """What became of one bench.

    Attributes:
        bench: which.
        rows: with how many rows.
        ours: the least of our figures.
        other: the least of the other's.
        note: why there are none; empty: there are.
        failed: whether something went wrong.
        smallest: ours with the fewest rows; None: these are the fewest.
    """

    bench: Bench
    rows: int
    ours: Figures = field(default_factory=Figures)
    other: Figures = field(default_factory=Figures)
    note: str = ""
    failed: bool = False
    smallest: Figures | None = None

    @property
    def ratio(self) -> float:
        """Ours to the other's, of the figure that the bench compares."""
        other = self.other.of(self.bench.compared)
        return self.ours.of(self.bench.compared) / other if other else float("inf")

    @property
    def grown(self) -> float | None:
        """Ours to itself with the fewest rows; None: these are the fewest."""
        if self.smallest is None:
            return None
        before = self.smallest.of(self.bench.compared)
        return self.ours.of(self.bench.compared) / before if before else float("inf")

    @property
    def is_above(self) -> bool:
        """Whether a figure is greater than it should be."""
        bench = self.bench
        judged = (
            (self.ratio, bench.target),
            (self.ours.of(bench.compared), bench.most),
            (self.grown, bench.grown),
        )
        return not self.note and any(
            found is not None and good is not None and found > good for found, good in judged
        )


class Runner:
    """Plays benches in a temporary folder.

    Args:
        folder: empty; everything is made in it.
        rounds: how often each job is played.
        quick: with few rows, once: to see that everything runs.
    """

    def __init__(self, folder: Path, rounds: int, *, quick: bool) -> None:
        self._folder = folder
        self.rounds = 1 if quick else rounds
        self._quick = quick

    def play(self, bench: Bench) -> list[Outcome]:
        """Play one bench, with each of its numbers of rows."""
        outcomes: list[Outcome] = []
        smallest: Figures | None = None
        for rows in (bench.few,) if self._quick else bench.sizes:
            outcomes.append(replace(self._play(bench, rows), smallest=smallest))
            if smallest is None and not outcomes[0].note:
                smallest = outcomes[0].ours
        return outcomes

    def _play(self, bench: Bench, rows: int) -> Outcome:
        if bench.needs and not shutil.which(bench.needs):
            return Outcome(bench, rows, note=f"{bench.needs} is not installed; {SETUP}.")
        if bench.module and find_spec(bench.module) is None:
            return Outcome(bench, rows, note=f"{bench.module} is not installed; {SETUP}.")
        runs: dict[str, list[Figures]] = {"ours": [], "other": []}
        try:
            prepared = self._prepared(bench, rows)
            for number in range(self.rounds):
                _tell(f"{bench.name} {number + 1}/{self.rounds}")
                for side, figures in runs.items():
                    figures.append(self._apart(bench, side, prepared, rows))
        except subprocess.CalledProcessError:
            return Outcome(bench, rows, note="failed", failed=True)
        ours, other = (Figures.least(each) for each in runs.values())
        return Outcome(bench, rows, ours, other)

    def _prepared(self, bench: Bench, rows: int) -> Path:
        if bench.prepare is None:
            return self._folder
        folder = self._folder / f"{bench.prepare.__module__}.{bench.prepare.__name__}-{rows}"
        if not folder.exists():
            _tell(f"{bench.name} prepares {rows:,} rows")
            folder.mkdir()
            try:
                self._apart(bench, "prepare", folder, rows)
            except subprocess.CalledProcessError:
                shutil.rmtree(folder)
                raise
        return folder

    def _apart(self, bench: Bench, part: str, prepared: Path, rows: int) -> Figures:
        with TemporaryDirectory(dir=self._folder) as name:
            scratch = Path(name)
            words = (PLAY, bench.name, part, str(prepared), str(scratch), str(rows))
            subprocess.run(
                [sys.executable, "-m", "tests.bench", *words],
                check=True,
                cwd=PROJECT,
                env=environment(scratch, None if self._quick else self._folder / "bytecode"),
            )
            return _decode((scratch / FIGURES).read_bytes())


def play_here(bench: Bench, part: str, stage: Stage) -> None:
    """Play one job of a bench in this process, and leave its figures on the stage."""
    job = {"prepare": bench.prepare, "ours": bench.ours, "other": bench.other}[part]
    if job is not None:
        job(stage)
    (stage.scratch / FIGURES).write_bytes(_encode(stage.figures))


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
