"""Örtöö 驿站: opens the window, or runs one command of the command line.

``main.py [--home DIR] [FILE.ortoo|FILE.ortoocard …]`` opens the window, with these files in it;
``main.py [--home DIR] COMMAND …`` runs a command.
"""

from __future__ import annotations

import sys
from pathlib import Path

OPENED = (".ortoo", ".ortoocard", ".ortoobackup")
"""Endings of files that the window opens; no command is called so."""


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; the exit code."""
    home, rest = _split(arguments)
    if rest and not all(one.lower().endswith(OPENED) for one in rest):
        from app.cli.commands import run  # noqa: PLC0415 the window needs no command line

        return run(arguments)
    from ui.start import run_window  # noqa: PLC0415 a command needs no window

    return run_window(home, [Path(one) for one in rest])


def _split(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """The home that is named, and what else there is."""
    home, rest, waiting = None, list[str](), iter(arguments)
    for one in waiting:
        if one == "--home":
            named = next(waiting, None)
            home = Path(named) if named else None
        elif one.startswith("--home="):
            home = Path(one.removeprefix("--home="))
        else:
            rest.append(one)
    return home, rest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
