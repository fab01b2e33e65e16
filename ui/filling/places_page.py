"""The wizard's second page: the file as it looks, and beside it what goes where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.filling.sheet_picture import SheetPicture
from ui.widgets.calm_combo_box import CalmComboBox, Choice
from ui.widgets.pieces import frame, row, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.filling.layouts import Target
    from app.filling.pictures import Picture


class PlacesPage(QWidget):
    """Shows a file's places.

    Signals:
        ledger_chosen: a ledger's name.
        sheet_chosen: the number of one of the file's sheets.
        field_chosen: a place, and the field that is to stand there; empty: none.
    """

    ledger_chosen = Signal(str)
    sheet_chosen = Signal(int)
    field_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = words(kind="title")
        self.found = words(kind="hint", wrap=True)
        self.ledger = CalmComboBox()
        self.ledger.setAccessibleName(self.tr("用哪个台账填"))
        self.ledger.activated.connect(lambda: self.ledger_chosen.emit(self.ledger.currentData()))
        self.sheet = CalmComboBox()
        self.sheet.setAccessibleName(self.tr("填哪个工作表"))
        self.sheet.activated.connect(self.sheet_chosen)
        self.picture = SheetPicture()
        self.picture.place_chosen.connect(self._go_to)
        self.boxes: dict[str, QComboBox] = {}
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._head())
        layout.addWidget(self._body(), 1)

    def _head(self) -> QWidget:
        self._sheet_words = words(self.tr("工作表(&S)"))
        self._sheet_words.setBuddy(self.sheet)
        ledger = words(self.tr("用哪个台账填(&L)"))
        ledger.setBuddy(self.ledger)
        head = frame("card")
        layout = QVBoxLayout(head)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        parts = (self.file, None, ledger, self.ledger, self._sheet_words, self.sheet)
        layout.addLayout(row(*parts))
        layout.addWidget(self.found)
        return head

    def _body(self) -> QWidget:
        right = frame("card")
        layout = QVBoxLayout(right)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._area)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.picture)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        split.setSizes([700, 500])
        return split

    # ---- what is shown
    def describe(self, file: str, found: str) -> None:
        """Say which file this is, and what was found in it."""
        self.file.setText(file)
        self.found.setText(found)

    def offer(
        self, ledgers: Sequence[Choice], ledger: str, sheets: Sequence[str], sheet: int
    ) -> None:
        """Offer the ledgers and the file's sheets."""
        with QSignalBlocker(self.ledger):
            self.ledger.clear()
            for one in ledgers:
                self.ledger.addItem(one.title, one.name)
            self.ledger.setCurrentIndex(self.ledger.findData(ledger))
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
            self.sheet.addItems(list(sheets))
            self.sheet.setCurrentIndex(sheet)
        for one in (self.sheet, self._sheet_words):
            one.setVisible(len(sheets) > 1)

    def show_places(
        self, picture: Picture, targets: Sequence[Target], fields: Sequence[Choice]
    ) -> None:
        """Show a sheet and its places, each with a list of the ledger's fields."""
        ground = QWidget()
        look(ground, "scrolled")
        grid = QGridLayout(ground)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for at, title in enumerate((self.tr("格"), self.tr("表里的名目"), self.tr("填什么"))):
            grid.addWidget(words(title, "strong"), 0, at)
        self.boxes = {}
        for number, one in enumerate(targets, 1):
            grid.addWidget(words(one.where, "small"), number, 0)
            grid.addWidget(words(one.title.replace("/", " / "), wrap=True), number, 1)
            self.boxes[one.where] = self._box(one, fields)
            grid.addWidget(self.boxes[one.where], number, 2)
        grid.setRowStretch(len(targets) + 1, 1)
        self._area.setWidget(ground)
        self.picture.show_picture(picture, self.words())

    def _box(self, target: Target, fields: Sequence[Choice]) -> QComboBox:
        box = CalmComboBox()
        box.setAccessibleName(self.tr("“{title}”填什么").format(title=target.title))
        for one in (Choice("", self.tr("空着")), *fields):
            box.addItem(one.title, one.name)
        box.setCurrentIndex(max(box.findData(target.field), 0))
        box.setMinimumContentsLength(9)
        box.activated.connect(lambda: self._choose(target.where))
        return box

    def words(self) -> Mapping[str, str]:
        """Place → what goes there."""
        return {
            where: box.currentText() if box.currentData() else ""
            for where, box in self.boxes.items()
        }

    def _choose(self, where: str) -> None:
        self.picture.show_words(self.words())
        self.picture.choose(where)
        self.field_chosen.emit(where, self.boxes[where].currentData())

    def _go_to(self, where: str) -> None:
        box = self.boxes.get(where)
        if box is not None:
            self._area.ensureWidgetVisible(box)
            box.setFocus()
