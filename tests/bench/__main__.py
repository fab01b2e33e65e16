"""Measures the program against floors and peers in the same run: `make bench`.

make bench                                     everything, some minutes
make bench ARGS="import save"                  the benches of these names and kinds
make bench ARGS="--rounds 7 --write bench.md"  more runs; the table also in a file
make bench ARGS=--quick                        with few rows: only to see that all of it runs
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.harness import Stage
from tests.bench.running import PLAY, Runner, play_here
from tests.bench.table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.harness import Bench
    from tests.bench.running import Outcome

HERE = Path(__file__).parent
BENCHES: dict[str, Bench] = {
    one.name: one
    for file in sorted(HERE.glob("bench_*.py"))
    for one in import_module(f"{__package__}.{file.stem}").BENCHES
}
ROUNDS = 3


class Asked(argparse.Namespace):
    """What the command line asks for."""

    names: list[str]
    rounds: int
    quick: bool
    write: Path | None


def main(words: list[str]) -> int:
    """Measure what is asked for; the exit code: 1 if something could not be measured."""
    if words[:1] == [PLAY]:
        name, part, prepared, scratch, rows = words[1:]
        play_here(BENCHES[name], part, Stage(Path(prepared), Path(scratch), int(rows)))
        return 0
    asked = _asked(words)
    with TemporaryDirectory(prefix="ortoo-bench-") as folder:
        runner = Runner(Path(folder), asked.rounds, quick=asked.quick)
        outcomes: list[Outcome] = []
        text = ""
        for bench in _chosen(asked.names):
            outcomes += runner.play(bench)
            text = table(outcomes, runner.rounds)
            if asked.write:
                # after each of them: some take an hour, and may be broken off
                asked.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return int(any(one.failed for one in outcomes))


def _asked(words: list[str]) -> Asked:
    parser = argparse.ArgumentParser("make bench", description=__doc__, add_help=True)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("names", nargs="*", metavar="NAME", help=" ".join(BENCHES))
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="runs of each job")
    parser.add_argument("--quick", action="store_true", help="few rows, one run")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table there, too")
    asked = parser.parse_args(words, Asked())
    unknown = [one for one in asked.names if not _chosen([one])]
    if unknown:
        parser.error(f"no bench is called {unknown[0]}; there are: {' '.join(BENCHES)}")
    if asked.rounds < 1:
        parser.error("at least one round is needed")
    return asked


def _chosen(names: Sequence[str]) -> list[Bench]:
    """The benches of these names and of these kinds; all where none is named."""
    return [
        one
        for name, one in BENCHES.items()
        if not names or any(name == wanted or name.startswith(f"{wanted}-") for wanted in names)
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
