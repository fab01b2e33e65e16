"""Saved views of a ledger: the menu above the table, and what it does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QMenu, QVBoxLayout

from app.errors import Trouble
from app.saved_views import EVERYTHING, LONGEST_NAME, SavedView, ViewBook
from ui.appearance import Space
from ui.icons import icon
from ui.ledger.keeping import keeper
from ui.tell import ask
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.ledger.base import Ledger
    from ui.ledger.columns import ColumnMemory
    from ui.ledger.list_pane import ListPane
    from ui.ledger.listing import Listing
    from ui.page import Workplace

WIDTH = 24
"""Of the dialog, in Chinese characters."""


class NameDialog(QDialog):
    """Asks for the name of a view.

    Args:
        title: what is done.
        name: what stands there at first.
        accept_name: takes the name, and raises `Trouble` where it cannot.
        parent: the window.
    """

    def __init__(
        self, title: str, name: str, accept_name: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._accept_name = accept_name
        self.line = QLineEdit(name)
        self.line.setMaxLength(LONGEST_NAME)
        self.line.setPlaceholderText(self.tr("如：60岁以上、没有电话的"))
        self.line.setAccessibleName(self.tr("视图的名字"))
        self.opens = QCheckBox(self.tr("以后打开就用这个视图"))
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        self.save = button(self.tr("保存"), "primary", picture="save")
        self.cancel = button(self.tr("取消"))
        self.save.clicked.connect(self._try)
        self.cancel.clicked.connect(self.reject)
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        for one in (words(title, "title"), self.line, self._problem, self.opens):
            layout.addWidget(one)
        layout.addLayout(row(None, self.cancel, self.save))
        self.setMinimumWidth(WIDTH * self.fontMetrics().horizontalAdvance("国"))
        self.line.selectAll()
        self.line.setFocus()

    def _try(self) -> None:
        try:
            self._accept_name(self.line.text())
        except Trouble as trouble:
            self._problem.setText(f"{trouble.title}。{trouble.advice}")
            self._problem.show()
            self.line.setFocus()
            return
        self.accept()


class Views(QObject):
    """Shows one view of a ledger after another, and says when what is shown departs from it.

    Args:
        place: the window's.
        declared: the ledger.
        listing: the table.
        memory: its columns.
        pane: the list.

    Attributes:
        book: the views.
        current: the one that was chosen last.

    Signals:
        shown: a view is shown, and nothing else any more.
    """

    shown = Signal()

    def __init__(
        self,
        place: Workplace,
        declared: type[Ledger],
        listing: Listing,
        memory: ColumnMemory,
        pane: ListPane,
    ) -> None:
        super().__init__(pane)
        self._place = place
        self._ledger = declared.__tablename__
        self._listing = listing
        self._memory = memory
        self._pane = pane
        self.book = ViewBook(place.office, declared, keeper(place))
        self.current = SavedView()
        menu = QMenu(pane.views)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        menu.setToolTipsVisible(True)
        pane.views.setMenu(menu)
        pane.put_back.clicked.connect(self.put_back)
        pane.filters.changed.connect(self.refresh)
        pane.search.searched.connect(self.refresh)
        listing.table.ordered.connect(self.refresh)
        memory.changed = self.refresh
        default = self.book.default
        if default.name != EVERYTHING:
            self.show(default)
        self.refresh()

    # ---- what is shown
    def state(self) -> SavedView:
        """What is shown now, as a view."""
        question = self._listing.question
        has_own = not self._memory.is_usual or bool(self.current.columns)
        return replace(
            self.current,
            where=self._pane.filters.conditions,
            search=self._pane.search.text().strip(),
            order=question.order,
            columns=tuple(one.name for one in self._memory.fields) if has_own else (),
            widths=dict(self._memory.widths) if has_own else {},
        )

    @property
    def has_departed(self) -> bool:
        """Whether what is shown is something else than the view."""
        return self.current.name != EVERYTHING and not self.state().shows_the_same(self._plain())

    def _plain(self) -> SavedView:
        """The view with the columns that it takes from the table where it has none of its own."""
        if self.current.columns or self._memory.is_usual:
            return self.current
        return replace(self.current, columns=tuple(one.name for one in self._memory.fields))

    def show(self, view: SavedView) -> None:
        """Show a view."""
        self.current = view
        self._memory.lend(view.columns, view.widths)
        self._pane.filters.show_conditions(view.where)
        search = self._pane.search
        search.blockSignals(True)
        search.setText(view.search)
        search.blockSignals(False)
        question = view.question(self._ledger)
        self._listing.question = question
        self._listing.show_columns()
        self._listing.ask(question)
        if view.left_out:
            said = "；".join(map(str, view.left_out))
            told = self.tr("视图“{name}”：{said}，这部分没有用上")
            self._place.say(told.format(name=view.name, said=said))
        self.refresh()
        self.shown.emit()

    def put_back(self) -> None:
        """Show the view again as it is."""
        self.show(self.current)

    def refresh(self, *_what: object) -> None:
        """Say which view it is, and whether what is shown departs from it."""
        name = self.current.name or self.tr("全部")
        is_other = self.has_departed
        text = self.tr("视图：{name}（改过）") if is_other else self.tr("视图：{name}")
        self._pane.views.setText(text.format(name=name).replace("&", "&&"))
        self._pane.put_back.setVisible(is_other)

    # ---- the menu
    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for one in self.book.all():
            action = QAction(one.name.replace("&", "&&") or self.tr("全部"), menu)
            action.setCheckable(True)
            action.setChecked(one.name == self.current.name)
            action.triggered.connect(partial(self._choose, one))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        new = menu.addAction(icon("add"), self.tr("把现在的样子存成新视图…"))
        new.triggered.connect(self.save_as)
        if self.current.is_own:
            self._offer_changes(menu)
        opens = menu.addAction(self.tr("打开就用“{name}”").format(name=self._called()))
        opens.setCheckable(True)
        opens.setChecked(self.book.default.name == self.current.name)
        opens.triggered.connect(self._open_with)

    def _offer_changes(self, menu: QMenu) -> None:
        name = self.current.name
        change = menu.addAction(icon("save"), self.tr("保存对“{name}”的改动").format(name=name))
        change.setEnabled(self.has_departed)
        change.triggered.connect(self.save)
        rename = menu.addAction(icon("edit"), self.tr("给“{name}”改名…").format(name=name))
        rename.triggered.connect(self.rename)
        delete = menu.addAction(icon("delete"), self.tr("删除“{name}”…").format(name=name))
        delete.triggered.connect(self.remove)

    def _called(self) -> str:
        return self.current.name or self.tr("全部")

    def _choose(self, view: SavedView, _checked: bool = False) -> None:
        self.show(view)

    def _open_with(self, is_on: bool) -> None:
        self.book.open_with(self.current.name if is_on else EVERYTHING)

    # ---- changing views
    def save(self) -> None:
        """Keep what is shown now as the view that is chosen."""
        self.current = self.book.save(self.state())
        self._place.say(self.tr("已保存视图“{name}”").format(name=self.current.name))
        self.refresh()

    def save_as(self) -> NameDialog:
        """Ask for a name, and keep what is shown now under it."""
        state = self.state()

        def keep(name: str) -> None:
            if self.book.named(name) is not None and name.strip():
                raise Trouble("已经有叫“{name}”的视图", "请换一个名字", name=name.strip())
            columns = tuple(one.name for one in self._memory.fields)
            view = replace(state, name=name, columns=columns, widths=dict(self._memory.widths))
            kept = self.book.save(view)
            if dialog.opens.isChecked():
                self.book.open_with(kept.name)
            self.show(kept)

        dialog = NameDialog(self.tr("保存视图"), "", keep, self._pane)
        dialog.open()
        return dialog

    def rename(self) -> NameDialog:
        """Ask for another name of the view that is chosen."""
        old = self.current.name

        def keep(name: str) -> None:
            self.book.rename(old, name)
            self.current = replace(self.current, name=" ".join(name.split()))
            if dialog.opens.isChecked():
                self.book.open_with(self.current.name)
            self.refresh()

        dialog = NameDialog(self.tr("给视图改名"), old, keep, self._pane)
        dialog.opens.setChecked(self.book.default.name == old)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Ask, and delete the view that is chosen; no record is touched."""
        name = self.current.name
        question = self.tr("要删除视图“{name}”吗？").format(name=name)
        if ask(self._pane, question, self.tr("只删除视图，记录都在。"), self.tr("删除")):
            self.book.remove(name)
            self.show(SavedView())
