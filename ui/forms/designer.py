"""The form designer: what stands on a form at the left, the very pages at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.forms.asks import remembered
from ui.appearance import Space
from ui.forms.box_part import BoxPart
from ui.forms.column_part import ColumnPart
from ui.forms.draft import Draft
from ui.forms.foot_part import FootPart
from ui.forms.ground import Ground
from ui.forms.head_part import HeadPart
from ui.forms.keeping import Keeping, Whose
from ui.forms.line_part import LinePart
from ui.forms.live import LivePreview
from ui.forms.order_part import OrderPart
from ui.printing.pieces import Panel, take_side
from ui.tell import ask
from ui.widgets.keys import on_keys
from ui.widgets.pieces import button, frame, row, words
from ui.widgets.rooms import take_room

if TYPE_CHECKING:
    from app.forms.catalogue import Offered
    from app.ledger.questions import Question
    from ui.forms.ground import Part
    from ui.page import Workplace

CHARS = 25
"""The width of the left side in Chinese characters."""
STEPS = QKeySequence.StandardKey


class FormDesigner(QDialog):
    """Changes one form; nothing is kept before somebody says so.

    Args:
        place: the office, and what works for it.
        question: whose records stand on the preview.
        offered: the form.
        parent: the print preview.

    Signals:
        saved: a form was kept or deleted: the name of the one that is to be shown now.
    """

    saved = Signal(str)

    def __init__(
        self, place: Workplace, question: Question, offered: Offered, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.place = place
        self.offered = offered
        self.draft = Draft(offered.form, self)
        self.ground = Ground(self.draft, place.office.registry[question.ledger])
        self._asks = remembered(place.office, question.ledger, offered.form)
        self.parts: dict[str, Part] = {}
        self.tabs = QTabWidget()
        self.live = LivePreview(place, question)
        self.keeping = Keeping(self, place, offered, self.draft)
        self.keeping.kept.connect(self._done)
        self._make_buttons()
        self._make_parts()
        self._lay_out()
        self._connect()
        take_room(self)
        self._show_form()
        self.tabs.tabBar().setFocus()
        self.setWindowTitle(self.tr("改表格　{title}").format(title=offered.title))

    # ---- building
    def _make_buttons(self) -> None:
        whose = self.keeping.whose
        self.undo = button(self.tr("撤销"), picture="undo")
        self.redo = button(self.tr("重做"), picture="redo")
        self.undo.setToolTip("Ctrl+Z")
        self.redo.setToolTip("Ctrl+Y")
        self.restore = button(self.tr("恢复成原来的"), picture="refresh")
        self.delete = button(self.tr("删除这张表"), "danger", picture="delete")
        self.save = button(self.tr("保存(&S)"), "primary", picture="save")
        self.save_as = button(self.tr("另存一张(&C)…"), picture="copy")
        self.close_button = button(self.tr("取消"))
        self.restore.setVisible(whose is Whose.OWN_INSTEAD)
        self.delete.setVisible(whose is Whose.OWN)
        self.save.setVisible(whose is not Whose.ABOVE)
        if whose is Whose.ABOVE:
            self.save_as.setText(self.tr("另存成自己的(&C)…"))
        for one in (self.undo, self.redo, self.restore, self.delete, self.save_as, self.save):
            one.setAutoDefault(False)
        self.close_button.setAutoDefault(False)

    def _make_parts(self) -> None:
        layout = self.draft.form.layout
        self._add_part("head", self.tr("表头"), HeadPart(self.ground))
        if layout == "list":
            self._add_part("columns", self.tr("列"), ColumnPart(self.ground), scrolls=False)
        if layout == "sheet":
            self._add_part("boxes", self.tr("格子"), BoxPart(self.ground))
        if layout in ("labels", "prose"):
            self._add_part("lines", self.tr("文字"), LinePart(self.ground))
        if layout != "counts":
            self._add_part("order", self.tr("排列"), OrderPart(self.ground))
        if layout in ("list", "sheet", "counts"):
            self._add_part("foot", self.tr("表尾"), FootPart(self.ground))
        if len(self.parts) > 1:
            self.tabs.setCurrentIndex(1)

    def _add_part(self, name: str, title: str, part: Part, *, scrolls: bool = True) -> None:
        self.parts[name] = part
        if scrolls:
            panel = Panel()
            panel.body.addWidget(part)
            self.tabs.addTab(panel, title)
            return
        margin = Space.LARGE
        part.body.setContentsMargins(margin, Space.MEDIUM, margin, Space.MEDIUM)
        self.tabs.addTab(part, title)

    def _lay_out(self) -> None:
        side = frame("panel")
        take_side(side, CHARS)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        head.addWidget(words(self.keeping.advice(), "small", wrap=True))
        left.addLayout(head)
        left.addWidget(self.tabs, 1)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(side)
        above.addWidget(self.live, 1)
        foot = frame("foot")
        below = row(
            self.undo,
            self.redo,
            self.restore,
            self.delete,
            None,
            self.close_button,
            self.save_as,
            self.save,
        )
        below.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        foot.setLayout(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above, 1)
        layout.addWidget(foot)

    def _connect(self) -> None:
        self.draft.changed.connect(self._show_form)
        self.undo.clicked.connect(self.draft.undo)
        self.redo.clicked.connect(self.draft.redo)
        self.close_button.clicked.connect(self.reject)
        self.save.clicked.connect(self.keeping.save)
        self.save_as.clicked.connect(self.keeping.save_as)
        self.restore.clicked.connect(self.keeping.restore)
        self.delete.clicked.connect(self.keeping.delete)
        on_keys("Ctrl+Z", self, self.draft.undo)
        on_keys("Ctrl+Y", self, self.draft.redo)
        on_keys("Ctrl+Shift+Z", self, self.draft.redo)
        on_keys("Ctrl+S", self, self.save_usually)
        for keys, act in (
            ("Ctrl++", self.live.pages.grow),
            ("Ctrl+=", self.live.pages.grow),
            ("Ctrl+-", self.live.pages.shrink),
        ):
            on_keys(keys, self, act)
        for one in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
            one.installEventFilter(self)

    # ---- showing
    def _show_form(self) -> None:
        form = self.draft.form
        for one in self.parts.values():
            one.show_form(form)
        self.undo.setEnabled(self.draft.can_undo)
        self.redo.setEnabled(self.draft.can_redo)
        self.save.setEnabled(self.draft.is_changed)
        self.live.show_form(form, self._asks)

    def save_usually(self) -> None:
        """Keep the form where that is possible; a township's is kept as another one."""
        if self.keeping.whose is Whose.ABOVE:
            self.keeping.save_as()
        elif self.save.isEnabled():
            self.keeping.save()

    def _done(self, name: str) -> None:
        self.saved.emit(name)
        self.live.stop()
        self.done(QDialog.DialogCode.Accepted)

    def reject(self) -> None:
        """Close; asks where something would be lost."""
        if self.draft.is_changed and not ask(
            self,
            self.tr("改过的内容还没有保存"),
            self.tr("现在关上，刚才改的就没有了。"),
            self.tr("不保存，关上"),
        ):
            return
        self.live.stop()
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z undo what was done to the form, also within a field: one undo, not two."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            steps = (STEPS.Undo, STEPS.Redo)
            if any(event.matches(one) for one in steps) or event.key() == Qt.Key.Key_Y:
                is_key = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                if is_key:
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)
