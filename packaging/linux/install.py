"""Makes the desktop of the current user know the program and its files: `make desktop`.

Standard library only. ``--remove`` takes everything away again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"
MIMES = ("application/x-ortoo-bundle", "application/x-ortoo-card", "application/x-ortoo-backup")
RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""Characters for which an argument of ``Exec`` has to be quoted (Desktop Entry Specification)."""


def quoted(argument: str) -> str:
    """An argument as it stands in the line ``Exec``."""
    text = argument.replace("%", "%%")
    if not RESERVED & {*text}:
        return text
    for one in '\\"`$':
        text = text.replace(one, f"\\{one}")
    # the value of a key is unescaped once before the argument is
    return '"' + text.replace("\\", "\\\\") + '"'


def desktop_entry(python: Path, program: Path) -> str:
    """The desktop entry that starts this program."""
    template = (HERE / "ortoo.desktop").read_text(encoding="utf-8")
    return template.replace("@EXEC@", f"{quoted(str(python))} {quoted(str(program))}")


def places(data: Path) -> dict[str, Path]:
    """Where each file goes."""
    return {
        "entry": data / "applications" / "ortoo.desktop",
        "types": data / "mime" / "packages" / "ortoo.xml",
        "icon": data / "icons" / "hicolor" / "scalable" / "apps" / "ortoo.svg",
    }


def install(data: Path) -> None:
    """Put the files where the desktop looks for them, and tell it."""
    there = places(data)
    for path in there.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    there["entry"].write_text(desktop_entry(PYTHON, ROOT / "main.py"), encoding="utf-8")
    shutil.copyfile(HERE / "ortoo.xml", there["types"])
    shutil.copyfile(ROOT / "resources" / "icons" / "logo.svg", there["icon"])
    _tell(data)
    for kind in MIMES:
        _run("xdg-mime", "default", "ortoo.desktop", kind)


def remove(data: Path) -> None:
    """Take them away again."""
    for path in places(data).values():
        path.unlink(missing_ok=True)
    _tell(data)


def _tell(data: Path) -> None:
    """Have the desktop's caches made anew."""
    _run("update-mime-database", str(data / "mime"))
    _run("update-desktop-database", str(data / "applications"))


def _run(*command: str) -> None:
    """Run a command of the desktop, where there is one."""
    if shutil.which(command[0]) is None:
        return
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 our own
    if done.returncode:
        print(f"{command[0]}: {done.stderr.strip()}", file=sys.stderr)


def data_home() -> Path:
    """Where the user's desktop files lie (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_DATA_HOME")
    return Path(named) if named else Path.home() / ".local" / "share"


def main() -> None:
    """Install, or remove."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--remove", action="store_true", help="take everything away again")
    wanted = parser.parse_args()
    data = data_home()
    if wanted.remove:
        remove(data)
        print("Removed.")
    else:
        install(data)
        print(f"Bundles and cards open with a double-click now; see {places(data)['entry']}.")


if __name__ == "__main__":
    main()
