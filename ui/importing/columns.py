"""Which column of the file is which field: what the clerk chooses, and whether that will do."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.exchange.extent import column_letters
from app.exchange.fitting import lacking
from app.exchange.mapping import EXTRA, ColumnMap, kept_name, remembered
from app.language import translate
from app.ledger.fields import Children
from app.ledger.fields.texts import hide_numbers
from app.values.reading import text_of
from ui.importing.columns_page import FileColumn
from ui.widgets.calm_combo_box import Choice

if TYPE_CHECKING:
    from app.exchange.fitting import Examined, Fit
    from app.exchange.headers import Header
    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office
    from ui.importing.columns_page import ColumnsPage

SAMPLED = 40
"""So many rows are looked at for samples."""
SAMPLES = 3


class Columns(QObject):
    """Decides what the page of columns shows.

    Args:
        office: ours.
        page: what it looks like.
        parent: owns it.

    Signals:
        ledger_wanted: the file is to be examined for another ledger: its name.
        judged: whether the columns will do.
    """

    ledger_wanted = Signal(str)
    judged = Signal(bool)

    def __init__(self, office: Office, page: ColumnsPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._page = page
        self._examined: Examined | None = None
        self._fit: Fit | None = None
        self._mapping: ColumnMap | None = None
        page.ledger_chosen.connect(self.ledger_wanted)
        page.table_chosen.connect(self._choose_table)
        page.field_chosen.connect(self._choose_field)
        page.switch.clicked.connect(self._take_better)

    @property
    def mapping(self) -> ColumnMap | None:
        """The columns as they are chosen now."""
        return self._mapping

    @property
    def declared(self) -> type[Ledger] | None:
        """The ledger that the file is for."""
        return self._fit.declared if self._fit else None

    def show_file(self, examined: Examined) -> None:
        """Show what was found in a file; of a ledger that it does not fit the one it fits."""
        fit = examined.chosen or examined.better
        if fit is None:
            return
        self._examined, self._fit = examined, fit
        choices = [
            Choice(one.__tablename__, translate(one.sheet.title)) for one in self._office.registry
        ]
        self._page.offer_ledgers(choices, fit.declared.__tablename__)
        self._page.offer_tables([one.name for one in fit.tables], 0)
        self._show_table(fit.mapping)

    def _show_table(self, mapping: ColumnMap) -> None:
        self._mapping = mapping
        if self._examined and self._fit:
            self._page.describe(self._examined.workbook.path.name, self._found(mapping))
            fields = self._fit.declared.fields.values()
            choices = [Choice(one.name, translate(one.label)) for one in fields if _typed(one)]
            self._page.columns.show_columns(self._lines(mapping), choices)
            self._judge()

    def _found(self, mapping: ColumnMap) -> str:
        table = mapping.table
        said = self.tr(
            "表头在第 {head} 行，下面有 {rows} 行内容。{columns} 列里对上了 {known} 列。"
        ).format(
            head=table.header_row,
            rows=len(table.numbers),
            columns=len(mapping.fields),
            known=sum(map(bool, mapping.fields)),
        )
        if mapping.marks is not None:
            said += self.tr("每一行都带着记录编号，改了名字、换了顺序也认得出是哪一条。")
        if table.hidden:
            said += self.tr("其中 {count} 行在表格里是藏起来的或者筛掉的，也算在内。").format(
                count=table.hidden
            )
        skipped: dict[str, int] = {}
        for why in table.skipped.values():
            skipped[str(why)] = skipped.get(str(why), 0) + 1
        if not skipped:
            return said
        listed = "、".join(f"{why} {count}" for why, count in skipped.items())
        return said + self.tr("没有算进去的：{listed}。").format(listed=listed)

    def _lines(self, mapping: ColumnMap) -> list[FileColumn]:
        rows = [one.cells for one in islice(mapping.table.rows, SAMPLED)]
        return [
            FileColumn(
                letter=column_letters(header.column),
                title=header.full_title,
                samples=self._samples([text_of(cells[at]) for cells in rows], name),
                field=name,
                fixed=self._fixed(at, name, mapping),
                kept=self._kept(header, name),
            )
            for at, (header, name) in enumerate(
                zip(mapping.table.headers, mapping.fields, strict=True)
            )
        ]

    def _fixed(self, at: int, name: str, mapping: ColumnMap) -> str:
        """What a column is for that brings nothing; empty: one can choose what it brings."""
        if at == mapping.marks:
            return self.tr("用来认出是哪条记录")
        field = self._fit.declared.fields.get(name) if self._fit else None
        return self.tr("程序自己算，不导入") if field and not _typed(field) else ""

    def _kept(self, header: Header, name: str) -> str:
        """What stands for keeping a column; empty: the ledger keeps only what it has fields for."""
        if name.startswith(EXTRA):
            return name
        declared = self._fit.declared if self._fit else None
        return kept_name(header, declared) if declared and declared.sheet.extras else ""

    def _samples(self, texts: list[str], name: str) -> str:
        some = list(islice(dict.fromkeys(filter(None, texts)), SAMPLES))
        if self._fit and name in self._fit.declared.fields:
            some = [self._fit.declared.fields[name].mask(one) for one in some]
        else:
            some = [hide_numbers(one) for one in some]
        return "，".join(some) or self.tr("（空）")

    # ---- what the clerk chooses
    def _choose_table(self, number: int) -> None:
        if self._fit:
            table = self._fit.tables[number]
            self._show_table(remembered(self._office, self._fit.declared, table))

    def _choose_field(self, column: int, name: str) -> None:
        if self._mapping:
            fields = list(self._mapping.fields)
            fields[column] = name
            self._mapping = replace(self._mapping, fields=tuple(fields))
            line = self._lines(self._mapping)[column]
            self._page.columns.samples[column].setText(line.samples)
            self._judge()

    def _take_better(self) -> None:
        if self._examined and self._examined.better:
            self.ledger_wanted.emit(self._examined.better.declared.__tablename__)

    # ---- whether it will do
    def _judge(self) -> None:
        if self._mapping and self._fit and self._examined:
            missing = lacking(self._fit.declared, self._mapping)
            doubled = _doubled(self._fit, self._mapping)
            self._page.warn(*self._warning(self._fit, self._examined, missing, doubled))
            self.judged.emit(not missing and not doubled)

    def _warning(
        self, fit: Fit, examined: Examined, missing: list[Field], doubled: list[str]
    ) -> tuple[str, str]:
        """What is to be said, and the button that mends it."""
        title = translate(fit.declared.sheet.title)
        if examined.chosen is None:
            said = self.tr("这个文件里没有您要的台账，它看起来是“{title}”，已经按“{title}”对好。")
            return said.format(title=title), ""
        if examined.better:
            better = translate(examined.better.declared.sheet.title)
            said = self.tr("这张表更像“{better}”：{count} 列对得上，按“{title}”只有 {known} 列。")
            return (
                said.format(
                    better=better, count=examined.better.known, title=title, known=fit.known
                ),
                self.tr("改为导入“{better}”").format(better=better),
            )
        if missing:
            said = self.tr("请选一选哪一列是“{label}”，没有它不能导入。")
            return said.format(label=translate(missing[0].label)), ""
        if doubled:
            said = self.tr("“{label}”选了不止一列，请只留一列，别的选“不导入”。")
            return said.format(label=doubled[0]), ""
        return "", ""


def _doubled(fit: Fit, mapping: ColumnMap) -> list[str]:
    """Labels of the fields for which several columns are chosen."""
    named = [name for name in mapping.fields if name]
    twice = dict.fromkeys(name for name in named if named.count(name) > 1)
    fields = fit.declared.fields
    return [
        translate(fields[one].label) if one in fields else one.removeprefix(EXTRA) for one in twice
    ]


def _typed(field: Field) -> bool:
    """Whether a column can bring the field."""
    return field.stored or isinstance(field, Children)
