"""What stands above a form, on what paper it is, and what it may show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from ui.forms.facts import read_facts, show_facts
from ui.forms.ground import Line, Paragraph, Part
from ui.forms.texts import Filled, add_words, join, split
from ui.printing.pieces import choice

if TYPE_CHECKING:
    from app.ledger.forms import Form
    from ui.forms.ground import Ground


class HeadPart(Part):
    """Title, heading, paper, the lines below the title, what is asked, whether it hangs outside.

    Args:
        ground: what it stands on.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        form = ground.draft.form
        self.title = Line()
        self.tie_line(self.title, "title")
        self.add(self.tr("表名"), self.title)
        self.heading = add_words(
            self,
            "heading",
            self.tr("印在表上的标题"),
            placeholder=self.tr("不写就印“单位名称＋表名”"),
        )
        self.paper = choice(self.tr("纸张"))
        for kept, said in (
            ("A4 landscape", self.tr("A4，横放")),
            ("A4 portrait", self.tr("A4，竖放")),
            ("A3 landscape", self.tr("A3，横放")),
            ("A3 portrait", self.tr("A3，竖放")),
        ):
            self.paper.addItem(said, kept)
        self.paper.activated.connect(self._choose_paper)
        if form.layout != "prose":  # running text is always on A4 upright
            self.add(self.tr("纸张"), self.paper)
        self.asks = Line()
        self.asks.setPlaceholderText(self.tr("如：公示期、监督电话"))
        self.tie_line(self.asks, "asks", split)
        self.add(
            self.tr("打印时要问的"),
            self.asks,
            self.tr("用顿号分开；然后在标题、说明等处用“插入”放进去。"),
        )
        self.facts = Filled(ground, Paragraph(3))
        self.facts.field.written.connect(self._write_facts)
        self.facts.field.left.connect(self.draft.settle)
        if form.layout in ("list", "sheet", "counts"):
            self.add(
                self.tr("标题下面的几行"),
                self.facts,
                self.tr("一行一排，同一排的几项用分号隔开。不写就印填报单位、填报人、填报时间。"),
            )
        self.empty = Line()
        self.empty.setPlaceholderText(self.tr("空着；或写 —"))
        self.tie_line(self.empty, "empty")
        if form.layout in ("list", "sheet"):
            self.add(self.tr("没有内容的格里印"), self.empty)
        else:
            self.empty.setParent(self)
            self.empty.hide()
        self.blank = QCheckBox(self.tr("总是印空白的，带着用手填"))
        self.tie_box(self.blank, "blank")
        self.blank.setVisible(form.layout != "counts")
        self.wall = QCheckBox(self.tr("贴在墙上公示：不印身份证号、电话、住址"))
        self.full = QCheckBox(self.tr("身份证号和电话印完整的，打印时写明用途"))
        self.wall.clicked.connect(self._choose_wall)
        self.full.clicked.connect(self._choose_full)
        for one in (self.blank, self.wall, self.full):
            self.body.addWidget(one)
        masks = any(one.masked for one in ground.declared.fields.values())
        self.full.setVisible(masks)
        self.body.addStretch(1)

    def show_form(self, form: Form) -> None:
        """Show the form as it is now."""
        self.title.show_text(form.title)
        self.heading.show_words(form.heading)
        with QSignalBlocker(self.paper):
            self.paper.setCurrentIndex(self.paper.findData(form.paper))
        if split(self.asks.text()) != form.asks:
            self.asks.show_text(join(form.asks))
        text = self.facts.field
        assert isinstance(text, Paragraph)
        if read_facts(self.ground.read(text.toPlainText())) != form.facts:
            text.show_text(self.ground.in_chinese(show_facts(form.facts)))
        self.empty.show_text(form.empty)
        self.blank.setChecked(form.blank)
        self.wall.setChecked(form.wall)
        self.full.setChecked(form.full)

    def _choose_paper(self) -> None:
        self.draft.change(paper=self.paper.currentData())

    def _write_facts(self, text: str) -> None:
        self.draft.change("facts", facts=read_facts(self.ground.read(text)))

    def _choose_wall(self, wall: bool) -> None:
        # what hangs where everybody reads it never shows numbers in full
        self.draft.change(wall=wall, full=self.draft.form.full and not wall)

    def _choose_full(self, full: bool) -> None:
        self.draft.change(full=full, wall=self.draft.form.wall and not full)
