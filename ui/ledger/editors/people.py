"""The editor for several people: one chip each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import Unreadable
from app.ledger.fields import People
from app.ledger.fields.links import items_of, link_to, linked, resolve, title_of
from app.values.names import NameList, show_names, split_names
from ui.appearance import Space
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.ledger.editors.suggesting import Suggesting
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from app.ledger.fields import Around
    from app.ledger.fields.base import Value

JOINT = "、"
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PARTING = "、，,；;"
"""Typing one of these ends a name."""


class PeopleEditor(Editor):
    """Several people. A name is added with Enter or 、, and taken away with ✕ or Backspace."""

    def __init__(self, field: People, ground: Ground) -> None:
        super().__init__(field, ground)
        self._to = field.to
        self._items: list[str] = []
        self._total: int | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, Space.TIGHT)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("写姓名，按回车加上"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self._chips)
        layout.addWidget(self.line)
        self._suggesting = Suggesting(self.line, ground.place, field.to)
        self._suggesting.picked.connect(self._pick)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.finish_typing)
        self.line.installEventFilter(self)
        self._serve(self.line)

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        self._items = items_of(value)
        self._total = None
        self.line.clear()
        self._draw({one: title_of(one, self._to, around) for one in self._items})

    def raw(self) -> str:
        """Links and names, joined with 、, and what is still being typed."""
        counted = [show_names(NameList((), self._total))] if self._total is not None else []
        counted = [f"等{one}" for one in counted]
        return JOINT.join(filter(None, [*self._items, *counted, self.line.text().strip()]))

    def framed(self) -> list[QWidget]:
        """The line."""
        return [self.line]

    # ---- adding and taking away
    def finish_typing(self) -> None:
        """Make chips of the names that were typed; what is no name stays in the line."""
        text = self.line.text().strip(PARTING + " ")
        if not text:
            return
        try:
            people = split_names(text).value
        except Unreadable:
            return
        with self.ground.place.office.snapshot() as now:
            for name in people.names if people else ():
                self._add(resolve(name, self._to, now.lookup)[0])
            titles = {one: title_of(one, self._to, now.lookup) for one in self._items}
        self._total = people.total if people and people.total is not None else self._total
        self.line.clear()
        self._draw(titles)
        self.edited.emit()

    def _add(self, item: str) -> None:
        if item not in self._items:
            self._items.append(item)

    def _pick(self, uid: bytes, _title: str) -> None:
        self._add(link_to(uid))
        self.line.clear()
        self._show_all()
        self.edited.emit()

    def _drop(self, item: str) -> None:
        self._items.remove(item)
        self._show_all()
        self.line.setFocus()
        self.edited.emit()

    def _forget_total(self) -> None:
        self._total = None
        self._show_all()
        self.edited.emit()

    # ---- drawing
    def _show_all(self) -> None:
        with self.ground.place.office.snapshot() as now:
            self._draw({one: title_of(one, self._to, now.lookup) for one in self._items})

    def _draw(self, titles: dict[str, str]) -> None:
        self._flow.clear()
        for stored, title in titles.items():
            self._flow.addWidget(self._chip(stored, title))
        if self._total is not None:
            counted = Chip(self.tr("共 {count} 人").format(count=self._total))
            counted.removed.connect(self._forget_total)
            self._flow.addWidget(counted)
        self._chips.setVisible(bool(titles) or self._total is not None)
        self.updateGeometry()

    def _chip(self, stored: str, title: str) -> Chip:
        uid = linked(stored)
        made = Chip(title, "info" if uid else "warning")
        made.words.setToolTip(
            self.tr("按住 Ctrl 点一下，打开这个人的资料")
            if uid
            else self.tr("没有找到“{name}”，按文字保存").format(name=title)
        )
        made.removed.connect(lambda: self._drop(stored))
        made.pressed.connect(lambda: self._follow(uid))
        return made

    def _follow(self, uid: bytes | None) -> None:
        if uid and QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ground.place.show_record(self._to, uid)

    # ---- typing
    def _typed(self, text: str) -> None:
        if text and text[-1] in PARTING:
            self.finish_typing()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds the name; Backspace in an empty line takes the last one away."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in ENDS and self.line.text().strip():
                self.finish_typing()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._items:
                self._drop(self._items[-1])
                return True
        return super().eventFilter(watched, event)


@editor_for.register(People)
def _people(field: People, ground: Ground) -> Editor:
    return PeopleEditor(field, ground)
