"""Sample files, and workbooks made on the spot."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter.worksheet import Worksheet


@pytest.fixture(scope="session")
def samples() -> Path:
    """Spreadsheets as offices have them; 旧格式, 开放格式 and 加密 hold the same short roster."""
    return Path(__file__).parents[2] / "samples"


@pytest.fixture
def xlsx(tmp_path) -> Callable[..., Path]:
    """Makes a workbook with one sheet that the given function fills."""

    def make(fill: Callable[[Worksheet], object], name: str = "表.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as workbook:
            fill(workbook.add_worksheet())
        return path

    return make


@pytest.fixture
def with_rows(xlsx) -> Callable[..., Path]:
    """Makes a workbook with one sheet that holds the given rows; None leaves a cell empty."""

    def make(rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Path:
        def fill(sheet: Worksheet) -> None:
            for area in merged:
                sheet.merge_range(area, "")
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)

        return xlsx(fill)

    return make


@pytest.fixture
def altered() -> Callable[..., Path]:
    """Rewrites parts of an .xlsx or .ods file, or adds some."""

    def alter(path: Path, **parts: Callable[[bytes], bytes]) -> Path:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as old, zipfile.ZipFile(path, "w") as new:
            names = {Path(name).stem: name for name in old.namelist()}
            for name in old.namelist():
                change = parts.get(Path(name).stem)
                new.writestr(name, change(old.read(name)) if change else old.read(name))
            for stem in parts.keys() - names.keys():
                new.writestr(f"xl/{stem}.xml", parts[stem](b""))
        return path

    return alter
