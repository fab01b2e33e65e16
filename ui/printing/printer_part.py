"""The part of the panel that says which printer prints what how often, and on which sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.errors import Unreadable
from ui.appearance import Space
from ui.printing.page_ranges import read_pages
from ui.printing.paper import Errand, Sides, both_sides
from ui.printing.pieces import choice, named
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from ui.printing.kept import Kept

MOST_COPIES = 999


class PrinterPart(QWidget):
    """Asks for the printer, the copies, the pages and the sides.

    Attributes:
        printer, copies, pages, sides: the fields.
        properties: opens the system's own dialog.
    """

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._default = ""
        self.printer = choice(self.tr("打印机"))
        self.printer.currentIndexChanged.connect(self._offer_sides)
        self.properties = button(self.tr("打印机属性(&R)…"), "link")
        self.properties.setToolTip(self.tr("系统自己的打印窗口：纸盒、质量和这台打印机特有的设置"))
        self.copies = QSpinBox(minimum=1, maximum=MOST_COPIES)
        self.copies.setSuffix(self.tr(" 份"))
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(self.tr("全部；或写 1-3,5"))
        self.pages.textChanged.connect(self._judge)
        self.pages.setMinimumHeight(self.copies.sizeHint().height())
        self.sides = choice(self.tr("单面或双面"))
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        self._lay_out()
        self._offer_sides()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(named(self.tr("打印机"), self.printer))
        layout.addLayout(
            row(
                *(_wrapped(named(title, one)) for title, one in self._beside()),
                gap=Space.MEDIUM,
            )
        )
        layout.addWidget(self._problem)
        layout.addLayout(named(self.tr("单面或双面"), self.sides))
        layout.addLayout(row(self.properties, None))

    def _beside(self) -> tuple[tuple[str, QWidget], ...]:
        return (self.tr("份数"), self.copies), (self.tr("页码"), self.pages)

    @property
    def fields(self) -> list[QWidget]:
        """The fields, in the order in which one goes through them."""
        return [self.printer, self.copies, self.pages, self.sides, self.properties]

    # ---- what is offered
    def find_printers(self) -> None:
        """Offer the printers that there are now; the one that is chosen stays so."""
        chosen = self.printer.currentText()
        names = QPrinterInfo.availablePrinterNames()
        self._default = QPrinterInfo.defaultPrinterName()
        with QSignalBlocker(self.printer):
            self.printer.clear()
            self.printer.addItems(names or [self.tr("没有打印机")])
            self.printer.setEnabled(bool(names))
            self._choose_printer(chosen)
        self._offer_sides()

    def has_printer(self) -> bool:
        """Whether there is one; looks again if there was none."""
        if not self.printer.isEnabled():
            self.find_printers()
        return self.printer.isEnabled()

    def _choose_printer(self, name: str) -> None:
        for one in (name, self._default):
            at = self.printer.findText(one) if one else -1
            if at >= 0:
                self.printer.setCurrentIndex(at)
                return

    def _offer_sides(self) -> None:
        """Offer what the printer can do; what it cannot do by itself, a clerk can by hand."""
        chosen = self.sides.currentData()
        name = self.printer.currentText()
        able = self.printer.isEnabled() and bool(name) and both_sides(name)
        with QSignalBlocker(self.sides):
            self.sides.clear()
            self.sides.addItem(self.tr("单面"), Sides.ONE)
            if able:
                self.sides.addItem(self.tr("双面，像书一样翻"), Sides.BOOK)
                self.sides.addItem(self.tr("双面，像挂历一样翻"), Sides.CALENDAR)
            self.sides.addItem(self.tr("双面，自己把纸翻过来"), Sides.BY_HAND)
            self.sides.setCurrentIndex(max(0, self.sides.findData(chosen)))

    # ---- what is chosen
    def show_kept(self, kept: Kept) -> None:
        """Show what was chosen last."""
        self._choose_printer(kept.printer)
        self._offer_sides()
        self.copies.setValue(kept.copies)
        sides = next((one for one in Sides if one.value == kept.sides), Sides.ONE)
        self.sides.setCurrentIndex(max(0, self.sides.findData(sides)))

    def show_count(self, count: int) -> None:
        """There are so many pages now."""
        self._count = count
        self._judge()

    def printer_name(self) -> str:
        """The printer; empty if there is none."""
        return self.printer.currentText() if self.printer.isEnabled() else ""

    def chosen_sides(self) -> Sides:
        """On which sides of the paper."""
        found = self.sides.currentData()
        return found if isinstance(found, Sides) else Sides.ONE

    def errand(self) -> Errand | None:
        """What the printer is to do; None while the pages cannot be understood."""
        try:
            pages = read_pages(self.pages.text(), self._count)
        except Unreadable:
            self.pages.setFocus()
            self.pages.selectAll()
            return None
        return Errand(self.printer_name(), self.copies.value(), self.chosen_sides(), tuple(pages))

    def show_errand(self, errand: Errand) -> None:
        """Show what was chosen in the system's own dialog."""
        self._choose_printer(errand.printer)
        self._offer_sides()
        self.copies.setValue(errand.copies)
        at = self.sides.findData(errand.sides)
        if at >= 0:
            self.sides.setCurrentIndex(at)

    def _judge(self) -> None:
        said = ""
        if self._count:
            try:
                read_pages(self.pages.text(), self._count)
            except Unreadable as error:
                said = str(error)
        self._problem.setText(said)
        self._problem.setVisible(bool(said))


def _wrapped(layout: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made
