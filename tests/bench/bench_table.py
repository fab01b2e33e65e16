"""The table of patrol logs, from a village's to a region's, against what Qt itself offers.

The floor paints rows that are all in memory as C++ objects, and only 5,000 of them. Qt's own
table of a database (`QSqlTableModel`) shows the same texts from a file without a key. It only
knows how long it is once it has fetched every row, and ours once it has counted them: both are
measured to that end, except for the first rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.harness import Bench
from tests.bench.many_patrols import HOME, prepare

if TYPE_CHECKING:
    from app.ledger.questions import Order
    from tests.bench.harness import Job, Stage
    from tests.bench.table_hands import Hands
    from ui.ledger.listing import Listing

SIZES = (300, 40_000, 1_000_000)
MANY = SIZES[-1]
FEW = 300


class Shown:
    """The ledger's table as the program shows it, without the window around it."""

    def __init__(self, stage: Stage) -> None:
        from PySide6.QtCore import QObject
        from PySide6.QtWidgets import QApplication

        from app.desk import Desk
        from tests.bench.offices import open_copy
        from ui.appearance import prepare as dress
        from ui.jobs import Jobs
        from ui.ledger.columns import ColumnMemory
        from ui.ledger.listing import Listing
        from ui.page import Workplace

        self.app = QApplication(["bench"])
        dress(self.app)
        self.office = open_copy(stage, HOME)
        self.jobs = Jobs()
        place = Workplace(
            office=self.office,
            desk=Desk(self.office),
            jobs=self.jobs,
            say=_no_one,
            show_record=_no_one,
            show_page=_no_one,
            import_file=_no_one,
            print_ledger=_no_one,
        )
        declared = self.office.registry["patrols"]
        self._parent = QObject()
        memory = ColumnMemory(self.office, declared, "page")
        self.listing: Listing = Listing(place, declared, memory, self._parent)
        self._is_whole = False
        self.listing.answered.connect(self._note)

    def _note(self) -> None:
        self._is_whole = True

    def open(self, *, whole: bool = True) -> Hands:
        """Show the table; with its first rows, or when all are counted."""
        from tests.bench.table_hands import SIZE, Hands

        view = self.listing.table
        view.resize(*SIZE)
        view.show()
        self.listing.refresh()
        hands = Hands(view, self._is_there)
        hands.wait()
        if whole:
            self.wait()
            hands.wait()
        return hands

    def _is_there(self) -> bool:
        """Whether the rows in view have been read; not those beside them."""
        model, shown = self.listing._model, self.listing.table.shown_rows()
        last = min(shown.stop, model.rowCount()) - 1
        return last >= 0 and bool(model.row_at(shown.start)) and bool(model.row_at(last))

    def ask(self) -> None:
        """Another question is about to be asked."""
        self._is_whole = False

    def wait(self) -> None:
        """Wait until all rows are there."""
        from PySide6.QtCore import QEventLoop

        while not self._is_whole:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def close(self) -> None:
        """Give everything back."""
        self.jobs.close()
        self.office.close()


def _no_one(*_words: object) -> None:
    """Nobody is told."""


def ours_jump(stage: Stage) -> None:
    """Jump about in the whole table."""
    shown = Shown(stage)
    hands = shown.open()
    with stage.measured():
        hands.jump()
    shown.close()


def ours_wheel(stage: Stage) -> None:
    """Turn the wheel in the middle of it."""
    shown = Shown(stage)
    hands = shown.open()
    with stage.measured():
        hands.turn()
    shown.close()


def ours_first(stage: Stage) -> None:
    """The first rows in order, painted."""
    shown = Shown(stage)
    with stage.measured():
        shown.open(whole=False)
    shown.close()


def ours_to_end(stage: Stage) -> None:
    """Show the table and go to its last row; then here and there."""
    shown = Shown(stage)
    with stage.measured():
        hands = shown.open()
        hands.view.scrollToBottom()
        hands.wait()
        hands.jump()
    shown.close()


def ours_sort(stage: Stage) -> None:
    """Sort by a column that has an index."""
    from app.ledger.questions import Order

    _sort(stage, Order("date"))


def ours_sort_plain(stage: Stage) -> None:
    """Sort by a column without one."""
    from app.ledger.questions import Order

    _sort(stage, Order("weather"))


def ours_filter(stage: Stage) -> None:
    """Show the rows with one sort of weather."""
    from app.ledger.fields import Operator
    from app.ledger.questions import Condition

    shown = Shown(stage)
    hands = shown.open()
    shown.ask()
    with stage.measured():
        shown.listing.filter((Condition("weather", Operator.CONTAINS, ("毛风",)),))
        shown.wait()
        hands.wait()
    shown.close()


def _sort(stage: Stage, order: Order) -> None:
    shown = Shown(stage)
    hands = shown.open()
    shown.ask()
    with stage.measured():
        shown.listing.sort((order,))
        shown.wait()
        hands.wait()
    shown.close()


def _peer(name: str) -> Job:
    def play(stage: Stage) -> None:
        from tests.bench import table_peers

        getattr(table_peers, name)(stage)

    return play


ITEMS = "QStandardItemModel of 5,000 rows"
SQL = "QSqlTableModel, without a key"


def _bench(
    name: str,
    what: str,
    ours: Job,
    other: str,
    *,
    rows: int | tuple[int, ...] = SIZES,
    target: float | None = None,
    compared: str = "user",
    grown: float | None = None,
) -> Bench:
    return Bench(
        name=f"table-{name}",
        what=what,
        rows=rows,
        few=FEW,
        prepare=prepare,
        ours=ours,
        against=ITEMS if other.startswith("item") else SQL,
        other=_peer(other),
        target=target,
        compared=compared,  # pyright: ignore[reportArgumentType]
        grown=grown,
    )


BENCHES = (
    _bench("jump", "jump anywhere, 100 times", ours_jump, "item_jump", target=1.7),
    _bench("jump-sql", "jump anywhere, 100 times", ours_jump, "sql_jump", rows=MANY, target=1.4),
    _bench("wheel", "turn the wheel 200 times", ours_wheel, "item_wheel", target=1.5, grown=1.5),
    _bench("wheel-sql", "turn the wheel 200 times", ours_wheel, "sql_wheel", rows=MANY, target=1.1),
    _bench("first", "the first rows, painted", ours_first, "sql_first", compared="wall"),
    _bench("sort", "sort by a column with an index", ours_sort, "sql_sort"),
    _bench("sort-plain", "sort by a column without", ours_sort_plain, "sql_sort_plain"),
    _bench("filter", "show one sort of weather", ours_filter, "sql_filter"),
    _bench(
        "memory",
        "the table, its end, 100 jumps",
        ours_to_end,
        "sql_to_end",
        rows=SIZES[1:],
        target=1.0,
        compared="memory",
        grown=1.6,
    ),
)
