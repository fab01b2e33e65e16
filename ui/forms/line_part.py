"""The lines of a label or of running text: what they say, how large, where they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractItemView, QDoubleSpinBox, QListWidget

from app.ledger.fields import Day
from app.ledger.forms import FormLine
from ui.forms.ground import Paragraph, Part
from ui.forms.texts import Filled, beside
from ui.printing.pieces import calm, choice
from ui.widgets.keys import on_keys
from ui.widgets.pieces import button, row

if TYPE_CHECKING:
    from app.ledger.forms import Form
    from ui.forms.ground import Ground

LARGEST_PT, LARGEST_MM = 96.0, 400.0


class LinePart(Part):
    """A list of the lines, and fields for the one that is chosen.

    Args:
        ground: what it stands on.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        form = ground.draft.form
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("每一行的内容"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.currentRowChanged.connect(self._choose)
        self.add_line = button(self.tr("加一行(&A)"), picture="add")
        self.remove = button(self.tr("去掉"), picture="delete")
        self.up, self.down = button("", picture="up"), button("", picture="down")
        self.up.setAccessibleName(self.tr("上移"))
        self.down.setAccessibleName(self.tr("下移"))
        for one in (self.add_line, self.remove, self.up, self.down):
            one.setAutoDefault(False)
        self.add_line.clicked.connect(self._add)
        self.remove.clicked.connect(self.remove_chosen)
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        on_keys("Alt+Up", self, lambda: self.move_by(-1))
        on_keys("Alt+Down", self, lambda: self.move_by(1))
        on_keys("Del", self.list, self.remove_chosen, only_itself=True)
        self.words = Filled(ground, Paragraph(4))
        self.words.field.written.connect(self._write_words)
        self.words.field.left.connect(self.draft.settle)
        self.type_size = QDoubleSpinBox(minimum=0, maximum=LARGEST_PT, singleStep=1, decimals=1)
        self.type_size.setSuffix(self.tr(" 磅"))
        self.type_size.setSpecialValueText(self.tr("照常"))
        self.type_size.valueChanged.connect(self._resize)
        calm(self.type_size)
        self.align = choice(self.tr("位置"))
        for kept, said in (
            ("left", self.tr("靠左")),
            ("flush", self.tr("顶格")),
            ("center", self.tr("居中")),
            ("right", self.tr("靠右")),
        ):
            if kept != "flush" or form.layout == "prose":  # nothing else is begun further in
                self.align.addItem(said, kept)
        self.align.activated.connect(lambda: self._change(align=self.align.currentData()))
        self.body.addLayout(row(self.add_line, self.remove, self.up, self.down, None))
        self.body.addWidget(self.list, 1)
        hint = self.tr("点“插入”放进姓名等内容；里面的内容全空的，这一行就不印。")
        self.add(self.tr("这一行的字"), self.words, hint)
        self.body.addLayout(
            beside((self.tr("字号"), self.type_size), (self.tr("位置"), self.align))
        )
        self.label_width = self._millimetres(0)
        self.label_height = self._millimetres(1)
        self.dated = choice(self.tr("落款日期"))
        self.dated.addItem(self.tr("打印的那一天"), "")
        if form.layout == "labels":
            self.body.addLayout(
                beside(
                    (self.tr("一张多宽"), self.label_width), (self.tr("多高"), self.label_height)
                )
            )
        else:
            self.label_width.hide()
            self.label_height.hide()
        if form.layout == "prose":
            for name, one in ground.declared.fields.items():
                if type(one) is Day:
                    self.dated.addItem(ground.heading(name), name)
            self.dated.activated.connect(
                lambda: self.draft.change(dated=str(self.dated.currentData() or ""))
            )
            self.add(self.tr("落款日期"), self.dated)
        else:
            self.dated.setParent(self)
            self.dated.hide()

    def _millimetres(self, which: int) -> QDoubleSpinBox:
        made = QDoubleSpinBox(self, minimum=15, maximum=LARGEST_MM, singleStep=1, decimals=1)
        made.setSuffix(self.tr(" 毫米"))

        def change(to: float) -> None:
            width, height = self.draft.form.label
            made = (float(to), height) if which == 0 else (width, float(to))
            self.draft.change(f"label {which}", label=made)

        made.valueChanged.connect(change)
        calm(made)
        return made

    # ---- showing
    def show_form(self, form: Form) -> None:
        """Show the form as it is now."""
        shown = [self.ground.in_chinese(one.words) or self.tr("（空行）") for one in form.lines]
        with QSignalBlocker(self.list):
            at = self.list.currentRow()
            if [self.list.item(one).text() for one in range(self.list.count())] != shown:
                self.list.clear()
                self.list.addItems(shown)
            self.list.setCurrentRow(min(max(at, 0), len(shown) - 1))
        with (
            QSignalBlocker(self.label_width),
            QSignalBlocker(self.label_height),
            QSignalBlocker(self.dated),
        ):
            self.label_width.setValue(form.label[0])
            self.label_height.setValue(form.label[1])
            self.dated.setCurrentIndex(max(0, self.dated.findData(form.dated)))
        self._show_chosen()

    def line(self) -> FormLine | None:
        """The line that is chosen."""
        at = self.list.currentRow()
        lines = self.draft.form.lines
        return lines[at] if 0 <= at < len(lines) else None

    def _choose(self, _at: int) -> None:
        self.draft.settle()
        self._show_chosen()

    def _show_chosen(self) -> None:
        line, at = self.line(), self.list.currentRow()
        for one in (self.words, self.type_size, self.align, self.remove):
            one.setEnabled(line is not None)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
        if line is None:
            return
        self.words.show_words(line.words)
        with QSignalBlocker(self.type_size), QSignalBlocker(self.align):
            self.type_size.setValue(line.size)
            self.align.setCurrentIndex(max(0, self.align.findData(line.align)))

    # ---- changing
    def _change(self, key: str = "", **values: Any) -> None:  # noqa: ANN401 as a line has them
        line, at = self.line(), self.list.currentRow()
        if line is not None:
            made = list(self.draft.form.lines)
            made[at] = replace(line, **values)
            self.draft.change(f"line {at} {key}" if key else "", lines=tuple(made))

    def _resize(self, to: float) -> None:
        self._change("size", size=to)

    def _write_words(self, text: str) -> None:
        self._change("words", words=self.ground.read(text.replace("\n", "")))

    def _add(self) -> None:
        at = self.list.currentRow() + 1
        made = list(self.draft.form.lines)
        made.insert(at, FormLine(words=""))
        self.draft.change(lines=tuple(made))
        self.list.setCurrentRow(at)
        self.words.setFocus()

    def remove_chosen(self) -> None:
        """Take the line that is chosen away."""
        at = self.list.currentRow()
        if at >= 0:
            lines = self.draft.form.lines
            self.draft.change(lines=(*lines[:at], *lines[at + 1 :]))

    def move_by(self, rows: int) -> None:
        """Move the line that is chosen up or down."""
        at = self.list.currentRow()
        made = list(self.draft.form.lines)
        if at < 0 or not 0 <= at + rows < len(made):
            return
        made.insert(at + rows, made.pop(at))
        self.draft.change(lines=tuple(made))
        self.list.setCurrentRow(at + rows)
