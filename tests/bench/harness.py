"""Measures jobs, each in a process of its own, beside what bounds them in the same run.

A `Bench` names two jobs that do the same work: ours, and a floor (the least that any program must
do) or a peer. What is judged is the ratio of the two, since absolute times belong to one machine.
Linux only: the peak of memory is asked of its kernel.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

PROJECT = Path(__file__).parents[2]
_STATUS = Path("/proc/self/status")
_RESET_PEAK = "5"
"""Written to ``clear_refs``, makes the kernel forget the peak (proc_pid_clear_refs(5))."""

Quantity = Literal["user", "wall", "size", "memory", "p50", "p99"]


class Figures(msgspec.Struct):
    """What one job took.

    Attributes:
        user: seconds of user CPU, those of programs that it started among them.
        wall: seconds.
        memory: the most that it had in memory at once, MB.
        size: bytes that it made; 0 where that is not the point.
        p50: what one of many equal steps took in the middle, ms; 0 where there are none.
        p99: what all but one in a hundred of them took at most, ms.
    """

    user: float = 0.0
    wall: float = 0.0
    memory: float = 0.0
    size: int = 0
    p50: float = 0.0
    p99: float = 0.0

    @classmethod
    def least(cls, runs: Iterable[Figures]) -> Figures:
        """The least of each figure: whatever else runs on the machine can only add to it."""
        every = list(runs)
        return cls(
            **{name: min(getattr(one, name) for one in every) for name in cls.__struct_fields__}
        )

    def of(self, quantity: Quantity) -> float:
        """One of the figures."""
        return float(getattr(self, quantity))

    def step_times(self, seconds: Sequence[float]) -> None:
        """Note what each of many equal steps took, in seconds."""
        in_order = sorted(seconds)
        self.p50 = 1000 * in_order[len(in_order) // 2]
        self.p99 = 1000 * in_order[min(len(in_order) - 1, len(in_order) * 99 // 100)]


@dataclass
class Stage:
    """Where one job is played.

    Attributes:
        prepared: the folder of what was prepared; shared by all runs, which only read it.
        scratch: an empty folder of this run.
        rows: how many.
        figures: what was measured.
    """

    prepared: Path
    scratch: Path
    rows: int
    figures: Figures = field(default_factory=Figures)

    @contextmanager
    def measured(self) -> Generator[None]:
        """The part of a job that counts; what stands around it prepares and checks."""
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text(_RESET_PEAK, encoding="ascii")
        user, wall = _user(), time.perf_counter()
        yield
        self.figures.wall = time.perf_counter() - wall
        self.figures.user = _user() - user
        helpers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        self.figures.memory = max(_peak(), helpers)

    def measure(self, command: Sequence[str | Path]) -> None:
        """Run a program, and measure it from its start to its end.

        Raises:
            CalledProcessError: it failed.
        """
        began = time.perf_counter()
        program = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=PROJECT)
        _, status, used = os.wait4(program.pid, 0)
        wall = time.perf_counter() - began
        program.returncode = os.waitstatus_to_exitcode(status)
        if program.returncode:
            raise subprocess.CalledProcessError(program.returncode, list(map(str, command)))
        self.figures = Figures(used.ru_utime, wall, used.ru_maxrss / 1024)


Job = Callable[[Stage], None]


@dataclass(frozen=True)
class Bench:
    """One line of the table for each number of rows.

    Attributes:
        name: chooses it on the command line; up to its first dash it names its kind.
        what: what is done.
        rows: with how many rows; several: once for each, smallest first, and the table says of
            each what it costs against the smallest.
        few: with how many, where it is only to be seen that it runs.
        ours: does it with the program.
        against: what it is compared with.
        other: does it in that way.
        target: the greatest good ratio; None: there is none, and the ratio is only watched.
        compared: the figure whose ratio is taken.
        most: the greatest good figure of ours itself, in the unit of what is compared.
        grown: the greatest good ratio of ours to itself at the smallest number of rows.
        prepare: makes what both need; benches with the same one and as many rows share it.
        needs: another program that must be there; otherwise the table says that it is not.
        module: a peer that `make bench-setup` installs.
    """

    name: str
    what: str
    rows: int | tuple[int, ...]
    few: int
    ours: Job
    against: str
    other: Job
    target: float | None = None
    compared: Quantity = "user"
    most: float | None = None
    grown: float | None = None
    prepare: Job | None = None
    needs: str = ""
    module: str = ""

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of rows that it is played with, smallest first."""
        return (self.rows,) if isinstance(self.rows, int) else tuple(sorted(self.rows))


def _user() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(one).ru_utime for one in whose)


def _peak() -> float:
    found = re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0
