"""From the start of the process to the first paint, and to the answer of a command."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from tests.bench.filled import HOME, RAW, prepare
from tests.bench.harness import PROJECT, Bench

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.harness import Stage

FIRST_PAINT, FIRST_ROWS = "tests.bench.first_paint", "tests.bench.first_rows"
LEAST = """
import hashlib, sqlalchemy, sqlcipher3
hashlib.scrypt(b"", salt=b"", n=2**15, r=8, p=1, maxmem=2**26)
"""
"""What every answer from a database behind a passphrase must do."""


def window(stage: Stage) -> None:
    """The program's window in front of an office."""
    stage.measure([sys.executable, "-m", FIRST_PAINT, _own_copy(stage)])


def bare_window(stage: Stage) -> None:
    """A bare one."""
    stage.measure([sys.executable, "-m", FIRST_PAINT])


def list_window(stage: Stage) -> None:
    """The program's window with the list of members."""
    stage.measure([sys.executable, "-m", FIRST_ROWS, _own_copy(stage), "members"])


def bare_list(stage: Stage) -> None:
    """A bare one with a page of them."""
    stage.measure([sys.executable, "-m", FIRST_ROWS, stage.prepared / RAW])


def status(stage: Stage) -> None:
    """How the office stands, with the window's program as a command."""
    home = _own_copy(stage)
    stage.measure([sys.executable, PROJECT / "main.py", "--home", home, "status", "--json"])


def imports(stage: Stage) -> None:
    """What the command cannot do without."""
    stage.measure([sys.executable, "-c", LEAST])


def _own_copy(stage: Stage) -> Path:
    """The office once more, since opening one may write to it."""
    return shutil.copytree(stage.prepared / HOME, stage.scratch / HOME)


BENCHES = (
    Bench(
        name="start-window",
        what="from the start of the process to the first paint",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=window,
        against="a bare window of PySide6 with an empty table",
        other=bare_window,
        target=1.25,
        compared="wall",
    ),
    Bench(
        name="start-list",
        what="from the start of the process to the first rows, with a passphrase",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=list_window,
        against="one scrypt, SELECT … LIMIT 64, a bare window with a QTableWidget",
        other=bare_list,
        compared="wall",
    ),
    Bench(
        name="start-status",
        what="`main.py status --json`, with a passphrase",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=status,
        against="import sqlalchemy, sqlcipher3; one scrypt",
        other=imports,
    ),
)
