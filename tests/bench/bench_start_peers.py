"""The program's window on a real screen, beside those that people would open instead.

Each program is started alone on a screen of its own and ended once it is quiet. The keys of ours
lie in a keyring, so nobody is asked for a passphrase; it runs on patrol logs.
"""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.bench import many_patrols, plain_keyring
from tests.bench.harness import PROJECT, Bench
from tests.bench.many_patrols import HOME, PLAIN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.harness import Job, Quantity, Stage

SIZES = (300, 40_000, 1_000_000)
MANY = SIZES[-1]
BARE, ROWS = "tests.bench.bare_window", "tests.bench.first_rows"


def prepare(stage: Stage) -> None:
    """Patrol logs in an office and in a plain file; and one start, which notes the window's face.

    Where there is no screen to be had, the starts that are measured paint less.
    """
    os.environ.update(plain_keyring.surroundings(stage.prepared))
    many_patrols.prepare(stage)
    if shutil.which("Xvfb"):
        import subprocess

        from tests.bench.screen import screen

        with screen() as display:
            command = [sys.executable, "-m", ROWS, stage.prepared / HOME]
            own = {**_around(stage), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            subprocess.run(list(map(str, command)), check=True, env=own, cwd=PROJECT, timeout=120)


def _around(stage: Stage) -> dict[str, str]:
    """The user's folders are those of the preparation: a program is not measured for the first
    time that it runs."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    runtime = stage.prepared / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return {
        **os.environ,
        **plain_keyring.surroundings(stage.prepared),
        **dict.fromkeys(names, str(stage.prepared)),
        "XDG_RUNTIME_DIR": str(runtime),
        "GSETTINGS_BACKEND": "memory",
    }


def window(stage: Stage, *, command: tuple[str | Path, ...], until: str) -> None:
    """Any program; ``{plain}`` stands for the file with the rows."""
    from tests.bench.screen import measure_window

    words = [str(one).format(plain=stage.prepared / PLAIN) for one in command]
    os.chdir(PROJECT)
    stage.figures = measure_window(words, _around(stage), until=until)


def ours(stage: Stage, *, until: str = "mapped") -> None:
    """Our window, as a double-click opens it."""
    command = (sys.executable, PROJECT / "main.py", "--home", stage.prepared / HOME)
    window(stage, command=command, until=until)


def ours_rows(stage: Stage) -> None:
    """Our window, until the first rows of the patrol logs are painted."""
    from tests.bench.screen import screen

    with screen() as display:
        os.environ.update(_around(stage))
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        stage.measure([sys.executable, "-m", ROWS, stage.prepared / HOME, "patrols"])


def _peer(*command: str, until: str = "mapped") -> Job:
    return partial(window, command=command, until=until)


BROWSER = ("sqlitebrowser", "-t", "patrols", "{plain}")


def _mapped(name: str, against: str, other: Job, target: float, needs: str) -> Bench:
    return Bench(
        name=f"start-screen-{name}", what="from a double-click to the window on the screen",
        rows=MANY, few=100, prepare=prepare, ours=ours, against=against, other=other,
        target=target, compared="wall", needs=needs,
    )  # fmt: skip


def _first_rows(name: str, what: str, *, target: float, compared: Quantity) -> Bench:
    return Bench(
        name=f"start-screen-{name}", what=what, rows=MANY, few=100, prepare=prepare,
        ours=ours_rows, against="DB Browser for SQLite, the same rows in clear, until quiet",
        other=_peer(*BROWSER, until="quiet"), target=target, compared=compared,
        needs="sqlitebrowser",
    )  # fmt: skip


BENCHES = (
    Bench(
        name="start-screen",
        what="from a double-click to the window on the screen",
        rows=SIZES,
        few=100,
        prepare=prepare,
        ours=ours,
        against="a bare window of PySide6 with an empty table",
        other=_peer(sys.executable, "-m", BARE),
        target=1.25,
        grown=1.25,
        compared="wall",
        needs="Xvfb",
    ),
    Bench(
        name="start-screen-whole",
        what="from a double-click until the office is open and quiet",
        rows=SIZES,
        few=100,
        prepare=prepare,
        ours=partial(ours, until="quiet"),
        against="a bare window of PySide6 with an empty table",
        other=_peer(sys.executable, "-m", BARE, until="quiet"),
        grown=1.25,
        needs="Xvfb",
    ),
    _mapped("keepassxc", "KeePassXC", _peer("keepassxc"), 1.25, "keepassxc"),
    _mapped("sqlitebrowser", "DB Browser for SQLite, empty", _peer("sqlitebrowser"), 1.25,
            "sqlitebrowser"),
    _mapped("gnucash", "GnuCash, its first window", _peer("gnucash", "--nofile"), 1.0, "gnucash"),
    _first_rows("rows", "from a double-click to the first rows", target=1.0, compared="wall"),
    _first_rows("rows-memory", "memory with the list shown", target=0.9, compared="memory"),
)  # fmt: skip
