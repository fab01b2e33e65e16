"""What reading a bundle looks like: what it says, what it would do, what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.lines import LineTable
from ui.widgets.pieces import Banner, column, frame, row, words
from ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence


class BundleView(QWidget):
    """The middle of the dialog; counts above, tables below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = words(kind="heading", wrap=True)
        self.written = words(kind="hint", wrap=True)
        self.note = Banner("", "info", "info")
        self.trouble = Banner("", "danger", "error")
        self.result = Banner("", "good", "ok")
        self.counts = [Count(title) for title in self._count_titles()]
        self.effects = TextTable(self._effect_titles(), (1, 2, 3), self)
        self.heads = TextTable(self._head_titles(), (2, 3, 4), self)
        self._figures = QWidget()
        self._figures.setLayout(row(*self.counts, gap=Space.MEDIUM))
        self._tables = self._make_tables()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(column(self.office, self.written, gap=Space.TIGHT))
        for one in (self.trouble, self.result, self.note, self._figures):
            layout.addWidget(one)
        layout.addWidget(self._tables, 1)
        layout.addStretch(0)
        self.show_nothing()

    def _count_titles(self) -> tuple[str, ...]:
        return self.tr("新增"), self.tr("修改"), self.tr("已有"), self.tr("要您处理")

    def _effect_titles(self) -> tuple[str, ...]:
        return self.tr("台账"), self.tr("新增"), self.tr("修改"), self.tr("要您处理")

    def _head_titles(self) -> tuple[str, ...]:
        return (
            self.tr("办公室"),
            self.tr("台账"),
            self.tr("这里现在有"),
            self.tr("读入以后"),
            self.tr("对方有"),
        )

    def _make_tables(self) -> QStackedWidget:
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.PAGE)
        self._heads = self._titled(self.tr("各办公室的条数"), self.heads)
        beside.addWidget(self._titled(self.tr("各台账的变化"), self.effects), 4)
        beside.addWidget(self._heads, 6)
        tables = QWidget()
        tables.setLayout(beside)
        stack = QStackedWidget()
        stack.addWidget(tables)
        stack.addWidget(QWidget())
        return stack

    def _titled(self, title: str, model: TextTable) -> QWidget:
        """A table with a heading; its numbers stand close to each other, at the right."""
        table = LineTable()
        table.setModel(model)
        table.setAccessibleName(title)
        head = table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made = QWidget()
        made.setLayout(column(words(title, "strong"), table))
        return made

    # ---- what is shown
    def show_nothing(self) -> None:
        """Show an empty dialog: the bundle is being opened."""
        for one in (self.trouble, self.result, self.note, self._figures):
            one.hide()
        self._tables.setCurrentIndex(1)

    def say_sender(self, office: str, written: str) -> None:
        """Say whose it is."""
        self.office.setText(office)
        self.written.setText(written)

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be read."""
        self.show_nothing()
        self.trouble.say(sentence)
        self.trouble.show()

    def show_plan(
        self,
        counts: Sequence[int],
        effects: Sequence[Sequence[str]],
        heads: Sequence[Sequence[str]],
        note: str,
    ) -> None:
        """Show what reading it would do.

        Args:
            counts: in the order of their titles.
            effects: the rows of the first table.
            heads: the rows of the second.
            note: what else is to be said; empty: nothing.
        """
        for tile, count in zip(self.counts, counts, strict=True):
            tile.show_count(count)
        self.effects.show_rows(effects)
        self.heads.show_rows(heads)
        self._figures.show()
        self._heads.setVisible(bool(heads))
        self._tables.setCurrentIndex(0 if effects or heads else 1)
        self.note.say(note)
        self.note.setVisible(bool(note))

    def praise(self, sentence: str) -> None:
        """Say that it was done."""
        self.result.say(sentence)
        self.result.show()
        self.note.hide()


class Count(QWidget):
    """A large count with its name below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: QLabel = words("0", "figure")
        card = frame("card")
        inside = column(self._figure, words(title), gap=0)
        inside.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        card.setLayout(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_count(self, count: int) -> None:
        """Show another count."""
        self._figure.setText(f"{count:,}")
        self._figure.setEnabled(count > 0)
