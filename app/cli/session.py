"""What every command shares: the home, the office in it, and how it answers."""

from __future__ import annotations

import getpass
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from app.home import VARIABLE, Home, default_home
from app.language import say
from app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.office import Office
    from app.progress import Progress

PASSPHRASE = "ORTOO_PASSPHRASE"  # noqa: S105 the variable's name, not its value

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


@dataclass
class Session:
    """One run of a command.

    Attributes:
        folder: the home that was named.
        json: whether to answer with one JSON document.
    """

    folder: Path | None = None
    json: bool = False
    _office: Office | None = field(default=None, repr=False)

    @property
    def home(self) -> Home:
        """The home: named, or the usual one."""
        return Home(self.folder or default_home())

    @property
    def passphrase(self) -> str | None:
        """The passphrase from the environment; None if there is none."""
        return os.environ.get(PASSPHRASE) or None

    def ask(self) -> Callable[[], str] | None:
        """A way to ask for the passphrase, where somebody sits at a terminal."""
        return (lambda: getpass.getpass(say("口令："))) if sys.stdin.isatty() else None

    @property
    def office(self) -> Office:
        """The office, opened when it is first needed."""
        if self._office is None:
            from app.bootstrap import open_office  # noqa: PLC0415 `--help` needs no database

            self._office = open_office(self.home, self.passphrase, self.ask())
        return self._office

    def keep(self, office: Office) -> None:
        """Use an office that the command itself has made or opened."""
        self._office = office

    def close(self) -> None:
        """Close the office; say if it goes on otherwise than it was left."""
        if self._office is not None:
            notice = self._office.take_notice()
            self._office.close()
            if notice:
                click.echo(str(notice), err=True)
            self._office = None

    def progress(self) -> Progress:
        """Shows long jobs on a terminal, and nothing elsewhere."""
        return Bar() if sys.stderr.isatty() and not self.json else Silent()

    # ---- answering
    def answer(self, document: object, text: str = "") -> None:
        """Answer: the document as JSON, or the text for people."""
        if self.json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        elif text:
            click.echo(text)


class Bar:
    """A line on the terminal that says how far a job is."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Draw the line anew."""
        percent = 100 * done // total if total else 0
        click.echo(f"\r{what} {percent:3d}%", nl=done >= total, err=True)


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as aligned text; Chinese characters are two columns wide."""
    lines = [list(titles), *(list(row) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    padded = (
        [cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)]
        for line in lines
    )
    return "\n".join("  ".join(line).rstrip() for line in padded)


def _width(text: str) -> int:
    from unicodedata import east_asian_width  # noqa: PLC0415 only where tables are printed

    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _set_json(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Session).json = True


def _set_home(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value:
        context.ensure_object(Session).folder = Path(value)


def common(command: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """The options that may stand before or after the command."""
    with_json = click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        callback=_set_json,
        help="用一个 JSON 文档回答。",
    )
    with_home = click.option(
        "--home",
        metavar="DIR",
        expose_value=False,
        callback=_set_home,
        help=f"办公室所在的文件夹（也可以写在 {VARIABLE} 里）。",
    )
    return with_json(with_home(command))
