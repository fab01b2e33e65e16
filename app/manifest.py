"""What the window paints before the ledgers are loaded: their titles, groups and columns.

Loading the ledgers takes most of the start; their names change only with the program. So they are
noted beside the database, where the next start finds them at once. The note lies there in clear:
it holds nothing that is not in the program itself. Above all it does not say whose office this is:
whoever finds the computer shall not learn from it whose records are locked in there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from app.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from app.ledger.registry import Registry

FILE_NAME = "face.json"
LARGEST_FILE = 262_144
"""Bytes; a real one has about 5,000. Whatever is larger is not ours."""


@dataclass(frozen=True)
class Entry:
    """What the window shows of one ledger before there are records.

    Attributes:
        name: the ledger's name in the program.
        title: its title, in the language of the manifest.
        group: the heading under which it stands.
        columns: the headings of its list.
        counted: whether the first page has a tile for it.
        measure: what that counts, as "人" or "条".
    """

    name: str
    title: str
    group: str
    columns: tuple[str, ...]
    counted: bool
    measure: str


@dataclass(frozen=True)
class Manifest:
    """The ledgers that have a page, in their order.

    Attributes:
        language: of the titles.
        ledgers: one for each page.
    """

    language: str
    ledgers: tuple[Entry, ...]

    @property
    def schema(self) -> str:
        """A hash of what is declared; another one means other ledgers."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return sha256(text.encode()).hexdigest()


def manifest_of(registry: Registry) -> Manifest:
    """What these ledgers look like, in the present language."""
    from app.language import current, translate  # noqa: PLC0415 reading needs none of it
    from app.views import listed_fields  # noqa: PLC0415 as above

    def entry(name: str) -> Entry:
        declared = registry[name]
        sheet = declared.sheet
        return Entry(
            name,
            translate(sheet.title),
            translate(sheet.group),
            tuple(translate(one.label) for one in listed_fields(declared)),
            counted=sheet.domain != "shared",
            measure=translate(sheet.measure),
        )

    shown = (one.__tablename__ for one in registry if not one.sheet.inside)
    return Manifest(current(), tuple(entry(name) for name in shown))


def read_manifest(folder: Path, language: str) -> Manifest | None:
    """What was noted beside a database; None where it does not fit, whyever.

    Args:
        folder: the office's.
        language: of the window; a note in another one does not fit.
    """
    try:
        with (folder / FILE_NAME).open("rb") as file:
            text = file.read(LARGEST_FILE)
        noted = json.loads(text)
        ledgers = tuple(_entry(one) for one in noted["ledgers"])
        found = Manifest(str(noted["language"]), ledgers)
        fits = (noted["version"], found.language) == (VERSION, language)
        return found if fits and noted["schema"] == found.schema else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def keep_manifest(folder: Path, manifest: Manifest) -> bool:
    """Note a manifest for the next start, unless it stands there; whether it was written.

    A disk that is full or may not be written does no harm: the next start paints less.
    """
    from app.errors import Trouble  # noqa: PLC0415 reading needs none of it
    from app.saving import save  # noqa: PLC0415 as above

    if read_manifest(folder, manifest.language) == manifest:
        return False
    noted = {"version": VERSION, "schema": manifest.schema, **asdict(manifest)}
    try:
        save(json.dumps(noted, ensure_ascii=False, indent=1).encode(), folder / FILE_NAME)
    except Trouble:
        return False
    return True


def _entry(noted: dict[str, object]) -> Entry:
    columns = noted["columns"]
    if not isinstance(columns, list):
        raise TypeError("columns are a list")
    return Entry(
        name=str(noted["name"]),
        title=str(noted["title"]),
        group=str(noted["group"]),
        columns=tuple(str(one) for one in columns),  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        counted=noted["counted"] is True,
        measure=str(noted["measure"]),
    )
