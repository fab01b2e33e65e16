"""The list's side of the page: search, filters, actions, and the table or what to do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.language import translate
from ui.appearance import Space, look
from ui.icons import icon
from ui.ledger.filters.bar import FilterBar
from ui.widgets.keys import on_keys
from ui.widgets.pieces import Nothing, button, row

if TYPE_CHECKING:
    from app.ledger.base import Ledger
    from ui.ledger.table import LedgerTable
    from ui.page import Workplace

PAUSE_MS = 150
"""So long after the last letter the search begins."""
SEARCH_CHARS = 20
MOST_OF_BUTTON = 20
"""Chinese characters of a condition on a button."""
MOST_NAMED = 3
"""So many fields are named in the hint; more would not be read."""


class SearchBox(QLineEdit):
    """Searches while somebody types.

    Args:
        declared: the ledger; the hint says what is searched.

    Signals:
        searched: the words, a moment after the last letter.
        left: somebody goes on to the rows: Enter or ↓.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, declared: type[Ledger]) -> None:
        super().__init__()
        self.setPlaceholderText(self._hint(declared))
        self.setToolTip(
            self.tr("几个词用空格隔开，都要找到；姓名可以只写拼音首字母，号码可以只写最后几位")
        )
        self.setAccessibleName(self.tr("查找"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(SEARCH_CHARS // 2 * self.fontMetrics().horizontalAdvance("国"))
        self.setMaximumWidth(SEARCH_CHARS * self.fontMetrics().horizontalAdvance("国"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self.left)
        on_keys("Down", self, self.left.emit, only_itself=True)
        on_keys("Esc", self, self.clear, only_itself=True)

    def _hint(self, declared: type[Ledger]) -> str:
        labels = [translate(one.heading) for one in declared.fields.values() if one.search]
        hint = self.tr("查找{fields}") if len(labels) <= MOST_NAMED else self.tr("查找{fields}等")
        return hint.format(fields="、".join(labels[:MOST_NAMED]))

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _search(self) -> None:
        self.searched.emit(self.text().strip())


class ListPane(QWidget):
    """Lays out the list. What its buttons do is decided elsewhere.

    Args:
        place: the window's.
        declared: the ledger.
        table: its table.

    Attributes:
        search, views, put_back, filter_button, filters: finding.
        add, batch, bring_in, export, print_out, remove: the actions.
        more, fill_in, put_in: those that are wanted less often, in a menu.
        nothing_yet, nothing_found: what stands where there are no rows.
    """

    def __init__(self, place: Workplace, declared: type[Ledger], table: LedgerTable) -> None:
        super().__init__()
        title = translate(declared.sheet.title)
        self.search = SearchBox(declared)
        self.filter_button = button(self.tr("筛选"), picture="filter")
        self.filter_button.setCheckable(True)
        self.filter_button.setChecked(True)
        self.views = button("")
        self.views.setToolTip(self.tr("筛选、排序和列，都可以存成一个视图"))
        self.put_back = button(self.tr("还原"), "link")
        self.put_back.setToolTip(self.tr("回到视图原来的样子"))
        self.put_back.setMinimumHeight(self.filter_button.sizeHint().height())
        self.put_back.hide()
        self.filters = FilterBar(place, declared, (self.views, self.put_back))
        self.batch = button(self.tr("批量修改"), picture="edit")
        self.batch.setToolTip(self.tr("一次改选中的许多条（Ctrl+H）"))
        self.batch.hide()
        self.remove = button(self.tr("删除"), picture="delete")
        self.bring_in = button(self.tr("导入"), picture="import")
        self.export = button(self.tr("导出"), picture="export")
        self.print_out = button(self.tr("打印"), picture="print")
        self.print_out.setToolTip(self.tr("打印名册、登记表、标签（Ctrl+P）"))
        self.more = button(self.tr("更多"))
        menu = QMenu(self.more)
        self.fill_in = menu.addAction(icon("table"), self.tr("填上级发的表…"))
        suggestions = declared.sheet.suggestions
        said = translate(suggestions.title) if suggestions else ""
        self.put_in = menu.addAction(icon("add"), said)
        self.put_in.setVisible(suggestions is not None)
        self.more.setMenu(menu)
        self.add = button(self.tr("添加"), "primary", picture="add")
        self.add.setToolTip(self.tr("添加{ledger}（Ctrl+N）").format(ledger=title))
        self.nothing_yet = Nothing(
            "table",
            self.tr("还没有{ledger}").format(ledger=title),
            self.tr("可以一条一条添加，也可以从现有的表格一次导入。"),
        )
        self.nothing_found = Nothing(
            "search", self.tr("没有找到"), self.tr("换几个字再找，或者清除筛选条件，看全部内容。")
        )
        self.import_first = button(self.tr("从表格导入"), picture="import")
        self.add_first = button(self.tr("添加第一条"), "primary", picture="add")
        self.show_all = button(self.tr("清除查找和筛选"), "primary")
        self.take_last = button("")
        self.take_last.clicked.connect(self.filters.take_last)
        _add_below(self.nothing_yet, self.add_first, self.import_first)
        _add_below(self.nothing_found, self.take_last, self.show_all)
        self.table = table
        self._rows, self._without = table, _card(self.nothing_yet)
        self._not_found = _card(self.nothing_found)
        self._stack = QStackedWidget()
        for one in (self._rows, self._without, self._not_found):
            self._stack.addWidget(one)
        self._lay_out()

    def _lay_out(self) -> None:
        tools = row(
            self.search,
            self.filter_button,
            None,
            self.batch,
            self.remove,
            self.bring_in,
            self.export,
            self.print_out,
            self.more,
            self.add,
        )
        tools.setStretch(0, 2)
        tools.setStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(tools)
        layout.addWidget(self.filters)
        layout.addWidget(self._stack, 1)

    def show_count(self, *, found: int, total: int) -> None:
        """Show the table, or say why it is empty and what to do."""
        shown = self._rows if found else self._without if total == 0 else self._not_found
        self._stack.setCurrentWidget(shown)
        self._offer_to_take_last()
        for one in (self.remove, self.export):  # empty forms are printed where there are no rows
            one.setEnabled(found > 0)

    def _offer_to_take_last(self) -> None:
        """Where nothing is found, one condition too many is the likeliest cause."""
        said = self.filters.last_words()
        self.take_last.setVisible(bool(said))
        text = self.tr("去掉“{condition}”").format(condition=said)
        metrics = self.take_last.fontMetrics()
        wide = MOST_OF_BUTTON * metrics.horizontalAdvance("国")
        self.take_last.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide))
        self.take_last.setToolTip(text)


def _add_below(nothing: Nothing, *buttons: QWidget) -> None:
    layout = nothing.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertLayout(layout.count() - 1, row(None, *buttons, None))


def _card(inside: QWidget) -> QFrame:
    made = QFrame()
    look(made, "card")
    layout = QVBoxLayout(made)
    layout.addWidget(inside)
    return made
