"""The dialog of a batch edit: which field becomes what, how many rows that changes, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.batch_edits import Edit, ways
from app.errors import Unreadable
from app.language import translate
from app.ledger.fields import Link, People
from ui.appearance import Space, look
from ui.ledger.editors import editor_for
from ui.widgets.calm_combo_box import CalmComboBox
from ui.widgets.fields import Fields
from ui.widgets.lines import LineTable
from ui.widgets.pieces import button, row, words
from ui.widgets.rooms import take_room
from ui.widgets.text_table import TextTable
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from app.batch import BatchPlan
    from app.batch_edits import How
    from app.ledger.base import Ledger
    from ui.ledger.editors import Editor, Ground
    from ui.page import Workplace

SHARES = (3, 2)
"""Of the height: what changes, what is left out."""
NAME_WIDTH, VALUE_WIDTH = 8, 14
"""Of the columns, in Chinese characters."""


class BatchDialog(QDialog):
    """Asks what is to become of many records, and shows what that would do.

    Args:
        place: the window's.
        declared: the ledger.
        ground: what the editors stand on.
        parent: the window.

    Signals:
        edited: something else is asked for.
        agreed: it is to be done.
    """

    edited = Signal()
    agreed = Signal()

    def __init__(
        self, place: Workplace, declared: type[Ledger], ground: Ground, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._place, self._declared, self._ground = place, declared, ground
        title = translate(declared.sheet.title)
        self.setWindowTitle(self.tr("批量修改{ledger}").format(ledger=title))
        self.chosen, self.every = QRadioButton(), QRadioButton()
        scopes = QButtonGroup(self)
        for one in (self.chosen, self.every):
            scopes.addButton(one)
            one.clicked.connect(self.edited)
        self.field, self.how = CalmComboBox(), CalmComboBox()
        for one in declared.fields.values():
            if ways(one):
                self.field.addItem(translate(one.label), one.name)
        self.editor: Editor | None = None
        self.part, self.by = QLineEdit(), QLineEdit()
        self._values = QStackedWidget()
        self.sentence = words("", "strong", wrap=True)
        self.note = words("", "warning", wrap=True)
        self.changes, self._change_rows = self._table(
            (self.tr("名称"), self.tr("原来"), self.tr("改成")), self.tr("会改的")
        )
        self.out_title = words("", "problem")
        self.left_out, self._out_rows = self._table(
            (self.tr("名称"), self.tr("为什么不能改")), self.tr("不能改的")
        )
        self.working = Working(place.jobs)
        self.cancel = button(self.tr("取消"))
        self.go = button(self.tr("修改"), "primary")
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.agreed)
        self.field.activated.connect(self._choose_field)
        self.how.activated.connect(self._choose_how)
        self.part.textEdited.connect(self.edited)
        self.by.textEdited.connect(self.edited)
        self._lay_out()
        self.show_plan(None)
        self._choose_field()
        take_room(self)

    def _table(self, titles: Sequence[str], name: str) -> tuple[LineTable, TextTable]:
        model, table = TextTable(titles), LineTable()
        table.setModel(model)
        model.setParent(table)
        table.setAccessibleName(name)
        em = table.fontMetrics().horizontalAdvance("国")
        table.setColumnWidth(0, NAME_WIDTH * em)
        table.setColumnWidth(1, VALUE_WIDTH * em)
        return table, model

    def _lay_out(self) -> None:
        replacing = QWidget()
        self.part.setAccessibleName(self.tr("把哪几个字"))
        self.by.setAccessibleName(self.tr("换成什么"))
        self.by.setPlaceholderText(self.tr("不写就是去掉"))
        replacing.setLayout(row(self.part, words(self.tr("换成")), self.by))
        self._values.addWidget(QWidget())
        self._values.addWidget(replacing)
        fields = Fields()
        fields.add_parts(self.tr("改哪些"), row(self.chosen, self.every, None, gap=Space.LARGE))
        fields.add(self.tr("改什么(&F)"), self.field)
        fields.add(self.tr("怎么改(&H)"), self.how)
        fields.add(self.tr("内容(&V)"), self._values)
        self.field.setAccessibleName(self.tr("改什么"))
        self.how.setAccessibleName(self.tr("怎么改"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(fields)
        layout.addWidget(self.sentence)
        layout.addWidget(self.note)
        layout.addWidget(self.changes, SHARES[0])
        layout.addWidget(self.out_title)
        layout.addWidget(self.left_out, SHARES[1])
        layout.addLayout(row(self.working, None, self.cancel, self.go))

    # ---- what is asked for
    def show_scope(self, chosen: int, every: int) -> None:
        """Say how many records are chosen, and how many the table has; 0 chosen: all are."""
        measure = translate(self._declared.sheet.measure)
        self.chosen.setText(
            self.tr("选中的 {count} {measure}").format(count=f"{chosen:,}", measure=measure)
        )
        self.every.setText(
            self.tr("表里的全部 {count} {measure}").format(count=f"{every:,}", measure=measure)
        )
        self.chosen.setVisible(chosen > 0)
        self.every.setVisible(chosen == 0 or chosen < every)
        (self.chosen if chosen else self.every).setChecked(True)

    def show_edit(self, name: str, text: str = "") -> None:
        """Ask for a field, where it can be edited so, with a text that is to be set."""
        at = self.field.findData(name)
        if at < 0:
            return
        self.field.setCurrentIndex(at)
        self._choose_field()
        if not text or self.editor is None:
            return
        self.how.setCurrentIndex(max(self.how.findData("set"), 0))
        try:
            with self._place.office.snapshot() as now:
                value = self._declared.fields[name].read(text, now.lookup).value
                self.editor.show_value(value, now.lookup)
        except Unreadable as error:
            self.show_trouble(str(error))
        else:
            self.edited.emit()

    @property
    def edit(self) -> Edit:
        """What is asked for, as it was typed."""
        name, how = str(self.field.currentData()), self._way
        if how == "replace":
            return Edit(name, how, self.part.text(), self.by.text())
        text = self.editor.raw() if self.editor is not None and how != "empty" else ""
        return Edit(name, how, text)

    @property
    def is_said(self) -> bool:
        """Whether enough was typed to see what it would do."""
        return self._way == "empty" or bool(self.edit.text)

    @property
    def _way(self) -> How:
        found: How = self.how.currentData()
        return found

    def _choose_field(self) -> None:
        field = self._declared.fields[str(self.field.currentData())]
        titles = self._titles()
        if isinstance(field, Link | People):
            titles["set"] = self.tr("全部换成")
        with QSignalBlocker(self.how):
            self.how.clear()
            for one in ways(field):
                self.how.addItem(titles[one], one)
        old, self.editor = self.editor, editor_for(field, self._ground)
        with self._place.office.snapshot() as now:
            self.editor.show_value(None, now.lookup)
        self.editor.edited.connect(self.edited)
        self._values.insertWidget(0, self.editor)
        if old is not None:
            self._values.removeWidget(old)
            old.deleteLater()
        self._choose_how()

    def _titles(self) -> dict[How, str]:
        return {
            "set": self.tr("改成"),
            "empty": self.tr("清空"),
            "replace": self.tr("把其中的几个字换成别的"),
            "add": self.tr("加上一个"),
            "drop": self.tr("去掉一个"),
        }

    def _choose_how(self) -> None:
        replaces = self._way == "replace"
        self._values.setCurrentIndex(self._values.count() - 1 if replaces else 0)
        self._values.setEnabled(self._way != "empty")
        self.edited.emit()

    # ---- what it would do
    def show_plan(self, plan: BatchPlan | None, told: str = "") -> None:
        """Show what would happen; None: nothing is asked for, or it is still being counted.

        Args:
            plan: what would happen.
            told: one sentence where there is none.
        """
        look(self.sentence, "strong" if plan else "hint")
        self.sentence.setText(
            plan.sentence if plan else told or self.tr("写好内容，这里会说会改多少条")
        )
        self.note.setText("\n".join(self._notes(plan)) if plan else "")
        self.note.setVisible(bool(self.note.text()))
        self._change_rows.show_rows(
            [_line(one.title, one.before, one.after) for one in plan.shown] if plan else []
        )
        out = plan.left_out if plan else []
        self._out_rows.show_rows([_line(one.title, one.reason) for one in out])
        self.left_out.setVisible(bool(out))
        self.out_title.setVisible(bool(out))
        if plan:
            count = f"{plan.barred:,}"
            self.out_title.setText(self.tr("不能改的 {count} 条").format(count=count))
        text = self.tr("修改")
        if plan and plan.changed:
            text = self.tr("修改 {count} 条").format(count=f"{plan.changed:,}")
        self.go.setText(text)
        self.go.setEnabled(plan is not None and plan.changed > 0)

    def show_trouble(self, text: str) -> None:
        """Say why nothing can be changed so."""
        self.show_plan(None, text)
        look(self.sentence, "problem")

    def _notes(self, plan: BatchPlan) -> list[str]:
        found = [str(one) for one in plan.notes]
        if plan.amended:
            said = self.tr("其中 {count} 条已经办结或批准，会记为更正，原来的内容不会丢")
            found.append(said.format(count=f"{plan.amended:,}"))
        if plan.warned:
            said = self.tr("其中 {count} 条改了以后有的内容要核对，例如两个日期的先后")
            found.append(said.format(count=f"{plan.warned:,}"))
        if plan.changed > len(plan.shown):
            said = self.tr("下面只列出前 {count} 条")
            found.append(said.format(count=len(plan.shown)))
        return found

    def let_edit(self, may: bool) -> None:
        """Whether something else can be asked for; not while it is being written."""
        for one in (self.field, self.how, self.chosen, self.every, self._values):
            one.setEnabled(may)
        self._values.setEnabled(may and self._way != "empty")
        self.go.setEnabled(may)

    def reject(self) -> None:
        """Stop what is being written, or close."""
        if self.working.job is not None and not self.field.isEnabled():
            self.working.stop()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the window's own cross."""
        event.ignore()
        self.reject()


def _line(*cells: str) -> list[str]:
    return [cell.replace("\n", " ") for cell in cells]
