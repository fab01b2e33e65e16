"""A spreadsheet from above that is to be filled in: what is in it, sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.archive import Archive
from app.exchange.damage import reading
from app.exchange.files import Workbook, open_workbook
from app.filling.areas import Areas
from app.filling.looks import Looks
from app.filling.package import Package
from app.filling.picks import pick_lists
from app.filling.sheet_part import SheetPart
from app.filling.surroundings import WORKBOOK
from app.progress import Progress, Silent

if TYPE_CHECKING:
    from pathlib import Path

    from app.exchange.grid import SheetGrid
    from app.filling.picks import PickLists

_SILENT = Silent()
ENDINGS = (".xlsx", ".xlsm", ".xltx")


@dataclass(frozen=True)
class TemplateSheet:
    """One sheet of the file.

    Attributes:
        index: which tab it is, from 0.
        grid: what stands in it.
        part: the name of its XML.
    """

    index: int
    grid: SheetGrid
    part: str


class Template:
    """A file that is to be filled in, in memory: the stick may be pulled out.

    Args:
        workbook: what stands in it.
        data: the file.
    """

    def __init__(self, workbook: Workbook, data: bytes) -> None:
        self.path = workbook.path
        self.workbook = workbook
        self.package = Package(workbook.path.name, data)
        self._areas: dict[str, Areas] = {}
        self._picks: dict[str, PickLists] = {}
        with reading(workbook.path.name):
            parts = [self.package.find(one) or one for one in Archive(data).sheet_parts()]
        self.sheets = tuple(
            TemplateSheet(at, grid, part)
            for at, (grid, part) in enumerate(zip(workbook.sheets, parts, strict=True))
            if not part.casefold().startswith("/xl/chartsheets")
        )

    @property
    def has_macros(self) -> bool:
        """Whether there are macros in it; they are kept, and nothing of them is run."""
        return any(one.casefold().endswith("vbaproject.bin") for one in self.package.names)

    @cached_property
    def looks(self) -> Looks:
        """The formats of the cells."""
        found = (
            target for kind, target in self.package.related(WORKBOOK).values() if kind == "styles"
        )
        part = next(found, "xl/styles.xml")
        with reading(self.path.name):
            return Looks(self.package, self.package.find(part))

    @cached_property
    def since_1904(self) -> bool:
        """Whether days count from 1904."""
        said = self.package.parsed(WORKBOOK).find("{*}workbookPr")
        return said is not None and said.get("date1904") in {"1", "true"}

    def areas(self, sheet: TemplateSheet) -> Areas:
        """A sheet as it came, to be looked at: neither it nor its part may be changed.

        Raises:
            Trouble: it is damaged.
        """
        if sheet.part not in self._areas:
            with reading(self.path.name):
                part = SheetPart(self.package.xml(sheet.part))
                self._areas[sheet.part] = Areas(sheet.grid, part)
        return self._areas[sheet.part]

    def sheet_part(self, sheet: TemplateSheet) -> SheetPart:
        """A sheet's XML, anew, to be changed. Raises like `areas`."""
        return self.areas(sheet).part.fresh()

    def picks(self, sheet: TemplateSheet) -> PickLists:
        """A sheet's pick lists.

        Raises:
            Trouble: it is damaged.
        """
        if sheet.part not in self._picks:
            with reading(self.path.name):
                self._picks[sheet.part] = pick_lists(
                    self.package, sheet.part, sheet.grid, self.workbook.sheets
                )
        return self._picks[sheet.part]


def open_template(path: Path, progress: Progress = _SILENT) -> Template:
    """Open a file that is to be filled in.

    Raises:
        Trouble: it cannot be had, is damaged or locked, or is no .xlsx file.
    """
    workbook = open_workbook(path, progress)
    if workbook.kind != "xlsx":
        raise Trouble(
            "“{name}”不是 .xlsx 格式，照原样填不了。",
            "请先用 WPS 或 Excel 打开它，另存为 .xlsx，再填另存的那一份。",
            name=path.name,
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(
            "读取“{name}”时出错：{reason}。", "请看看 U 盘是否插好，再试一次。",
            name=path.name, reason=error.strerror or error,
        ) from error  # fmt: skip
    return Template(workbook, data)
