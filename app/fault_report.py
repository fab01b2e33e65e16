"""What a developer must know of a fault, with nothing in it of what people have written.

A traceback as Python prints it may hold names and ID numbers: the parameters of a query, the key
that a dictionary lacks. Here the places in the program are kept, and of the messages only what
stands in ASCII letters.
"""

from __future__ import annotations

import platform
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from app.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from traceback import FrameSummary

ROOT = Path(__file__).parent.parent
LONGEST = 200
"""Characters of a message."""
KEPT = 20
"""So many reports are kept in a folder."""

_QUERY = re.compile(r"\[(SQL|parameters):", re.IGNORECASE)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_NOT_OURS = re.compile(r"[^\x20-\x7e]+|[0-9]{3,}")
_PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "openpyxl")


def fault_report(error: BaseException, heard: Iterable[str] = ()) -> str:
    """A report of a fault.

    Args:
        error: what was raised.
        heard: messages of Qt that came before.
    """
    lines = [*_surroundings(), "", *_chain(error)]
    said = [masked(one) for one in heard]
    if said:
        lines += ["", "Qt:", *said]
    return "\n".join(lines) + "\n"


def keep_report(folder: Path, moment: str, report: str) -> Path:
    """Put a report into a folder and remove the oldest ones.

    Args:
        folder: made where it is missing.
        moment: the file's name, which sorts by time.
        report: its text.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{moment}.txt"
    path.write_text(report, encoding="utf-8")
    for old in sorted(folder.glob("*.txt"))[:-KEPT]:
        old.unlink()
    return path


def masked(message: str) -> str:
    """A message without what may be somebody's: quoted text, long numbers, other scripts."""
    query = _QUERY.search(message)
    short = message[: query.start()] if query else message
    return _NOT_OURS.sub("…", _QUOTED.sub("'…'", short))[:LONGEST].strip()


def _surroundings() -> Iterator[str]:
    from importlib import metadata  # noqa: PLC0415 the window is painted before

    yield f"{platform.system()} {platform.release()} {platform.machine()}"
    yield f"ortoo {VERSION}"
    yield f"Python {platform.python_version()}"
    for name in _PACKAGES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue


def _chain(error: BaseException) -> Iterator[str]:
    """The error and, before it, those that led to it."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _chain(earlier)
        yield "then:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_place(frame)} in {frame.name}"
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}: {masked(str(error))}"


def _place(frame: FrameSummary) -> str:
    """File and line; a path of another program's is cut, since it may name the user."""
    path = Path(frame.filename)
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-2:])
    parts = shown.parts
    if "site-packages" in parts:
        shown = Path(*parts[parts.index("site-packages") + 1 :])
    return f"{shown.as_posix()}:{frame.lineno}"
