"""Exporting what the table shows into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QVBoxLayout

from app.language import translate
from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.widgets.choosing import Wanted, file_to_save
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.exchange.column_sets import Chosen
    from app.ledger.questions import Question
    from app.progress import Progress
    from ui.page import Workplace

WIDTH = 33
"""Of the dialog, in Chinese characters."""


class ExportDialog(QDialog):
    """Asks how records are to be exported.

    Args:
        text: how many records of what.
        parent: the window.
        hides: whether they have numbers that are mostly hidden.
        choices: titles of the columns among which one can choose.
    """

    def __init__(
        self, text: str, parent: QWidget, *, hides: bool, choices: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导出"))
        self.columns = QComboBox()
        self.columns.addItems(list(choices))
        self.columns.setAccessibleName(self.tr("导出哪些列"))
        label = words(self.tr("导出哪些列(&L)"))
        label.setBuddy(self.columns)
        self.whole = QCheckBox(self.tr("写出完整号码"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("用途，如“上报组织部”"))
        self.reason.setAccessibleName(self.tr("用途"))
        self.reason.setEnabled(False)
        advice = words(
            self.tr(
                "不勾选，身份证号和电话只写出一部分。勾选的话，谁在什么时候为什么导出都会记下来。"
            ),
            "small",
            wrap=True,
        )
        self.cancel = button(self.tr("取消"))
        self.go_on = button(self.tr("选择文件"), "primary", picture="export")
        self.whole.toggled.connect(self.reason.setEnabled)
        self.whole.toggled.connect(self._enable)
        self.reason.textChanged.connect(self._enable)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(text, "title", wrap=True))
        layout.addWidget(label)
        layout.addWidget(self.columns)
        for one in (self.whole, self.reason, advice):
            one.setVisible(hides)
            layout.addWidget(one)
        layout.addSpacing(Space.SMALL)
        layout.addLayout(row(None, self.cancel, self.go_on))
        self.setMinimumWidth(WIDTH * self.fontMetrics().horizontalAdvance("国"))
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    @property
    def purpose(self) -> str:
        """Why whole numbers are written; empty: they are not."""
        return self.reason.text().strip() if self.whole.isChecked() else ""

    def _enable(self) -> None:
        self.go_on.setEnabled(not self.whole.isChecked() or bool(self.reason.text().strip()))


class Exporting:
    """Exports the records that a question finds.

    Args:
        place: the window's.
        parent: over what dialogs open.
    """

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        self._place = place
        self._parent = parent

    def begin(self, question: Question, text: str, shown: Sequence[str] = ()) -> None:
        """Ask how and where, and export.

        Args:
            question: what it finds is exported.
            text: how many records of what.
            shown: the columns of the table, in order.
        """
        office = self._place.office
        declared = office.registry[question.ledger]
        hides = any(one.masked for one in declared.fields.values())
        choices = self._choices(question.ledger, shown)
        titles = [one.title for one in choices]
        dialog = ExportDialog(text, self._parent, hides=hides, choices=titles)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        title = translate(declared.sheet.title)
        kinds = self._parent.tr("表格 (*.xlsx);;文本表格 (*.csv)")
        wanted = Wanted(self._parent.tr("导出到"), kinds, "export")
        name = f"{office.name}{title}{office.today()}.xlsx"
        path = file_to_save(office, self._parent, wanted, name)
        if path is not None:
            self.write(question, path, dialog.purpose, choices[dialog.columns.currentIndex()])

    def _choices(self, ledger: str, shown: Sequence[str]) -> list[Chosen]:
        """The columns among which one can choose."""
        from app.exchange.column_sets import Chosen, column_sets  # noqa: PLC0415 heavy

        first, *others = column_sets(self._place.office, ledger)
        if not shown:
            return [first, *others]
        title = self._parent.tr("表格里显示的列，按显示的顺序")
        return [first, Chosen("", title, tuple(shown)), *others]

    def write(
        self, question: Question, path: Path, purpose: str, chosen: Chosen | None = None
    ) -> None:
        """Export into a file.

        Args:
            question: what it finds is exported.
            path: an .xlsx or .csv file.
            purpose: why whole numbers are written; empty: they are mostly hidden.
            chosen: which columns; None: all that are filled.
        """
        office, place = self._place.office, self._place

        def work(progress: Progress) -> int:
            from app.exchange.exporting import export  # noqa: PLC0415 heavy

            masked = not purpose
            columns = chosen.fields if chosen else ()
            wanted = chosen.declared if chosen else None
            count = export(
                office, question, path, progress, masked=masked, columns=columns, wanted=wanted
            )
            office.disclose("export", question.ledger, count, purpose)
            return count

        def done(count: int) -> None:
            said = self._parent.tr("已导出 {count} 条到“{file}”")
            place.say(said.format(count=count, file=path.name))

        title = self._parent.tr("导出到“{file}”").format(file=path.name)
        place.jobs.run(Job(title, work, done, owner=self._parent, lane=Lane.OUTSIDE))
