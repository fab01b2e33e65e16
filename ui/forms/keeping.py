"""Keeping a form that was changed: in place of the old one, as another one, or not at all."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.forms import catalogue
from ui.appearance import Space
from ui.jobs import Job
from ui.tell import ask, tell
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import Trouble
    from app.forms.catalogue import Offered
    from app.progress import Progress
    from ui.forms.draft import Draft
    from ui.page import Workplace

CHARS = 24


class Whose(Enum):
    """Whose form is changed, and what can become of it."""

    PROGRAM = 1
    """It came with the program; changed, it becomes the office's own in its place."""
    ABOVE = 2
    """An office above made it: only a copy can be changed."""
    OWN = 3
    """The office's own."""
    OWN_INSTEAD = 4
    """The office's own, in place of one of the program."""


class TitleDialog(QDialog):
    """Asks what a copy is to be called.

    Args:
        title: what stands there at first.
        parent: the designer.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("另存一张"))
        self.line = QLineEdit(title)
        self.line.setMaxLength(catalogue.LONGEST_TITLE)
        self.line.setAccessibleName(self.tr("新表的名字"))
        self.line.textChanged.connect(self._judge)
        self.save = button(self.tr("保存"), "primary", picture="save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        cancel = button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(self.tr("新表叫什么名字？"), "title"))
        layout.addWidget(self.line)
        layout.addLayout(row(None, cancel, self.save))
        self.setMinimumWidth(CHARS * self.fontMetrics().horizontalAdvance("国"))
        self.line.selectAll()
        self._judge()

    @property
    def text(self) -> str:
        """What was written."""
        return self.line.text().strip()

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.text))


class Keeping(QObject):
    """Keeps the form of a designer.

    Args:
        dialog: the designer.
        place: the office, and what works for it.
        offered: the form as it was found.
        draft: the form as it is now.

    Signals:
        kept: it was kept, or taken away: the name of the form that is to be shown now.
    """

    kept = Signal(str)

    def __init__(self, dialog: QDialog, place: Workplace, offered: Offered, draft: Draft) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._place = place
        self._offered = offered
        self._draft = draft
        declared = place.office.registry[offered.ledger].sheet.printed
        is_declared = any(one.name == offered.name for one in declared)
        own = Whose.OWN_INSTEAD if is_declared else Whose.OWN
        self.whose = {"program": Whose.PROGRAM, "above": Whose.ABOVE, "own": own}[offered.whose]

    def advice(self) -> str:
        """What becomes of the form, one or two sentences."""
        return {
            Whose.PROGRAM: self.tr(
                "这是程序自带的表。改好保存以后，本办公室就用改过的；随时可以恢复成原来的。"
            ),
            Whose.ABOVE: self.tr(
                "这是“{office}”发的表，不能直接改。可以照着它另存一张自己的。"
            ).format(office=self._offered.office),
            Whose.OWN: self.tr("这是本办公室自己的表。"),
            Whose.OWN_INSTEAD: self.tr("这是本办公室改过的表，代替程序自带的那一张。"),
        }[self.whose]

    # ---- what is done
    def save(self) -> None:
        """Keep the form in place of the old one."""
        office, ledger, form = self._place.office, self._offered.ledger, self._draft.form

        def work() -> str:
            return catalogue.keep(office, ledger, form).name

        self._run(self.tr("正在保存"), work, self.tr("已保存表格“{title}”"), form.title)

    def save_as(self) -> None:
        """Ask for a title, and keep the form as another one."""
        said = self.tr("{title}（自用）").format(title=self._draft.form.title)
        asking = TitleDialog(said, self._dialog)
        if not asking.exec():
            return
        office, ledger, form, title = (
            self._place.office,
            self._offered.ledger,
            self._draft.form,
            asking.text,
        )

        def work() -> str:
            return catalogue.keep_another(office, ledger, form, title).name

        self._run(self.tr("正在保存"), work, self.tr("已保存表格“{title}”"), title)

    def restore(self) -> None:
        """Ask, and take the changes away: the program's form is there again."""
        self._remove(
            self.tr("恢复成程序原来的表吗？"),
            self.tr("本办公室对这张表的改动就不用了；要反悔，可以在主窗口点“撤销”。"),
            self.tr("恢复"),
            self.tr("“{title}”已恢复成原来的"),
        )

    def delete(self) -> None:
        """Ask, and delete the form."""
        self._remove(
            self.tr("删除“{title}”吗？").format(title=self._offered.title),
            self.tr("只删这张表的样式，记录都在；要反悔，可以在主窗口点“撤销”。"),
            self.tr("删除"),
            self.tr("已删除表格“{title}”"),
        )

    def _remove(self, question: str, detail: str, yes: str, said: str) -> None:
        if not ask(self._dialog, question, detail, yes):
            return
        office, ledger, name = self._place.office, self._offered.ledger, self._offered.name

        def work() -> str:
            catalogue.remove(office, ledger, name)
            return name

        self._run(self.tr("正在保存"), work, said, self._offered.title)

    def _run(self, title: str, work: Callable[[], str], said: str, about: str) -> None:
        self._dialog.setEnabled(False)

        def done(name: str) -> None:
            self._dialog.setEnabled(True)
            self._place.say(said.format(title=about))
            self.kept.emit(name)

        def failed(trouble: Trouble) -> None:
            self._dialog.setEnabled(True)
            tell(self._dialog, trouble)

        def go(_progress: Progress) -> str:
            return work()

        job = Job(title, go, done, failed, owner=self, stoppable=False)
        self._place.jobs.run(job)
