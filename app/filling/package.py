"""The zip file that a workbook or a document is: some of its parts exchanged, all others kept."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from app.exchange.damage import reading
from app.filling.spans import Edit, edited, in_utf8, spans

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

_LEVEL = 6
CONTENT_TYPES = "[Content_Types].xml"


class Package:
    """The parts of one file, unpacked; each is looked at when it is asked for.

    Args:
        name: the file's, for sentences.
        data: the whole file.

    Raises:
        Trouble: it is damaged.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        with reading(name):
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._parts = {one.filename: one for one in self._zip.infolist()}
            self._named = {_plain(one): one for one in self._parts}
        self._read: dict[str, bytes] = {}

    @property
    def names(self) -> list[str]:
        """The parts in the order of the file."""
        return list(self._parts)

    def find(self, part: str) -> str | None:
        """A part's real name, whatever its case and slashes; None if there is none."""
        return self._named.get(_plain(part))

    def part(self, part: str) -> bytes:
        """A part's content.

        Raises:
            Trouble: there is none, or it is damaged.
        """
        with reading(self.name):
            real = self._named[_plain(part)]
            if real not in self._read:
                self._read[real] = self._zip.read(real)
            return self._read[real]

    def xml(self, part: str) -> bytes:
        """A part's content as UTF-8. Raises like `part`."""
        with reading(self.name):
            return in_utf8(self.part(part))

    def parsed(self, part: str) -> ET.Element:
        """A part that is only read. Raises like `part`."""
        with reading(self.name):
            # expat itself stops entities that grow without end, and fetches nothing from outside
            return ET.fromstring(self.part(part))  # noqa: S314

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → the last word of the relation's kind, and the part."""
        folder, _, name = part.rpartition("/")
        real = self.find(f"{folder}/_rels/{name}.rels")
        if real is None:
            return {}
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:],
            )
            for one in self.parsed(real)
            if one.get("TargetMode") != "External"
        }

    def without(self, part: str, owner: str) -> dict[str, bytes | None]:
        """The parts that change where one is taken out: itself (None), what lists it.

        Args:
            part: what goes.
            owner: the part that refers to it.
        """
        real = self.find(part)
        if real is None:
            return {}
        changed: dict[str, bytes | None] = {real: None}
        folder, _, name = owner.rpartition("/")
        for listing, key in (
            (f"{folder}/_rels/{name}.rels", "Target"),
            (CONTENT_TYPES, "PartName"),
        ):
            found = self.find(listing)
            if found is None:
                continue
            data = self.xml(found)
            gone = [
                Edit(one.start, one.end, b"")
                for one in spans(data, ("Relationship", "Override"))
                if _plain(one.attributes.get(key, "")).rpartition("/")[2]
                == _plain(real).rpartition("/")[2]
            ]
            changed[found] = edited(data, gone)
        return changed

    def write(self, target: IO[bytes], changed: Mapping[str, bytes | None]) -> None:
        """Write the file with some parts exchanged, or taken out (None); the order stays."""
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            for name, entry in self._parts.items():
                content = changed[name] if name in changed else self.part(name)
                if content is None:
                    continue
                # the same date and kind of packing, so that equal content gives equal files
                made = zipfile.ZipInfo(name, entry.date_time)
                made.compress_type = entry.compress_type
                made.external_attr = entry.external_attr
                archive.writestr(made, content)


def _plain(part: str) -> str:
    return part.replace("\\", "/").removeprefix("/").casefold()
