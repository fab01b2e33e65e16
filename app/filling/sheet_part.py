"""One sheet's XML, in which cells get values and rows are put in; all else stays as it is."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from app.exchange.grid import CellRange
from app.filling.cells import Cell, Formula, Row, row_xml
from app.filling.references import Place, copied, place_of, range_name, range_of
from app.filling.sheet_around import AROUND, merged_anew, moved_around
from app.filling.spans import Edit, Span, edited, escaped, retagged, spans, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.filling.references import Insertion

_WANTED = AROUND | {"worksheet", "dimension", "sheetData", "row", "c", "f", "v", "is", "t", "col"}


class SheetPart:
    """A sheet that is being filled in.

    Args:
        data: its XML in UTF-8.

    Attributes:
        rows: by number.
        merged: the merged ranges.
        widths: (first column, last column, width in letters, hidden) as the file says it.

    Raises:
        expat.ExpatError, LookupError, ValueError: it is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._spans = spans(data, _WANTED)
        self._sheet = self._one("sheetData")
        if self._sheet is None:
            raise LookupError("sheetData")
        self.prefix = self._sheet.prefix
        self.rows: dict[int, Row] = {}
        self._shared: dict[str, tuple[Place, str]] = {}
        self._read_rows()
        self.merged = [
            range_of(one.attributes["ref"]) for one in self._spans if one.plain == "mergeCell"
        ]
        self._was_merged = list(self.merged)
        columns = [one for one in self._spans if one.plain == "col"]
        self.widths = [_width(one) for one in columns]
        self._styles = [
            (*_width(one)[:2], int(one.attributes.get("style", "0"))) for one in columns
        ]
        self._hidden = [(low, high) for low, high, _, hidden in self.widths if hidden]
        self._insertion: Insertion | None = None
        self._is_here: Callable[[str], bool] = lambda name: not name

    def fresh(self) -> SheetPart:
        """The same sheet again, to be changed by itself; this one must not have been changed."""
        made = copy(self)
        made.rows = {
            number: Row(
                dict(row.attributes),
                {
                    at: Cell(dict(one.attributes), one.formula, one.value)
                    for at, one in row.cells.items()
                },
                row.raw,
            )
            for number, row in self.rows.items()
        }
        made.merged = list(self.merged)
        return made

    def _one(self, name: str) -> Span | None:
        return next((one for one in self._spans if one.plain == name), None)

    # ---- reading
    def _read_rows(self) -> None:
        sheet = self._sheet
        assert sheet is not None
        number, column = 0, 0
        row, cell = Row(), Cell()
        for one in self._spans:
            if not sheet.opened <= one.start < sheet.closed:
                continue
            if one.plain == "row":
                said = one.attributes.get("r", "")
                number, column = int(said) if said.isdecimal() else number + 1, 0
                row = Row(dict(one.attributes), raw=self._data[one.start : one.end])
                self.rows[number] = row
            elif one.plain == "c":
                said = one.attributes.get("r", "")
                column = place_of(said).column if said else column + 1
                cell = Cell(dict(one.attributes))
                row.cells[column] = cell
            elif one.plain == "f":
                cell.formula = Formula(dict(one.attributes), one.text)
                self._note_shared(cell.formula, Place(number, column))
            elif one.plain in {"v", "is"}:
                cell.value = self._data[one.start : one.end]

    def _note_shared(self, formula: Formula, place: Place) -> None:
        if formula.attributes.get("t") == "shared" and formula.text:
            self._shared[formula.attributes.get("si", "")] = place, formula.text

    def cell(self, place: Place) -> Cell | None:
        """A cell; None where the file has none."""
        row = self.rows.get(place.row)
        return row.cells.get(place.column) if row else None

    def is_hidden(self, column: int) -> bool:
        """Whether a column cannot be seen."""
        return any(low <= column <= high for low, high in self._hidden)

    def width(self, column: int) -> float:
        """How many digits a column is wide; 8.43 unless the file says otherwise."""
        found = (width for low, high, width, _ in self.widths if low <= column <= high)
        return next(found, 8.43)

    def column_style(self, column: int) -> int:
        """The format of a whole column; 0: none."""
        found = (style for low, high, style in self._styles if low <= column <= high)
        return next(found, 0)

    @property
    def has_formulas(self) -> bool:
        """Whether any cell computes something."""
        return any(cell.formula for row in self.rows.values() for cell in row.cells.values())

    # ---- changing
    def touch(self, number: int) -> Row:
        """A row that is to be changed; made where the file has none."""
        row = self.rows.get(number)
        if row is None:
            row = self.rows[number] = Row()
        row.raw = None
        return row

    def put(self, place: Place, value: bytes, kind: str = "", *, style: int | None = None) -> None:
        """Give a cell a value; it keeps its format.

        Args:
            place: the cell.
            value: its XML.
            kind: the ``t`` of the cell; empty: a number.
            style: another format; None: its own, or its row's or column's.
        """
        row = self.touch(place.row)
        cell = row.cells.get(place.column)
        if cell is None:
            own = row.attributes.get("s") if row.attributes.get("customFormat") == "1" else None
            own = own or str(self.column_style(place.column) or "")
            cell = row.cells[place.column] = Cell({"s": own} if own else {})
        if style is not None:
            cell.attributes["s"] = str(style)
        cell.formula, cell.value = None, value
        cell.attributes.pop("t", None)
        if kind:
            cell.attributes["t"] = kind

    def put_text(self, place: Place, text: str, *, style: int | None = None) -> None:
        """Write text, whatever it looks like."""
        keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        p = self.prefix
        said = f"<{p}is><{p}t{keep}>{escaped(text)}</{p}t></{p}is>"
        self.put(place, said.encode(), "inlineStr", style=style)

    def put_number(self, place: Place, number: float, *, style: int | None = None) -> None:
        """Write a number; of a day, its serial number."""
        shown = str(int(number)) if float(number).is_integer() else repr(number)
        self.put(place, f"<{self.prefix}v>{shown}</{self.prefix}v>".encode(), style=style)

    def insert(self, insertion: Insertion, like: int, is_here: Callable[[str], bool]) -> None:
        """Put rows in that look like one that is there; what stands below moves down.

        Args:
            insertion: where and how many.
            like: the row (as numbered before) whose look and formulas they get.
            is_here: see `Insertion.formula`.
        """
        self._insertion, self._is_here = insertion, is_here
        pattern = self.rows.get(like, Row())
        moved: dict[int, Row] = {}
        for number, row in self.rows.items():
            moved[insertion.row(number)] = self._moved(row, number)
        for at in range(insertion.at, insertion.at + insertion.count):
            moved[at] = self._copied(pattern, like, at)
        self.rows = dict(sorted(moved.items()))
        beside = [one for one in self.merged if one.top == one.bottom == like]
        self.merged = [insertion.area(one, grows=False) for one in self.merged]
        self.merged += [
            CellRange(at, one.left, at, one.right)
            for at in range(insertion.at, insertion.at + insertion.count)
            for one in beside
        ]

    def _moved(self, row: Row, number: int) -> Row:
        """A row with its formulas as they are after the rows were put in."""
        assert self._insertion is not None
        stays = self._insertion.row(number) == number
        if stays and not any(cell.formula for cell in row.cells.values()):
            return row
        cells = {
            column: self._with_moved_formula(cell, Place(number, column))
            for column, cell in row.cells.items()
        }
        changed = any(cells[column] is not cell for column, cell in row.cells.items())
        return replace(row, cells=cells, raw=row.raw if stays and not changed else None)

    def _with_moved_formula(self, cell: Cell, place: Place) -> Cell:
        own = self._own_formula(cell, place)
        if own is None or self._insertion is None:
            return cell
        in_body = self._insertion.first <= place.row < self._insertion.at
        text = self._insertion.formula(own.text, self._is_here, own_row=place.row if in_body else 0)
        attributes = dict(own.attributes)
        if "ref" in attributes:
            attributes["ref"] = range_name(self._insertion.area(range_of(attributes["ref"])))
        if cell.formula == Formula(attributes, text):
            return cell
        made = {key: value for key, value in cell.attributes.items() if key != "t"}
        return Cell(made, Formula(attributes, text))

    def _own_formula(self, cell: Cell, place: Place) -> Formula | None:
        """The formula written out: of shared ones only the first has a text."""
        if cell.formula is None:
            return None
        attributes = cell.formula.attributes
        if attributes.get("t") != "shared":
            return cell.formula
        first = self._shared.get(attributes.get("si", ""))
        if first is None:
            return cell.formula
        rows, columns = place.row - first[0].row, place.column - first[0].column
        text = cell.formula.text or copied(first[1], rows, columns)
        return Formula({}, text)

    def _copied(self, pattern: Row, like: int, at: int) -> Row:
        cells: dict[int, Cell] = {}
        for column, cell in pattern.cells.items():
            kept = {"s": cell.attributes["s"]} if "s" in cell.attributes else {}
            own = self._own_formula(cell, Place(like, column))
            made = None
            if own is not None and own.attributes.get("t") != "array":
                made = Formula({}, copied(own.text, at - like))
            cells[column] = Cell(kept, made)
        return Row(dict(pattern.attributes), cells)

    def forget_results(self) -> None:
        """Drop what formulas gave before: programs compute a formula without a result anew."""
        for row in self.rows.values():
            for cell in row.cells.values():
                if cell.formula is not None and cell.value:
                    row.raw = None
                    cell.value = b""
                    cell.attributes.pop("t", None)

    # ---- writing
    def xml(self) -> bytes:
        """The whole part."""
        sheet = self._sheet
        assert sheet is not None
        body = b"".join(
            row_xml(self.prefix, number, row) for number, row in sorted(self.rows.items())
        )
        name = sheet.name
        whole = tag(name, sheet.attributes) + body + f"</{name}>".encode()
        edits = [Edit(sheet.start, sheet.end, whole), *self._reach()]
        if self._insertion is not None:
            around = [one for one in self._spans if not sheet.start <= one.start < sheet.end]
            edits += moved_around(self._data, around, self._insertion, self._is_here)
            if self.merged != self._was_merged:
                edits += merged_anew(around, self.merged)
        return edited(self._data, edits)

    def _reach(self) -> Iterable[Edit]:
        """The part's own word on how far it is filled."""
        said = self._one("dimension")
        filled = [(number, row) for number, row in self.rows.items() if row.cells]
        if said is None or not filled:
            return
        try:
            before = range_of(said.attributes.get("ref", ""))
        except ValueError:
            return
        last = max(max(row.cells) for _, row in filled)
        area = CellRange(
            min(before.top, filled[0][0]),
            before.left,
            max(number for number, _ in filled),
            max(before.right, last),
        )
        if area.bottom > before.bottom or area.right > before.right:
            yield retagged(self._data, said, {"ref": range_name(area)})


def _width(one: Span) -> tuple[int, int, float, bool]:
    low, high = int(one.attributes.get("min", "1")), int(one.attributes.get("max", "16384"))
    hidden = one.attributes.get("hidden") in {"1", "true"}
    return low, high, float(one.attributes.get("width", "8.43")), hidden
