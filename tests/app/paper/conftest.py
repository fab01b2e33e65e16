"""Rosters printed for the tests, and their PDFs read back as other programs read them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from app.paper.roster import Column, Filler, Roster
from app.paper.writing import Printed, write

if TYPE_CHECKING:
    from pathlib import Path

    from app.paper.printable import Printable


@dataclass
class Pdf:
    """A printed roster, and what pdfium finds in it."""

    data: bytes
    printed: Printed
    pages: list[str] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)

    @cached_property
    def boxes(self) -> list[list[tuple[str, tuple[float, float, float, float]]]]:
        """For each page, each character that has ink, and where: left, bottom, right, top."""
        found = []
        with closing(pypdfium2.PdfDocument(self.data)) as document:
            for page in document:
                with closing(page.get_textpage()) as text:
                    places = range(text.count_chars())
                    found.append(
                        [(text.get_text_range(at, 1), text.get_charbox(at)) for at in places]
                    )
                page.close()
        return found

    @property
    def streams(self) -> list[bytes]:
        """The content of each page."""
        found = re.findall(
            rb"/FlateDecode/Length \d+>>stream\n(.*?)\nendstream", self.data, re.DOTALL
        )
        return [page for page in map(zlib.decompress, found) if page.startswith((b"BT\n", b"q "))]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    def places(self, page: int, char: str) -> list[tuple[float, float, float, float]]:
        """Where a character stands on a page: left, bottom, right, top."""
        return [box for one, box in self.boxes[page] if one == char]

    def squeezed(self) -> str:
        """All text without the spaces and line ends that the reader put in."""
        return "".join(self.text.split())


def read_pdf(data: bytes, printed: Printed) -> Pdf:
    found = Pdf(data, printed)
    document = pypdfium2.PdfDocument(data)
    try:
        found.metadata = document.get_metadata_dict()
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found.sizes.append(page.get_size())
            found.pages.append(text.get_text_range().replace("\r\n", "\n"))
            text.close()
            page.close()
    finally:
        document.close()
    return found


@pytest.fixture(scope="session")
def print_roster():
    """Prints anything into memory and reads it back."""

    def run(printable: Printable) -> Pdf:
        out = io.BytesIO()
        printed = write(printable, out, invariant=True)
        return read_pdf(out.getvalue(), printed)

    return run


@pytest.fixture(scope="session")
def print_out(print_roster):
    """The same, under a name for what is no roster."""
    return print_roster


@pytest.fixture(scope="session")
def print_cell(print_roster):
    """Prints one text in a table of one cell; what the cell reads as, without white space."""

    def run(text: str, **column: object) -> str:
        roster = Roster("表", [Column("甲乙", **column)], [[text]], Filler("丙"), signatures=())
        found = print_roster(roster).squeezed()
        return found[found.index("甲乙") + 2 : found.rindex("共")]

    return run


@pytest.fixture
def pdftotext(tmp_path: Path):
    """What poppler, a second and unrelated reader, finds in a PDF."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")

    def run(data: bytes) -> str:
        file = tmp_path / "read.pdf"
        file.write_bytes(data)
        command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    return run


@pytest.fixture
def roster_of():
    """A small roster of these rows, headed 序号 姓名 备注."""

    def make(rows, **changes: object) -> Roster:
        columns = [
            Column("序号", "number", "center"),
            Column("姓名", "name", "center"),
            Column("备注"),
        ]
        return Roster(
            "党员名册", columns, rows, Filler("敦达乌苏嘎查", "白敏", "2024年3月15日"), **changes
        )

    return make
