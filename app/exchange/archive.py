"""The zip archives that .xlsx and .ods files are, handled with care: they come from anywhere."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import IO
from xml.etree import ElementTree as ET

from app.errors import Trouble
from app.exchange.properties import joined

MAX_UNPACKED_BYTES = 1 << 30
"""20 million cells unpack to about this much; a zip bomb to a thousand times more."""

_MAX_INDEX_BYTES = 1 << 24
"""Parts that list other parts are short."""


class Archive:
    """The parts of one file, found whatever their case and slashes.

    Every method may raise what `app.exchange.damage.reading` takes for damage.

    Args:
        data: the whole file.
    """

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(BytesIO(data))
        self._names = {_plain(name): name for name in self._zip.namelist()}

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return _plain(part) in self._names

    def open(self, part: str) -> IO[bytes]:
        """A part's content, unpacked as it is read, and never beyond its declared size."""
        return self._zip.open(self._names[_plain(part)])

    def index(self, part: str) -> bytes:
        """The content of a short part."""
        if self._zip.getinfo(self._names[_plain(part)]).file_size > _MAX_INDEX_BYTES:
            raise zipfile.BadZipFile(part)
        with self.open(part) as file:
            return file.read()

    def refuse_bomb(self, name: str) -> None:
        """Stop before a file of a few kilobytes fills the memory.

        Raises:
            Trouble: the parts would unpack to more than `MAX_UNPACKED_BYTES`.
        """
        if sum(part.file_size for part in self._zip.infolist()) > MAX_UNPACKED_BYTES:
            raise Trouble(
                "“{name}”解压后超过 1 GB，不像正常的表格，没有读取。",
                "请用 WPS 打开检查，只保留需要的内容，另存为 .xlsx 再导入。",
                name=name,
            )

    def is_encrypted_ods(self) -> bool:
        """Whether the list of an .ods file's parts tells how they are encrypted."""
        manifest = "META-INF/manifest.xml"
        return self.has(manifest) and b"encryption-data" in self.index(manifest)

    def has_cell_pictures(self) -> bool:
        """Whether WPS put pictures into cells; such a cell holds the text ``=DISPIMG(…)``."""
        return self.has("xl/cellimages.xml")

    def sheet_parts(self) -> list[str]:
        """The parts that hold the sheets of an .xlsx file, in the order of the tabs."""
        targets = {
            relation.get("Id"): posixpath.join("/xl", relation.get("Target", ""))
            for relation in self._parsed("xl/_rels/workbook.xml.rels")
        }
        sheets = self._parsed("xl/workbook.xml").findall("{*}sheets/{*}sheet")
        return [posixpath.normpath(targets[_relation(sheet)]) for sheet in sheets]

    def custom_properties(self) -> dict[str, str]:
        """The text properties that a program left in an .xlsx file for itself."""
        if not self.has("docProps/custom.xml"):
            return {}
        found = {
            entry.get("name", ""): entry.findtext("{*}lpwstr")
            for entry in self._parsed("docProps/custom.xml")
        }
        return joined({name: text for name, text in found.items() if text is not None})

    def _parsed(self, part: str) -> ET.Element:
        # expat itself stops entities that grow without end, and fetches nothing from outside
        return ET.fromstring(self.index(part))  # noqa: S314


def _plain(part: str) -> str:
    return part.replace("\\", "/").removeprefix("/").casefold()


def _relation(sheet: ET.Element) -> str | None:
    """The sheet's ``r:id``; its namespace differs between the two editions of the standard."""
    return next((value for key, value in sheet.items() if key.endswith("}id")), None)
