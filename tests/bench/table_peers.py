"""What a program with Qt would otherwise show a million rows with."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QApplication, QTableView

from tests.bench.many_patrols import PLAIN, SHOWN
from tests.bench.table_hands import SIZE, Hands

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from tests.bench.harness import Stage

FLOOR = 5000
"""Rows of the floor: it paints what is in memory, and reads nothing."""
INDEXED, PLAIN_COLUMN = 1, 1 + SHOWN.index("weather")


def _start() -> QApplication:
    """The same font in the same size, so that the same glyphs are painted; the style as it is."""
    from PySide6.QtGui import QFontDatabase

    from ui.appearance import FONTS, RESOURCES, TextSize, font

    app = QApplication(["bench"])
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
    app.setStyle("Fusion")
    app.setFont(font(TextSize.NORMAL.value))
    return app


def _show(model: QAbstractItemModel) -> Hands:
    from ui.appearance import row_height

    view = QTableView()
    view.setModel(model)
    view.setWordWrap(False)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_height(QFontMetrics(view.font())))
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.resize(*SIZE)
    view.show()
    hands = Hands(view)
    hands.wait()
    return hands


# ---- items in memory
def item_jump(stage: Stage) -> None:
    """Jump about in rows that are all in memory."""
    hands = _items(stage)
    with stage.measured():
        hands.jump()


def item_wheel(stage: Stage) -> None:
    """Turn the wheel over them."""
    hands = _items(stage)
    with stage.measured():
        hands.turn()


def _items(stage: Stage) -> Hands:
    app = _start()
    model = QStandardItemModel(app)
    with closing(sqlite3.connect(stage.prepared / PLAIN)) as plain:
        for row in plain.execute(f"SELECT * FROM patrols ORDER BY date LIMIT {FLOOR}"):  # noqa: S608
            model.appendRow([QStandardItem("" if one is None else str(one)) for one in row])
    return _show(model)


# ---- Qt's own table of a database
def sql_jump(stage: Stage) -> None:
    """Jump about, once all rows have been fetched: before that nobody can jump."""
    hands = _all_fetched(stage)
    with stage.measured():
        hands.jump()


def sql_wheel(stage: Stage) -> None:
    """Turn the wheel, once all rows have been fetched."""
    hands = _all_fetched(stage)
    with stage.measured():
        hands.turn()


def sql_first(stage: Stage) -> None:
    """The first rows in order, painted."""
    _start()
    with stage.measured():
        _show(_table(stage))


def sql_to_end(stage: Stage) -> None:
    """Show the table and go to its last row; then here and there."""
    _start()
    with stage.measured():
        model = _table(stage)
        hands = _show(model)
        _fetch_all(model)
        hands.view.scrollToBottom()
        hands.wait()
        hands.jump()


def sql_sort(stage: Stage) -> None:
    """Sort by a column that has an index."""
    _sort(stage, INDEXED)


def sql_sort_plain(stage: Stage) -> None:
    """Sort by a column without one."""
    _sort(stage, PLAIN_COLUMN)


def sql_filter(stage: Stage) -> None:
    """Show the rows with one sort of weather."""
    _start()
    model = _table(stage)
    hands = _show(model)
    with stage.measured():
        model.setFilter("weather LIKE '%毛风%'")
        _fetch_all(model)
        hands.wait()


def _sort(stage: Stage, column: int) -> None:
    _start()
    model = _table(stage)
    hands = _show(model)
    with stage.measured():
        model.setSort(column, Qt.SortOrder.AscendingOrder)
        model.select()
        _fetch_all(model)
        hands.wait()


def _table(stage: Stage) -> QSqlTableModel:
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(stage.prepared / PLAIN))
    assert database.open()
    model = QSqlTableModel(QApplication.instance(), database)
    model.setTable("patrols")
    model.setSort(INDEXED, Qt.SortOrder.DescendingOrder)
    assert model.select()
    return model


def _fetch_all(model: QSqlTableModel) -> None:
    while model.canFetchMore():
        model.fetchMore()


def _all_fetched(stage: Stage) -> Hands:
    _start()
    model = _table(stage)
    _fetch_all(model)
    return _show(model)
