"""The benches still run: with few rows, and without looking at what they measure."""

import subprocess
import sys
from pathlib import Path

from tests.bench.harness import Bench, Figures
from tests.bench.running import Outcome, Runner
from tests.bench.table import table

PROJECT = Path(__file__).parents[2]


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.bench", *words]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_the_cheap_benches_run_and_give_a_table(tmp_path: Path):
    written = tmp_path / "bench.md"
    done = bench("--quick", "--write", str(written), "import", "columns-members")
    assert done.returncode == 0, done.stderr
    assert written.read_text(encoding="utf-8") == done.stdout
    rows = [line.split(" | ") for line in done.stdout.splitlines() if line.startswith("| ")]
    names = [row[0].removeprefix("| ") for row in rows]
    assert names == [
        "bench", "---",
        "columns-members-pack", "columns-members-unpack", "columns-members-size", "import",
    ]  # fmt: skip
    assert all(row[6] for row in rows)


def test_an_unknown_name_is_answered_with_those_there_are():
    done = bench("imprt")
    assert done.returncode == 2
    assert "save save-grown" in done.stderr


def idle(_stage):
    pass


def test_a_bench_with_several_sizes_says_how_its_cost_grows():
    bench = Bench("x", "x", (1000, 10), 1, idle, "nothing", idle, most=5.0, grown=2.0)
    assert bench.sizes == (10, 1000)
    small, large = Figures(user=1.0), Figures(user=3.0)
    grown = Outcome(bench, 1000, large, small, smallest=small)
    assert grown.grown == 3.0
    assert grown.is_above, "three times as much, where twice is the most"
    assert Outcome(bench, 10, Figures(user=6.0), small).is_above, "more than the most"
    assert not Outcome(bench, 10, small, small).is_above
    assert "| 3.00 | ≤ 5 s, grown ≤ 2 | **above** |" in table([grown], 1)


def test_a_program_that_is_not_there_is_said_and_is_no_failure(tmp_path):
    bench = Bench("x", "x", 10, 1, idle, "it", idle, needs="no-such-program-at-all")
    (outcome,) = Runner(tmp_path, 1, quick=False).play(bench)
    assert not outcome.failed
    assert "no-such-program-at-all is not installed; `make bench-setup`" in table([outcome], 1)
