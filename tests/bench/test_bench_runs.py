"""The benches still run: with few rows, and without looking at what they measure."""

import subprocess
import sys
from pathlib import Path

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
        "import", "columns-members-pack", "columns-members-unpack", "columns-members-size",
    ]  # fmt: skip
    assert all(row[6] for row in rows)


def test_an_unknown_name_is_answered_with_those_there_are():
    done = bench("imprt")
    assert done.returncode == 2
    assert "import save save-grown" in done.stderr
