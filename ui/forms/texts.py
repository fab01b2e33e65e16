"""Fields of words on a form, with a menu of what is filled in when it is printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.forms.ground import Line, Paragraph
from ui.widgets.pieces import button, words

if TYPE_CHECKING:
    from ui.forms.ground import Ground, Part


def split(text: str) -> tuple[str, ...]:
    """Names that were typed one after another: 单位负责人、审核人、填表人."""
    for sign in "，,；;\n\t":
        text = text.replace(sign, "、")
    return tuple(one.strip() for one in text.split("、") if one.strip())


def join(names: tuple[str, ...]) -> str:
    """The same as a clerk reads it."""
    return "、".join(names)


class Filled(QWidget):
    """A field for words in which something is filled in, with a button that puts it there.

    Args:
        ground: what it stands on.
        field: a line, or a paragraph.
    """

    def __init__(self, ground: Ground, field: Line | Paragraph) -> None:
        super().__init__()
        self.field = field
        self._ground = ground
        self.insert = button(self.tr("插入"))
        self.insert.setAutoDefault(False)
        self.insert.setToolTip(self.tr("打印时自动填上的内容：单位名称、日期、条数…"))
        self._menu = QMenu(self.insert)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.insert.setMenu(self._menu)
        self.insert.setProperty("hasMenu", "true")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(field, 1)
        layout.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(field)

    def show_words(self, text: str) -> None:
        """Show words of the form."""
        if self._ground.read(self.text()) != text:
            self.field.show_text(self._ground.in_chinese(text))

    def text(self) -> str:
        """What stands in the field."""
        return self.field.text() if isinstance(self.field, Line) else self.field.toPlainText()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for name, label in self._ground.names.items():
            self._menu.addAction(label).triggered.connect(partial(self.put, name))
        asks = self._ground.draft.form.asks
        if asks:
            self._menu.addSeparator()
        for one in asks:
            said = self.tr("打印时问的：{name}").format(name=one)
            self._menu.addAction(said).triggered.connect(partial(self.put, f"ask:{one}"))

    def put(self, name: str, *_what: object) -> None:
        """Put something that is filled in where the cursor is."""
        text = self._ground.in_chinese(f"{{{name}}}")
        self.field.put(text)
        self.field.setFocus()


def add_words(
    part: Part, attribute: str, title: str, hint: str = "", placeholder: str = ""
) -> Filled:
    """Add a line of words with braces to a part.

    Args:
        part: the part.
        attribute: which of the form's.
        title: what is written there.
        hint: a remark below.
        placeholder: what stands in the empty field.
    """
    line = Line()
    line.setPlaceholderText(placeholder)
    made = Filled(part.ground, line)
    draft, ground = part.draft, part.ground

    def write(text: str) -> None:
        draft.change(attribute, **{attribute: ground.read(text)})

    line.written.connect(write)
    line.left.connect(draft.settle)
    part.add(title, made, hint)
    return made


def show_lines(filled: Filled, lines: tuple[str, ...], ground: Ground) -> None:
    """Show words that stand in a line each, unless just these are being typed."""
    if read_lines(filled.text(), ground) != lines:
        filled.field.show_text(ground.in_chinese("\n".join(lines)))


def read_lines(text: str, ground: Ground) -> tuple[str, ...]:
    """The lines that somebody typed; empty ones are left out."""
    read = ground.read(text)
    return tuple(one.rstrip() for one in read.split("\n") if one.strip())


def add_lines(part: Part, attribute: str, title: str, hint: str, lines: int = 3) -> Filled:
    """Add lines of words with braces, each of which is one of the attribute's words."""
    field = Paragraph(lines)
    made = Filled(part.ground, field)
    draft, ground = part.draft, part.ground

    def write(text: str) -> None:
        draft.change(attribute, **{attribute: read_lines(text, ground)})

    field.written.connect(write)
    field.left.connect(draft.settle)
    part.add(title, made, hint)
    return made


def beside(*parts: tuple[str, QWidget]) -> QHBoxLayout:
    """Small fields side by side, each with its name above it."""
    line = QHBoxLayout()
    line.setSpacing(Space.MEDIUM)
    for title, field in parts:
        name = words(title, "strong")
        name.setBuddy(field)
        field.setAccessibleName(title)
        column = QVBoxLayout()
        column.setSpacing(Space.TIGHT)
        column.addWidget(name)
        column.addWidget(field)
        line.addLayout(column, 1)
    return line
